"""What counts as seen and as answered."""

from tests.browser.shop import Shop
from tests.templates.offers import AT_ONCE, CORNER, LEAD, open_at_once


def test_an_impression_takes_two_hundred_milliseconds_in_sight(shop: Shop) -> None:
    open_at_once(shop)
    shop.advance(150)
    assert shop.events("impression") == []

    shop.advance(100)

    assert [event["trigger"] for event in shop.events("impression")] == ["page_load"]


def test_a_message_without_anything_to_click_engages_by_eight_seconds_in_sight(shop: Shop) -> None:
    open_at_once(shop, CORNER)
    shop.advance(200)
    shop.hide()
    shop.advance(20_000)
    shop.unhide()
    shop.advance(7_900)
    assert shop.events("engagement") == []

    shop.advance(200)

    assert [event["kind"] for event in shop.events("engagement")] == ["view"]


def test_a_message_with_a_button_does_not_engage_by_being_seen(shop: Shop) -> None:
    open_at_once(shop)
    shop.advance(200)
    shop.advance(20_000)

    assert shop.events("engagement") == []


def test_a_click_that_closes_is_a_dismissal_and_no_engagement(shop: Shop) -> None:
    open_at_once(shop)
    shop.close("offer")

    assert shop.events("engagement") == []
    assert [event["by"] for event in shop.events("dismissal")] == ["button"]


def test_a_click_on_the_button_engages_and_names_the_block(shop: Shop) -> None:
    open_at_once(
        shop,
        AT_ONCE.replace(", link: /collections/all", ", go: more").replace(
            "content:",
            "screens: { ask: { headline: A hundred days, button: { label: Go on, go: more } },"
            " more: { headline: More } }\nx-content:",
        ),
    )
    shop.click_in("offer", "#button")

    assert shop.says("offer", "More")
    assert [(event["kind"], event["element"]) for event in shop.events("engagement")] == [("click", "button")]


def test_a_copied_code_is_an_engagement_of_its_own_and_is_said(shop: Shop) -> None:
    open_at_once(shop, AT_ONCE + "  coupon: { generic: STAY10, copy: true }\n")
    assert "STAY10" in shop.text("offer")
    shop.click_in("offer", ".coupon button")

    assert shop.says("offer", "Copied")
    assert [(event["kind"], event["element"]) for event in shop.events("engagement")] == [("copy", "coupon")]
    assert shop.quiet()


def test_the_last_button_without_a_link_closes_and_never_skips_a_form(shop: Shop) -> None:
    open_at_once(shop, LEAD.replace("  result:", "  button: Not now\n  result:"))
    shop.click_in("offer", "#button")

    assert shop.gone("offer")
    assert [event["by"] for event in shop.events("dismissal")] == ["button"]
