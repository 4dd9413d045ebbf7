"""Moments, ages and schedules: is there a time at which all of them hold?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import inf

from handbill.logic.domains import Past, Region, Window
from handbill.logic.formula import Line
from handbill.logic.shop import Shop
from handbill.model.site import Hours, Schedule

_DAYS = 22
"""Days that are looked at for a weekday and an hour: three weeks hold every weekday beside a change of the clocks."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A span of time in ms since 1970, both ends included, and the hours in it. Each part has its line."""

    start: float
    end: float
    only: Hours | None
    span_line: Line | None = None
    only_line: Line | None = None


Slots = tuple[Slot, ...]


def slot_of(schedule: Schedule, span_line: Line | None = None, only_line: Line | None = None) -> Slot:
    """Return a schedule as a slot."""
    return Slot(
        schedule.start.ms if schedule.start else -inf,
        schedule.until.ms - 1 if schedule.until else inf,
        schedule.only,
        span_line,
        only_line,
    )


def moment(slots: Slots, regions: Iterable[Region], shop: Shop, without: Collection[int] = ()) -> int | None:
    """Return the first moment from now on at which the slots hold and every region has a value; None for none."""
    low, high = float(shop.now), inf
    hours: list[Hours] = []
    for slot in slots:
        if slot.span_line is None or id(slot.span_line) not in without:
            low, high = max(low, slot.start), min(high, slot.end)
        if slot.only and (slot.only_line is None or id(slot.only_line) not in without):
            hours.append(slot.only)
    for region in regions:
        window = has_to_be(region)
        if window is not None:
            low, high = max(low, window.start + window.youngest), min(high, window.end + window.oldest)
    if low > high:
        return None
    return int(low) if not hours else _within(int(low), high, hours, shop)


def has_to_be(region: Region) -> Window | None:
    """Return the moments of what has to have one: an event that has to have happened, a moment that has to be known."""
    known = region.known
    if region.unknown or known is None:
        return None
    if isinstance(known, Window):
        return known
    return known.last if isinstance(known, Past) and not known.never else None


def _within(low: int, high: float, hours: list[Hours], shop: Shop) -> int | None:
    first = datetime.fromtimestamp(low / 1000, UTC).astimezone(shop.zone)
    for start, end in _openings(first, hours, shop):
        found = max(low, start)
        if found > high:
            return None
        if found < end:
            return found
    return None


def _openings(first: datetime, hours: list[Hours], shop: Shop) -> Iterator[tuple[int, int]]:
    """Yield the stretches, in ms, within which all hours hold, day by day."""
    day = first.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    start = max((h.minutes[0] for h in hours if h.minutes), default=0)
    end = min((h.minutes[1] for h in hours if h.minutes), default=1440)
    for _ in range(_DAYS if start < end else 0):
        if all(h.days is None or day.weekday() in h.days for h in hours):
            yield _ms(day + timedelta(minutes=start), shop), _ms(day + timedelta(minutes=end), shop)
        day += timedelta(days=1)


def _ms(local: datetime, shop: Shop) -> int:
    return round(local.replace(tzinfo=shop.zone).timestamp() * 1000)


def time_in(window: Window, at: int) -> int:
    """Return a moment of the window when it is `at` now: the latest."""
    start, end = max(window.start, at - window.oldest), min(window.end, at - window.youngest)
    latest = end if end < inf else max(start, at)
    return int(latest)
