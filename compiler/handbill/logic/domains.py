"""What is known of the value of one fact: sets of values that can be cut with each other, one kind a type of fact.

A `Region` is such a set, and whether the fact may be unknown. Each kind says whether it is empty; what a region holds
is picked in `pick.py`, because times, currencies and pages hang together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf

from handbill.logic import intervals
from handbill.logic.globs import MANY, Glob, fits, has_no_end, needed, sample
from handbill.logic.intervals import EVERY, Intervals

Choice = str | bool
_SOME_TIMES = intervals.at_least(1)


@dataclass(frozen=True, slots=True)
class Choices:
    """One of some values."""

    values: frozenset[Choice]

    def meet(self, other: Choices) -> Choices:
        """Return what both hold."""
        return Choices(self.values & other.values)

    def is_empty(self) -> bool:
        """Say whether no value is left."""
        return not self.values


@dataclass(frozen=True, slots=True)
class Numbers:
    """A number; `whole` for those that count something."""

    stretches: Intervals = EVERY
    whole: bool = False

    def meet(self, other: Numbers) -> Numbers:
        """Return what both hold."""
        whole = self.whole or other.whole
        both = intervals.meet(self.stretches, other.stretches)
        return Numbers(intervals.whole(both) if whole else both, whole)

    def is_empty(self) -> bool:
        """Say whether no number is left."""
        return not self.stretches


@dataclass(frozen=True, slots=True)
class Amounts:
    """An amount in one of the listed currencies within its stretches, or any amount in another one, if `others`."""

    by: tuple[tuple[str, Intervals], ...] = ()
    others: bool = True

    def within(self, currency: str) -> Intervals:
        """Return the amounts in a currency, in minor units."""
        return dict(self.by).get(currency, EVERY if self.others else intervals.NONE)

    def meet(self, other: Amounts) -> Amounts:
        """Return what both hold."""
        named = sorted({c for c, _ in (*self.by, *other.by)})
        by = tuple((c, intervals.whole(intervals.meet(self.within(c), other.within(c)))) for c in named)
        return Amounts(by, self.others and other.others)

    def is_empty(self) -> bool:
        """Say whether no amount is left."""
        return not self.others and not any(stretches for _, stretches in self.by)


@dataclass(frozen=True, slots=True)
class Members:
    """A set of texts that has some members and lacks others; `filled` False is the empty set, True any other."""

    has: frozenset[str] = frozenset()
    lacks: frozenset[str] = frozenset()
    filled: bool | None = None

    def meet(self, other: Members) -> Members:
        """Return what both hold."""
        both = self.filled if other.filled is None else other.filled
        if None not in (self.filled, other.filled) and self.filled != other.filled:
            # No set is empty and is not: say it with a member that it has and lacks.
            return Members(frozenset(("",)), frozenset(("",)), both)
        return Members(self.has | other.has, self.lacks | other.lacks, both)

    def is_empty(self) -> bool:
        """Say whether there is no such set."""
        return bool(self.has & self.lacks) or (self.filled is False and bool(self.has))


@dataclass(frozen=True, slots=True)
class Window:
    """A moment: its ms since 1970 from `start` to `end`, and its age in ms from `youngest` to `oldest`, all included."""

    start: float = -inf
    end: float = inf
    youngest: float = -inf
    oldest: float = inf

    def meet(self, other: Window) -> Window:
        """Return what both hold."""
        return Window(
            max(self.start, other.start),
            min(self.end, other.end),
            max(self.youngest, other.youngest),
            min(self.oldest, other.oldest),
        )

    def is_empty(self) -> bool:
        """Say whether no moment is left, whatever the time is."""
        return self.start > self.end or self.youngest > self.oldest


@dataclass(frozen=True, slots=True)
class Past:
    """Something that has never happened, if `never`, or happened as often as `times` says, last within `last`."""

    never: bool = True
    times: Intervals = _SOME_TIMES
    last: Window = Window(youngest=0)

    def meet(self, other: Past) -> Past:
        """Return what both hold."""
        times = intervals.whole(intervals.meet(self.times, other.times))
        return Past(self.never and other.never, times, self.last.meet(other.last))

    def is_empty(self) -> bool:
        """Say whether nothing of the kind can be."""
        return not self.never and not self.may_have_happened()

    def may_have_happened(self) -> bool:
        """Say whether it can have happened at all."""
        return bool(self.times) and not self.last.is_empty()


@dataclass(frozen=True, slots=True)
class Texts:
    """A text that is one of `only`, fits every pattern of `wanted` and none of `unwanted`; `lower` in lower case."""

    only: frozenset[str] | None = None
    wanted: frozenset[Glob] = frozenset()
    unwanted: frozenset[Glob] = frozenset()
    lower: bool = False

    def meet(self, other: Texts) -> Texts:
        """Return what both hold."""
        only = self.only if other.only is None else other.only
        if self.only is not None and other.only is not None:
            only = self.only & other.only
        both = Texts(
            only,
            needed(self.wanted | other.wanted),
            self.unwanted | other.unwanted,
            self.lower or other.lower,
        )
        return both if only is None else both.listed(only)

    def listed(self, only: frozenset[str]) -> Texts:
        """Return those of some texts that fit, so that no pattern is left to be looked at."""
        kept = frozenset(text for text in only if self._fits(text))
        return Texts(kept, lower=self.lower)

    def _fits(self, text: str) -> bool:
        return (
            all(fits(pattern, text) for pattern in self.wanted)
            and not any(fits(pattern, text) for pattern in self.unwanted)
            and (not self.lower or text == text.lower())
        )

    def sample(self) -> str | None:
        """Return a short one of them, None when there is none; Undecided when that takes too long."""
        if self.only is not None:
            return min(self.only, key=lambda text: (len(text), text), default=None)
        return sample(self.wanted, self.unwanted, self.lower)

    def is_empty(self) -> bool:
        """Say whether there is no such text; Undecided when that takes too long."""
        if self.only is not None:
            return not self.only
        return bool(self.wanted or self.unwanted) and not self._is_endless() and self.sample() is None

    def _is_endless(self) -> bool:
        """Say at first sight that one pattern has longer texts than those that are left out, which have a length each."""
        return (
            len(self.wanted) < 2
            and all(MANY in pattern for pattern in self.wanted)
            and not any(has_no_end(pattern) for pattern in self.unwanted)
            and not (self.lower and self.wanted)
        )


Known = Choices | Numbers | Amounts | Members | Window | Past | Texts


@dataclass(frozen=True, slots=True)
class Region:
    """The values that a fact may have, None for none, and whether it may be unknown."""

    known: Known | None
    unknown: bool = False

    def meet(self, other: Region) -> Region:
        """Return what both hold; TypeError for regions of facts of different types."""
        known: Known | None = None
        if self.known is not None and other.known is not None:
            if type(self.known) is not type(other.known):
                raise TypeError(f"{self.known} and {other.known}")
            met: Known = self.known.meet(other.known)  # type: ignore[arg-type]
            known = None if met.is_empty() else met
        return Region(known, self.unknown and other.unknown)

    def is_empty(self) -> bool:
        """Say whether nothing is left."""
        return self.known is None and not self.unknown

    def or_unknown(self) -> Region:
        """Return the same, or unknown."""
        return replace(self, unknown=True)


UNKNOWN = Region(None, True)
