"""Other values in some paths of a promotion: `change: { content.headline: Hello, content.buttons.0.label: Buy }`."""

from dataclasses import replace

from handbill.check.context import Context
from handbill.diagnostics.rules import experiments as rules
from handbill.model.source import Entry, Mapping, Node, Scalar, Sequence
from handbill.model.units import whole

CHANGEABLE = ("content", "theme", "template")


def changed(root: Mapping, line: Entry, context: Context) -> Mapping:
    """Return the promotion's definition with one value exchanged; what can't be is reported, and changes nothing."""
    first, *rest = line.key.text.split(".")
    if first not in CHANGEABLE:
        context.report(rules.path_not_changed(line.key.at, line.key.text, CHANGEABLE))
        return root
    if first == "template" and rest and isinstance(name := root.get(first), Scalar):
        # `template: popup` is short for a map with a name.
        long = Mapping((Entry(replace(name, text="name", quoted=False), name),), name.at)
        root = _put(root, (first,), Entry(line.key, long), context)
    return _put(root, (first, *rest), line, context)


def _put(node: Mapping, path: tuple[str, ...], line: Entry, context: Context) -> Mapping:
    """Return a map with one value exchanged; `path` leads to it from here."""
    first, *rest = path
    old = node.entry(first)
    key = old.key if old else replace(line.key, text=first)
    value = _within(old.value if old else Mapping((), line.key.at), first, rest, line, context)
    if old is None:
        return replace(node, entries=(*node.entries, Entry(key, value)))
    return replace(node, entries=tuple(Entry(key, value) if e is old else e for e in node.entries))


def _within(node: Node, name: str, rest: list[str], line: Entry, context: Context) -> Node:
    """Return what stands in place of `node`, which `name` names, once the rest of the path has been followed."""
    if not rest:
        return line.value
    if isinstance(node, Mapping):
        return _put(node, tuple(rest), line, context)
    if not isinstance(node, Sequence):
        context.report(rules.path_blocked(line.key.at, line.key.text, name))
        return node
    item, *further = rest
    if not item.isdecimal() or whole(item) >= len(node.items):
        context.report(rules.path_beyond(line.key.at, line.key.text, name, item, len(node.items)))
        return node
    nth = int(item)
    inner = _within(node.items[nth], item, further, line, context)
    return replace(node, items=(*node.items[:nth], inner, *node.items[nth + 1 :]))
