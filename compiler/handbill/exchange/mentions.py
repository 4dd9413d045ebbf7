"""Where a definition names a promotion, a campaign or an experiment, as the manifests say; and other names put in there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from handbill.model.manifest import Catalog, Entry
from handbill.model.parameter import Parameter
from handbill.model.source import Mapping as Map
from handbill.model.source import Node, Scalar

EXPERIMENT = "experiment"
_KINDS = {
    "promotions": "promotion",
    "others": "promotion",
    "campaigns": "campaign",
    "experiments": EXPERIMENT,
}
"""What is named, by the `names` of a parameter or a fact."""
_ID, _NAME = "id", "name"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names something, or would if the site has it: `before` and `after` stand around the name there."""

    at: Scalar
    kind: str
    name: str
    before: str = ""
    after: str = ""


class Mentions:
    """Finds the mentions in definitions."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._keys = dict(_keys_that_name(entries_of(catalog)))

    def of(self, root: Node) -> Iterator[Mention]:
        """Yield each mention, in the order of the file; what a step is called is none."""
        called = {id(one) for one in self._called(root)}
        for key, value in lines(root):
            kind = self._keys.get(key.text)
            if value is not None and kind and id(value) not in called:
                yield Mention(value, kind, value.text)
            if value is None:
                yield from self._in_fact(key)

    def experiments(self, root: Node) -> Iterator[Scalar]:
        """Yield the names that a definition gives its experiments: those of steps, and a promotion's own."""
        return (name for own in self.trials(root) if isinstance(name := own.get(_NAME), Scalar))

    def trials(self, root: Node) -> Iterator[Map]:
        """Yield what a definition says of each of its experiments."""
        dividing = {step.name for step in self._catalog.steps.values() if step.divides} | {EXPERIMENT}
        for node in _maps(root):
            for entry in node:
                if entry.key.text in dividing and isinstance(entry.value, Map):
                    yield entry.value

    def _in_fact(self, key: Scalar) -> Iterator[Mention]:
        """Yield what a fact's key names: `promotion.ID.seen`."""
        for pattern, fact in self._catalog.facts.items():
            before, star, after = pattern.partition("*")
            kind = _KINDS.get(fact.names or "")
            if star and kind and key.text.startswith(before) and key.text.endswith(after):
                yield Mention(key, kind, key.text[len(before) : len(key.text) - len(after)], before, after)

    def _called(self, root: Node) -> Iterator[Scalar]:
        for node in _maps(root):
            called = node.get(_ID)
            if isinstance(called, Scalar) and any(key in self._catalog.steps for key in node.keys):
                yield called


def entries_of(catalog: Catalog) -> list[Entry]:
    """Return what a promotion or campaign can be made of."""
    stores = (catalog.triggers, catalog.families, catalog.sources, catalog.templates)
    more = (catalog.blocks, catalog.fields, catalog.steps, catalog.platforms, catalog.consent)
    return [entry for store in (*stores, *more) for entry in store.values()]


def changes_of(
    root: Node, names: Mapping[tuple[str, str], str], mentions: Mentions
) -> dict[tuple[int, int, int], str]:
    """Return what to write where for a definition to name things by their new names, by kind and old one."""
    found: dict[tuple[int, int, int], str] = {}
    for one in mentions.of(root):
        if (one.kind, one.name) in names:
            found[place(one.at)] = one.before + names[one.kind, one.name] + one.after
    for name in mentions.experiments(root):
        if (EXPERIMENT, name.text) in names:
            found[place(name)] = names[EXPERIMENT, name.text]
    return found


def place(value: Scalar) -> tuple[int, int, int]:
    """Return line, start and end of a value that stands on one line, from 0."""
    return value.at.line - 1, value.at.column - 1, value.at.end_column - 1


def changed(text: str, changes: Mapping[tuple[int, int, int], str]) -> str:
    """Return a text with other words at some places."""
    rows = text.splitlines(keepends=True)
    for (line, start, end), new in sorted(changes.items(), reverse=True):
        rows[line] = rows[line][:start] + new + rows[line][end:]
    return "".join(rows)


def lines(node: Node, key: Scalar | None = None) -> Iterator[tuple[Scalar, Scalar | None]]:
    """Yield each key with each single value that stands behind it, in a list or alone; None where none does."""
    if isinstance(node, Scalar):
        yield key or node, node
        return
    if isinstance(node, Map):
        for entry in node:
            yield entry.key, None
            yield from lines(entry.value, entry.key)
        return
    for item in node.items:
        yield from lines(item, key)


def _maps(node: Node) -> Iterator[Map]:
    if isinstance(node, Map):
        yield node
        for entry in node:
            yield from _maps(entry.value)
    elif not isinstance(node, Scalar):
        for item in node.items:
            yield from _maps(item)


def _keys_that_name(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """Yield the keys behind which something is named: parameters, and short forms of entries."""
    for entry in entries:
        main = getattr(entry, "main", None)
        for parameter in entry.parameters:
            for one in _with_keys(parameter):
                if kind := _KINDS.get(one.names or ""):
                    yield one.name, kind
                    if one.name == main:
                        yield entry.name, kind


def _with_keys(parameter: Parameter) -> Iterator[Parameter]:
    yield parameter
    for key in parameter.keys:
        yield from _with_keys(key)
