"""Lines of conditions that keep nobody away: those that always hold, and those that others imply."""

from __future__ import annotations

from collections.abc import Iterator

from handbill.diagnostics import Diagnostic, Note
from handbill.diagnostics.rules import proofs as rules
from handbill.logic.asking import is_not_true, is_true
from handbill.logic.core import core, is_plainly_impossible
from handbill.logic.formula import both, lines_of
from handbill.logic.phrases import clause
from handbill.logic.shop import Shop
from handbill.logic.world import World
from handbill.model.site import All, Any, Condition, Test

_ANY_TIME = World()


def idle_lines(condition: Condition, shop: Shop) -> Iterator[Diagnostic]:
    """Yield what is idle in a condition that somebody meets; audiences are judged where they are written."""
    kept: list[Test] = []
    for line in _lines(condition):
        if is_plainly_impossible(is_not_true(line, shop), shop):
            yield _always(line, shop)
        elif isinstance(line, Test):
            kept.append(line)
    for line in reversed(tuple(kept)):
        others = [one for one in kept if one is not line and one.key == line.key]
        if others and (notes := _implying(line, others, shop)):
            kept.remove(line)
            yield rules.implied(line.at, clause(line, True, shop.zone), notes)


def _lines(condition: Condition) -> Iterator[Condition]:
    """Yield what has to hold at once, without what audiences say."""
    if not isinstance(condition, All):
        yield condition
    elif condition.audience is None:
        for part in condition.of:
            yield from _lines(part)


def _always(line: Condition, shop: Shop) -> Diagnostic:
    if isinstance(line, Any):
        for part in line.of:
            if is_plainly_impossible(is_not_true(part, shop), shop):
                return _always(part, shop)
        return rules.always_true(line.at, "one of these always holds")
    if isinstance(line, Test):
        return rules.always_true(line.at, clause(line, True, shop.zone))
    return rules.always_true(line.at, "what it excludes never is")


def _implying(line: Test, others: list[Test], shop: Shop) -> tuple[Note, ...]:
    """Return the lines from which a line follows; none when it says more than they do."""
    asked = both(*(is_true(other, shop) for other in others), is_not_true(line, shop))
    if not is_plainly_impossible(asked, shop):
        return ()
    found = core(asked, lines_of(asked), _ANY_TIME, shop)
    return tuple(Note(one.at, one.says) for one in found if one.at is not None and one.test is not line)
