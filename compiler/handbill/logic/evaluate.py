"""Whether a condition holds for a visitor, in Kleene's three values: True, False, and None for unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handbill.logic.visitor import FactValue, Visitor, key_of
from handbill.logic.words import EXISTS, holds, is_there
from handbill.model.site import All, Condition, Not, Script, Test
from handbill.model.values import Money, MoneyByCurrency, Value


@dataclass(frozen=True, slots=True)
class Seen:
    """One test or script: the value that the visitor has, None when it is unknown, and what it comes to."""

    test: Test | Script
    value: FactValue | None
    truth: bool | None


def truth(condition: Condition, visitor: Visitor) -> bool | None:
    """Return whether a checked condition holds; TypeError for a value that is not of its fact's type."""
    if isinstance(condition, Test | Script):
        return seen(condition, visitor).truth
    if isinstance(condition, Not):
        return negated(truth(condition.of, visitor))
    answers = (truth(part, visitor) for part in condition.of)
    return every(answers) if isinstance(condition, All) else some(answers)


def tests(condition: Condition, visitor: Visitor) -> Iterator[Seen]:
    """Yield every single test of a condition as it is for the visitor, in the order in which they are written."""
    if isinstance(condition, Test | Script):
        yield seen(condition, visitor)
    elif isinstance(condition, Not):
        yield from tests(condition.of, visitor)
    else:
        for part in condition.of:
            yield from tests(part, visitor)


def seen(test: Test | Script, visitor: Visitor) -> Seen:
    """Return what one test sees and comes to. Of a script only the visitor can say what it would answer."""
    if isinstance(test, Script):
        answer = visitor.values.get(test.key)
        return Seen(test, answer, answer if isinstance(answer, bool) else None)
    value = visitor.values.get(key_of(test))
    if test.word == EXISTS:
        known = value is not None and not _foreign(value, visitor.currency)
        return Seen(
            test, value, (known and value is not None and is_there(test.fact.type, value)) == test.value
        )
    wanted = _wanted(test.value, value)
    if value is None or wanted is None:
        return Seen(test, value, None)
    lowered = _lowered(value) if test.fact.lower else value
    return Seen(test, value, holds(test.fact.type, test.word, lowered, wanted, visitor.at))


def _wanted(wanted: Value, value: FactValue | None) -> Value | None:
    """Return what an amount is compared with, None when nothing is written in its currency."""
    if not isinstance(value, Money):
        return wanted
    if isinstance(wanted, MoneyByCurrency):
        return next((a for a in wanted.amounts if a.currency == value.currency), None)
    listed = wanted if isinstance(wanted, tuple) else (wanted,)
    return None if any(isinstance(w, Money) and _foreign(value, w.currency) for w in listed) else wanted


def _foreign(value: FactValue, currency: str | None) -> bool:
    return isinstance(value, Money) and currency is not None and value.currency != currency


def _lowered(value: FactValue) -> FactValue:
    if isinstance(value, str):
        return value.lower()
    return frozenset(v.lower() for v in value) if isinstance(value, frozenset) else value


def every(answers: Iterable[bool | None]) -> bool | None:
    """Return Kleene's and: False when one is, else unknown when one is; none at all is True."""
    found = set(answers)
    return False if False in found else None if None in found else True


def some(answers: Iterable[bool | None]) -> bool | None:
    """Return Kleene's or: True when one is, else unknown when one is; none at all is False."""
    found = set(answers)
    return True if True in found else None if None in found else False


def negated(answer: bool | None) -> bool | None:
    """Return Kleene's not: unknown stays unknown."""
    return None if answer is None else not answer
