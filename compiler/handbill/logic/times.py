"""Moments, ages, schedules and the clock: is there a time at which all of them hold?"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from math import inf

from handbill.logic import intervals
from handbill.logic.domains import Choices, Numbers, Past, Region, Window
from handbill.logic.formula import Line, Store
from handbill.logic.openings import DAY_MS, Stretches, ahead_at, common, joined, open_hours, openings
from handbill.logic.shop import Shop
from handbill.logic.visitor import FactValue
from handbill.model.schedule import Hours, Schedule

HOUR, WEEKDAY, DATE = "time.hour", "time.weekday", "time.date"
"""Facts that the shop's clock tells, which therefore hang together with schedules and each other."""
THEN = "then:"
"""Stands before the name of a fact as it was at an earlier moment, when a trigger fired."""
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_DAYS = 22
"""Days that are looked at for a weekday and an hour: three weeks hold every weekday beside a change of the clocks."""
_YEARS = 12 * 366
"""Days that are looked at for a day of the month: what years there are, by weekday and length, all come within them."""
ANYWHERE = tuple(timezone(timedelta(minutes=minutes)) for minutes in range(-12 * 60, 14 * 60 + 1, 15))
"""What the clocks of visitors may be ahead of UTC."""
_DAY = 25 * 3_600_000
"""ms of the longest day there is."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A schedule, and the lines that say from when until when, at which days and hours, and when not."""

    schedule: Schedule
    span_line: Line | None = None
    only_line: Line | None = None
    pauses_line: Line | None = None

    def left(self, without: Collection[int]) -> Schedule:
        """Return the schedule without what those lines say, by their ids."""
        found = self.schedule
        if without and id(self.span_line) in without:
            found = replace(found, start=None, until=None)
        if without and id(self.only_line) in without:
            found = replace(found, only=None)
        if without and id(self.pauses_line) in without:
            found = replace(found, pauses=())
        return found


Slots = tuple[Slot, ...]


def moment(slots: Slots, store: Store, shop: Shop, without: Collection[int] = ()) -> int | None:
    """Return the first moment from now on at which the slots hold and every fact has a value; None for none.

    Where a schedule goes by the visitor's clock, there has to be a visitor whose clock it holds on.
    """
    schedules = tuple(slot.left(without) for slot in slots)
    low = max((float(shop.now), *(one.earliest for one in schedules)))
    high = min((inf, *(one.latest - 1 for one in schedules)))
    for name, held in store.items():
        window = has_to_be(held.region)
        if window is not None and name != DATE and not name.startswith(THEN):
            low, high = max(low, window.start + window.youngest), min(high, window.end + window.oldest)
    clock = _Clock(schedules, store)
    if clock.date is not None:
        low, high = max(low, clock.date.start), min(high, clock.date.end + _DAY)
    if low > high:
        return None
    if clock.is_free():
        return int(low)
    zones = (shop.zone, *ANYWHERE) if any(one.visitor for one in schedules) else (shop.zone,)
    found = (_within(int(low), high, clock, zone, shop) for zone in zones)
    return next((at for at in found if at is not None), None)


def has_to_be(region: Region) -> Window | None:
    """Return the moments of what has to have one: an event that has to have happened, a moment that has to be known."""
    known = region.known
    if region.unknown or known is None:
        return None
    if isinstance(known, Window):
        return known
    return known.last if isinstance(known, Past) and not known.never else None


class _Clock:
    """What the shop's clock and calendar have to show."""

    def __init__(self, schedules: tuple[Schedule, ...], store: Store) -> None:
        hour, weekday, date = (_asked(name, store) for name in (HOUR, WEEKDAY, DATE))
        days = spans = None
        if isinstance(weekday, Choices):
            days = tuple(index for index, day in enumerate(WEEKDAYS) if day in weekday.values)
        if isinstance(hour, Numbers):
            told = (one for one in range(24) if intervals.holds(hour.stretches, one))
            spans = tuple((one * 60, one * 60 + 60) for one in told)
        self._told = None if days is None and spans is None else Hours(days, spans)
        self._schedules = tuple(one for one in schedules if one.only or one.pauses or one.visitor)
        self.date = date if isinstance(date, Window) else None

    def is_free(self) -> bool:
        """Say whether any time will do."""
        return not self._schedules and self._told is None and self.date is None

    def lengths(self) -> tuple[int, ...]:
        """Return how many days are looked at, until nothing new can come."""
        dated = any(one.only and one.only.month_days is not None for one in self._schedules)
        return (_DAYS, _YEARS) if dated else (_DAYS,)

    def begins(self, low: int, high: float, local: tzinfo) -> tuple[int, ...]:
        """Return the moments behind which things may be otherwise than before: the first one, and the ends of pauses."""
        ends = ((one, end.ms) for one in self._schedules for _, end in one.pauses)
        found = (end - ahead_at(end, local) if one.visitor else end for one, end in ends)
        return (low, *sorted(end for end in found if low < end <= high))

    def stretches(self, low: int, high: int, local: tzinfo, shop: Shop) -> Stretches:
        """Return when everything holds between two moments in ms since 1970, `high` not included."""
        found: Stretches = ((low, high),) if low < high else ()
        for one in self._schedules:
            found = common(found, openings(one, low, high, local if one.visitor else shop.zone))
        if self._told is not None:
            found = common(found, open_hours(self._told, low, high, shop.zone))
        return found if self.date is None else common(found, joined(_dated(self.date, low, high, shop)))


def _dated(date: Window, low: int, high: int, shop: Shop) -> Iterator[tuple[int, int]]:
    """Yield the days, or the parts of them, whose midnight is within a window."""
    day = _midnight(low, shop)
    while (midnight := _ms(day, shop)) < high:
        day += timedelta(days=1)
        if date.start <= midnight <= date.end:
            start = max(low, midnight, midnight + date.youngest)
            end = min(high, _ms(day, shop), midnight + date.oldest + 1)
            if start < end:
                yield round(start), round(end)


def _asked(name: str, store: Store) -> object:
    held = store.get(name)
    return None if held is None or held.region.unknown else held.region.known


def _within(low: int, high: float, clock: _Clock, local: tzinfo, shop: Shop) -> int | None:
    for days in clock.lengths():
        for start in clock.begins(low, high, local):
            end = start + days * DAY_MS
            found = clock.stretches(start, end if high == inf else min(end, int(high) + 1), local, shop)
            if found:
                return found[0][0]
    return None


def _midnight(ms: int, shop: Shop) -> datetime:
    return _local(ms, shop).replace(hour=0, minute=0, second=0, microsecond=0)


def _local(ms: int, shop: Shop) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone(shop.zone).replace(tzinfo=None)


def _ms(local: datetime, shop: Shop) -> int:
    return round(local.replace(tzinfo=shop.zone).timestamp() * 1000)


def clock_at(at: int, shop: Shop) -> dict[str, FactValue]:
    """Return what the shop's clock tells at a moment."""
    local = _local(at, shop)
    midnight = _ms(_midnight(at, shop), shop)
    return {HOUR: local.hour, WEEKDAY: WEEKDAYS[local.weekday()], DATE: midnight}


def time_in(window: Window, at: int) -> int:
    """Return a moment of the window when it is `at` now: the latest."""
    start, end = max(window.start, at - window.oldest), min(window.end, at - window.youngest)
    latest = end if end < inf else max(start, at)
    return int(latest)
