"""What a promotion or a campaign uses of its site: files, named audiences, facts of the shop's own, translations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field

from handbill.exchange.mentions import Mentions, entries_of, lines
from handbill.model.manifest import Catalog, Entry
from handbill.model.source import File, Mapping, Node, Scalar, Source

KINDS = {"promotion": "promotions", "campaign": "campaigns"}
"""What can be handed on, and the folder that it lies in."""
_OF_THE_SITE = ("platform", "consent source")
_WORD = re.compile(r"[A-Za-z_][\w.-]*")


@dataclass(slots=True)
class Used:
    """`things` are promotions and campaigns by kind and id, `files` every other file by its path.

    The rest are parts of files: definitions by name, and translations by language and promotion.
    """

    things: dict[tuple[str, str], File] = field(default_factory=dict[tuple[str, str], File])
    files: set[str] = field(default_factory=set[str])
    audiences: dict[str, Node] = field(default_factory=dict[str, Node])
    facts: dict[str, Node] = field(default_factory=dict[str, Node])
    locales: dict[str, dict[str, Node]] = field(default_factory=dict[str, dict[str, Node]])


def uses(kind: str, name: str, source: Source, catalog: Catalog) -> Used:
    """Return what a promotion or campaign uses, itself included; rather too much than too little."""
    walk = _Walk(source, catalog)
    walk.thing(kind, name)
    return walk.used


def references(kind: str, name: str, source: Source, catalog: Catalog) -> tuple[str, ...]:
    """Return what refers to a promotion or campaign: `promotions/tab.yml:4`, `targeting/audiences.yml:2`."""
    walk = _Walk(source, catalog)
    found: list[str] = []
    for file in source.files:
        if (file.kind, file.id) != (kind, name) and file.kind not in ("lock", "locale"):
            found += [
                f"{file.path}:{at.at.line}" for at, thing in walk.named(file.root) if thing == (kind, name)
            ]
    return tuple(dict.fromkeys(found))


class _Walk:
    def __init__(self, source: Source, catalog: Catalog) -> None:
        self.used = Used()
        self._source = source
        self._catalog = catalog
        self._files = {(file.kind, file.id): file for file in source.files}
        self._audiences = _entries(source, "audiences")
        self._facts = _entries(source, "facts")
        self._entries = entries_of(catalog)
        self._mentions = Mentions(catalog)

    def thing(self, kind: str, name: str) -> None:
        """Take a promotion or campaign, and all that it uses."""
        file = self._files.get((kind, name))
        if file is None or (kind, name) in self.used.things:
            return
        self.used.things[kind, name] = file
        self._node(file.root)
        for locale in self._source.of_kind("locale"):
            said = locale.root.get("promotions")
            own = said.get(name) if kind == "promotion" and isinstance(said, Mapping) else None
            if own is not None:
                self.used.locales.setdefault(locale.id, {})[name] = own

    def named(self, root: Node) -> Iterator[tuple[Scalar, tuple[str, str]]]:
        """Yield each place that names a promotion or campaign, and which."""
        for one in self._mentions.of(root):
            if one.kind in KINDS and (one.kind, one.name) in self._files:
                yield one.at, (one.kind, one.name)

    def _node(self, root: Node) -> None:
        for _, thing in self.named(root):
            self.thing(*thing)
        texts = [one for key, value in lines(root) for one in (key, value) if one is not None]
        self._texts({one.text for one in texts})
        for key, value in lines(root):
            if key.text == "audience" and value is not None:
                self._part(value.text, self._audiences, self.used.audiences)

    def _texts(self, texts: set[str]) -> None:
        """Take what texts name: files by their paths, facts, and entries of the shop's own."""
        words = {word for text in texts for word in _WORD.findall(text)}
        for path in texts & self._source.assets.keys():
            self._file(path)
        if words & set(self._catalog.showing_products):
            self._tables(texts)
        for name in self._facts:
            if name in words or any(word.startswith(name + ":") for word in words):
                self._part(name, self._facts, self.used.facts)
        heads = words | {word.partition(".")[0] for word in words}
        for entry in self._entries:
            if not entry.shipped and entry.kind not in _OF_THE_SITE and entry.name in heads:
                self._folder(entry)

    def _part(self, name: str, known: MappingOf[str, Node], found: dict[str, Node]) -> None:
        if name in known and name not in found:
            found[name] = known[name]
            self._node(known[name])

    def _file(self, path: str) -> None:
        if path in self.used.files:
            return
        self.used.files.add(path)
        if path in self._source.scripts:
            self._texts({fact.text for fact in self._source.scripts[path].facts})

    def _tables(self, texts: set[str]) -> None:
        """Take the tables of products that are named, or all where none is, and the pictures in them."""
        tables = self._source.feeds
        named = [
            path for path in tables if path in texts or path.rpartition("/")[2].partition(".")[0] in texts
        ]
        for path in named or tables:
            self._file(path)
            cells = (cell for row in tables[path].rows for cell in row.cells.values())
            for text in {
                cell.text for cell in cells if isinstance(cell, Scalar)
            } & self._source.assets.keys():
                self._file(text)

    def _folder(self, entry: Entry) -> None:
        """Take a folder of the shop's own, what its texts name, and the one that it is like."""
        inside = [path for path in self._source.assets if path.startswith(entry.folder + "/")]
        new = set(inside) - self.used.files
        self.used.files |= new
        if new:
            said = "\n".join(entry.files.values())
            self._texts({path for path in self._source.assets if path in said} | {entry.like or ""})


def _entries(source: Source, kind: str) -> dict[str, Node]:
    return {line.key.text: line.value for file in source.of_kind(kind) for line in file.root}
