"""Promotions that come at times only: nights, exceptions, and by the clock of the shopper's own machine."""

from typing import Any

from tests.browser.shop import Shop
from tests.runtime_js.offers import DAY, HOUR, MINUTE, popup, site

FREE = "frequency: { cap: { per: page, max: 9 }, after: { dismissal: 0s } }\n"


def at(shop: Shop, ms: float) -> None:
    """Let it be later, and load the page anew."""
    shop.now += round(ms)
    shop.visit("/")


def clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def schedule(shop: Shop, promotion: str) -> list[dict[str, Any]]:
    """Return what the page says of the lines of a schedule."""
    (gate,) = (one for one in shop.call("explain", promotion)["gates"] if one["gate"] == "schedule")
    return [{key: line[key] for key in ("condition", "truth")} for line in gate["conditions"]]


def test_a_night_belongs_to_the_day_on_which_it_begins_and_an_exception_cuts_it(shop: Shop) -> None:
    # It is Sunday the 22nd of November, 13:00 in Amsterdam.
    rules = (
        "schedule:\n  only: { days: [sun], month_days: [22, last], hours: [13:00-14:00, 22:00-02:00] }\n"
        "  except: [{ from: 2026-11-22 23:00, until: 2026-11-23 01:00 }]\n"
    )
    shop.build({"site.yml": site(), "promotions/night.yml": popup(FREE + rules)}, development=True)
    shop.visit("/")
    assert shop.shown("night")
    at(shop, HOUR)
    assert shop.absent("night")

    # It opens while the page is looked at.
    shop.advance(8 * HOUR - 1_000)
    assert shop.open_promotions() == []
    shop.advance(1_500)
    assert shop.shown("night")
    at(shop, HOUR)
    assert shop.absent("night")
    assert [line["truth"] for line in schedule(shop, "night")] == [False, True, True, True]
    at(shop, 2 * HOUR)
    assert shop.shown("night")
    assert [line["truth"] for line in schedule(shop, "night")] == [True, True, True, True]
    at(shop, HOUR)
    assert shop.absent("night")
    at(shop, 20 * HOUR)
    assert shop.absent("night"), "that is the night of Monday"
    assert [line["truth"] for line in schedule(shop, "night")] == [True, False, False, True]


def test_what_goes_by_the_visitors_clock_asks_the_shoppers_machine(shop: Shop) -> None:
    shop.visit("/", ready=False)
    ahead = -int(shop.engine.js(f"new Date({shop.now}).getTimezoneOffset()"))
    noon = 12 * 60 + ahead
    day = 22 + noon // 1440
    rules = (
        f"schedule:\n  zone: visitor\n  from: 2026-11-{day} {clock(noon)}\n  until: 2026-11-{day + 1} {clock(noon)}\n"
        f"  only: {{ hours: [{clock(noon - 30)}-{clock(noon + 30)}] }}\n"
    )
    shop.build({"site.yml": site(), "promotions/noon.yml": popup(FREE + rules)}, development=True)
    shop.now -= MINUTE
    shop.visit("/")
    assert shop.absent("noon")
    shop.advance(MINUTE + 500)
    assert shop.shown("noon")
    at(shop, 30 * MINUTE)
    assert shop.absent("noon")
    assert schedule(shop, "noon") == [
        {"condition": "from", "truth": True},
        {"condition": "until", "truth": True},
        {"condition": "hours", "truth": False},
    ]
    at(shop, DAY - 31 * MINUTE)
    assert shop.shown("noon")
    at(shop, MINUTE)
    assert shop.absent("noon")
