"""Nothing opens over a checkout, but a promotion whose targeting names that page type."""

from __future__ import annotations

from handbill.model.site import All, Condition, Not, Script, Test
from handbill.model.values import Value

PAGE_TYPE = "page.type"
CHECKOUT = "checkout"


def names_checkout(condition: Condition, positive: bool = True) -> bool:
    """Whether some line of a condition asks for the checkout."""
    if isinstance(condition, Not):
        return names_checkout(condition.of, not positive)
    if isinstance(condition, Test):
        wanted = _positive(condition.word) is positive
        return condition.fact.key == PAGE_TYPE and wanted and CHECKOUT in _values(condition.value)
    if isinstance(condition, Script):
        return False
    return any(names_checkout(c, positive) for c in condition.of)


def elsewhere_only(condition: Condition) -> bool:
    """Whether a condition can't hold on a checkout page, so that nobody has to look."""
    if isinstance(condition, Test):
        if condition.fact.key != PAGE_TYPE or condition.word not in ("is", "in", "is_not", "not_in"):
            return False
        return (CHECKOUT in _values(condition.value)) is not _positive(condition.word)
    if isinstance(condition, Not):
        return isinstance(condition.of, Test) and _turned_elsewhere(condition.of)
    if isinstance(condition, Script):
        return False
    if isinstance(condition, All):
        return any(elsewhere_only(c) for c in condition.of)
    return bool(condition.of) and all(elsewhere_only(c) for c in condition.of)


def _turned_elsewhere(test: Test) -> bool:
    named = test.fact.key == PAGE_TYPE and test.word in ("is", "in", "is_not", "not_in")
    return named and (CHECKOUT in _values(test.value)) is _positive(test.word)


def _positive(word: str) -> bool:
    return word not in ("is_not", "not_in")


def _values(value: Value) -> tuple[Value, ...]:
    return value if isinstance(value, tuple) else (value,)
