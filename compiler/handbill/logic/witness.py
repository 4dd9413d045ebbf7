"""Visitors for whom something holds: found by the solver, and believed only when the evaluator agrees."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from handbill.logic.asking import is_true
from handbill.logic.evaluate import truth
from handbill.logic.formula import Formula, both
from handbill.logic.pick import visitor_of
from handbill.logic.shop import Shop
from handbill.logic.solve import Search
from handbill.logic.undecided import Undecided
from handbill.logic.visitor import Visitor
from handbill.logic.world import World
from handbill.model.site import Condition


class Unknown(Enum):
    """The answer of a proof that may not say yes or no."""

    UNKNOWN = "unknown"


UNKNOWN = Unknown.UNKNOWN
Answer = Visitor | None | Unknown
"""A visitor, none, or `UNKNOWN`."""


def witness(*conditions: Condition, shop: Shop, around: World | None = None) -> Answer:
    """Return a visitor for whom all of the conditions are true, None when there can be none."""
    formula = both(*(is_true(condition, shop) for condition in conditions))

    def agrees(visitor: Visitor) -> bool:
        return all(truth(condition, visitor) is True for condition in conditions)

    return solution(formula, around or World(), shop, agrees)


def solution(formula: Formula, around: World, shop: Shop, agrees: Callable[[Visitor], bool]) -> Answer:
    """Return a visitor for whom a formula holds and who `agrees`, None when it can't hold."""
    try:
        for hopeful in (True, False):
            store = Search(shop, around, hopeful).solve(formula)
            if store is None:
                return None if hopeful else UNKNOWN
            visitor = visitor_of(store, around, shop)
            if _agrees(visitor, agrees):
                return visitor
    except Undecided:
        pass
    return UNKNOWN


def _agrees(visitor: Visitor, agrees: Callable[[Visitor], bool]) -> bool:
    """Ask the evaluator, which does not know what a value of the shop's own may be."""
    try:
        return agrees(visitor)
    except (TypeError, ValueError):
        return False
