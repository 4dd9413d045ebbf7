"""What a clock on the wall lets through in the page, held against the openings that the compiler reckons with."""

from datetime import UTC, datetime
from itertools import product
from zoneinfo import ZoneInfo

from handbill.diagnostics import Span
from handbill.logic.openings import openings
from handbill.model.schedule import LAST, Hours, Schedule
from handbill.model.values import Moment
from handbill.plan.schedules import calendar
from tests.browser.shop import Shop
from tests.runtime_js.core.loading import run_modules

MINUTE = 60_000
BODY = """
let at = 0;
let here = "UTC";
Object.defineProperty(performance, "timeOrigin", { get: () => at });
performance.now = () => 0;
// A visitor who travels: a format that names no zone is of the one that the machine stands in.
const Format = Intl.DateTimeFormat;
const zones = {};
Intl.DateTimeFormat = function (tag, options) {
  if (options.timeZone) return new Format(tag, options);
  return { formatToParts: (moment) => {
    zones[here] = zones[here] || new Format(tag, { ...options, timeZone: here });
    return zones[here].formatToParts(moment);
  } };
};
const site = await load("core/site.js");
const gate = await load("core/only.js");
return rows.map(([zone, moment, only]) => {
  here = only.local ? zone : "Asia/Tokyo";
  site.setSite({}, { zone: only.local ? "Asia/Tokyo" : zone });
  at = moment;
  return gate.only({ extras: { only } });
});
"""
HOURS = (
    Hours((0, 1, 2, 3, 4), ((540, 1080),)),
    Hours(None, ((540, 720), (780, 1080))),
    Hours((4,), ((1320, 1560),)),
    Hours((4, 5), ((90, 120), (150, 180), (1380, 1470))),
    Hours(None, ((120, 180),)),
    Hours((5, 6), None),
    Hours(None, ((1200, 1500),), (1, 4, 15, LAST)),
    Hours((1, 3, 5), None, (25, 26, 27, 28, 29, 30, 31)),
)
CHANGES = (
    ("Europe/London", "2026-03-29 01:00"),
    ("Europe/London", "2026-10-25 01:00"),
    ("America/New_York", "2026-11-01 06:00"),
    ("America/Sao_Paulo", "2018-11-04 03:00"),
    ("Australia/Lord_Howe", "2026-04-04 15:00"),
    ("Pacific/Apia", "2011-12-30 10:00"),
    ("Asia/Kathmandu", "2026-11-27 18:15"),
)
"""Zones, and a moment in UTC at which most of them put their clocks forward or back."""


def ms(at: str) -> int:
    return round(datetime.fromisoformat(at).replace(tzinfo=UTC).timestamp()) * 1000


def around(at: int, minutes: int) -> Moment:
    return Moment(datetime.fromtimestamp(at / 1000 + minutes * 60, UTC))


def schedules(at: int) -> list[Schedule]:
    """Return schedules of the site's clock and of the visitor's, with ends and pauses near a moment."""
    here = Span("promotions/one.yml", 1, 1, 1, 2)
    pauses = ((around(at, -3000), around(at, -2500)), (around(at, -45), around(at, 150)))
    return [
        *(Schedule(None, None, hours, here, (), visitor) for hours in HOURS for visitor in (False, True)),
        Schedule(None, None, None, here, pauses),
        Schedule(None, None, HOURS[3], here, pauses, True),
        Schedule(around(at, -600), around(at, 615), None, here, pauses, True),
    ]


def test_the_page_lets_through_what_the_compiler_says_is_open(shop: Shop) -> None:
    near = [*range(-6 * 60, 6 * 60, 15), *range(-4 * 1440, 3 * 1440, 190)]
    asked = [
        (zone, ms(at) + minutes * MINUTE, schedule)
        for zone, at in CHANGES
        for minutes, schedule in product(near, schedules(ms(at)))
    ]

    said = run_modules(shop, BODY, rows=[(zone, at, calendar(schedule)) for zone, at, schedule in asked])

    expected = [bool(openings(schedule, at, at + 1, ZoneInfo(zone))) for zone, at, schedule in asked]
    wrong = [
        (zone, datetime.fromtimestamp(at / 1000, UTC), schedule, page)
        for (zone, at, schedule), page, ours in zip(asked, said, expected, strict=True)
        if bool(page) is not ours
    ]
    assert wrong == []
    assert 0.1 < sum(expected) / len(expected) < 0.9, "both answers are asked for"
