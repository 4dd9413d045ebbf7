"""Conditions as formulas. Each test becomes a line of its own, so that a proof can say which lines it needs."""

from __future__ import annotations

from handbill.diagnostics import Span
from handbill.logic.formula import And, Formula, Line, Maybe, Or
from handbill.logic.literals import literal_of
from handbill.logic.shop import Shop
from handbill.model.site import All, Any, Condition, Not, Test

Through = tuple[tuple[str, Span, bool], ...]


def is_true(condition: Condition, shop: Shop) -> Formula:
    """Return what makes a condition true."""
    return _asked(condition, True, True, (), shop)


def is_not_true(condition: Condition, shop: Shop) -> Formula:
    """Return what makes a condition false or unknown."""
    return _asked(condition, False, False, (), shop)


def _asked(condition: Condition, holds: bool, known: bool, through: Through, shop: Shop) -> Formula:
    """Return what makes a condition come to `holds`, or without `known` to that or to unknown."""
    if isinstance(condition, Test):
        line = Line(condition.at, "", condition, holds, shop.zone, through)
        return literal_of(condition, holds, known, line, shop)
    if isinstance(condition, Not):
        return _asked(condition.of, not holds, known, through, shop)
    if not isinstance(condition, All | Any):
        return Maybe()
    if isinstance(condition, All) and condition.audience is not None:
        through = (*through, (condition.audience, condition.at, holds))
    parts = tuple(_asked(part, holds, known, through, shop) for part in condition.of)
    return And(parts) if isinstance(condition, All) is holds else Or(parts)
