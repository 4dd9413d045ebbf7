"""When schedules are open, in zones whose clocks change in every way: the clock on the wall of each minute says it."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbill.diagnostics import Span
from handbill.logic.openings import day_of, openings
from handbill.model.schedule import LAST, Hours, Schedule
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
    last = (day + timedelta(days=1)).day == 1
    dates = {day.day, LAST} if last else {day.day}
    weekday = only.days is None or day.weekday() in only.days
    return weekday and (only.month_days is None or bool(dates & set(only.month_days)))


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
    st.one_of(st.none(), st.sets(st.integers(0, 31), min_size=6).map(lambda days: (*sorted(days),))),
)


@st.composite
def schedules(draw: st.DrawFn, around: datetime) -> Schedule:
    """Draw a schedule with bounds and pauses within two days of a moment, now and then by the visitor's clock."""
    moments = st.integers(-2 * 96, 2 * 96).map(lambda n: Moment(around + timedelta(minutes=15 * n)))
    pauses = st.tuples(moments, moments).filter(lambda two: two[0].utc < two[1].utc)
    return Schedule(
        draw(st.one_of(st.none(), moments)),
        draw(st.one_of(st.none(), moments)),
        draw(st.one_of(st.none(), HOURS)),
        HERE,
        tuple(draw(st.lists(pauses, max_size=2))),
        draw(st.booleans()),
    )


def is_open(schedule: Schedule, at: int, zone: str) -> bool:
    """Say what the rule says of one moment."""
    wall = local(at, zone)
    now = wall.replace(tzinfo=UTC) if schedule.visitor else datetime.fromtimestamp(at / 1000, UTC)
    return (
        not (schedule.start and now < schedule.start.utc)
        and not (schedule.until and now >= schedule.until.utc)
        and not any(start.utc <= now < end.utc for start, end in schedule.pauses)
        and (schedule.only is None or shows(wall, schedule.only))
    )


@settings(max_examples=80)
@given(st.data(), st.sampled_from(CHANGES), st.integers(-2000, 800), st.integers(1, 2000))
def test_a_schedule_is_open_in_those_minutes_whose_clock_shows_it(
    data: st.DataObject, change: tuple[str, datetime], offset: int, length: int
) -> None:
    zone, at = change
    schedule = data.draw(schedules(at))
    low = ms(at + timedelta(minutes=offset))
    high = low + length * MINUTE
    found = openings(schedule, low, high, ZoneInfo(zone))

    inside = {one for start, end in found for one in range(start, end, MINUTE)}
    assert inside == {one for one in range(low, high, MINUTE) if is_open(schedule, one, zone)}
    assert all(end < start for (_, end), (start, _) in pairwise(found)), "apart, in order"


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


def test_the_last_day_of_a_month_is_another_one_in_each() -> None:
    found = opened(
        "Europe/Amsterdam", utc(2028, 1, 15), utc(2028, 5, 1), Hours(None, ((540, 600),), (15, LAST))
    )

    assert [f"{start:%m-%d %H}" for start, _ in found] == [
        *("01-15 08", "01-31 08", "02-15 08", "02-29 08"),
        *("03-15 08", "03-31 07", "04-15 07", "04-30 07"),
    ]


def test_a_pause_cuts_a_night_in_two() -> None:
    night = Hours((3,), ((1320, 1560),))
    pause = (Moment(utc(2026, 12, 24, 22)), Moment(utc(2026, 12, 24, 23)))
    christmas = Schedule(None, None, night, HERE, (pause,))

    found = openings(christmas, ms(utc(2026, 12, 24)), ms(utc(2026, 12, 26)), ZoneInfo("Europe/Amsterdam"))

    assert [(at - ms(utc(2026, 12, 24, 21))) // (60 * MINUTE) for pair in found for at in pair] == [
        0,
        1,
        2,
        4,
    ]
