"""The calendar of a site as text and as data, with the promotions of one slot that some visitor could get at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from handbill.diagnostics import Report
from handbill.explain.witnesses import pairs_of
from handbill.logic import dates
from handbill.logic.calendar import CAMPAIGNS, Calendar, Row, calendar, local, together
from handbill.logic.openings import Stretches, common
from handbill.logic.shop import shop_of
from handbill.model.zones import ZoneInfo
from handbill.pipeline import check_site

ALL, SOME, NONE = "█", "▄", "·"
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Dated:
    """A calendar; `pairs` may meet in a slot while both are open, the one that goes first at the front."""

    calendar: Calendar
    pairs: tuple[tuple[Row, Row, Stretches], ...]


def see(
    root: Path, first: date | None, days: int, zone: ZoneInfo | None, now: datetime, report: Report
) -> Dated | None:
    """Return the calendar of a site; None when its definitions have errors, which `report` then holds.

    `first` None is today, `zone` None the site's.
    """
    site = check_site(root, now, report)
    if site is None:
        return None
    zone = zone or ZoneInfo(site.timezone)
    found = calendar(site, first or now.astimezone(zone).date(), days, zone)
    rows = {row.id: row for row in found.rows if row.slot != CAMPAIGNS}
    met: list[tuple[Row, Row, Stretches]] = []
    for witness in pairs_of(site, shop_of(site, found.midnights[0])):
        one, other = (rows[promotion.id] for promotion in witness.promotions)
        shared = together(one, other)
        if shared and (one.schedule or other.schedule):
            met.append((one, other, shared))
    return Dated(found, tuple(met))


def text(dated: Dated) -> str:
    """Return a line a promotion with a column a day, and what there is to say of the days."""
    found = dated.calendar
    zone, home = found.zone, ZoneInfo(found.site.timezone)
    width = max((len(row.id) for row in found.rows), default=0)
    lines = [f"{found.site.id}, {zone}", ""]
    lines += [f"{'':{width + 4}}{line}".rstrip() for line in _head(found)]
    for slot, rows in found.slots:
        lines.append(slot)
        for row in rows:
            cells = "".join(_cells(row, found.midnights))
            lines.append(f"  {row.id:{width + 2}}{cells}  {dates.rule(row.schedule, home)}")
    parts = (
        ("Nothing to show", dates.gaps(found)),
        ("Together in one slot, for some visitor", (dates.meets(*pair, zone) for pair in dated.pairs)),
        ("Changes of the clock", dates.changes(found)),
    )
    for title, said in parts:
        listed = [f"  {line}" for line in said]
        lines += ["", f"{title}:", *listed] if listed else []
    return "\n".join(lines) + "\n"


def _head(found: Calendar) -> Iterator[str]:
    """Yield the names of the months, and the days of the month on which weeks begin."""
    days = [local(ms, found.zone) for ms in found.midnights[:-1]]
    yield _labels((n, f"{day:%b}") for n, day in enumerate(days) if n == 0 or day.day == 1)
    yield _labels((n, f"{day:%d}") for n, day in enumerate(days) if n == 0 or day.weekday() == 0)


def _labels(wanted: Iterable[tuple[int, str]]) -> str:
    """Write each label in its column, but for those that would touch the one before."""
    line = ""
    for column, label in wanted:
        if not line or column > len(line):
            line = f"{line:{column}}{label}"
    return line


def _cells(row: Row, midnights: Sequence[int]) -> Iterator[str]:
    for start, end in pairwise(midnights):
        here = common(row.open, ((start, end),))
        yield NONE if not here else ALL if here == ((start, end),) else SOME


def data(dated: Dated) -> str:
    """Return the JSON document that `--output json` prints; moments are ISO 8601 with the zone's offset."""
    found = dated.calendar

    def spans(open_: Stretches) -> list[list[str]]:
        return [[_iso(start, found), _iso(end, found)] for start, end in open_]

    document: dict[str, Any] = {
        "site": found.site.id,
        "zone": str(found.zone),
        "from": _iso(found.midnights[0], found),
        "until": _iso(found.midnights[-1], found),
        "promotions": [
            {"promotion": row.id, "slot": row.slot, "priority": row.priority, "open": spans(row.open)}
            for row in found.rows
            if row.slot != CAMPAIGNS
        ],
        "campaigns": [
            {"campaign": row.id, "open": spans(row.open)} for row in found.rows if row.slot == CAMPAIGNS
        ],
        "gaps": [
            {"slot": gap.slot, "from": _iso(gap.start, found), "until": _iso(gap.end, found)}
            for gap in found.gaps
        ],
        "together": [
            {"first": one.id, "second": other.id, "open": spans(shared)} for one, other, shared in dated.pairs
        ],
        "clocks": [
            {
                "at": _iso(change.at, found),
                "zone": change.zone,
                "by": (change.after - change.before) // 60_000,
                "touched": {name: ms // 60_000 for name, ms in change.touched},
            }
            for change in found.changes
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _iso(ms: int, found: Calendar) -> str:
    return local(ms, found.zone).isoformat(timespec="minutes")
