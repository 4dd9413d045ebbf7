"""What a calendar shows, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo

from handbill.logic.calendar import Calendar, Gap, Row, local
from handbill.logic.openings import Stretches
from handbill.logic.phrases import times
from handbill.model.schedule import Schedule
from handbill.model.units import written_duration


def moment(ms: int, zone: tzinfo) -> str:
    """Write a moment in ms since 1970 as `Fri 2026-11-27 09:00`."""
    return f"{local(ms, zone):%a %Y-%m-%d %H:%M}"


def stretch(start: int, end: int, zone: tzinfo) -> str:
    """Write a stretch of time; its end has no date of its own within a day."""
    begins, ends = local(start, zone), local(end, zone)
    short = begins.date() == ends.date()
    return f"{moment(start, zone)} to {f'{ends:%H:%M}' if short else moment(end, zone)}"


def rule(schedule: Schedule | None, home: tzinfo) -> str:
    """Return what a schedule says in the zone of its site, `always` for none."""
    return ", ".join(times(schedule, home)) if schedule else "always"


def gaps(calendar: Calendar) -> Iterator[str]:
    """Yield a line for each gap, one for all that last from the same time of day to the same, the earliest first."""
    same: dict[tuple[str, str, str, int], list[Gap]] = {}
    for gap in calendar.gaps:
        begins, ends = local(gap.start, calendar.zone), local(gap.end, calendar.zone)
        days = (ends.date() - begins.date()).days
        same.setdefault((gap.slot, f"{begins:%H:%M}", f"{ends:%H:%M}", days), []).append(gap)
    for (slot, *_), alike in same.items():
        more = f", and {len(alike) - 1} more of these hours" if len(alike) > 1 else ""
        yield f"{slot}: {stretch(alike[0].start, alike[0].end, calendar.zone)}{more}"


def changes(calendar: Calendar) -> Iterator[str]:
    """Yield a line for each change of a clock, with the promotions whose hours it makes longer or shorter."""
    for change in calendar.changes:
        wall = datetime.fromtimestamp((change.at + change.before) / 1000, UTC)
        by = change.after - change.before
        yield "; ".join(
            (
                f"{wall:%a %Y-%m-%d %H:%M}: clocks in {change.zone} go {'forward' if by > 0 else 'back'} "
                f"by {written_duration(abs(by))}",
                *(
                    f"{name} is open {written_duration(abs(ms))} {'longer' if ms > 0 else 'less'}"
                    for name, ms in change.touched
                ),
            )
        )


def meets(one: Row, other: Row, shared: Stretches, zone: tzinfo) -> str:
    """Say when two promotions are open together; the one that goes first is named first."""
    first = stretch(*shared[0], zone)
    more = f", and {len(shared) - 1} more of these times" if len(shared) > 1 else ""
    return f"{one.id} before {other.id}: {first}{more}"
