"""When something may show, as the page asks it."""

from __future__ import annotations

from typing import Any

from handbill.model.schedule import Hours, Schedule

_WEEK = 7


def schedule_table(schedule: Schedule) -> dict[str, Any]:
    """Return `when` (ms since 1970, 0 is open) and `only`, where they say anything."""
    found: dict[str, Any] = {}
    if schedule.start or schedule.until:
        found["when"] = [m.ms if m else 0 for m in (schedule.start, schedule.until)]
    if schedule.only:
        found["only"] = calendar(schedule.only)
    return found


def calendar(only: Hours) -> dict[str, Any]:
    """Return days from Sunday 0, and spans of minutes since a day began, which is `late` minutes after midnight."""
    found: dict[str, Any] = {}
    late = only.late
    if only.days is not None:
        found["days"] = sorted((day + 1) % _WEEK for day in only.days)
    if only.spans is not None:
        found["minutes"] = [[start - late, end - late] for start, end in only.spans]
    return {**found, "late": late} if late > 0 else found
