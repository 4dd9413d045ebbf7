"""Parameters that hold plain values: those of triggers and templates."""

from functools import partial

from handbill.check import unbuilt, values
from handbill.check.arguments import Read
from handbill.check.context import Context
from handbill.check.nodes import entries, head, items
from handbill.check.pools import check_pool
from handbill.check.values_money import money_by_currency
from handbill.diagnostics.rules import language as language_rules
from handbill.diagnostics.rules import names as rules
from handbill.diagnostics.rules import opening
from handbill.model.parameter import Parameter
from handbill.model.source import Mapping, Node, Scalar
from handbill.model.values import Range, Value

RANGE, PROMOTIONS, OTHERS, POOLS = "range", "promotions", "others", "pools"
FROM, TO = "from", "to"


def reader(context: Context) -> Read[Value]:
    """Return what reads a plain parameter's value."""
    return partial(read, context)


def read(context: Context, parameter: Parameter, node: Node) -> Value | None:
    """Read the value of a plain parameter; a list also takes a single value."""
    if parameter.type == "list":
        found = [_single(context, parameter, item) for item in items(node)]
        kept = tuple(value for value in found if value is not None)
        return kept if len(kept) == len(found) else None
    if parameter.type == RANGE:
        return _range(context, parameter, node)
    return _single(context, parameter, node)


def _single(context: Context, parameter: Parameter, node: Node) -> Value | None:
    if isinstance(node, Scalar):
        if parameter.names == OTHERS and node.text == context.promotion:
            context.report(opening.opens_itself(node.at, node.text))
            return None
        if parameter.names in (PROMOTIONS, OTHERS) and node.text not in context.promotions:
            unbuilt.unknown(node.at, node.text, "promotion", context.promotions, context)
            return None
        if parameter.names == POOLS:
            check_pool(node, context)
        return values.value(node, parameter, context)
    if isinstance(node, Mapping) and (parameter.of or parameter.type) == "money":
        return money_by_currency(node, context)
    shown = "welcome, with the codes in coupons/welcome.csv" if parameter.names == POOLS else "…"
    example = f"{parameter.name}: {shown}"
    context.report(rules.shape_wrong(head(node.at), parameter.name, "a single value", example))
    return None


def _range(context: Context, parameter: Parameter, node: Node) -> Range | None:
    """Read `{ from: 30%, to: 80% }`, either of which may be left out."""
    example = f"{parameter.name}: {{ {FROM}: …, {TO}: … }}"
    if not isinstance(node, Mapping):
        context.report(rules.shape_wrong(head(node.at), parameter.name, "a map of 'from' and 'to'", example))
        return None
    ends: dict[str, tuple[Scalar, Value]] = {}
    sound = True
    for line in entries(node):
        value = None
        if line.key.text not in (FROM, TO):
            context.report(rules.key_unknown(line.key.at, line.key.text, parameter.name, (FROM, TO)))
        else:
            value = _single(context, parameter, line.value)
        if isinstance(line.value, Scalar) and value is not None:
            ends[line.key.text] = (line.value, value)
        sound = sound and value is not None
    if not sound:
        return None
    if not ends:
        context.report(rules.part_empty(head(node.at), parameter.name, example))
        return None
    start, end = ends.get(FROM), ends.get(TO)
    if start and end and (values.magnitude(start[1]) or 0) >= (values.magnitude(end[1]) or 0):
        context.report(language_rules.span_empty(end[0].at, start[0].text, end[0].text))
        return None
    return Range(start[1] if start else None, end[1] if end else None)
