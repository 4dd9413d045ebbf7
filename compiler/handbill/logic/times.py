"""Moments, ages, schedules and the clock: is there a time at which all of them hold?"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import inf

from handbill.logic import intervals
from handbill.logic.domains import Choices, Numbers, Past, Region, Window
from handbill.logic.formula import Line, Store
from handbill.logic.openings import DAY_MS, Stretches, common, joined, open_hours
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
_DAY = 25 * 3_600_000
"""ms of the longest day there is."""


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
        hour, weekday, date = (_asked(name, store) for name in (HOUR, WEEKDAY, DATE))
        days = spans = None
        if isinstance(weekday, Choices):
            days = tuple(index for index, day in enumerate(WEEKDAYS) if day in weekday.values)
        if isinstance(hour, Numbers):
            told = (one for one in range(24) if intervals.holds(hour.stretches, one))
            spans = tuple((one * 60, one * 60 + 60) for one in told)
        asked = days is not None or spans is not None
        self._hours = [*hours, Hours(days, spans)] if asked else hours
        self.date = date if isinstance(date, Window) else None

    def is_free(self) -> bool:
        """Say whether any time will do."""
        return not self._hours and self.date is None

    def stretches(self, low: int, high: int, shop: Shop) -> Stretches:
        """Return when everything holds between two moments in ms since 1970, `high` not included."""
        found: Stretches = ((low, high),) if low < high else ()
        for hours in self._hours:
            found = common(found, open_hours(hours, low, high, shop.zone))
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


def _within(low: int, high: float, clock: _Clock, shop: Shop) -> int | None:
    end = low + _DAYS * DAY_MS
    found = clock.stretches(low, end if high == inf else min(end, int(high) + 1), shop)
    return found[0][0] if found else None


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
