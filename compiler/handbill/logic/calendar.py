"""What of a site is open when, in a stretch of days: the openings of its schedules, gaps between them, and changed clocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import groupby, pairwise

from handbill.logic.openings import Stretches, ahead_at, common, joined, openings, steady
from handbill.model.manifest import INLINE, SLOTS
from handbill.model.schedule import Schedule
from handbill.model.site import Site
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
        pieces = steady(low, high, clock)
        for (_, at, before), (_, _, after) in pairwise(pieces):
            touched = ((row.id, _longer(row.schedule, at, clock, zone, home)) for row in rows)
            by = tuple((name, ms) for name, ms in touched if ms)
            found[at, str(clock)] = Change(at, before, after, str(clock), by)
    return tuple(found[key] for key in sorted(found))


def _longer(schedule: Schedule | None, at: int, clock: tzinfo, zone: tzinfo, home: tzinfo) -> int:
    """Return by how many ms the hours of the day of a change are longer than on a clock that stays as it is."""
    if schedule is None or schedule.only is None or str(zone if schedule.visitor else home) != str(clock):
        return 0
    day = local(at, clock).date()
    low, high = _midnight(day, clock), _midnight(day + timedelta(days=1), clock)
    whole = Schedule(None, None, schedule.only, schedule.at)
    plain = openings(whole, low + ahead_at(low, clock), high + ahead_at(high, clock), UTC)
    return _length(openings(whole, low, high, clock)) - _length(plain)


def _length(stretches: Stretches) -> int:
    return sum(end - start for start, end in stretches)
