"""Conditions: a map is all of its lines; `any`, `all`, `not` combine maps; audiences are put in their place."""

from handbill.check import values
from handbill.check.comparisons import compared
from handbill.check.context import FACT, Context
from handbill.check.nodes import entries, head, items, mapping, sequence
from handbill.check.scripts import asked
from handbill.diagnostics.rules import language as rules
from handbill.diagnostics.rules import names as name_rules
from handbill.model.manifest import Fact
from handbill.model.site import All, Any, Condition, Not, Test
from handbill.model.source import Entry, Mapping, Node, Scalar, Sequence, written

EXAMPLE = "{ page.type: cart }"
SEGMENTS = "visitor.segments"
"""The set of the segments that a visitor is in, which `segment` asks for."""


def conditions(node: Node, what: str, context: Context) -> Condition:
    """Read a map of conditions. A line with a mistake in it is reported and left out."""
    found = mapping(node, what, f"{what}: {EXAMPLE}", context.report)
    if found is None:
        return All((), node.at)
    lines = tuple(part for line in entries(found) for part in _line(line, context))
    return lines[0] if len(lines) == 1 else All(lines, found.at)


def _line(line: Entry, context: Context) -> tuple[Condition, ...]:
    key = line.key.text
    if key in ("any", "all"):
        return _combined(line, context)
    if key == "not":
        return (_negated(line, context),)
    if context.testing != FACT:
        return compared(line, context)
    if key == "audience":
        return _audiences(line, context)
    if key == "segment" and (members := context.catalog.facts.get(SEGMENTS)):
        return _segments(line, members, context)
    if key == "script":
        return asked(line, context)
    return compared(line, context)


def _combined(line: Entry, context: Context) -> tuple[Condition, ...]:
    key = line.key.text
    example = f"{key}: [ {EXAMPLE}, {{ page.type: product }} ]"
    found = sequence(line.value, key, example, context.report)
    if found is None:
        return ()
    if not found.items:
        context.report(name_rules.part_empty(line.value.at, key, example))
    parts = tuple(conditions(item, key, context) for item in found.items)
    return (All(parts, line.key.at) if key == "all" else Any(parts, line.key.at),)


def _negated(line: Entry, context: Context) -> Condition:
    if isinstance(line.value, Mapping) and len(entries(line.value)) > 1:
        context.report(rules.not_over_several(line.key.at, len(entries(line.value))))
    if isinstance(line.value, Mapping) and not entries(line.value):
        context.report(name_rules.part_empty(line.value.at, "not", f"not: {EXAMPLE}"))
    return Not(conditions(line.value, "not", context), line.key.at)


def _audiences(line: Entry, context: Context) -> tuple[Condition, ...]:
    found = [part for item in items(line.value) for part in _audience(item, context)]
    if not items(line.value):
        context.report(name_rules.part_empty(line.value.at, line.key.text, "audience: name"))
    return (found[0],) if len(found) == 1 else (Any(tuple(found), line.key.at),) if found else ()


def _segments(line: Entry, members: Fact, context: Context) -> tuple[Condition, ...]:
    """Read a segment's name, or a list: one of them. The shop makes the names up, so any may stand here."""
    nodes = items(line.value)
    if not nodes:
        context.report(name_rules.part_empty(line.value.at, line.key.text, "segment: name"))
    names: list[str] = []
    for node in nodes:
        if not isinstance(node, Scalar):
            wanted = "a name or a list of names"
            context.report(name_rules.shape_wrong(head(node.at), line.key.text, wanted, "segment: name"))
        elif (name := values.name(node, context)) is not None:
            names.append(str(name))
    if not names:
        return ()
    several = isinstance(line.value, Sequence)
    word, value = ("in", tuple(names)) if several else ("is", names[0])
    said = written(line.value)
    return (Test(members, None, word, value, line.key.at, SEGMENTS, written=said),)


def _audience(node: Node, context: Context) -> tuple[Condition, ...]:
    if not isinstance(node, Scalar):
        context.report(
            name_rules.shape_wrong(head(node.at), "audience", "a name or a list of names", "audience: name")
        )
        return ()
    if node.text in context.audiences:
        inlined = context.audiences[node.text]
        return () if inlined is None else (All((inlined,), node.at, node.text),)
    if not any(kind == "audiences" for kind, _ in context.source.broken):
        context.report(name_rules.name_unknown(node.at, node.text, "audience", context.audiences))
    return ()
