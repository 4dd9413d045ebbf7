"""Plays the cases.json of triggers and facts: each step is something that a shopper or the page does."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from tests.browser.building import ROOT
from tests.browser.shop import Shop

PROBE = "probe"
Case = dict[str, Any]
Step = Sequence[Any]

# What a page can know of a touch screen, for the engine that has none.
COARSE = """
(function () {
  var ask = window.matchMedia;
  window.matchMedia = function (query) {
    var answer = ask.call(window, query);
    return query.indexOf("pointer:coarse") < 0 ? answer : { matches: true, media: query };
  };
})();
"""


def cases(folder: str) -> list[tuple[str, Case]]:
    """Return every case below `targeting/<folder>` with its name: the entry's and its own."""
    found = []
    for path in sorted((ROOT / "targeting" / folder).glob("*/cases.json")):
        found += [(f"{path.parent.name}: {case['name']}", case) for case in json.loads(path.read_text())]
    return found


def enter(shop: Shop, case: Case, path: str = "/") -> None:
    """Load the first page of a case: below the strip if the pointer is to leave it."""
    if case.get("touch"):
        if shop.engine.name == "webkit":
            shop.head.append(f"<script>{COARSE}</script>")
        else:
            shop.engine.fresh(touch=True)
    shop.head.extend(case.get("head", []))
    shop.page = case.get("page", "tall")
    steps = [step[0] for step in case["do"]]
    shop.visit(path, framed="leave" in steps or "move" in steps)


def play(shop: Shop, steps: Sequence[Step]) -> None:
    """Do the steps one after the other."""
    for name, *arguments in steps:
        _STEPS[name](shop, *arguments)
        if name not in _SETTLE | _LOOK:
            shop.engine.settle()


def fired(shop: Shop) -> int:
    """Return how often the probe was about to be shown in this document."""
    return len([event for event in shop.events("before-show") if event["promotion"] == PROBE])


def _hide(shop: Shop, ms: float) -> None:
    shop.hide()
    shop.advance(ms)
    shop.unhide()


def _flick(shop: Shop, dy: float, ms: float) -> None:
    """Move a finger so that the page scrolls by `dy` within `ms`."""
    touch = "window.dispatchEvent(new Event('%s', { bubbles: true }))"
    shop.engine.js(touch % "touchstart")
    shop.engine.js("(window.scrollBy({ top: arguments[0], behavior: 'instant' }), 1)", dy)
    shop.advance(ms)
    shop.engine.js(touch % "touchend")


def _type(shop: Shop, css: str, text: str) -> None:
    shop.engine.click(css)
    shop.engine.type(text)


def _fires(shop: Shop, times: int) -> None:
    assert fired(shop) == times


def _came(shop: Shop, times: int) -> None:
    shop.wait_event("before-show", times)


def _js(shop: Shop, expression: str) -> None:
    shop.engine.js(f"({expression}, 1)")


def _same(shop: Shop, expression: str) -> None:
    assert shop.engine.js(expression), expression


_STEPS: dict[str, Callable[..., object]] = {
    "advance": Shop.advance,
    "scroll": Shop.scroll,
    "wheel": lambda shop, dy: shop.engine.wheel(dy),
    "move": lambda shop, x, y: shop.engine.move(x, y),
    "press": lambda shop: shop.engine.press(),
    "release": lambda shop: shop.engine.release(),
    "leave": Shop.leave_through_top,
    "come_back": Shop.come_back,
    "click": lambda shop, css: shop.engine.click(css),
    "type": _type,
    "key": lambda shop, key: shop.engine.key(key),
    "hide": _hide,
    "flick": _flick,
    "cart": Shop.cart,
    "track": lambda shop, name: shop.call("track", name),
    "call": lambda shop, method, *given: shop.call(method, *given),
    "show": lambda shop, promotion: shop.call("show", promotion),
    "close": lambda shop, promotion=PROBE: shop.close(promotion),
    "click_in": Shop.click_in,
    "fill_in": Shop.fill_in,
    "resize": lambda shop, width, height: shop.engine.resize(width, height),
    "visit": Shop.visit,
    "reload": Shop.reload,
    "js": _js,
    "fires": _fires,
    "came": _came,
    "same": _same,
}

_SETTLE = {"advance", "scroll", "leave", "come_back", "hide", "cart", "visit", "reload"}
"""Steps that let the page settle by themselves."""
_LOOK = {"fires", "came", "same"}
"""Steps that change nothing."""


def probe(use: Any, *, necessary: bool = False) -> str:
    """Return a promotion that shows whenever its one trigger fires; `necessary`: before any consent, too."""
    return json.dumps(
        {
            "template": "banner",
            "triggers": [use],
            "frequency": {"after": {"dismissal": "0s"}},
            "content": {"body": "It has fired."},
            **({"purpose": "necessary"} if necessary else {}),
        }
    )
