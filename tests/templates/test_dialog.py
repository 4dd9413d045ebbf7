"""A popup as a dialog: keyboard, focus, and the page behind it."""

from tests.browser.shop import Shop
from tests.templates.offers import AT_ONCE, LEAD, MESSAGE, focused, inner, open_at_once, site


def open_by_button(shop: Shop) -> None:
    shop.build(site(MESSAGE))
    shop.visit("/", page="form")
    shop.engine.click("#button")
    assert shop.shown("offer")


def test_the_focus_goes_to_the_headline_and_back_to_the_button_that_opened_it(shop: Shop) -> None:
    open_by_button(shop)
    assert focused(shop) == "h2"

    shop.engine.key("Escape")

    assert shop.gone("offer")
    assert focused(shop) == "button button"
    assert [event["by"] for event in shop.events("dismissal")] == ["escape"]
    assert shop.quiet()


def test_tab_goes_round_within_the_dialog_both_ways(shop: Shop) -> None:
    open_at_once(shop, LEAD)
    forth = []
    for _ in range(5):
        shop.engine.key("Tab")
        forth.append(focused(shop))
    shop.engine.key("Shift+Tab")

    assert forth == [
        "input f-email",
        "input f-marketing_consent",
        "button button",
        "button close",
        "input f-email",
    ]
    assert focused(shop) == "button close"


def test_the_first_shift_tab_goes_to_the_last_control(shop: Shop) -> None:
    open_at_once(shop)
    shop.engine.key("Shift+Tab")

    assert focused(shop) == "button close"


def test_the_dialog_is_modal_and_named_after_its_headline(shop: Shop) -> None:
    open_at_once(shop)

    assert shop.engine.js(f"{inner(shop, 'dialog')}.matches(':modal')")
    assert shop.engine.js(f"{inner(shop, 'dialog')}.getAttribute('aria-label')") == "A hundred days"


def test_a_field_that_is_being_typed_in_keeps_the_focus_until_it_is_left(shop: Shop) -> None:
    shop.build(site(AT_ONCE.replace("page_load", "{ timer: 5s }")))
    shop.visit("/", page="form")
    shop.engine.click("#field")
    shop.engine.type("ten")
    shop.advance(5_000)
    shop.engine.type("ts")
    assert shop.engine.js("document.querySelector('#field').value") == "tents"

    shop.engine.click("#button")
    shop.advance(1_000)

    assert shop.shown("offer")
    assert focused(shop) == "h2"
    assert shop.quiet()


def test_a_click_beside_the_dialog_closes_it(shop: Shop) -> None:
    open_at_once(shop)
    shop.engine.click_at(20, 350)

    assert shop.gone("offer")
    assert [event["by"] for event in shop.events("dismissal")] == ["outside"]


def test_a_drag_that_ends_beside_the_dialog_does_not_close_it(shop: Shop) -> None:
    open_at_once(shop)
    shop.engine.move(500, 350)
    shop.engine.press()
    shop.engine.path((300, 350), (20, 350))
    shop.engine.release()
    shop.engine.settle()

    assert shop.open_promotions() == ["offer"]


def test_a_dialog_that_is_to_stay_outlives_a_click_beside_it(shop: Shop) -> None:
    open_at_once(shop, AT_ONCE.replace("template: popup", "template: { name: popup, outside: stay }"))
    shop.engine.click_at(20, 350)
    shop.engine.settle()

    assert shop.open_promotions() == ["offer"]


def test_a_filled_form_outlives_a_click_beside_it(shop: Shop) -> None:
    open_at_once(shop, LEAD)
    shop.fill_in("offer", "input", "a@b.test")
    shop.engine.click_at(20, 350)
    shop.engine.settle()

    assert shop.open_promotions() == ["offer"]


def test_the_page_behind_neither_scrolls_nor_moves(shop: Shop) -> None:
    shop.build(site(MESSAGE))
    shop.visit("/", page="form")
    width = shop.engine.js("document.querySelector('h1').getBoundingClientRect().width")
    shop.engine.click("#button")
    assert shop.shown("offer")
    shop.engine.move(20, 350)
    shop.engine.wheel(300)
    shop.engine.settle()

    assert shop.engine.js("scrollY") == 0
    assert shop.engine.js("document.querySelector('h1').getBoundingClientRect().width") == width
    shop.close("offer")
    assert shop.engine.js("document.documentElement.getAttribute('style') || ''") == ""


def test_a_dialog_that_the_page_takes_away_comes_back_as_it_was(shop: Shop) -> None:
    open_at_once(shop, LEAD)
    shop.fill_in("offer", "input", "a@b.test")
    shop.engine.js(f"({shop.root('offer')}.remove(), 1)")

    shop.engine.wait_until(f"{shop.root('offer')} && {inner(shop, 'dialog')}.matches(':modal')")
    assert shop.engine.js(f"{inner(shop, 'input')}.value") == "a@b.test"
    assert shop.events("dismissal") == []
    assert len(shop.events("before-show")) == 1


def test_a_page_that_insists_on_taking_it_away_gets_its_way(shop: Shop) -> None:
    open_at_once(shop)
    shop.engine.js(
        "(new MutationObserver(function () { var r = document.querySelector('hb-root'); if (r) r.remove(); })"
        ".observe(document.documentElement, { childList: true }), document.querySelector('hb-root').remove(), 1)"
    )

    assert shop.wait_event("dismissal")[0]["by"] == "script"
    assert shop.open_promotions() == []


def test_a_link_to_a_place_on_the_page_makes_way_for_it(shop: Shop) -> None:
    open_at_once(shop, AT_ONCE.replace("/collections/all", '"#middle"'))
    shop.click_in("offer", "a")

    assert shop.gone("offer")
    assert [event["kind"] for event in shop.events("engagement")] == ["click"]
    assert shop.engine.js("location.hash") == "#middle"


FILM = """\
template: popup
triggers: [ page_load ]
screens:
  ask:
    blocks:
      - heading: How it is pitched
      - video: { src: /films/tent.mp4, title: A tent }
      - html: '<p tabindex="0">A table</p>'
      - button: { label: See it, link: /tent }
"""


def rounds(shop: Shop, key: str) -> list[str]:
    """Press a key until something has had the focus twice, apart from a player, which keeps it for its own controls."""
    seen: list[str] = []
    while (here := focused(shop)) == "video" or here not in seen:
        seen.append(here)
        assert len(seen) < 60, seen
        shop.engine.key(key)
    return seen


def test_tab_reaches_a_player_and_what_else_says_that_it_is_a_stop_and_leaves_them_again(shop: Shop) -> None:
    open_at_once(shop, FILM)
    shop.click_in("offer", ".play")
    shop.engine.wait_until(f"{inner(shop, 'video')}")
    assert focused(shop) == "video"
    stops = {"video", "p", "a button", "button close"}
    assert stops <= {*rounds(shop, "Tab")}
    shop.engine.js(f"({inner(shop, '.close')}.focus(), 1)")

    assert stops <= {*rounds(shop, "Shift+Tab")}
