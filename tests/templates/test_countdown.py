"""Timers: what a shopper reads while time goes by, at zero, after sleep, and when the page is loaded again."""

import json
import random
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.browser.building import site_yml
from tests.browser.engine import Engine
from tests.browser.shop import Shop
from tests.templates.offers import inner, open_at_once, site

DAILY = Path(__file__).parents[2] / "runtime_js" / "blocks" / "countdown" / "daily.js"
ZONES = (
    "Europe/Amsterdam",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "America/Santiago",
    "UTC",
)


def offer(countdown: str, template: str = "countdown-bar") -> str:
    return (
        f"template: {template}\ntriggers: [ page_load ]\n"
        f"content:\n  headline: Free delivery ends tonight\n  countdown: {countdown}\n"
    )


def cells(shop: Shop) -> list[str]:
    return left(shop, "offer")


def left(shop: Shop, promotion: str) -> list[str]:
    """Return what the cells that can be seen say: `05 minutes`."""
    text = shop.text(promotion).replace("\n", " ")
    return re.findall(r"\d+ (?:days?|hours?|minutes?|seconds?)\b", text)


def test_a_timer_counts_to_its_moment_and_is_right_after_sleep(shop: Shop) -> None:
    open_at_once(shop, offer("{ until: 2026-11-22 14:01, then: stop, label: Ends in }", "popup"))
    assert cells(shop) == ["01 hour", "01 minute", "00 seconds"]

    shop.advance(1_400)
    assert cells(shop) == ["01 hour", "00 minutes", "59 seconds"]

    shop.engine.js("(handbillClock.time += 3600000, 1)")
    shop.hide()
    shop.unhide()
    assert cells(shop) == ["00 minutes", "59 seconds"]

    shop.advance(120_000)
    assert cells(shop) == ["00 minutes", "00 seconds"]
    assert shop.quiet()


def test_readers_are_told_the_moment_and_no_ticks(shop: Shop) -> None:
    open_at_once(shop, offer("{ until: 2026-11-22 14:01 }"))

    assert shop.engine.js(f"{inner(shop, '[role=timer] .spoken')}.textContent.includes('2026')")
    assert shop.engine.js(
        f"Array.from({inner(shop, '[role=timer]')}.querySelectorAll('.cell'))"
        ".every(function (c) { return c.getAttribute('aria-hidden') === 'true'; })"
    )
    assert shop.engine.js(f"!/[0-9]{{2}}(hour|minute|second)/.test({inner(shop, 'section')}.ariaLabel)")


def test_at_zero_other_words_take_the_place_of_the_timer(shop: Shop) -> None:
    open_at_once(
        shop, offer("{ until: 2026-11-22 13:01, then: swap, ended: Come back next year., label: Soon }")
    )
    assert "Come back next year." not in shop.text("offer")

    shop.advance(60_000)

    assert shop.says("offer", "Come back next year.")
    assert cells(shop) == []
    assert "Soon" not in shop.text("offer")


def test_at_zero_a_timer_goes_and_what_stands_beside_it_stays(shop: Shop) -> None:
    open_at_once(shop, offer("2026-11-22 13:01", "popup"))

    shop.advance(60_000)

    assert shop.engine.js(f"!{inner(shop, '.countdown')}")
    assert "Free delivery" in shop.text("offer")


def test_a_visitors_own_time_does_not_begin_again_and_closes_its_bar(shop: Shop) -> None:
    open_at_once(shop, offer("{ for: 2h }"))
    assert cells(shop) == ["02 hours", "00 minutes", "00 seconds"]

    shop.advance(1_800_000)
    shop.reload()
    assert shop.shown("offer")
    assert cells(shop) == ["01 hour", "30 minutes", "00 seconds"]

    shop.advance(5_400_000)
    assert shop.gone("offer")
    assert [event["by"] for event in shop.events("dismissal")] == ["timeout"]

    shop.reload()
    assert shop.absent("offer")
    assert shop.call("show", "offer", {"ignore": ["frequency"]}) == {"refused": "schedule"}
    assert shop.quiet()


def test_a_clock_that_is_wrong_by_a_day_gives_nobody_more_time_of_their_own_and_moves_a_set_moment(
    shop: Shop,
) -> None:
    day = 86_400_000
    slots = "{ modal: { max: 1, gap: 0s, per_page: 9 } }"
    mine = offer("{ for: 2h, units: [days, hours, minutes] }").replace("tonight", "mine")
    moment = offer("{ until: 2026-11-22 15:00, then: stop, units: [days, hours, minutes] }", "popup")
    shop.build(
        {
            "site.yml": site_yml(slots=slots),
            "promotions/mine.yml": mine,
            "promotions/offer.yml": moment.replace("page_load", "{ timer: 1h }"),
        }
    )
    shop.visit("/")
    assert shop.shown("mine")
    assert left(shop, "mine") == ["02 hours", "00 minutes"]
    assert shop.call("show", "offer") == {"shown": True}
    assert cells(shop) == ["02 hours", "00 minutes"]

    shop.now -= day
    shop.reload()
    assert shop.shown("mine")
    assert left(shop, "mine") == ["02 hours", "00 minutes"], "the whole of it, and no day more"
    assert shop.call("show", "offer", {"ignore": ["frequency"]}) == {"shown": True}
    assert cells(shop) == ["01 day", "02 hours", "00 minutes"], "nothing but the clock says when that is"

    shop.now += 2 * day
    shop.reload()
    assert shop.absent("mine"), "it is over by that clock"
    shop.call("show", "offer", {"ignore": ["frequency"]})
    assert cells(shop) == ["00 hours", "00 minutes"], "and less than nothing is not counted"
    assert shop.quiet()


def test_a_time_of_each_day_is_one_of_the_shops_clocks_on_the_day_that_they_are_set(shop: Shop) -> None:
    shop.now = round(datetime(2026, 10, 24, 16, 30, tzinfo=UTC).timestamp() * 1000)
    shop.build(site(offer("{ daily: 17:00, units: [hours, minutes] }")))
    shop.visit("/")

    # Half past six in the evening there; the night has an hour more.
    assert shop.shown("offer")
    assert cells(shop) == ["23 hours", "30 minutes"]


def test_the_next_time_of_day_is_that_of_the_zone_data(engine: Engine) -> None:
    engine.fresh()
    source = DAILY.read_text(encoding="utf-8").replace("export ", "")
    drawn = random.Random(4)
    cases: list[tuple[int, int, str]] = []
    for zone in ZONES:
        for _ in range(40):
            day = datetime(2026, drawn.choice((1, 3, 4, 10, 11)), 1, tzinfo=UTC)
            since = round((day.timestamp() + drawn.randrange(40 * 86_400)) * 1000)
            cases.append(
                (drawn.choice((0, 30, 90, 120, 150, 1020, 1439, drawn.randrange(1440))), since, zone)
            )
    found = engine.js(
        f"(function () {{ {source}; return arguments[0].map(function (c) {{ return next(c[0], c[1], c[2]); }}); }})"
        "(arguments[0])",
        cases,
    )

    assert found == [following(*case) for case in cases], json.dumps(cases)


def following(minutes: int, since: int, zone: str) -> int:
    """Return the first moment after `since` (ms) at which the clocks of a zone show a time of day."""
    where = ZoneInfo(zone)
    today: date = datetime.fromtimestamp(since / 1000, where).date()
    for days in range(-1, 3):
        local = datetime(today.year, today.month, today.day) + timedelta(days=days, minutes=minutes)
        at = round(local.replace(tzinfo=where).timestamp() * 1000)
        if at > since:
            return at
    raise AssertionError(minutes, since, zone)


def test_a_dark_theme_is_worn_where_the_shopper_prefers_dark(shop: Shop) -> None:
    theme = 'theme: { accent: "#24443a", dark: { background: "#14171a", accent: "#8fd0ff" } }\n'
    open_at_once(shop, offer("{ for: 2h }", "popup") + "  button: { label: Go, link: /x }\n" + theme)
    seen = (
        f"[getComputedStyle({inner(shop, 'dialog')}).backgroundColor, getComputedStyle({inner(shop, 'h2')}).color,"
        f" getComputedStyle({inner(shop, '.button')}).backgroundColor, getComputedStyle({shop.root('offer')}).colorScheme]"
    )
    light = ["rgb(255, 255, 255)", "rgb(27, 31, 36)", "rgb(36, 68, 58)", "normal"]
    dark = ["rgb(20, 23, 26)", "rgb(243, 245, 247)", "rgb(143, 208, 255)", "dark"]
    assert shop.engine.js(seen) == light

    # No engine here lets a page prefer dark; what it would wear then is what its media query holds.
    shop.engine.js(
        f"{shop.root('offer')}.shadowRoot.adoptedStyleSheets.forEach(function (sheet) {{"
        " Array.from(sheet.cssRules).forEach(function (rule) {"
        " if (rule.media && rule.media.mediaText.includes('dark')) rule.media.mediaText = 'all'; }); })"
    )

    assert shop.engine.js(seen) == dark
