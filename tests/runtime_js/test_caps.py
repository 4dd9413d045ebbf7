"""How often a shopper sees a promotion, over reloads, pages, tabs and days."""

import pytest

from tests.browser.engine import Engine
from tests.browser.shop import Shop
from tests.runtime_js.offers import DAY, HOUR, MINUTE, popup, site


def build(shop: Shop, more: str = "", **how: str) -> None:
    shop.build({"site.yml": site(), "promotions/hello.yml": popup(more, **how)})


def test_a_dialog_shows_once_a_session_unless_told_otherwise(shop: Shop) -> None:
    build(shop)
    shop.visit("/")
    assert shop.shown("hello")

    shop.reload()
    assert shop.absent("hello")
    shop.visit("/other")
    assert shop.absent("hello")


def test_a_new_session_begins_after_thirty_minutes_without_activity(shop: Shop) -> None:
    build(shop)
    shop.visit("/")
    assert shop.shown("hello")

    shop.advance(29 * MINUTE)
    shop.visit("/other")
    assert shop.absent("hello")
    shop.advance(31 * MINUTE)
    shop.visit("/third")
    assert shop.shown("hello")


def test_a_session_is_shared_by_tabs(shop: Shop, engine: Engine) -> None:
    build(shop)
    shop.visit("/")
    assert shop.shown("hello")

    engine.new_tab()
    shop.visit("/other")
    assert shop.absent("hello")


def test_a_session_lasts_a_day_at_most(shop: Shop) -> None:
    build(shop)
    shop.visit("/")
    assert shop.shown("hello")

    for _ in range(57):
        shop.advance(25 * MINUTE)
        shop.call("track", "still-here")
    shop.visit("/after-23-hours-and-45-minutes")
    assert shop.absent("hello")
    shop.advance(25 * MINUTE)
    shop.visit("/after-a-day")
    assert shop.shown("hello")


def test_per_page_means_a_page_view(shop: Shop) -> None:
    build(shop, "frequency: { cap: { per: page, max: 1 } }")
    shop.visit("/")
    assert shop.shown("hello")
    shop.reload()
    assert shop.shown("hello")


def test_within_a_page_view_it_comes_no_more_often_than_per_page_says(shop: Shop) -> None:
    cap = "frequency: { cap: { per: page, max: 2 }, after: { dismissal: 0s } }"
    build(shop, cap, triggers="[ { event: go } ]")
    shop.visit("/")
    for _ in range(2):
        shop.call("track", "go")
        shop.close("hello")
    shop.call("track", "go")
    assert shop.absent("hello")

    shop.visit("/other")
    shop.call("track", "go")
    assert shop.shown("hello")


def test_per_day_means_the_last_24_hours(shop: Shop) -> None:
    build(shop, "frequency: { cap: { per: day, max: 1 } }")
    shop.visit("/")
    assert shop.shown("hello")

    shop.advance(23 * HOUR)
    shop.visit("/other")
    assert shop.absent("hello")
    shop.advance(HOUR + MINUTE)
    shop.visit("/third")
    assert shop.shown("hello")


def test_per_week_means_the_last_seven_days_whatever_day_it_is(shop: Shop) -> None:
    build(shop, "frequency: { cap: { per: week, max: 1 } }")
    shop.visit("/")
    assert shop.shown("hello")

    shop.now += 7 * DAY - MINUTE
    shop.visit("/other")
    assert shop.absent("hello")
    shop.now += 2 * MINUTE
    shop.visit("/third")
    assert shop.shown("hello")


def test_per_visitor_means_ever(shop: Shop) -> None:
    build(shop, "frequency: { cap: { per: visitor, max: 2 } }")
    for path in ("/one", "/two"):
        shop.visit(path)
        assert shop.shown("hello")

    shop.advance(60 * DAY)
    shop.visit("/three")
    assert shop.absent("hello")


def test_several_caps_hold_together(shop: Shop) -> None:
    build(shop, "frequency: { cap: [ { per: session, max: 2 }, { per: week, max: 3 } ] }")
    seen = []
    for path in ("/1", "/2", "/3"):
        shop.visit(path)
        seen.append(not shop.absent("hello"))
    shop.advance(HOUR)
    for path in ("/4", "/5"):
        shop.visit(path)
        seen.append(not shop.absent("hello"))

    assert seen == [True, True, False, True, False]


def test_a_dismissed_promotion_stays_away_for_as_long_as_it_says(shop: Shop) -> None:
    build(shop, "frequency: { cap: { per: page, max: 1 }, after: { dismissal: 7d } }")
    shop.visit("/")
    shop.close("hello")

    shop.advance(7 * DAY - MINUTE)
    shop.visit("/other")
    assert shop.absent("hello")
    shop.advance(2 * MINUTE)
    shop.visit("/third")
    assert shop.shown("hello")


def test_a_promotion_left_unanswered_stays_away_for_as_long_as_it_says(shop: Shop) -> None:
    build(shop, "frequency: { cap: { per: page, max: 1 }, after: { unanswered: 1d } }")
    shop.visit("/")
    assert shop.shown("hello")

    shop.visit("/other")
    assert shop.absent("hello")
    shop.advance(DAY + MINUTE)
    shop.visit("/third")
    assert shop.shown("hello")


def test_a_showing_counts_before_its_impression(shop: Shop) -> None:
    build(shop, "frequency: { cap: { per: visitor, max: 1 } }")
    shop.visit("/")
    assert shop.shown("hello")
    assert shop.events("impression") == []

    shop.reload()
    assert shop.absent("hello")


@pytest.mark.parametrize(
    "rule",
    [
        "cap: { per: day, max: 1 }, after: { dismissal: 0s }",
        "cap: { per: session, max: 1 }, after: { dismissal: 0s }",
        "cap: { per: page, max: 1 }, after: { dismissal: 1d }",
    ],
    ids=["day", "session", "dismissal"],
)
def test_a_clock_set_back_unlocks_nothing(shop: Shop, rule: str) -> None:
    build(shop, f"frequency: {{ {rule} }}")
    shop.visit("/")
    shop.close("hello")

    shop.now -= 40 * DAY
    shop.visit("/other")
    assert shop.absent("hello")


def test_the_site_s_limit_holds_for_all_promotions_of_a_session(shop: Shop) -> None:
    shop.build(
        {
            "site.yml": site("limits: { promotions_per_session: 2 }\n"),
            "promotions/one.yml": popup(triggers="[ { timer: 1s } ]", template="banner"),
            "promotions/two.yml": popup(triggers="[ { timer: 2s } ]", template="corner"),
            "promotions/three.yml": popup(triggers="[ { timer: 3s } ]"),
        }
    )
    shop.visit("/")
    shop.advance(5_000)

    assert sorted(shop.open_promotions()) == ["one", "two"]


def test_the_site_s_limit_holds_over_the_pages_of_a_session_and_begins_anew_with_the_next(shop: Shop) -> None:
    shop.build(
        {
            "site.yml": site("limits: { promotions_per_session: 2 }\n"),
            "promotions/one.yml": popup("targeting: { page.path: /1 }", template="banner"),
            "promotions/every.yml": popup(template="corner"),
        }
    )
    seen = []
    for path in ("/1", "/2"):
        shop.visit(path)
        seen.append(shop.open_promotions())
    shop.now += 31 * MINUTE
    shop.visit("/3")
    seen.append(shop.open_promotions())

    assert [sorted(names) for names in seen] == [["every", "one"], [], ["every"]]


@pytest.mark.parametrize("storage", ["localStorage", "cookies"])
def test_a_visitor_who_deletes_everything_is_new(shop: Shop, storage: str) -> None:
    build(shop)
    shop.visit("/")
    assert shop.shown("hello")

    if storage == "localStorage":
        shop.engine.js("(localStorage.clear(), 1)")
    shop.reload()
    assert shop.absent("hello") is (storage == "cookies")
