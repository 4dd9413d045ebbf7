"""The parameters of one use of an extension: short form, long form, defaults, what is required."""

from collections.abc import Callable, Collection
from typing import TypeVar

from handbill.check.context import Context
from handbill.check.nodes import entries, head
from handbill.diagnostics import Span
from handbill.diagnostics.rules import language as language_rules
from handbill.diagnostics.rules import looks as look_rules
from handbill.diagnostics.rules import names as rules
from handbill.diagnostics.rules import triggers as trigger_rules
from handbill.model.manifest import Entry
from handbill.model.parameter import Parameter
from handbill.model.source import Entry as Line
from handbill.model.source import Mapping, Node, Scalar, Sequence

T = TypeVar("T")
Read = Callable[[Parameter, Node], T | None]

MAPS = {
    "image": ("src", "alt"),
    "products": ("from", "algorithm", "fallback", "limit", "filter", "exclude"),
}
"""Types whose value is a map of its own, so that a short form may hold its keys."""


def arguments(
    entry: Entry,
    main: str | None,
    node: Node | None,
    at: Span,
    read: Read[T],
    context: Context,
    others: Collection[str] = (),
    one_of: tuple[str, ...] = (),
    example: str = "{entry}: {{ {parameter}: … }}",
) -> dict[str, T]:
    """Return what was written or has a default, by name, in the manifest's order.

    `node` is None for a bare use (`exit_intent`), a map for the long form, anything else for the short one, which sets
    `main`. `others` are keys that the caller reads. `at` is where the use is named, `example` how one is written.
    """
    written, refused = _written(entry, main, node, others, context)
    found: dict[str, T] = {}
    for parameter in entry.parameters:
        value_node = written.get(parameter.name)
        value = None
        if value_node is not None:
            value = read(parameter, value_node)
            if parameter.public and isinstance(value_node, Scalar):
                context.report(language_rules.value_public(value_node.at, value_node.text))
        elif parameter.default is not None:
            value = _default(parameter, entry, read, context)
        elif parameter.required and not refused:
            short = node is None and parameter.name == main
            long = example.format(entry=entry.name, parameter=parameter.name)
            shown = f"{entry.name}: …" if short else long
            context.report(rules.part_missing(at, parameter.name, entry.name, shown))
        if value is not None:
            found[parameter.name] = value
    _check_company(entry, written, context)
    if one_of and not refused and not any(name in written for name in one_of):
        context.report(language_rules.one_of_missing(at, entry.name, one_of))
    return found


def _check_company(entry: Entry, written: dict[str, Node], context: Context) -> None:
    """Report parameters that can't stand beside each other, or not alone."""
    for parameter in entry.parameters:
        if (node := written.get(parameter.name)) is None:
            continue
        for other in parameter.without:
            if other in written:
                at = head(written[other].at)
                context.report(trigger_rules.parameters_apart(at, other, parameter.name, entry.name))
        if parameter.needs and parameter.needs not in written:
            at = head(node.at)
            context.report(trigger_rules.parameter_alone(at, parameter.name, parameter.needs, entry.name))


def _written(
    entry: Entry, main: str | None, node: Node | None, others: Collection[str], context: Context
) -> tuple[dict[str, Node], bool]:
    """Return the parameters that are written, and whether a key or shape was refused: then more may be missing."""
    if node is None:
        return {}, False
    if not isinstance(node, Mapping):
        if main is not None:
            return {main: node}, False
        context.report(rules.shape_wrong(head(node.at), entry.name, _wanted(entry), _example(entry)))
        return {}, True
    holder = entry.parameter(main) if main else None
    inner = MAPS.get(holder.type, ()) if holder else ()
    whole = holder.name if holder and inner else None
    known = {p.name for p in entry.parameters if p.name != whole}.union(others, inner)
    found: dict[str, Node] = {}
    held: list[Line] = []
    refused = False
    for line in entries(node):
        key = line.key.text
        if key in inner:
            held.append(line)
        elif entry.parameter(key):
            found[key] = line.value
        elif key not in others:
            _refuse(line.key, entry, known, context)
            refused = True
    if held and whole:
        found.setdefault(whole, Mapping(tuple(held), node.at))
    return found, refused


def _refuse(key: Scalar, entry: Entry, known: Collection[str], context: Context) -> None:
    if key.text in entry.refused:
        refusal = entry.refused[key.text]
        name = f"'{key.text}' of {entry.name}"
        context.report(look_rules.refused(key.at, name, refusal.why, refusal.instead))
    else:
        context.report(rules.key_unknown(key.at, key.text, entry.name, known))


def _default(parameter: Parameter, entry: Entry, read: Read[T], context: Context) -> T | None:
    key = (entry.kind, entry.name, parameter.name)
    if key not in context.defaults:
        text = parameter.default or ""
        node: Node = Scalar(text, entry.at, quoted=True)
        if parameter.type == "list":
            node = Sequence(tuple(Scalar(t, entry.at) for t in text.split(", ") if t), entry.at)
        context.defaults[key] = read(parameter, node)
    found: T | None = context.defaults[key]
    return found


def _wanted(entry: Entry) -> str:
    return "a map of its parameters" if entry.parameters else "nothing behind it"


def _example(entry: Entry) -> str:
    return f"{entry.name}: {{ {entry.parameters[0].name}: … }}" if entry.parameters else entry.name
