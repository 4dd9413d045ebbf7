"""When a schedule is open: the stretches of time that a clock on the wall of a zone makes of its days and hours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache

from handbill.model.schedule import DAY, EAST, LAST, WEST, Hours, Schedule

Stretches = tuple[tuple[int, int], ...]
"""Start (included) and end (not included) in ms, sorted and apart from each other."""

MINUTE = 60_000
DAY_MS = DAY * MINUTE
_WHOLE = ((0, DAY),)
_FIRST = date(1970, 1, 1)
_THURSDAY = 3
"""The weekday of 1 January 1970, from Monday 0."""


@lru_cache(maxsize=1024)
def openings(schedule: Schedule, low: int, high: int, zone: tzinfo) -> Stretches:
    """Return when a schedule is open between two moments in ms since 1970, `high` not included.

    `zone` is the one of the clock that it speaks of: the site's, or the visitor's. An hour that the clock skips is never
    open, one that it shows twice is open both times.
    """
    low, high = round(max(low, schedule.earliest)), round(min(high, schedule.latest))
    if low >= high:
        return ()
    found: Stretches = ((low, high),)
    if schedule.only is not None:
        found = open_hours(schedule.only, low, high, zone)
    if schedule.visitor:
        begins = schedule.start.ms if schedule.start else low - WEST
        ends = schedule.until.ms if schedule.until else high + EAST
        found = common(found, shown(((begins, ends),), low, high, zone))
    pauses = joined((first.ms, end.ms) for first, end in schedule.pauses)
    return without(found, shown(pauses, low, high, zone) if schedule.visitor else pauses)


def shown(on_the_wall: Stretches, low: int, high: int, zone: tzinfo) -> Stretches:
    """Return when, between two moments, the clock of a zone shows something, given in ms as if it stood in UTC."""
    found: list[tuple[int, int]] = []
    for begins, ends, ahead in steady(low, high, zone):
        here = tuple((start - ahead, end - ahead) for start, end in on_the_wall)
        found.extend(common(here, ((begins, ends),)))
    return joined(found)


@lru_cache(maxsize=1024)
def open_hours(only: Hours, low: int, high: int, zone: tzinfo) -> Stretches:
    """Return when days and hours are open between two moments in ms since 1970, `high` not included."""
    found: list[tuple[int, int]] = []
    for begins, ends, ahead in steady(low, high, zone):
        on_the_wall = _on_the_wall(only, begins + ahead, ends + ahead)
        found.extend((start - ahead, end - ahead) for start, end in on_the_wall)
    return joined(found)


def joined(stretches: Iterable[tuple[int, int]]) -> Stretches:
    """Return stretches in their order, those that touch or overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)


def common(one: Stretches, other: Stretches) -> Stretches:
    """Return what lies in both."""
    found: list[tuple[int, int]] = []
    i = j = 0
    while i < len(one) and j < len(other):
        start, end = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if start < end:
            found.append((start, end))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return tuple(found)


def without(one: Stretches, other: Stretches) -> Stretches:
    """Return what lies in the one and not in the other."""
    found: list[tuple[int, int]] = []
    for start, end in one:
        for begins, ends in other:
            if start < begins < end:
                found.append((start, begins))
            if begins < end and start < ends:
                start = max(start, ends)
        if start < end:
            found.append((start, end))
    return tuple(found)


def _on_the_wall(only: Hours, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield when a clock that is never put forward or back shows what is asked for. ms as if it stood in UTC."""
    # What began on the day before may still be open.
    for day in range(low // DAY_MS - 1, -(-high // DAY_MS)):
        if not is_on(only, day):
            continue
        for first, last in _WHOLE if only.spans is None else only.spans:
            start, end = max(low, day * DAY_MS + first * MINUTE), min(high, day * DAY_MS + last * MINUTE)
            if start < end:
                yield start, end


def day_of(only: Hours, at: int, zone: tzinfo) -> int:
    """Return the day, counted from 1 January 1970, to which a moment belongs: after midnight it may be the one before."""
    return (at + ahead_at(at, zone) - only.late * MINUTE) // DAY_MS


def weekday(day: int) -> int:
    """Return the weekday from Monday 0 of a day that is counted from 1 January 1970."""
    return (day + _THURSDAY) % 7


def is_on(only: Hours, day: int) -> bool:
    """Say whether hours begin on a day of the calendar, counted from 1 January 1970."""
    if only.days is not None and weekday(day) not in only.days:
        return False
    return only.month_days is None or month_day(day) in only.month_days or _is_last(only.month_days, day)


def month_day(day: int) -> int:
    """Return the day of its month, from 1, of a day that is counted from 1 January 1970."""
    return (_FIRST + timedelta(days=day)).day


def _is_last(month_days: tuple[int, ...], day: int) -> bool:
    return LAST in month_days and month_day(day + 1) == 1


@lru_cache(maxsize=256)
def steady(low: int, high: int, zone: tzinfo) -> tuple[tuple[int, int, int], ...]:
    """Part a time, `high` not included, where the clock of a zone changes: first moment, end, ms ahead of UTC."""
    found: list[tuple[int, int, int]] = []
    begins, at, ahead = low, low, ahead_at(low, zone)
    while at < high:
        following = min(at + DAY_MS, high)
        then = ahead_at(following, zone)
        if then != ahead:
            at = _change(at, following, zone)
            found.append((begins, at, ahead))
            begins, ahead = at, ahead_at(at, zone)
        else:
            at = following
    return (*found, (begins, high, ahead)) if begins < high else tuple(found)


def _change(low: int, high: int, zone: tzinfo) -> int:
    """Return the first moment behind `low` at which the clock is not what it is then, which `high` is one of."""
    before = ahead_at(low, zone)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if ahead_at(middle, zone) == before else (low, middle)
    return high


def ahead_at(ms: int, zone: tzinfo) -> int:
    """Return by how many ms the clock of a zone is ahead of UTC."""
    offset = datetime.fromtimestamp(ms / 1000, UTC).astimezone(zone).utcoffset()
    assert offset is not None
    return round(offset.total_seconds() * 1000)
