"""Lists of maps, as the prizes of a game: `[ { label: Ten percent off, chance: 30% }, … ]`."""

from decimal import Decimal

from handbill.check.arguments import Read, arguments
from handbill.check.context import Context
from handbill.check.nodes import head, mapping, sequence
from handbill.diagnostics.rules import items as rules
from handbill.diagnostics.rules import values as value_rules
from handbill.model.manifest import Entry
from handbill.model.parameter import Parameter
from handbill.model.site import Content, ItemUse
from handbill.model.source import Mapping, Node, Scalar, Sequence
from handbill.model.values import Percent

_DECIMALS = 4
"""Of a share: the page counts in millionths."""


def items(
    parameter: Parameter, node: Node, read: Read[Content], context: Context
) -> tuple[ItemUse, ...] | None:
    """Read every item by the `keys` of the parameter; None when the list or an item is refused."""
    wanted = (
        ", ".join(f"{key.name}: …" for key in parameter.keys if key.required)
        or f"{parameter.keys[0].name}: …"
    )
    example = f"{parameter.name}: [ {{ {wanted} }} ]"
    found = sequence(node, parameter.name, example, context.report)
    if found is None:
        return None
    kept: list[ItemUse] = []
    for item in found.items:
        held = mapping(item, f"an item of '{parameter.name}'", example, context.report)
        if held is not None:
            of = Entry(
                "item", parameter.name, parameter.doc, held.at, "", shipped=True, parameters=parameter.keys
            )
            given: dict[str, Content] = arguments(
                of,
                None,
                held,
                head(held.at),
                read,
                context,
                example=example.replace("{", "{{").replace("}", "}}"),
                called=f"an item of '{parameter.name}'",
            )
            kept.append(ItemUse(parameter.keys, given, head(held.at)))
    _check_count(parameter, found, context)
    if parameter.shares and len(kept) == len(found.items):
        _check_shares(parameter.shares, found, kept, context)
    return tuple(kept) if len(kept) == len(found.items) else None


def _check_count(parameter: Parameter, node: Sequence, context: Context) -> None:
    low, high = int(parameter.minimum or 0), int(parameter.maximum or len(node.items))
    if not low <= len(node.items) <= high:
        context.report(rules.items_count(head(node.at), parameter.name, len(node.items), low, high))


def _check_shares(key: str, node: Sequence, items: list[ItemUse], context: Context) -> None:
    """Report shares that are finer than the page can draw, or that do not sum to all."""
    total = Decimal(0)
    for item, line in zip(items, node.items, strict=True):
        share = item.parameters.get(key)
        if not isinstance(share, Percent):
            return
        exact = Decimal(str(share.value))
        total += exact
        written = line.get(key) if isinstance(line, Mapping) else None
        if isinstance(written, Scalar) and round(exact, _DECIMALS) != exact:
            wanted = f"at most {_DECIMALS} decimals"
            context.report(value_rules.value_out_of_range(written.at, written.text, wanted))
    if total != 100:
        context.report(rules.shares_sum(head(node.at), key, f"{total.normalize():f}%"))
