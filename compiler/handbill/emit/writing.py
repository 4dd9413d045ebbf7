"""Writes the joined script, and remembers where every stretch of it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handbill.emit.inline import BEHIND, Moved, for_each_of, is_plain
from handbill.emit.link import Linked
from handbill.emit.module import DEFAULT, Declaration
from handbill.javascript.syntax import Node
from handbill.model.plan import Part


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the joined script: where it begins there, and the module and byte that it was taken from."""

    offset: int
    path: str
    source: int


class Writing:
    """`text` grows; `pieces` are in its order, the path of what belongs to no module is empty."""

    def __init__(self, linked: Linked, moved: Moved) -> None:
        self.text = bytearray()
        self.pieces: list[Piece] = []
        self._linked = linked
        self._moved = moved

    def add(self, text: str) -> None:
        """Append text of the join's own."""
        self.pieces.append(Piece(len(self.text), "", 0))
        self.text += text.encode()

    def declaration(self, declaration: Declaration) -> None:
        """Append a declaration, unless it stands where it is used."""
        if id(declaration) in self._moved.declarations:
            return
        if is_plain(declaration.node) or declaration.names == (DEFAULT,):
            # As a constant it stands in one row with the others.
            name = declaration.names[0]
            self.add(f"const {self._linked.renames.get(id(declaration), {}).get(name, name)} = ")
            self._node(declaration, declaration.node)
            self.add(";\n")
        else:
            self._node(declaration, declaration.node)
            self.add("\n")

    def literal(self, parts: Mapping[str, Part], names: Mapping[str, str]) -> None:
        """Append the parts as an object literal of lists, maps and functions; `names` are the functions' final names."""
        self.add("{")
        for key, part in parts.items():
            self.add(f"{_key(key)}:")
            if isinstance(part, str):
                self._name(names[part])
            elif isinstance(part, Mapping):
                self.add("{")
                for name, local in part.items():
                    self.add(f"{_key(name)}:")
                    self._name(names[local])
                    self.add(",")
                self.add("}")
            else:
                self.add("[")
                for local in part:
                    self._name(names[local])
                    self.add(",")
                self.add("]")
            self.add(",")
        self.add("}")

    def _name(self, final: str) -> None:
        if final in self._moved.values:
            self._node(*self._moved.values[final])
        else:
            self.add(final)

    def _node(self, declaration: Declaration, node: Node) -> None:
        """Append what a declaration says with the final names; every stretch between two of them is a piece.

        A plain function becomes an arrow.
        """
        parameters, body = node.child_by_field_name("parameters"), node.child_by_field_name("body")
        if parameters is not None and body is not None and is_plain(node):
            self._inside(declaration, parameters)
            self.add("=>")
            self._inside(declaration, body)
        else:
            self._inside(declaration, node)

    def _inside(self, declaration: Declaration, node: Node) -> None:
        source, path = declaration.module.source, declaration.module.path
        at = node.start_byte
        for name, place in self._edits(declaration, node):
            final = self._linked.renames.get(id(declaration), {}).get(name, name)
            whole = (for_each_of(place) if final in self._moved.empty else None) or place
            if place.start_byte < at:
                continue
            self._stretch(path, source, at, whole.start_byte)
            if whole != place:
                self.add("" if whole.type == "expression_statement" else "0")
            else:
                self._place(declaration, name, final, place)
            at = whole.end_byte
        self._stretch(path, source, at, node.end_byte)

    def _place(self, declaration: Declaration, name: str, final: str, place: Node) -> None:
        """Append what stands in the place of a name: its final name, or what it means."""
        shorthand = place.type.startswith("shorthand")
        if shorthand:
            self.add(f"{name}:")
        if final not in self._moved.values:
            self.pieces.append(Piece(len(self.text), declaration.module.path, place.start_byte))
            self.text += final.encode()
            return
        bare = shorthand or (place.parent is not None and place.parent.type in BEHIND)
        self.add("" if bare else "(")
        self._node(*self._moved.values[final])
        self.add("" if bare else ")")

    def _stretch(self, path: str, source: bytes, start: int, end: int) -> None:
        self.pieces.append(Piece(len(self.text), path, start))
        self.text += source[start:end]

    def _edits(self, declaration: Declaration, node: Node) -> list[tuple[str, Node]]:
        """Return the places within a node whose name changes or gives way to what it means, in order."""
        renames = self._linked.renames.get(id(declaration), {})
        changed = [
            (name, place)
            for name, places in declaration.uses.free.items()
            if name in renames or name in self._moved.values or name in self._moved.empty
            for place in places
            if node.start_byte <= place.start_byte < node.end_byte
        ]
        return sorted(changed, key=lambda edit: edit[1].start_byte)


def _key(key: str) -> str:
    return key if key.isidentifier() else f'"{key}"'
