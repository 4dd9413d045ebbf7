"""When something may show, as the page asks it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbill.model.schedule import LAST, Hours, Schedule

ONLY, CLOCK = "only", "runtime_js/core/only.js"
"""The extra that a clock on the wall decides, and the module that looks at it."""
_WEEK = 7


def schedule_table(schedule: Schedule) -> dict[str, Any]:
    """Return `when` (ms since 1970, 0 is open) and `only`, where they say anything."""
    found: dict[str, Any] = {}
    if (schedule.start or schedule.until) and not schedule.visitor:
        found["when"] = [m.ms if m else 0 for m in (schedule.start, schedule.until)]
    only = calendar(schedule)
    return {**found, ONLY: only} if only else found


def asks_site_clock(extras: Mapping[str, object]) -> bool:
    """Say whether a promotion with these extras goes by what the clocks of the site's zone show."""
    only = extras.get(ONLY)
    return isinstance(only, dict) and "local" not in only


def calendar(schedule: Schedule) -> dict[str, Any]:
    """Return what of a schedule has to be looked up on a clock on the wall.

    `days` from Sunday 0; spans of `minutes` since a day began, which is `late` minutes after midnight; `dates` of a
    month, and whether its `last` day is one; `pauses` in ms. `local` is there for the visitor's clock, and then `from`
    and `until` are, too: what that clock shows, in ms as if it stood in UTC.
    """
    found: dict[str, Any] = _hours(schedule.only) if schedule.only else {}
    if schedule.pauses:
        found["pauses"] = [[start.ms, end.ms] for start, end in schedule.pauses]
    if schedule.visitor:
        found["local"] = 1
        bounds = (("from", schedule.start), ("until", schedule.until))
        found.update({name: at.ms for name, at in bounds if at})
    return found


def _hours(only: Hours) -> dict[str, Any]:
    found: dict[str, Any] = {}
    late = only.late
    if only.days is not None:
        found["days"] = sorted((day + 1) % _WEEK for day in only.days)
    if only.month_days is not None:
        found["dates"] = [day for day in only.month_days if day != LAST]
        if LAST in only.month_days:
            found["last"] = 1
    if only.spans is not None:
        found["minutes"] = [[start - late, end - late] for start, end in only.spans]
    return {**found, "late": late} if late > 0 else found
