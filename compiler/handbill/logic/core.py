"""The smallest set of lines that contradict each other: without any one of them the rest would be possible."""

from __future__ import annotations

from collections.abc import Iterable

from handbill.logic.formula import Formula, Line
from handbill.logic.shop import Shop
from handbill.logic.solve import Search
from handbill.logic.undecided import Undecided
from handbill.logic.world import World


def core(formula: Formula, lines: Iterable[Line], around: World, shop: Shop) -> tuple[Line, ...]:
    """Return those of the lines that a contradiction needs, in their order.

    `formula` has no solution. Where that can't be seen any more without some line, the line stays.
    """
    kept = list(lines)
    left_out: set[int] = set()
    for line in reversed(kept):
        trial = left_out | {id(line)}
        if is_impossible(formula, around, shop, trial):
            left_out = trial
    return tuple(line for line in kept if id(line) not in left_out)


def is_impossible(formula: Formula, around: World, shop: Shop, without: set[int] | None = None) -> bool:
    """Say whether it is certain that a formula has no solution."""
    try:
        return Search(shop, around, without=without or ()).solve(formula) is None
    except Undecided:
        return False
