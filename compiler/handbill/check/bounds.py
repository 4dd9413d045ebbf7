"""Bounds the wrong way round: those of `between`, and parameters of which one is no more than the other."""

from collections.abc import Iterable
from collections.abc import Mapping as MappingOf
from collections.abc import Sequence as ListOf

from handbill.check.context import Context
from handbill.check.values import magnitude
from handbill.check.values_time import TODAY
from handbill.diagnostics.rules import forms as form_rules
from handbill.diagnostics.rules import values as rules
from handbill.model.parameter import Parameter
from handbill.model.site import Test
from handbill.model.source import Entry, Node, written
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


def check_order(
    known: Iterable[Parameter], nodes: MappingOf[str, Node], given: MappingOf[str, object], context: Context
) -> None:
    """Report a least value that is more than the most; `nodes` are the parameters that are written, by name."""
    for parameter in known:
        other = parameter.up_to
        low, high = given.get(parameter.name), given.get(other or "")
        node = nodes.get(parameter.name) or nodes.get(other or "")
        if other is None or node is None:
            continue
        numbers = isinstance(low, int | float) and isinstance(high, int | float) and low > high
        days = isinstance(low, str) and isinstance(high, str) and TODAY not in (low, high) and low > high
        if numbers or days:
            context.report(form_rules.bounds_crossed(node.at, str(low), str(high), parameter.name, other))
