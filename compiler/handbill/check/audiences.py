"""Named audiences: each is checked once, where it is written, and inlined where it is named."""

from dataclasses import replace

from handbill.check.conditions import conditions
from handbill.check.context import Context
from handbill.check.nodes import entries, items
from handbill.diagnostics.rules import language as rules
from handbill.diagnostics.rules import names as name_rules
from handbill.model.site import Condition
from handbill.model.source import Entry, Mapping, Node, Scalar


def audiences(context: Context) -> dict[str, Condition | None]:
    """Return every audience's conditions by name; None for one that goes round in a circle."""
    lines = {
        line.key.text: line for file in context.source.of_kind("audiences") for line in entries(file.root)
    }
    found: dict[str, Condition | None] = {}
    for name in lines:
        _resolve(name, (), lines, found, context)
    return found


def _resolve(
    name: str,
    chain: tuple[str, ...],
    lines: dict[str, Entry],
    found: dict[str, Condition | None],
    context: Context,
) -> None:
    if name in found:
        return
    line = lines[name]
    for used in _named(line.value):
        if used.text in (*chain, name):
            circle = (*chain, name)[(*chain, name).index(used.text) :]
            context.report(rules.audience_cycle(used.at, (*circle, used.text)))
            found[used.text] = None
        elif used.text in lines:
            _resolve(used.text, (*chain, name), lines, found, context)
    if isinstance(line.value, Mapping) and not entries(line.value):
        context.report(name_rules.part_empty(line.value.at, name, f"{name}: {{ page.type: cart }}"))
    known = {**dict.fromkeys(lines), **found}
    checked = conditions(line.value, name, replace(context, audiences=known))
    found.setdefault(name, checked)


def _named(node: Node) -> tuple[Scalar, ...]:
    """Return the audiences that a condition names, at any depth."""
    if isinstance(node, Scalar):
        return ()
    if not isinstance(node, Mapping):
        return tuple(name for item in node.items for name in _named(item))
    found: list[Scalar] = []
    for line in node:
        if line.key.text == "audience":
            found.extend(item for item in items(line.value) if isinstance(item, Scalar))
        else:
            found.extend(_named(line.value))
    return tuple(found)
