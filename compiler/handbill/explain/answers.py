"""What every gate of a promotion says of a visitor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from handbill.explain.history import History
from handbill.explain.seen import UNKNOWN, Seen, of_test
from handbill.explain.situation import Situation
from handbill.explain.variants import Given, given
from handbill.logic import truth
from handbill.logic.evaluate import every
from handbill.logic.openings import day_of, month_day, openings, weekday
from handbill.logic.shop import DEVICE
from handbill.logic.times import ANYWHERE
from handbill.model.schedule import Hours, Schedule
from handbill.model.site import Promotion, Site, TriggerUse
from handbill.model.zones import ZoneInfo
from handbill.plan.gates import ANY, DAYS, Gate, Line, gates_of, local

CERTAIN = "targeting"
"""The gate that what can't be known does not pass."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A line, what it comes to (None: can't be told), and what was seen."""

    line: Line
    truth: bool | None
    seen: Seen
    of: tuple[Answered, ...] = ()


@dataclass(frozen=True, slots=True)
class Passed:
    """A gate and what it comes to."""

    gate: Gate
    truth: bool | None
    lines: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """All gates of a promotion. `shows` is None when it can't be told; `by` names the gate that decides otherwise.

    `fires` are the triggers that the visitor's device does not rule out, `device` is what it is, if that is known.
    `given` is the variant where the promotion has an experiment.
    """

    promotion: Promotion
    gates: tuple[Passed, ...]
    shows: bool | None
    by: str | None
    fires: tuple[TriggerUse, ...] = ()
    device: str | None = None
    given: Given | None = None


def answer(promotion: Promotion, site: Site, situation: Situation) -> Answer:
    """Ask every gate, whatever the ones before it say; the page stops at the first that refuses."""
    judge = _Judge(promotion, site, situation)
    gates = tuple(judge.gate(gate) for gate in gates_of(promotion, site))
    device = situation.visitor.values.get(DEVICE)
    known = device if isinstance(device, str) else None
    fires = tuple(use for use in promotion.triggers if known is None or known in use.reach)
    refusing = next((g for g in gates if g.truth is False or (g.truth is None and _certain(g))), None)
    if refusing is not None:
        return Answer(promotion, gates, False, refusing.gate.name, fires, known, judge.given)
    doubtful = next((g for g in gates if g.truth is None), None)
    by = doubtful.gate.name if doubtful else None
    return Answer(promotion, gates, None if doubtful else True, by, fires, known, judge.given)


def _certain(passed: Passed) -> bool:
    return passed.gate.name == CERTAIN


class _Judge:
    """Answers the lines of one promotion; a method a kind."""

    def __init__(self, promotion: Promotion, site: Site, situation: Situation) -> None:
        self._site = site
        self._zone = ZoneInfo(site.timezone)
        self._situation = situation
        self._history = History(promotion, site, situation)
        self.given = given(promotion.experiment, site, situation) if promotion.experiment else None

    def gate(self, gate: Gate) -> Passed:
        """Answer a gate: every line of it has to hold."""
        lines = tuple(self.line(line) for line in gate.lines)
        return Passed(gate, every(line.truth for line in lines), lines)

    def line(self, line: Line) -> Answered:
        """Answer one line, and those below it."""
        answered: Answered = getattr(self, f"_{line.kind}")(line)
        return answered

    def _consent(self, line: Line) -> Answered:
        given = line.argument not in self._situation.denied
        return Answered(line, given, Seen(given, "granted" if given else "not granted"))

    def _from(self, line: Line) -> Answered:
        return Answered(line, self._situation.at >= line.argument.utc, self._now())

    def _until(self, line: Line) -> Answered:
        return Answered(line, self._situation.at < line.argument.utc, self._now())

    def _now(self) -> Seen:
        return Seen(self._situation.visitor.at, local(self._situation.at, self._zone))

    def _wall(self, line: Line) -> Answered:
        return Answered(line, self._is_open(line.argument), self._seen(line.argument, lambda _: self._now()))

    def _days(self, line: Line) -> Answered:
        return Answered(line, self._is_open(line.argument), self._seen(line.argument, self._weekday))

    def _dates(self, line: Line) -> Answered:
        return Answered(line, self._is_open(line.argument), self._seen(line.argument, self._date))

    def _hours(self, line: Line) -> Answered:
        return Answered(line, self._is_open(line.argument), self._seen(line.argument, self._clock))

    def _weekday(self, only: Hours) -> Seen:
        day = DAYS[weekday(day_of(only, self._situation.visitor.at, self._zone))]
        return Seen(day, day)

    def _date(self, only: Hours) -> Seen:
        day = month_day(day_of(only, self._situation.visitor.at, self._zone))
        return Seen(day, str(day))

    def _clock(self, _: Hours) -> Seen:
        seen = f"{self._situation.at.astimezone(self._zone):%H:%M}"
        return Seen(seen, seen)

    def _seen(self, schedule: Schedule, say: Callable[[Hours], Seen]) -> Seen:
        """Return what the site's clock shows; what the visitor's does is not known."""
        return (
            Seen(None, UNKNOWN, unknown=True) if schedule.visitor else say(schedule.only or Hours(None, None))
        )

    def _is_open(self, schedule: Schedule) -> bool | None:
        """Say whether a schedule is open; on the visitor's clock, whether it is on every clock there is, or on none."""
        at = self._situation.visitor.at
        zones = ANYWHERE if schedule.visitor else (self._zone,)
        found = {bool(openings(schedule, at, at + 1, zone)) for zone in zones}
        return found.pop() if len(found) == 1 else None

    def _cap(self, line: Line) -> Answered:
        per, most = line.argument
        return self._below(line, most, self._history.shown(per))

    def _all(self, line: Line) -> Answered:
        per, most = line.argument
        return self._below(line, most, self._history.shown_of_all(per))

    def _shown(self, line: Line) -> Answered:
        slot, most = line.argument
        return self._below(line, most, self._history.shown_in(slot))

    def _below(self, line: Line, most: int, counted: tuple[int, int] | None) -> Answered:
        if counted is None:
            return Answered(line, None, Seen(None, "unknown"))
        low, high = counted
        held = False if low >= most else True if high < most else None
        if low == high:
            return Answered(line, held, Seen(low, f"{low} shown"))
        return Answered(line, held, Seen(None, f"{low} to {high} shown"))

    def _after(self, line: Line) -> Answered:
        what, rest = line.argument
        return self._rested(line, rest, self._history.last(what))

    def _gap(self, line: Line) -> Answered:
        slot, rest = line.argument
        return self._rested(line, rest, self._history.last_in(slot))

    def _rested(self, line: Line, rest: int | None, seen: Seen) -> Answered:
        if not isinstance(seen.raw, int):
            return Answered(line, None if seen.unknown else True, seen)
        return Answered(line, rest is not None and self._situation.visitor.at >= seen.raw + rest, seen)

    def _open(self, line: Line) -> Answered:
        return Answered(line, True, Seen(0, "0 open"))

    def _test(self, line: Line) -> Answered:
        seen = of_test(line.argument, self._situation.visitor, self._site)
        return Answered(line, truth(line.argument, self._situation.visitor), seen)

    def _script(self, line: Line) -> Answered:
        said = truth(line.argument, self._situation.visitor)
        return Answered(line, said, Seen(said, UNKNOWN if said is None else str(said).lower()))

    def _variant(self, line: Line) -> Answered:
        found = self.given
        assert found is not None
        held = True if line.wanted == ANY else found.shows
        return Answered(line, held, Seen(found.variant, found.variant or UNKNOWN))

    def _unless(self, line: Line) -> Answered:
        held = self._test(line)
        return Answered(line, held.truth is not True, held.seen)

    def _group(self, line: Line) -> Answered:
        parts = tuple(self.line(part) for part in line.of)
        return Answered(line, truth(line.argument, self._situation.visitor), Seen(None, ""), parts)

    _every = _some = _not = _group
