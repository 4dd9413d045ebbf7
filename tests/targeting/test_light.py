"""What triggers must not do to the shop's page."""

import json
from typing import Any

import pytest

from tests.browser.listening import LISTENING, heard
from tests.browser.shop import Shop
from tests.targeting.play import COARSE, PROBE, probe

_SHAPE = """({
  elements: document.querySelectorAll("*").length,
  height: document.documentElement.scrollHeight,
  width: document.documentElement.scrollWidth,
  styled: document.querySelectorAll("[style]").length
})"""


@pytest.mark.parametrize(
    "use",
    [
        {"scroll_depth": "90%"},
        {"scroll_depth": {"while": {"from": "80%", "to": "90%"}, "close": True}},
        {"element_visible": "#reviews"},
    ],
    ids=["share", "range", "element"],
)
def test_what_watches_for_scrolling_leaves_the_page_as_it_was(shop: Shop, use: Any) -> None:
    shop.head = [LISTENING]
    shop.visit("/", ready=False)
    before = shop.engine.js(_SHAPE)
    shop.build({f"promotions/{PROBE}.yml": probe(use)})
    shop.visit("/")
    shop.advance(1000)
    assert shop.engine.js(_SHAPE) == before
    assert "scroll" not in heard(shop)


def test_scroll_depth_follows_a_page_that_shrinks(shop: Shop) -> None:
    shop.build({f"promotions/{PROBE}.yml": probe({"scroll_depth": "90%"})})
    shop.visit("/")
    shop.engine.js("(document.querySelector('.tall').style.height = '900px')")
    shop.engine.settle()
    assert shop.engine.js("document.documentElement.scrollHeight") < 1500
    shop.scroll(100_000)
    shop.advance(200)
    assert shop.shown(PROBE)


def test_a_mouse_is_not_asked_for_touches_nor_a_finger_for_moves(shop: Shop) -> None:
    shop.build({f"promotions/{PROBE}.yml": probe("exit_intent")})
    shop.head = [LISTENING]
    shop.visit("/")
    assert {"mousemove", "mouseout"} <= heard(shop)
    assert not {"touchstart", "touchend"} & heard(shop)
    shop.head = [LISTENING, f"<script>{COARSE}</script>"]
    shop.visit("/")
    assert {"touchstart", "touchend"} <= heard(shop)
    assert not {"mousemove", "mouseout"} & heard(shop)


def test_triggers_of_a_page_that_was_left_softly_stay_silent(shop: Shop) -> None:
    elsewhere = {**json.loads(probe("exit_intent")), "targeting": {"page.path": "/"}}
    anywhere = {**json.loads(probe({"inactivity": "30s"})), "template": "corner"}
    shop.build(
        {f"promotions/{PROBE}.yml": json.dumps(elsewhere), "promotions/idle.yml": json.dumps(anywhere)}
    )
    shop.visit("/", framed=True)
    shop.advance(29_800)
    shop.leave_through_top()
    shop.engine.js("(history.pushState(null, '', '/next'), 1)")
    shop.advance(1000)
    assert shop.absent(PROBE)
    assert shop.absent("idle")
    shop.advance(60_000)
    assert shop.shown("idle")
    assert shop.quiet()
