"""`between` with its two bounds the wrong way round."""

from collections.abc import Sequence as ListOf

from handbill.check.context import Context
from handbill.check.values import magnitude
from handbill.diagnostics.rules import values as rules
from handbill.model.site import Test
from handbill.model.source import Entry, written
from handbill.model.values import Moment, Money, Value


def check_bounds(found: ListOf[tuple[Entry, Test]], context: Context) -> None:
    """Report each `between` whose first bound is larger than the second."""
    for line, test in found:
        if test.word == "between" and isinstance(test.value, tuple):
            low, high = (_size(bound) for bound in test.value)
            if low is not None and high is not None and low > high:
                context.report(
                    rules.value_out_of_range(line.value.at, written(line.value), "the smaller one first")
                )


def _size(value: Value) -> float | None:
    if isinstance(value, Money):
        return value.minor
    return value.ms if isinstance(value, Moment) else magnitude(value)
