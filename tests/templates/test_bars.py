"""Banners and corner cards: above the page, and out of its way."""

import pytest

from tests.browser.shop import Shop
from tests.templates.offers import BANNER, CORNER, focused, inner, open_at_once, site

BOX = "JSON.stringify(%s.getBoundingClientRect())"


def box(shop: Shop, css: str = "section") -> dict[str, float]:
    found: dict[str, float] = shop.engine.js(f"JSON.parse({BOX % inner(shop, css)})")
    return found


def still(shop: Shop) -> None:
    """Wait until the entrance is over."""
    animations = f"{inner(shop, 'section')}.getAnimations()"
    shop.engine.js(
        f"Promise.all({animations}.map(function (a) {{ return a.finished; }})).then(function () {{}})"
    )


@pytest.mark.parametrize("position", ["top", "bottom"])
def test_a_banner_keeps_to_its_edge_over_the_full_width(shop: Shop, position: str) -> None:
    open_at_once(shop, BANNER.replace("top", position))
    still(shop)
    found = box(shop)

    assert (found["left"], found["width"]) == (0, shop.engine.js("document.documentElement.clientWidth"))
    assert (found["top"] if position == "top" else found["bottom"]) == (0 if position == "top" else 700)


@pytest.mark.parametrize(
    ("position", "left", "top"),
    [("bottom-left", True, False), ("bottom-right", False, False), ("top-right", False, True)],
)
def test_a_card_stands_in_its_corner(shop: Shop, position: str, left: bool, top: bool) -> None:
    open_at_once(shop, CORNER.replace("bottom-right", position))
    still(shop)
    found, width = box(shop), shop.engine.js("document.documentElement.clientWidth")

    assert (found["left"] if left else width - found["right"]) == pytest.approx(16, abs=0.5)
    assert (found["top"] if top else 700 - found["bottom"]) == pytest.approx(16, abs=0.5)


def test_a_card_in_a_page_that_is_read_from_the_right_changes_sides(shop: Shop) -> None:
    shop.build(site(CORNER))
    shop.visit("/", ready=False)
    shop.started()
    assert shop.shown("offer")
    shop.engine.js("(document.documentElement.dir = 'rtl', 1)")
    still(shop)

    assert box(shop)["left"] <= 32
    assert box(shop, ".close")["left"] - box(shop)["left"] < 10


def test_a_bar_leaves_the_focus_and_the_page_to_the_shopper(shop: Shop) -> None:
    shop.build(site(BANNER.replace("page_load", "{ timer: 5s }")))
    shop.visit("/", page="form")
    shop.engine.click("#field")
    shop.advance(5_000)
    assert shop.shown("offer")
    shop.engine.type("tent")

    assert focused(shop) == "input field"
    assert shop.engine.js("document.querySelector('#field').value") == "tent"
    assert shop.engine.js(f"{inner(shop, 'section')}.getAttribute('role')") == "region"
    assert shop.engine.js(f"{inner(shop, 'section')}.getAttribute('aria-label')").startswith("Orders before")


def test_a_bar_that_is_closed_from_within_gives_the_focus_back(shop: Shop) -> None:
    shop.build(site(BANNER.replace("page_load", '{ click: "#button" }')))
    shop.visit("/", page="form")
    shop.engine.click("#button")
    assert shop.shown("offer")
    shop.engine.js(f"({inner(shop, '.close')}.focus(), 1)")
    shop.engine.key("Escape")

    assert shop.gone("offer")
    assert focused(shop) == "button button"
