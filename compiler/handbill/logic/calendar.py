"""What of a site is open when, in a stretch of days: the openings of its schedules, gaps between them, and changed clocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import groupby, pairwise

from handbill.logic.openings import Stretches, common, joined, openings, steady
from handbill.model.manifest import INLINE, SLOTS
from handbill.model.schedule import Schedule
from handbill.model.site import Site
from handbill.model.values import Moment
from handbill.model.zones import ZoneInfo

CAMPAIGNS = "campaigns"
"""Stands for a slot where campaigns are listed."""
_SLOTS = (*SLOTS, CAMPAIGNS)


@dataclass(frozen=True, slots=True)
class Row:
    """A promotion, or a campaign (`slot` is CAMPAIGNS then), and when it is open, in ms since 1970.

    `comes`: it comes by itself, by a trigger, and not only when something else shows it.
    """

    id: str
    slot: str
    priority: int
    comes: bool
    schedule: Schedule | None
    open: Stretches


@dataclass(frozen=True, slots=True)
class Gap:
    """A time in which nothing that comes by itself into a slot is open, in ms since 1970, the end not included."""

    slot: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Change:
    """The clock of a `zone` is put forward or back at `at`: by how many ms it is ahead of UTC before and after.

    `touched` are the promotions whose hours that day are longer or shorter for it, by how many ms.
    """

    at: int
    before: int
    after: int
    zone: str
    touched: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """`midnights` are the days' beginnings on the clock of `zone` in ms since 1970, and the end of the last day.

    `rows` stand by slot, in the order in which the slot takes them.
    """

    site: Site
    zone: tzinfo
    midnights: tuple[int, ...]
    rows: tuple[Row, ...]
    gaps: tuple[Gap, ...]
    changes: tuple[Change, ...]

    @property
    def slots(self) -> Iterator[tuple[str, tuple[Row, ...]]]:
        """Yield each slot with its rows."""
        for slot, rows in groupby(self.rows, key=lambda row: row.slot):
            yield slot, tuple(rows)


def calendar(site: Site, first: date, days: int, zone: tzinfo) -> Calendar:
    """Return what is open in `days` days from the `first` on, as the clock of a zone shows them."""
    midnights = tuple(_midnight(first + timedelta(days=n), zone) for n in range(days + 1))
    low, high = midnights[0], midnights[-1]
    home = ZoneInfo(site.timezone)
    found = [(p.id, p.slot, p.priority, bool(p.triggers), p.schedule) for p in site.promotions]
    found += [(c.id, CAMPAIGNS, 0, bool(c.triggers), c.schedule) for c in site.campaigns]
    found.sort(key=lambda one: (_SLOTS.index(one[1]), -one[2], one[0]))
    rows = tuple(Row(*one, _open(one[-1], low, high, zone, home)) for one in found)
    return Calendar(
        site, zone, midnights, rows, tuple(_gaps(rows, low, high)), _changes(rows, midnights, zone, home)
    )


def local(ms: int, zone: tzinfo) -> datetime:
    """Return what a clock of a zone shows at a moment in ms since 1970."""
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone(zone)


def together(one: Row, other: Row) -> Stretches:
    """Return when both are open."""
    return common(one.open, other.open)


def _midnight(day: date, zone: tzinfo) -> int:
    return round(datetime.combine(day, time(), zone).timestamp() * 1000)


def _open(schedule: Schedule | None, low: int, high: int, zone: tzinfo, home: tzinfo) -> Stretches:
    """Return when a schedule is open by its own clock: that of `home`, or the one of whoever looks from `zone`."""
    if schedule is None:
        return ((low, high),)
    return openings(schedule, low, high, zone if schedule.visitor else home)


def _gaps(rows: Sequence[Row], low: int, high: int) -> Iterator[Gap]:
    """Yield when the slots that schedules are about stand empty; what a slot holds many of leaves no gap."""
    for slot, members in groupby(rows, key=lambda row: row.slot):
        coming = [row for row in members if row.comes]
        if slot in (INLINE, CAMPAIGNS) or not any(row.schedule for row in coming):
            continue
        at = low
        for start, end in (*joined(one for row in coming for one in row.open), (high, high)):
            if at < start:
                yield Gap(slot, at, start)
            at = end


def _changes(rows: Iterable[Row], midnights: Sequence[int], zone: tzinfo, home: tzinfo) -> tuple[Change, ...]:
    """Return the changes of the two clocks that a calendar is about: of its zone, and of the site's."""
    low, high = midnights[0], midnights[-1]
    found: dict[tuple[int, str], Change] = {}
    for clock in (zone, home):
        # A clock that changes at midnight has done so when the first day begins.
        pieces = steady(low - 1, high, clock)
        for (_, at, before), (_, _, after) in pairwise(pieces):
            days = _days(at, before, clock)
            touched = ((row.id, _longer(row.schedule, days, clock, zone, home)) for row in rows)
            by = tuple((name, ms) for name, ms in touched if ms)
            found[at, str(clock)] = Change(at, before, after, str(clock), by)
    return tuple(found[key] for key in sorted(found))


def _days(at: int, before: int, clock: tzinfo) -> tuple[date, date]:
    """Return the days that a change concerns: what a clock shows then, and would show if it had stayed as it was."""
    shown, due = local(at, clock).date(), local(at + before, UTC).date()
    return min(shown, due), max(shown, due)


def _longer(
    schedule: Schedule | None, days: tuple[date, date], clock: tzinfo, zone: tzinfo, home: tzinfo
) -> int:
    """Return by how many ms it is open longer on some days than on a clock that stays as it is."""
    if schedule is None or schedule.only is None or str(zone if schedule.visitor else home) != str(clock):
        return 0
    first, end = days[0], days[1] + timedelta(days=1)
    plain = openings(_steadied(schedule, clock), _midnight(first, UTC), _midnight(end, UTC), UTC)
    return _length(openings(schedule, _midnight(first, clock), _midnight(end, clock), clock)) - _length(plain)


def _steadied(schedule: Schedule, clock: tzinfo) -> Schedule:
    """Return the schedule for a clock that is never put forward or back, as if that stood in UTC."""
    if schedule.visitor:
        return replace(schedule, visitor=False)
    pauses = tuple((_on_the_wall(first, clock), _on_the_wall(end, clock)) for first, end in schedule.pauses)
    start, until = (at and _on_the_wall(at, clock) for at in (schedule.start, schedule.until))
    return replace(schedule, start=start, until=until, pauses=pauses)


def _on_the_wall(at: Moment, clock: tzinfo) -> Moment:
    """Return what a clock shows at a moment, as if it stood in UTC; the first minute of a day is its midnight."""
    shown = local(at.ms, clock)
    if _midnight(shown.date(), clock) == at.ms:
        shown = datetime.combine(shown.date(), time())
    return Moment(shown.replace(tzinfo=UTC))


def _length(stretches: Stretches) -> int:
    return sum(end - start for start, end in stretches)
