"""Conditions as the solver reads them: without `not`, each test turned into what its fact may be.

That a condition is true, that it is false, and that it is not true, are three formulas: unknown is neither.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from handbill.diagnostics import Span
from handbill.logic.domains import Region
from handbill.logic.phrases import clause
from handbill.model.manifest import Fact
from handbill.model.site import Test
from handbill.model.zones import ZoneInfo


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Something written that limits who sees a promotion.

    `text` is a clause, or empty where `test` is the test that stands there and `holds` whether it has to be true;
    `zone` is the shop's, for moments. `through` names the audiences by which it
    came here, each with the place where it is named and whether it has to hold there.
    """

    at: Span | None
    text: str
    test: Test | None = None
    holds: bool = True
    zone: ZoneInfo | None = None
    through: tuple[tuple[str, Span, bool], ...] = ()

    @property
    def says(self) -> str:
        """What it asks for, as a clause: `page.type has to be cart`."""
        if self.test is None or self.zone is None:
            return self.text
        return clause(self.test, self.holds, self.zone)


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """The fact `name` has a value of the region. `line` is where that is asked for, None for what is so anyhow."""

    name: str
    fact: Fact
    region: Region
    line: Line | None = None


@dataclass(frozen=True, slots=True, eq=False)
class And:
    """All of them; of none, true."""

    of: tuple[Formula, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Or:
    """One of them; of none, false. `line` drops it as a whole."""

    of: tuple[Formula, ...] = ()
    line: Line | None = field(default=None)


@dataclass(frozen=True, slots=True, eq=False)
class Maybe:
    """What can't be judged here, such as the shop's own script: it may be so."""


Formula = Leaf | And | Or | Maybe

TRUE = And()
FALSE = Or()


@dataclass(frozen=True, slots=True)
class Held:
    """A fact and what is known of it."""

    fact: Fact
    region: Region


Store = Mapping[str, Held]
"""By the name under which a visitor has the fact."""


def both(*of: Formula) -> Formula:
    """Return the formula that all hold."""
    return of[0] if len(of) == 1 else And(of)


def either(*of: Formula) -> Formula:
    """Return the formula that one holds."""
    return of[0] if len(of) == 1 else Or(of)


def lines_of(formula: Formula) -> tuple[Line, ...]:
    """Return the lines that a formula is made of, each once, in its order."""
    found: dict[int, Line] = {}
    _collect(formula, found)
    return tuple(found.values())


def _collect(formula: Formula, found: dict[int, Line]) -> None:
    if isinstance(formula, Leaf | Or) and formula.line is not None:
        found[id(formula.line)] = formula.line
    if isinstance(formula, And | Or):
        for part in formula.of:
            _collect(part, found)
