"""One place on the screen, several promotions that want it."""

from tests.browser.building import site_yml
from tests.browser.shop import Shop
from tests.runtime_js.offers import DAY, LEAD, popup, site

LOUD = popup("priority: 80", triggers="[ { event: go } ]", headline="Loud")
SOFT = popup("priority: 20", triggers="[ { event: go } ]", headline="Soft")


def go(shop: Shop) -> None:
    shop.call("track", "go")
    shop.engine.settle()


def close_the_first_of_two(shop: Shop) -> None:
    """Want two dialogs, between which 30 seconds are to lie, and close the one that comes first."""
    slots = "{ modal: { max: 1, gap: 30s, per_page: 9 } }"
    shop.build({"site.yml": site(slots=slots), "promotions/soft.yml": SOFT, "promotions/loud.yml": LOUD})
    shop.visit("/")
    go(shop)
    shop.close("loud")


def test_the_higher_priority_comes_first_and_the_other_follows(shop: Shop) -> None:
    shop.build({"site.yml": site(), "promotions/a-soft.yml": SOFT, "promotions/b-loud.yml": LOUD})
    shop.visit("/")
    go(shop)
    assert shop.open_promotions() == ["b-loud"]
    shop.close("b-loud")

    assert shop.shown("a-soft")


def test_thirty_seconds_lie_between_two_dialogs(shop: Shop) -> None:
    close_the_first_of_two(shop)
    shop.advance(29_000)
    assert shop.absent("soft")
    shop.advance(1_100)

    assert shop.shown("soft")


def test_a_clock_set_back_by_a_day_keeps_no_dialog_away_for_that_day(shop: Shop) -> None:
    close_the_first_of_two(shop)
    shop.now -= DAY
    shop.visit("/other")
    go(shop)
    shop.advance(30_000)

    assert shop.shown("soft")
    assert shop.absent("loud")


def test_a_clock_set_back_by_seconds_ends_no_gap_before_its_time(shop: Shop) -> None:
    close_the_first_of_two(shop)
    shop.now -= 20_000
    shop.visit("/other")
    go(shop)
    shop.advance(10_000)
    assert shop.absent("soft")

    shop.advance(40_000)
    assert shop.shown("soft")


def test_one_dialog_a_page_is_what_a_shop_gets_unasked(shop: Shop) -> None:
    shop.build({"site.yml": site_yml(), "promotions/soft.yml": SOFT, "promotions/loud.yml": LOUD})
    shop.visit("/")
    go(shop)
    shop.close("loud")
    shop.advance(120_000)
    assert shop.absent("soft")

    shop.visit("/other")
    go(shop)
    assert shop.shown("soft")


def test_the_queue_ends_with_the_page_view(shop: Shop) -> None:
    shop.build({"site.yml": site(), "promotions/soft.yml": SOFT, "promotions/loud.yml": LOUD})
    shop.visit("/")
    go(shop)
    assert shop.shown("loud")
    shop.visit("/other")

    assert shop.open_promotions() == []


def test_bars_and_corners_have_slots_of_their_own(shop: Shop) -> None:
    shop.build(
        {
            "site.yml": site(),
            "promotions/bar.yml": popup(template="banner"),
            "promotions/bottom.yml": popup(template="{ name: banner, position: bottom }"),
            "promotions/corner.yml": popup(template="corner"),
        }
    )
    shop.visit("/")

    for name in ("bar", "bottom", "corner"):
        assert shop.shown(name)


def test_a_form_that_is_being_filled_in_is_not_replaced(shop: Shop) -> None:
    shop.build({"site.yml": site(), "promotions/lead.yml": LEAD, "promotions/loud.yml": LOUD})
    shop.visit("/")
    shop.fill_in("lead", "input[type=email]", "ann@")
    go(shop)
    shop.advance(60_000)

    assert shop.open_promotions() == ["lead"]


def test_a_checkout_is_left_in_peace(shop: Shop) -> None:
    pages = "{ checkout: /checkout/* }"
    shop.build(
        {
            "site.yml": site(pages=pages),
            "promotions/loud.yml": LOUD,
            "promotions/help.yml": popup(
                "targeting: { page.type: checkout }", triggers="[ { event: go } ]", template="corner"
            ),
        }
    )
    shop.visit("/checkout/pay")
    go(shop)

    assert shop.shown("help")
    assert shop.absent("loud")
    assert shop.call("show", "loud", {"ignore": ["checkout", "slot"]}) == {"refused": "checkout"}


def test_a_page_can_cancel_a_showing_and_is_not_asked_again(shop: Shop) -> None:
    shop.build({"site.yml": site(), "promotions/loud.yml": LOUD})
    shop.visit("/")
    shop.engine.js(
        "(document.addEventListener('handbill:before-show', function (e) { window.asked = (window.asked || 0) + 1;"
        " e.preventDefault(); }), 1)"
    )
    go(shop)
    go(shop)

    assert shop.absent("loud")
    assert shop.engine.js("window.asked") == 1


def test_a_field_that_is_being_typed_in_keeps_the_focus(shop: Shop) -> None:
    shop.build({"site.yml": site(), "promotions/loud.yml": LOUD})
    shop.visit("/", page="form")
    shop.engine.click("#field")
    go(shop)
    shop.engine.type("tent")

    assert shop.engine.js("field.value") == "tent"
    assert shop.absent("loud")
    shop.engine.click("h1")
    shop.advance(2_000)
    assert shop.shown("loud")


def test_a_dialog_waits_for_another_whatever_slots_they_are_in(shop: Shop) -> None:
    slots = "{ modal: { max: 2, gap: 1s, per_page: 9 }, corner: { max: 2 } }"
    beside = popup("slot: corner\npriority: 20", triggers="[ { event: go } ]", headline="Beside")
    files = {"promotions/loud.yml": LOUD, "promotions/soft.yml": SOFT, "promotions/beside.yml": beside}
    shop.build({"site.yml": site(slots=slots), **files})
    shop.visit("/")
    go(shop)
    shop.advance(5_000)
    assert shop.open_promotions() == ["loud"]
    assert shop.call("show", "beside") == {"refused": "slot"}
    assert shop.call("show", "soft") == {"refused": "slot"}
    shop.close("loud")

    assert shop.shown("beside")
    assert shop.open_promotions() == ["beside"]
    assert shop.engine.js("document.documentElement.style.overflow") == "hidden"
    shop.close("beside")
    shop.advance(5_000)
    assert shop.shown("soft")
    shop.close("soft")
    assert shop.engine.js("document.documentElement.style.overflow") == ""
