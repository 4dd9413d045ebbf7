"""When something may show: a span of time, and the days and hours in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf

from handbill.diagnostics import Span
from handbill.model.values import Moment

DAY = 1440
"""Minutes of a day."""
LAST = 0
"""Among days of a month: the last one."""
EAST, WEST = 14 * 3_600_000, 12 * 3_600_000
"""By how many ms the clocks of the world are ahead of UTC and behind it, at most."""


@dataclass(frozen=True, slots=True)
class Hours:
    """`days` counts from Monday 0; None is every day.

    `month_days` counts from 1, LAST is the last day of a month, whichever that is; None is every day, and a day has to be
    one of both. `spans` are from (included) to (not included) in minutes since the midnight of the day on which they begin, sorted
    and apart; what goes over midnight ends behind DAY. None is the whole day. All are of one zone's wall clock.
    """

    days: tuple[int, ...] | None
    spans: tuple[tuple[int, int], ...] | None
    month_days: tuple[int, ...] | None = None

    @property
    def late(self) -> int:
        """The minutes after midnight that belong to the day before."""
        return max(0, *(end - DAY for _, end in self.spans)) if self.spans else 0

    @property
    def weekdays(self) -> Hours:
        """The weekdays alone, from the end of the night before to the end of their own night."""
        return replace(self, spans=self._whole, month_days=None)

    @property
    def dates(self) -> Hours:
        """The days of the month alone, from the end of the night before to the end of their own night."""
        return replace(self, spans=self._whole, days=None)

    @property
    def _whole(self) -> tuple[tuple[int, int], ...]:
        return ((self.late, DAY + self.late),)

    @property
    def time(self) -> Hours:
        """The times of day alone."""
        return Hours(None, self.spans)


@dataclass(frozen=True, slots=True)
class Schedule:
    """From `start` to `until`, but for the `pauses`, of each of which the end is not included, either.

    On the `visitor`'s own clock they are what that clock shows, as if it stood in UTC.
    """

    start: Moment | None
    until: Moment | None
    only: Hours | None
    at: Span
    pauses: tuple[tuple[Moment, Moment], ...] = ()
    visitor: bool = False

    @property
    def earliest(self) -> float:
        """The moment, in ms since 1970, before which it is open nowhere on earth."""
        return (self.start.ms - self.visitor * EAST) if self.start else -inf

    @property
    def latest(self) -> float:
        """The moment, in ms since 1970, from which on it is open nowhere on earth."""
        return (self.until.ms + self.visitor * WEST) if self.until else inf
