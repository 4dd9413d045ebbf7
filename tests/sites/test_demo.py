"""A shopper's way through the demo shop."""

import pytest

from tests.browser.shop import Shop

YES = ".choice .button:last-child"
NO = ".choice .button"
DAY = 86_400_000


@pytest.fixture
def demo(shop: Shop) -> Shop:
    shop.open_site("demo")
    return shop


def agree(shop: Shop) -> None:
    shop.engine.click(YES)
    shop.engine.settle()


def buy(shop: Shop) -> None:
    """Put the product of this page into the bag, and let the platform's adapter notice."""
    shop.engine.click("[data-buy] button")
    shop.engine.wait_until("document.querySelector('[data-count]').textContent === '1'")
    shop.advance(1_000)


def test_nothing_is_shown_or_stored_before_the_shopper_has_agreed(demo: Shop) -> None:
    demo.visit("/")
    demo.advance(60_000)

    assert demo.open_promotions() == []
    kept = demo.keys()
    assert "handbill:demo" not in kept


def test_nothing_is_shown_to_a_shopper_who_refuses_on_later_pages_too(demo: Shop) -> None:
    demo.visit("/")
    demo.engine.click(NO)
    demo.advance(60_000)
    demo.visit("/collections/camping")
    demo.advance(60_000)

    assert demo.open_promotions() == []
    kept = demo.keys()
    assert "handbill:demo" not in kept


def test_the_welcome_comes_after_eight_seconds_and_gives_its_code_for_an_address(demo: Shop) -> None:
    demo.visit("/")
    agree(demo)
    demo.advance(7_000)
    assert demo.absent("welcome")
    demo.advance(1_000)
    assert "Ten percent off your first trip" in demo.text("welcome")

    demo.fill_in("welcome", "input[type=email]", "ada@example.com")
    demo.click_in("welcome", "input[type=checkbox]")
    demo.click_in("welcome", "form [type=submit], form button")

    (lead,) = demo.wait_leads()
    assert lead["fields"]["email"] == "ada@example.com"
    assert "Yes, send me a mail a month." in str(lead["consent"])
    assert demo.says("welcome", "WELCOME10")
    assert demo.quiet()


def test_the_welcome_stays_away_after_it_was_closed(demo: Shop) -> None:
    demo.visit("/")
    agree(demo)
    demo.advance(8_000)
    demo.close("welcome")

    demo.visit("/collections/camping")
    demo.advance(60_000)

    assert demo.absent("welcome")


def test_the_packing_list_comes_to_the_corner_of_those_who_read_on(demo: Shop) -> None:
    demo.visit("/")
    agree(demo)
    demo.scroll(100_000)
    demo.advance(200)

    assert "One night, one list" in demo.text("packing-list")
    assert demo.quiet()


def test_a_word_to_those_who_leave_undecided(demo: Shop) -> None:
    demo.visit("/products/haul-40", framed=True)
    agree(demo)
    demo.visit("/products/ridge-2", framed=True)
    demo.come_back()
    demo.advance(4_000)
    demo.leave_through_top()
    demo.advance(1_000)

    assert "Take it outside for a hundred days" in demo.text("before-you-go")


def test_shipping_is_free_as_soon_as_the_bag_is_heavy_enough(demo: Shop) -> None:
    demo.visit("/products/ridge-2")
    agree(demo)
    demo.advance(1_000)
    assert demo.absent("free-shipping")

    buy(demo)

    assert "€289.00" in demo.text("free-shipping")
    assert demo.quiet()


def test_a_light_bag_gets_no_free_shipping(demo: Shop) -> None:
    demo.visit("/products/glow-lantern")
    agree(demo)
    buy(demo)

    assert demo.absent("free-shipping")


def test_the_lookbook_opens_when_it_is_asked_for(demo: Shop) -> None:
    demo.visit("/")
    agree(demo)
    demo.engine.click("[data-lookbook]")
    demo.advance(100)

    assert "Nights under canvas" in demo.text("lookbook")


def test_the_gear_desk_answers_on_a_monday_and_not_on_a_sunday(demo: Shop) -> None:
    demo.visit("/products/ridge-2")
    agree(demo)
    demo.advance(26_000)
    assert demo.absent("gear-desk")

    demo.now += DAY
    demo.engine.js("handbillClock.time = arguments[0]", demo.now)
    demo.visit("/products/haul-40")
    demo.advance(26_000)
    assert "The gear desk answers until six." in demo.text("gear-desk")


def test_a_code_and_an_order_end_the_way_without_a_promotion_at_the_checkout(demo: Shop) -> None:
    demo.visit("/products/ridge-2")
    agree(demo)
    buy(demo)
    demo.click_in("free-shipping", "a, button:not([aria-label])")
    demo.engine.wait_until("location.pathname === '/cart' && window.shopSeen")
    demo.started()
    demo.engine.click("[name=code]")
    demo.engine.type("welcome10")
    demo.engine.click("[data-code] button")
    demo.engine.wait_until("document.querySelector('[data-sum]').textContent.includes('28.90')")

    demo.visit("/checkout")
    demo.advance(60_000)
    assert demo.open_promotions() == []
    for field in ("email", "first", "last", "street", "postcode", "town"):
        demo.engine.click(f"[name={field}]")
        demo.engine.type("ada@example.com" if field == "email" else "Ada 1")
    demo.engine.click("[data-checkout] .button")
    demo.engine.wait_until("location.pathname === '/thank-you' && window.shopSeen")
    demo.started()

    (conversion,) = demo.wait_event("conversion")
    assert conversion["promotion"] == "free-shipping"
