"""The answers that a field offers: `[ S, M, { large: Large } ]`."""

from handbill.check.context import Context
from handbill.check.nodes import head, sequence, single
from handbill.check.texts import text
from handbill.check.values import name
from handbill.diagnostics.rules import forms as rules
from handbill.diagnostics.rules import names as name_rules
from handbill.model.parameter import Parameter
from handbill.model.site import Option
from handbill.model.source import Mapping, Node, Scalar

_EXAMPLE = "options: [ S, M, { large: Large } ]"


def options(parameter: Parameter, node: Node, context: Context) -> tuple[Option, ...] | None:
    """Read a list of values, each bare or with the label that a shopper reads."""
    found = sequence(node, parameter.name, _EXAMPLE, context.report)
    if found is None:
        return None
    if not found.items:
        context.report(name_rules.part_empty(found.at, parameter.name, _EXAMPLE))
        return None
    kept: dict[str, Option] = {}
    for item in found.items:
        option = _option(parameter, item, context)
        if option is None:
            continue
        if (first := kept.setdefault(option.value, option)) is not option:
            context.report(rules.option_twice(option.at, option.value, first.at))
    return tuple(kept.values()) or None


def _option(parameter: Parameter, node: Node, context: Context) -> Option | None:
    value, label = node, node
    if isinstance(node, Mapping) and (only := single(node)):
        value, label = only.key, only.value
    if not isinstance(value, Scalar) or not isinstance(label, Scalar):
        wanted = "a value, or a value with its label, an item"
        context.report(name_rules.shape_wrong(head(node.at), parameter.name, wanted, _EXAMPLE))
        return None
    known = name(value, context)
    return Option(value.text, text(label, context), value.at) if known else None
