"""Parameters that hold plain values: those of triggers and templates."""

from functools import partial

from handbill.check import values
from handbill.check.arguments import Read
from handbill.check.context import Context
from handbill.check.nodes import head, items
from handbill.check.values_money import money_by_currency
from handbill.diagnostics.rules import names as rules
from handbill.model.manifest import Parameter
from handbill.model.source import Mapping, Node, Scalar
from handbill.model.values import Value


def reader(context: Context) -> Read[Value]:
    """Return what reads a plain parameter's value."""
    return partial(read, context)


def read(context: Context, parameter: Parameter, node: Node) -> Value | None:
    """Read the value of a plain parameter; a list also takes a single value."""
    if parameter.type == "list":
        found = [_single(context, parameter, item) for item in items(node)]
        kept = tuple(value for value in found if value is not None)
        return kept if len(kept) == len(found) else None
    return _single(context, parameter, node)


def _single(context: Context, parameter: Parameter, node: Node) -> Value | None:
    if isinstance(node, Scalar):
        return values.value(node, parameter, context)
    if isinstance(node, Mapping) and (parameter.of or parameter.type) == "money":
        return money_by_currency(node, context)
    context.report(rules.shape_wrong(head(node.at), parameter.name, "a single value", f"{parameter.name}: …"))
    return None
