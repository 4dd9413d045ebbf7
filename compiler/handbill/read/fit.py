"""Holds a tree against its shape."""

from __future__ import annotations

import re
from operator import is_

from handbill.diagnostics import Report, Span, nearest
from handbill.diagnostics.rules import names, syntax
from handbill.model.source import Entry, Mapping, Node, Scalar, Sequence
from handbill.read.shape import Shape

_GLUED = re.compile(r"([A-Za-z_][\w.-]*):(\S.*)")


class _Fit:
    """`refused` turns true where a later phase could not go on; unknown keys alone do not stop it."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.refused = False

    def node(self, node: Node, shape: Shape, what: str, owner: str) -> Node:
        """Return the node as its shape wants it. `what` is its key, `owner` what it is called as a holder of keys."""
        if shape.free:
            return node
        if isinstance(node, Mapping):
            if shape.is_map:
                return self.mapping(node, shape, owner)
        elif isinstance(node, Sequence):
            if shape.items is not None:
                return self.sequence(node, shape.items, what)
        elif shape.value or not (node.text or node.quoted):  # a missing value has been told already
            return node
        self.wrong_kind(node, shape, what)
        return node

    def mapping(self, node: Mapping, shape: Shape, owner: str) -> Node:
        keys = shape.keys or {}
        kept: list[Entry] = []
        for entry in node.entries:
            wanted = keys.get(entry.key.text, shape.others)
            plain = wanted is not None and wanted.value and isinstance(entry.value, Scalar)
            fitting = entry if plain else self.entry(entry, node, shape, owner)
            if fitting is not None:
                kept.append(fitting)
        for key in shape.required:
            if not any(entry.key.text == key for entry in kept):
                self.refused = True
                self.report(names.part_missing(_head(node), key, owner, f"{key}: {keys[key].example}"))
        same = len(kept) == len(node.entries) and all(map(is_, kept, node.entries))
        return node if same else Mapping(tuple(kept), node.at)

    def entry(self, entry: Entry, among: Mapping, shape: Shape, owner: str) -> Entry | None:
        """Return an entry that fits. An unknown key that is like one that is missing is taken for it from here on."""
        key = entry.key.text
        wanted = (shape.keys or {}).get(key) or shape.others
        if key.startswith("x-"):
            return entry
        if wanted is None:
            self.report(names.key_unknown(entry.key.at, key, owner, shape.known))
            near = nearest(key, shape.known)
            if near is None or among.entry(near) is not None or shape.keys is None:
                return None
            key, wanted = near, shape.keys[near]
        value = self.node(entry.value, wanted, key, f"'{key}'")
        if value is entry.value and key == entry.key.text:
            return entry
        return Entry(Scalar(key, entry.key.at, entry.key.quoted), value)

    def sequence(self, node: Sequence, shape: Shape, what: str) -> Node:
        items = tuple(self.node(item, shape, what, f"'{what}'") for item in node.items)
        same = all(map(is_, items, node.items))
        return node if same else Sequence(items, node.at)

    def wrong_kind(self, node: Node, shape: Shape, what: str) -> None:
        self.refused = True
        plain = node.text if isinstance(node, Scalar) and not node.quoted and shape.is_map else ""
        if glued := _GLUED.fullmatch(plain):
            self.report(syntax.space_after_colon(node.at, key=glued[1], value=glued[2]))
            return
        self.report(names.shape_wrong(_head(node), what, shape.wanted, f"{what}: {shape.example}"))


def _head(node: Node) -> Span:
    """Return where a node begins: for a map its first key, so that the frame shows one line of it."""
    if isinstance(node, Mapping) and node.entries:
        return node.entries[0].key.at
    return node.at


def fit(root: Mapping, shape: Shape, owner: str, report: Report) -> Mapping | None:
    """Return the tree without keys that nothing reads, or None when it lacks what a later phase relies on."""
    held = _Fit(report)
    found = held.node(root, shape, owner, owner)
    return found if isinstance(found, Mapping) and not held.refused else None
