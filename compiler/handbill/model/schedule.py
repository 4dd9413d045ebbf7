"""When something may show: a span of time, and the days and hours in it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handbill.diagnostics import Span
from handbill.model.values import Moment

DAY = 1440
"""Minutes of a day."""


@dataclass(frozen=True, slots=True)
class Hours:
    """`days` counts from Monday 0; None is every day.

    `spans` are from (included) to (not included) in minutes since the midnight of the day on which they begin, sorted
    and apart; what goes over midnight ends behind DAY. None is the whole day. All are of one zone's wall clock.
    """

    days: tuple[int, ...] | None
    spans: tuple[tuple[int, int], ...] | None

    @property
    def late(self) -> int:
        """The minutes after midnight that belong to the day before."""
        return max(0, *(end - DAY for _, end in self.spans)) if self.spans else 0

    @property
    def day(self) -> Hours:
        """The days alone, from the end of the night before to the end of their own night."""
        return replace(self, spans=((self.late, DAY + self.late),))

    @property
    def time(self) -> Hours:
        """The times of day alone."""
        return Hours(None, self.spans)


@dataclass(frozen=True, slots=True)
class Schedule:
    """`until` is not included."""

    start: Moment | None
    until: Moment | None
    only: Hours | None
    at: Span
