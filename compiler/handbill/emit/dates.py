"""The picture of a site's calendar for report.html: SVG, a row a promotion that has a schedule, a column a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from itertools import pairwise

from handbill.logic import dates
from handbill.logic.calendar import Calendar, Row, local
from handbill.model.zones import ZoneInfo

_DAY, _ROW, _BAR = 26, 24, 14
"""Width of a day, height of a row and of what is drawn in it, in px."""
_NAMES, _HEAD, _MARGIN = 220, 40, 6
_LETTERS = 30
"""Letters of a name that fit before the days."""
_SATURDAY = 5
STYLE = """<style>
.dates figure { margin: 0; overflow-x: auto }
.dates svg { display: block; font: 13px/1 system-ui, sans-serif }
.dates text { fill: currentcolor }
.dates .slot { font-weight: 600 }
.dates .day { font-size: 11px; text-anchor: middle }
.dates .weekend { fill: light-dark(#f2f4f6, #2a3038) }
.dates .edge { stroke: light-dark(#d8dde3, #3b434d) }
.dates .open { fill: light-dark(#2563a8, #7fb2ea) }
.dates .gap { fill: none; stroke: light-dark(#b3261e, #ff9c94); stroke-dasharray: 3 3 }
.dates .clock { stroke: light-dark(#8a5a00, #f0c060); stroke-width: 2 }
</style>
"""


def section(calendar: Calendar) -> str:
    """Return the part of the page that shows when things are open, nothing for a site without schedules."""
    shown = replace(calendar, rows=tuple(row for row in calendar.rows if row.schedule))
    if not shown.rows:
        return ""
    others = len(calendar.rows) - len(shown.rows)
    first, last = (local(ms, shown.zone) for ms in (shown.midnights[0], shown.midnights[-1] - 1))
    said = [
        *(f"{row.id}: {dates.rule(row.schedule, ZoneInfo(shown.site.timezone))}" for row in shown.rows),
        *(f"Nothing in {line}" for line in dates.gaps(shown)),
        *dates.changes(shown),
        *([f"Open at any time: {others} more"] if others else []),
    ]
    listed = "".join(f"<li>{escape(line)}</li>\n" for line in said)
    return (
        f"<h2>Calendar</h2>\n<p>{first:%a %Y-%m-%d} to {last:%a %Y-%m-%d}, {escape(str(shown.zone))}. "
        f"A bar is open, a broken line is a time at which its slot has nothing to show, an upright one a change of "
        f"the clock.</p>\n{STYLE}"
        f'<div class="dates">\n<figure>\n{_picture(shown)}</figure>\n'
        f"<details><summary>In words</summary>\n<ul>\n{listed}</ul></details>\n</div>\n"
    )


def _picture(calendar: Calendar) -> str:
    slots = list(calendar.slots)
    height = _HEAD + _ROW * (len(calendar.rows) + len(slots)) + _MARGIN
    width = _NAMES + _DAY * (len(calendar.midnights) - 1) + _MARGIN
    drawn = [*_days(calendar, height)]
    top = _HEAD
    for slot, rows in slots:
        drawn.append(f'<text class="slot" x="0" y="{top + 16}">{escape(slot)}</text>')
        drawn += _gaps(calendar, slot, top)
        top += _ROW
        for row in rows:
            drawn += _row(calendar, row, top)
            top += _ROW
    return (
        f'<svg width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="When promotions are open, as the list below says in words">\n'
        + "".join(f"{line}\n" for line in drawn)
        + "</svg>\n"
    )


def _days(calendar: Calendar, height: int) -> Iterator[str]:
    """Yield the columns: weekends, days of the month, names of the months, and changes of the clock."""
    named = ""
    for column, (start, _) in enumerate(pairwise(calendar.midnights)):
        day, x = local(start, calendar.zone), _NAMES + _DAY * column
        if day.weekday() >= _SATURDAY:
            yield f'<rect class="weekend" x="{x}" y="{_HEAD - 4}" width="{_DAY}" height="{height - _HEAD}"/>'
        yield f'<path class="edge" d="M{x} {_HEAD - 4}V{height - _MARGIN}"/>'
        yield f'<text class="day" x="{x + _DAY // 2}" y="{_HEAD - 10}">{day.day}</text>'
        if f"{day:%b}" != named:
            named = f"{day:%b}"
            yield f'<text x="{x + 2}" y="14">{named}</text>'
    for change in calendar.changes:
        yield f'<path class="clock" d="M{_place(change.at, calendar)} {_HEAD - 4}V{height - _MARGIN}"/>'


def _row(calendar: Calendar, row: Row, top: int) -> Iterator[str]:
    name = row.id if len(row.id) <= _LETTERS else f"{row.id[: _LETTERS - 1]}…"
    yield f'<text x="12" y="{top + 16}">{escape(name)}</text>'
    for start, end in row.open:
        left, right = _place(start, calendar), _place(end, calendar)
        said = escape(f"{row.id}: {dates.stretch(start, end, calendar.zone)}")
        yield (
            f'<rect class="open" x="{left:g}" y="{top + (_ROW - _BAR) // 2}" width="{max(right - left, 1):g}" '
            f'height="{_BAR}" rx="2"><title>{said}</title></rect>'
        )


def _gaps(calendar: Calendar, slot: str, top: int) -> Iterator[str]:
    for gap in calendar.gaps:
        if gap.slot == slot:
            left, right = _place(gap.start, calendar), _place(gap.end, calendar)
            yield f'<path class="gap" d="M{left:g} {top + _ROW // 2}H{right:g}"/>'


def _place(ms: int, calendar: Calendar) -> float:
    """Return where a moment lies: each day is as wide as any other, however long it is."""
    for column, (start, end) in enumerate(pairwise(calendar.midnights)):
        if ms <= end:
            return round(_NAMES + _DAY * (column + (ms - start) / (end - start)), 1)
    return _NAMES + _DAY * (len(calendar.midnights) - 1)
