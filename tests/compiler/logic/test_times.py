"""Whether a schedule is ever open, on days that the clocks change as well: the wall clock of each minute says it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbill.diagnostics import Span
from handbill.logic.shop import Shop
from handbill.logic.times import Slot, moment
from handbill.model.schedule import Hours, Schedule
from handbill.model.values import Moment

MINUTE = 60_000
CHANGES = (
    ("Europe/Amsterdam", datetime(2026, 3, 29, 1, tzinfo=UTC)),
    ("Europe/Amsterdam", datetime(2026, 10, 25, 1, tzinfo=UTC)),
    ("Africa/Cairo", datetime(2026, 4, 23, 22, tzinfo=UTC)),
    ("Africa/Cairo", datetime(2026, 10, 29, 21, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 11, 1, 6, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2026, 4, 4, 15, tzinfo=UTC)),
    ("Pacific/Chatham", datetime(2026, 9, 26, 14, tzinfo=UTC)),
)
"""Zones, and when their clocks are put forward or back."""


def ms(at: datetime) -> int:
    return round(at.timestamp() * 1000)


def opened(
    zone: str, start: int, end: int, hours: tuple[int, int], days: tuple[int, ...] | None
) -> int | None:
    """Return the first moment from `start` to before `end` at which these hours are open."""
    shop = Shop({}, "EUR", ZoneInfo(zone), start)
    first, last = (Moment(datetime.fromtimestamp(at / 1000, UTC)) for at in (start, end))
    schedule = Schedule(first, last, Hours(days, (hours,)), Span("promotions/one.yml", 1, 1, 1, 2))
    return moment((Slot(schedule),), {}, shop)


def on_the_wall(
    zone: str, start: int, end: int, hours: tuple[int, int], days: tuple[int, ...] | None
) -> int | None:
    for at in range(start, end, MINUTE):
        local = datetime.fromtimestamp(at / 1000, UTC).astimezone(ZoneInfo(zone))
        if hours[0] <= local.hour * 60 + local.minute < hours[1] and (not days or local.weekday() in days):
            return at
    return None


@pytest.mark.parametrize(
    ("start", "minutes", "hours"),
    [
        (datetime(2026, 3, 28, 23, tzinfo=UTC), 1380, (150, 1080)),
        (datetime(2026, 10, 25, 1, tzinfo=UTC), 20, (60, 150)),
    ],
    ids=["hours that begin at a time that is skipped", "the second of two hours that are alike"],
)
def test_hours_are_open_on_a_day_whose_clock_changes(
    start: datetime, minutes: int, hours: tuple[int, int]
) -> None:
    span = ms(start), ms(start) + minutes * MINUTE

    found = opened("Europe/Amsterdam", *span, hours, None)

    assert found is not None
    assert found == on_the_wall("Europe/Amsterdam", *span, hours, None)


@settings(max_examples=300)
@given(
    st.sampled_from(CHANGES),
    st.integers(-1800, 1800),
    st.integers(1, 3000),
    st.tuples(st.integers(0, 1439), st.integers(1, 1440)).filter(lambda two: two[0] < two[1]),
    st.one_of(st.none(), st.sets(st.integers(0, 6), min_size=1).map(lambda days: (*sorted(days),))),
)
def test_the_first_open_minute_is_the_one_that_a_clock_on_the_wall_shows(
    change: tuple[str, datetime],
    offset: int,
    length: int,
    hours: tuple[int, int],
    days: tuple[int, ...] | None,
) -> None:
    zone, at = change
    start = ms(at + timedelta(minutes=offset))
    span = start, start + length * MINUTE

    assert opened(zone, *span, hours, days) == on_the_wall(zone, *span, hours, days)
