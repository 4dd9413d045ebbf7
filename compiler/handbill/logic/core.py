"""The smallest set of lines that contradict each other: without any one of them the rest would be possible."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from handbill.logic.formula import Formula, Line
from handbill.logic.shop import Shop
from handbill.logic.solve import Search
from handbill.logic.undecided import Undecided
from handbill.logic.world import World

_MOST = 5
"""Contradictions of one formula that are told at once."""


def cores(formula: Formula, lines: Iterable[Line], around: World, shop: Shop) -> Iterator[tuple[Line, ...]]:
    """Yield smallest sets of lines that contradict each other, no line in two of them."""
    left = list(lines)
    told: set[int] = set()
    for _ in range(_MOST):
        found = core(formula, left, around, shop, told)
        if not found:
            return
        yield found
        told |= {id(line) for line in found}
        left = [line for line in left if id(line) not in told]
        if not is_impossible(formula, around, shop, told):
            return


def core(
    formula: Formula, lines: Iterable[Line], around: World, shop: Shop, without: Collection[int] = ()
) -> tuple[Line, ...]:
    """Return those of the lines that a contradiction needs, in their order.

    `formula` has no solution, even `without` some lines. Where that can't be seen any more without one, it stays.
    """
    kept = list(lines)
    left_out: set[int] = set(without)
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


def is_plainly_impossible(formula: Formula, shop: Shop) -> bool:
    """Say whether a formula has no solution at first sight: no way is tried, and facts are looked at one by one."""
    try:
        return Search(shop, World()).outline(formula) is None
    except Undecided:
        return False
