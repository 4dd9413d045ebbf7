"""Moments, ages, schedules and the clock: is there a time at which all of them hold?"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import inf

from handbill.logic import intervals
from handbill.logic.domains import Choices, Numbers, Past, Region, Window
from handbill.logic.formula import Line, Store
from handbill.logic.shop import Shop
from handbill.logic.visitor import FactValue
from handbill.model.site import Hours, Schedule

HOUR, WEEKDAY, DATE = "time.hour", "time.weekday", "time.date"
"""Facts that the shop's clock tells, which therefore hang together with schedules and each other."""
THEN = "then:"
"""Stands before the name of a fact as it was at an earlier moment, when a trigger fired."""
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_DAYS = 22
"""Days that are looked at for a weekday and an hour: three weeks hold every weekday beside a change of the clocks."""
_DAY = 25 * 3_600_000
"""ms of the longest day there is."""
_MINUTE = 60_000


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


def moment(slots: Slots, store: Store, shop: Shop, without: Collection[int] = ()) -> int | None:
    """Return the first moment from now on at which the slots hold and every fact has a value; None for none."""
    low, high = float(shop.now), inf
    hours: list[Hours] = []
    for slot in slots:
        if slot.span_line is None or id(slot.span_line) not in without:
            low, high = max(low, slot.start), min(high, slot.end)
        if slot.only and (slot.only_line is None or id(slot.only_line) not in without):
            hours.append(slot.only)
    for name, held in store.items():
        window = has_to_be(held.region)
        if window is not None and name != DATE and not name.startswith(THEN):
            low, high = max(low, window.start + window.youngest), min(high, window.end + window.oldest)
    clock = _Clock(hours, store)
    if clock.date is not None:
        low, high = max(low, clock.date.start), min(high, clock.date.end + _DAY)
    if low > high:
        return None
    return int(low) if clock.is_free() else _within(int(low), high, clock, shop)


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

    def __init__(self, hours: list[Hours], store: Store) -> None:
        self._hours = hours
        hour, weekday, date = (_asked(name, store) for name in (HOUR, WEEKDAY, DATE))
        self._hour = hour if isinstance(hour, Numbers) else None
        self._weekday = weekday if isinstance(weekday, Choices) else None
        self.date = date if isinstance(date, Window) else None

    def is_free(self) -> bool:
        """Say whether any time will do."""
        return not self._hours and self._hour is None and self._weekday is None and self.date is None

    def stretches(self, day: datetime, shop: Shop) -> Iterator[tuple[int, int]]:
        """Yield the stretches of a local day, in ms since 1970, the ends not included, at which everything holds."""
        if not self._is_day(day):
            return
        midnight = _ms(day, shop)
        earliest, latest = -inf, inf
        if self.date is not None:
            if not self.date.start <= midnight <= self.date.end:
                return
            earliest, latest = midnight + self.date.youngest, midnight + self.date.oldest + 1
        for begins, ends, ahead in _pieces(midnight, _ms(day + timedelta(days=1), shop), shop):
            zero = _wall(day) - ahead
            for first, last in self._minutes():
                start = max(zero + first * _MINUTE, begins, earliest)
                end = min(zero + last * _MINUTE, ends, latest)
                if start < end:
                    yield round(start), round(end)

    def _is_day(self, day: datetime) -> bool:
        if self._weekday is not None and WEEKDAYS[day.weekday()] not in self._weekday.values:
            return False
        return all(h.days is None or day.weekday() in h.days for h in self._hours)

    def _minutes(self) -> Iterator[tuple[int, int]]:
        start = max((h.minutes[0] for h in self._hours if h.minutes), default=0)
        end = min((h.minutes[1] for h in self._hours if h.minutes), default=1440)
        if self._hour is None:
            yield from [(start, end)] if start < end else []
            return
        for hour in range(24):
            first, last = max(start, hour * 60), min(end, hour * 60 + 60)
            if first < last and intervals.holds(self._hour.stretches, hour):
                yield first, last


def _pieces(start: int, end: int, shop: Shop) -> Iterator[tuple[int, int, int]]:
    """Part a day where its clock changes: yield first and last moment, and by how many ms the clock is ahead of UTC."""
    before, after = _ahead(start, shop), _ahead(end - 1, shop)
    low, high = start, end
    while before != after and high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _ahead(middle, shop) == before else (low, middle)
    yield start, high, before
    if high < end:
        yield high, end, after


def _ahead(ms: int, shop: Shop) -> int:
    return _wall(_local(ms, shop)) - ms


def _wall(local: datetime) -> int:
    """Return what a clock on the wall shows in ms, as if it stood in UTC."""
    return round(local.replace(tzinfo=UTC).timestamp() * 1000)


def _asked(name: str, store: Store) -> object:
    held = store.get(name)
    return None if held is None or held.region.unknown else held.region.known


def _within(low: int, high: float, clock: _Clock, shop: Shop) -> int | None:
    day = _local(low, shop).replace(hour=0, minute=0, second=0, microsecond=0)
    for _ in range(_DAYS):
        for start, end in clock.stretches(day, shop):
            found = max(low, start)
            if found < end and found <= high:
                return found
        day += timedelta(days=1)
    return None


def _local(ms: int, shop: Shop) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone(shop.zone).replace(tzinfo=None)


def _ms(local: datetime, shop: Shop) -> int:
    return round(local.replace(tzinfo=shop.zone).timestamp() * 1000)


def clock_at(at: int, shop: Shop) -> dict[str, FactValue]:
    """Return what the shop's clock tells at a moment."""
    local = _local(at, shop)
    midnight = _ms(local.replace(hour=0, minute=0, second=0, microsecond=0), shop)
    return {HOUR: local.hour, WEEKDAY: WEEKDAYS[local.weekday()], DATE: midnight}


def time_in(window: Window, at: int) -> int:
    """Return a moment of the window when it is `at` now: the latest."""
    start, end = max(window.start, at - window.oldest), min(window.end, at - window.youngest)
    latest = end if end < inf else max(start, at)
    return int(latest)
