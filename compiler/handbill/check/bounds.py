"""Tests of one fact that exclude each other: `{ at_least: 300, below: 75 }`."""

from collections.abc import Sequence as ListOf

from handbill.check.context import Context
from handbill.check.nodes import written
from handbill.check.values import magnitude
from handbill.diagnostics.rules import language as rules
from handbill.diagnostics.rules import values as value_rules
from handbill.model.site import Test
from handbill.model.source import Entry
from handbill.model.values import Moment, Money, Value

_LOW = ("at_least", "above", "after")
_HIGH = ("at_most", "below", "before")
_INCLUDED = ("at_least", "at_most")


def check_bounds(found: ListOf[tuple[Entry, Test]], context: Context) -> None:
    """Report a lower bound that no value below the upper one can reach, and a `between` the wrong way round."""
    for line, test in found:
        if test.word == "between" and isinstance(test.value, tuple):
            _check_pair(line, test.value, context)
    for low_line, low in found:
        if low.word not in _LOW:
            continue
        for high_line, high in found:
            if high.word in _HIGH and _excludes(low, high):
                context.report(
                    rules.never_true(high_line.key.at, low.key, _written(low_line), _written(high_line))
                )


def _check_pair(line: Entry, pair: tuple[Value, ...], context: Context) -> None:
    low, high = _size(pair[0]), _size(pair[1])
    if low is not None and high is not None and low > high:
        context.report(
            value_rules.value_out_of_range(line.value.at, written(line.value), "the smaller one first")
        )


def _excludes(low: Test, high: Test) -> bool:
    if (
        isinstance(low.value, Money)
        and isinstance(high.value, Money)
        and low.value.currency != high.value.currency
    ):
        return False
    least, most = _size(low.value), _size(high.value)
    if least is None or most is None:
        return False
    return least > most or (least == most and not (low.word in _INCLUDED and high.word in _INCLUDED))


def _size(value: Value) -> float | None:
    if isinstance(value, Money):
        return value.minor
    return value.ms if isinstance(value, Moment) else magnitude(value)


def _written(line: Entry) -> str:
    return f"{line.key.text}: {written(line.value)}"
