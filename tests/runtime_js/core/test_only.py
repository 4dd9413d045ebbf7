"""The gate of days and hours in the page, held against the openings that the compiler reckons with."""

from datetime import UTC, datetime
from itertools import product
from zoneinfo import ZoneInfo

from handbill.logic.openings import is_open
from handbill.model.schedule import Hours
from handbill.plan.schedules import calendar
from tests.browser.shop import Shop
from tests.runtime_js.core.loading import run_modules

MINUTE = 60_000
BODY = """
let at = 0;
Object.defineProperty(performance, "timeOrigin", { get: () => at });
performance.now = () => 0;
const site = await load("core/site.js");
const gate = await load("core/only.js");
return rows.map(([zone, moment, only]) => {
  site.setSite({}, { zone });
  at = moment;
  return gate.only({ extras: { only } });
});
"""
HOURS = (
    Hours((0, 1, 2, 3, 4), ((540, 1080),)),
    Hours(None, ((540, 720), (780, 1080))),
    Hours((4,), ((1320, 1560),)),
    Hours((4, 5), ((30, 90), (150, 180), (1380, 1470))),
    Hours(None, ((120, 180),)),
    Hours((5, 6), None),
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


def moments() -> list[tuple[str, int]]:
    """Return moments of a week around each change, close to it every quarter of an hour."""
    near = [*range(-6 * 60, 6 * 60, 15), *range(-4 * 1440, 3 * 1440, 95)]
    changes = [(zone, datetime.fromisoformat(at).replace(tzinfo=UTC).timestamp()) for zone, at in CHANGES]
    return [(zone, round(at) * 1000 + minutes * MINUTE) for zone, at in changes for minutes in near]


def test_days_and_hours_open_in_the_page_when_the_compiler_says_so(shop: Shop) -> None:
    asked = list(product(moments(), HOURS))
    rows = [(zone, at, calendar(only)) for (zone, at), only in asked]

    said = run_modules(shop, BODY, rows=rows)

    expected = [is_open(only, at, ZoneInfo(zone)) for (zone, at), only in asked]
    wrong = [
        (zone, datetime.fromtimestamp(at / 1000, UTC), only, page)
        for ((zone, at), only), page, ours in zip(asked, said, expected, strict=True)
        if page is not ours
    ]
    assert wrong == []
    assert 0.1 < sum(expected) / len(expected) < 0.9, "both answers are asked for"
