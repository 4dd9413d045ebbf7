"""How long a promotion stays away from a shopper who has answered it."""

from tests.browser.shop import Shop
from tests.runtime_js.offers import DAY, LEAD, MINUTE, site

ORDER = {"id": "1001", "total": 9900, "currency": "EUR"}


def offer(after: str) -> str:
    """Return a message with a button that shows on every page, but for what it says `after` an answer."""
    return (
        "template: popup\ngoal: click\ntriggers: [ page_load ]\n"
        "content: { headline: Hello, button: { label: Go, link: '#there' } }\n" + often(after)
    )


def often(after: str) -> str:
    return f"frequency: {{ cap: {{ per: page, max: 1 }}, after: {{ dismissal: 0s{after} }} }}\n"


def build(shop: Shop, promotion: str, more: str = "") -> None:
    shop.build({"site.yml": site(more), "promotions/hello.yml": promotion})
    shop.visit("/")


def stays_away_for(shop: Shop, ms: int) -> bool:
    """Tell whether it is away until just before `ms` are over since the answer, and there just after it."""
    shop.visit("/next")
    away = shop.absent("hello")
    shop.now += ms - MINUTE
    shop.visit("/before")
    away = shop.absent("hello") and away
    shop.now += 2 * MINUTE
    shop.visit("/after")
    return away and shop.shown("hello")


def test_whose_form_was_sent_sees_it_again_when_the_time_after_a_submission_is_over(shop: Shop) -> None:
    build(shop, LEAD + often(", submission: 2d"))
    shop.fill_in("hello", "input[type=email]", "ann@example.test")
    shop.click_in("hello", "button[type=submit]")
    assert shop.says("hello", "Thank you")

    assert stays_away_for(shop, 2 * DAY)


def test_who_was_engaged_sees_it_again_when_the_time_after_an_engagement_is_over(shop: Shop) -> None:
    build(shop, offer(", engagement: 2d"))
    shop.click_in("hello", "a")
    assert shop.wait_event("engagement")

    assert stays_away_for(shop, 2 * DAY)


def order(shop: Shop) -> None:
    """Follow the promotion's link, and order on another page, where it stands again."""
    shop.click_in("hello", "a")
    shop.visit("/thanks")
    assert shop.shown("hello")
    shop.call("order", ORDER)
    assert [said["promotion"] for said in shop.wait_event("conversion")] == ["hello"]


def test_who_has_ordered_sees_it_again_when_the_time_after_a_conversion_is_over(shop: Shop) -> None:
    build(shop, offer(", conversion: 2d"))
    order(shop)

    assert stays_away_for(shop, 2 * DAY)


def test_who_has_ordered_is_left_alone_for_as_long_as_the_site_says_where_the_promotion_says_nothing(
    shop: Shop,
) -> None:
    build(shop, offer(""), "conversions: { suppress: 5d }\n")
    order(shop)

    assert stays_away_for(shop, 5 * DAY)
