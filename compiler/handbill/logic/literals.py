"""One test as a formula: what its fact has to be for the test to be true, or false."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf

from handbill.logic import intervals
from handbill.logic.domains import (
    UNKNOWN,
    Amounts,
    Choices,
    Known,
    Members,
    Numbers,
    Past,
    Region,
    Texts,
    Window,
)
from handbill.logic.expressions import patterns_of
from handbill.logic.formula import FALSE, TRUE, And, Formula, Leaf, Line, Maybe, Or, both, either
from handbill.logic.globs import MANY, Glob, glob, literal
from handbill.logic.intervals import Intervals
from handbill.logic.shop import Shop
from handbill.logic.visitor import key_of
from handbill.model.manifest import Fact
from handbill.model.site import Test
from handbill.model.values import Duration, Moment, Money, MoneyByCurrency, Percent, Value

_POSITIVE = {"is_not": "is", "not_in": "in"}


def literal_of(test: Test, holds: bool, known: bool, line: Line | None, shop: Shop) -> Formula:
    """Return what makes a test true (`holds`) or false; without `known`, unknown will do as well."""
    if test.word == "exists":
        return _exists(test, (test.value is True) is holds, line, shop)
    positive = holds is (test.word not in _POSITIVE)
    word = _POSITIVE.get(test.word, test.word)
    found = _answered(test.fact, word, test.value, positive, shop)
    if not known:
        found = either(*(found.of if isinstance(found, Or) else (found,)), _unanswered(test))
    return _placed(found, key_of(test), test.fact, line)


Part = Region | And | Or | Maybe | Formula


def _placed(found: Formula, name: str, fact: Fact, line: Line | None) -> Formula:
    """Name the fact and the line in every leaf."""
    if isinstance(found, Leaf):
        return Leaf(name, fact, found.region, line)
    if isinstance(found, And):
        return And(tuple(_placed(part, name, fact, line) for part in found.of))
    if isinstance(found, Or):
        return Or(tuple(_placed(part, name, fact, line) for part in found.of), line)
    return found


def _leaf(known: Known | None, unknown: bool = False) -> Formula:
    return Leaf("", _NO_FACT, Region(known, unknown))


_NO_FACT = Fact("", "text", "", None, "")


def _unanswered(test: Test) -> Formula:
    """Return when a test says neither yes nor no."""
    if test.fact.type != "money":
        return Leaf("", _NO_FACT, UNKNOWN)
    answered = _currencies(test.value)
    return _leaf(Amounts(tuple((c, intervals.NONE) for c in answered)), unknown=True)


def _exists(test: Test, there: bool, line: Line | None, shop: Shop) -> Formula:
    """Return that a fact is known and not empty, or that it is not."""
    universe = shop.universe(test.fact).known
    empty: Known | None = None
    if isinstance(universe, Texts):
        universe, empty = Texts(unwanted=frozenset(((),))), Texts(only=frozenset(("",)))
    elif isinstance(universe, Members):
        universe, empty = Members(filled=True), Members(filled=False)
    elif isinstance(universe, Past):
        universe, empty = Past(never=False), Past(times=intervals.NONE)
    elif isinstance(universe, Amounts):
        universe = Amounts(((shop.currency, intervals.EVERY),), others=False)
        empty = Amounts(((shop.currency, intervals.NONE),))
    region = Region(universe) if there else Region(empty, True)
    return Leaf(key_of(test), test.fact, region, line)


def _answered(fact: Fact, word: str, value: Value, holds: bool, shop: Shop) -> Formula:
    values = shop.values(fact)
    if fact.type == "boolean" or (fact.type == "choice" and values):
        listed = frozenset(v for v in _listed(value) if isinstance(v, str | bool))
        every = (
            frozenset[str | bool]((True, False)) if fact.type == "boolean" else frozenset[str | bool](values)
        )
        return _leaf(Choices(listed if holds else every - listed))
    if fact.type in ("text", "choice"):
        return _text(word, [str(v) for v in _listed(value)], holds)
    if fact.type == "set":
        return _members(word, [str(v) for v in _listed(value)], holds)
    if fact.type == "moment":
        return _moment(word, value, holds)
    if fact.type == "occurrence":
        return _past(word, value, holds)
    if fact.type == "money":
        return _money(word, value, holds)
    stretches = _stretches(word, [_size(v) for v in _listed(value)])
    return _leaf(Numbers(stretches if holds else intervals.complement(stretches)))


def _stretches(word: str, sizes: list[float]) -> Intervals:
    if word in ("is", "in"):
        return intervals.exactly(*sizes)
    if word == "between":
        return intervals.meet(intervals.at_least(sizes[0]), intervals.at_most(sizes[1]))
    read = {
        "at_least": intervals.at_least,
        "above": intervals.above,
        "below": intervals.below,
        "at_most": intervals.at_most,
    }
    return read[word](sizes[0])


def _money(word: str, value: Value, holds: bool) -> Formula:
    amounts: dict[str, list[float]] = {}
    if isinstance(value, MoneyByCurrency):
        amounts = {amount.currency: [amount.minor] for amount in value.amounts}
    elif len(_currencies(value)) == 1:
        for amount in _listed(value):
            if isinstance(amount, Money):
                amounts.setdefault(amount.currency, []).append(amount.minor)
    by: list[tuple[str, Intervals]] = []
    for currency, sizes in sorted(amounts.items()):
        stretches = _stretches(word, sizes)
        by.append((currency, intervals.whole(stretches if holds else intervals.complement(stretches))))
    return _leaf(Amounts(tuple(by), others=False))


def _currencies(value: Value) -> tuple[str, ...]:
    if isinstance(value, MoneyByCurrency):
        return tuple(amount.currency for amount in value.amounts)
    found = {amount.currency for amount in _listed(value) if isinstance(amount, Money)}
    return tuple(sorted(found)) if len(found) == 1 else ()


def _text(word: str, texts: list[str], holds: bool) -> Formula:
    if word in ("is", "in"):
        if holds:
            return _leaf(Texts(only=frozenset(texts)))
        return _leaf(Texts(unwanted=frozenset(literal(text) for text in texts)))
    patterns: list[Glob] = []
    for text in texts:
        found = _patterns(word, text)
        if found is None:
            return And((_leaf(Texts()), Maybe()))
        patterns += found
    if (word == "contains") is holds:
        return _leaf(_wanting(patterns) if holds else Texts(unwanted=frozenset(patterns)))
    return either(*(_leaf(_wanting((p,)) if holds else Texts(unwanted=frozenset((p,)))) for p in patterns))


def _wanting(patterns: Iterable[Glob]) -> Texts:
    return Texts(wanted=frozenset(patterns))


def _patterns(word: str, text: str) -> Iterable[Glob] | None:
    if word == "regex":
        return patterns_of(text)
    start = (MANY,) if word in ("ends_with", "contains") else ()
    end = (MANY,) if word in ("starts_with", "contains") else ()
    return [glob(text) if word == "glob" else (*start, *literal(text), *end)]


def _members(word: str, members: list[str], holds: bool) -> Formula:
    every = frozenset(members)
    if word == "contains":
        if holds:
            return _leaf(Members(has=every))
        return either(*(_leaf(Members(lacks=frozenset((m,)))) for m in members))
    if not holds:
        return _leaf(Members(lacks=every))
    return either(*(_leaf(Members(has=frozenset((m,)))) for m in members))


def _moment(word: str, value: Value, holds: bool) -> Formula:
    if word == "between":
        start, end = (_size(v) for v in _listed(value))
        if holds:
            return _leaf(Window(start, end))
        return Or((_leaf(Window(end=start - 1)), _leaf(Window(start=end + 1))))
    return _leaf(_window(word, _size(value), holds))


def _window(word: str, size: float, holds: bool) -> Window:
    """Return the moments that `within` `before` `after` ask for; `size` is in ms."""
    if word == "within":
        return Window(oldest=size) if holds else Window(youngest=size + 1)
    if word == "before":
        return Window(end=size - 1) if holds else Window(start=size)
    return Window(start=size + 1) if holds else Window(end=size)


def _past(word: str, value: Value, holds: bool) -> Formula:
    if word in ("within", "before", "after"):
        window = Window(youngest=0).meet(_window(word, _size(value), holds))
        return _leaf(Past(never=not holds, last=window))
    if isinstance(value, bool):
        happened = value is holds
        return _leaf(Past(not happened, intervals.at_least(1) if happened else intervals.NONE))
    stretches = _stretches(word, [_size(v) for v in _listed(value)])
    if not holds:
        stretches = intervals.complement(stretches)
    times = intervals.whole(intervals.meet(stretches, intervals.at_least(1)))
    return _leaf(Past(intervals.holds(stretches, 0), times))


def _size(value: Value) -> float:
    if isinstance(value, Duration | Moment):
        return value.ms
    if isinstance(value, Percent):
        return value.value
    return value if isinstance(value, int | float) else inf


def _listed(value: Value) -> tuple[Value, ...]:
    return value if isinstance(value, tuple) else (value,)


__all__ = ["FALSE", "TRUE", "both", "literal_of"]
