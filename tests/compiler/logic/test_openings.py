"""When schedules are open, in zones whose clocks change in every way: the clock on the wall of each minute says it."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbill.diagnostics import Span
from handbill.logic.openings import day_of, is_open, openings
from handbill.model.schedule import Hours, Schedule
from handbill.model.values import Moment

MINUTE = 60_000
HERE = Span("promotions/one.yml", 1, 1, 1, 2)
CHANGES = (
    ("Europe/London", datetime(2026, 3, 29, 1, tzinfo=UTC)),
    ("Europe/London", datetime(2026, 10, 25, 1, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 3, 8, 7, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 11, 1, 6, tzinfo=UTC)),
    ("America/Sao_Paulo", datetime(2018, 11, 4, 3, tzinfo=UTC)),
    ("America/Sao_Paulo", datetime(2019, 2, 17, 2, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2026, 4, 4, 15, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2026, 10, 3, 15, 30, tzinfo=UTC)),
    ("Pacific/Apia", datetime(2011, 12, 30, 10, tzinfo=UTC)),
    ("Asia/Kathmandu", datetime(2026, 2, 28, 18, 15, tzinfo=UTC)),
)
"""Zones, and a moment at which their clocks go otherwise; Apia's skip a day, Sao Paulo's a midnight, Kathmandu's none."""


def ms(at: datetime) -> int:
    return round(at.timestamp() * 1000)


def local(at: int, zone: str) -> datetime:
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def begins_on(day: date, only: Hours) -> bool:
    return only.days is None or day.weekday() in only.days


def shows(wall: datetime, only: Hours) -> bool:
    """Say what the rule says of a time on the wall: hours belong to the day on which they begin."""
    if only.spans is None:
        return begins_on(wall.date(), only)
    for first, last in only.spans:
        for day in (wall.date(), wall.date() - timedelta(days=1)):
            midnight = datetime.combine(day, datetime.min.time())
            if midnight + timedelta(minutes=first) <= wall < midnight + timedelta(minutes=last) and begins_on(
                day, only
            ):
                return True
    return False


@st.composite
def spans(draw: st.DrawFn) -> tuple[tuple[int, int], ...]:
    """Draw spans that are apart, of which the last may go over midnight."""
    cuts = sorted(draw(st.sets(st.integers(0, 96), min_size=2, max_size=6)))
    found = [(15 * a, 15 * b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    first, (start, end) = found[0][0], found[-1]
    late = draw(st.integers(0, first // 15))
    return (*found[:-1], (start, 1440 + 15 * late)) if late else (*found[:-1], (start, end))


HOURS = st.builds(
    Hours,
    st.one_of(st.none(), st.sets(st.integers(0, 6), min_size=1).map(lambda days: (*sorted(days),))),
    st.one_of(st.none(), spans()),
)


@settings(max_examples=60)
@given(st.sampled_from(CHANGES), st.integers(-2000, 800), st.integers(1, 2000), HOURS)
def test_a_schedule_is_open_in_those_minutes_whose_clock_shows_its_hours(
    change: tuple[str, datetime], offset: int, length: int, only: Hours
) -> None:
    zone, at = change
    low = ms(at + timedelta(minutes=offset))
    high = low + length * MINUTE
    found = openings(Schedule(None, None, only, HERE), low, high, ZoneInfo(zone))

    inside = {one for start, end in found for one in range(start, end, MINUTE)}
    assert inside == {one for one in range(low, high, MINUTE) if shows(local(one, zone), only)}
    assert all(end < start for (_, end), (start, _) in pairwise(found)), "apart, in order"
    assert all(is_open(only, one, ZoneInfo(zone)) is (one in inside) for one in range(low, high, 97 * MINUTE))


def opened(
    zone: str, low: datetime, high: datetime, only: Hours | None, *bounds: datetime | None
) -> list[tuple[datetime, datetime]]:
    start, until = (Moment(at) if at else None for at in (bounds or (None, None)))
    found = openings(Schedule(start, until, only, HERE), ms(low), ms(high), ZoneInfo(zone))
    return [tuple(datetime.fromtimestamp(at / 1000, UTC) for at in pair) for pair in found]  # type: ignore[misc]


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("zone", "day", "hours", "open_in_utc"),
    [
        ("Europe/Amsterdam", "2026-03-29", (120, 180), ()),
        ("Europe/Amsterdam", "2026-10-25", (120, 180), ("2026-10-25 00:00", "2026-10-25 02:00")),
        ("Australia/Lord_Howe", "2026-04-05", (90, 120), ("2026-04-04 14:30", "2026-04-04 15:30")),
        ("Pacific/Apia", "2011-12-29", (1380, 1500), ("2011-12-30 09:00", "2011-12-30 10:00")),
    ],
    ids=[
        "an hour that is none",
        "an hour that is two",
        "half an hour that is one",
        "a night into a day that is none",
    ],
)
def test_hours_that_the_clocks_skip_or_repeat(
    zone: str, day: str, hours: tuple[int, int], open_in_utc: tuple[str, ...]
) -> None:
    low = datetime.fromisoformat(day).replace(tzinfo=ZoneInfo(zone))
    found = opened(zone, low, low + timedelta(hours=30), Hours((low.weekday(),), (hours,)))

    expected = [datetime.fromisoformat(at).replace(tzinfo=UTC) for at in open_in_utc]
    assert [at for pair in found for at in pair] == expected


def test_the_night_of_friday_ends_on_saturday_and_does_not_begin_on_thursday() -> None:
    night = Hours((4,), ((1320, 1560),))
    found = opened("Europe/Amsterdam", utc(2026, 11, 25), utc(2026, 12, 1), night)

    assert found == [(utc(2026, 11, 27, 21), utc(2026, 11, 28, 1))]
    saturday = ms(utc(2026, 11, 28, 0, 30))
    assert date(1970, 1, 1) + timedelta(days=day_of(night, saturday, ZoneInfo("Europe/Amsterdam"))) == date(
        2026, 11, 27
    )


def test_a_span_without_hours_is_open_from_end_to_end_and_what_is_over_never() -> None:
    low, high = utc(2026, 11, 1), utc(2027, 1, 1)

    assert opened("Europe/Amsterdam", low, high, None, utc(2026, 11, 20), None) == [(utc(2026, 11, 20), high)]
    assert opened("Europe/Amsterdam", low, high, None, None, utc(2026, 12, 1)) == [(low, utc(2026, 12, 1))]
    assert opened("Europe/Amsterdam", low, high, None, None, utc(2026, 10, 1)) == []
    assert opened("Europe/Amsterdam", low, high, Hours((0,), None), None, utc(2026, 11, 3)) == [
        (utc(2026, 11, 1, 23), utc(2026, 11, 2, 23))
    ]
