"""Joins ES modules into one script: only the declarations that are reached, in one scope, without imports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handbill.diagnostics import Report, Span
from handbill.emit.fold import NOTHING, Known
from handbill.emit.link import Linked, Linker, Name
from handbill.emit.module import DEFAULT, Declaration, file_of
from handbill.javascript.syntax import Node
from handbill.model.plan import Import, Part

START = ("runtime_js/core/start.js", "start")
ARGUMENT = "$"
"""The script is a function of its data, which is called so."""

BASE_FOR = "address"
"""The part that needs the script's own address, which only the script's first moment knows."""

ON_DEMAND = ("platform",)
"""Parts of which a function ships only when some module asks for it by name: `platform.cart`."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the joined script: where it begins there, and the module and byte that it was taken from."""

    offset: int
    path: str
    source: int


@dataclass(frozen=True, slots=True)
class Joined:
    """`text` is the script before minifying; `pieces` are in the order of `text`; `sources` are the modules' texts.

    `members` and `strings` are those of everything that is in it.
    """

    text: bytes
    pieces: tuple[Piece, ...]
    sources: Mapping[str, str]
    members: frozenset[tuple[str, str]]
    strings: frozenset[str]


def join(
    imports: tuple[Import, ...],
    parts: Mapping[str, Part],
    modules: Mapping[str, str],
    report: Report,
    known: Known = NOTHING,
) -> Joined | None:
    """Return the script of a bundle, None when something can't be joined; `report` then says what.

    `known` says which keys the tables of this site have, so that what asks for others is left out.
    """
    linker = Linker(modules, known, report)
    by_local = {i.local: (i.path, i.name) for i in imports}
    linker.reach(*START)
    for local in _locals({k: v for k, v in parts.items() if k not in ON_DEMAND}):
        linker.reach(*by_local[local])
    parts = {**parts, **{k: _asked(linker, k, parts[k], by_local) for k in ON_DEMAND if k in parts}}
    finals: dict[Name, Name | None] = {START: linker.resolve(*START, Span(file_of(START[0])))}
    for local in _locals(parts):
        path, name = by_local[local]
        finals[path, name] = linker.resolve(path, name, Span(file_of(path)))
    if report.has_errors:
        return None
    linked = linker.link(reserved=[ARGUMENT])
    texts = {d.module.path: modules[d.module.path] for d in linked.declarations}
    return _written(linked, {k: linked.final[v] for k, v in finals.items() if v}, parts, by_local, texts)


def _locals(parts: Mapping[str, Part]) -> list[str]:
    found: list[str] = []
    for part in parts.values():
        found += [part] if isinstance(part, str) else part.values() if isinstance(part, Mapping) else part
    return found


def _asked(linker: Linker, key: str, part: Part, by_local: Mapping[str, Name]) -> dict[str, str]:
    """Take in, until nothing is added, the functions of a part that reached code asks for."""
    offered = dict(part) if isinstance(part, Mapping) else {}
    taken: dict[str, str] = {}
    while True:
        asked = {b for d in linker.reached.values() for a, b in d.members if a == key}
        fresh = [n for n in sorted(offered) if n in asked and n not in taken]
        if not fresh:
            return taken
        for name in fresh:
            taken[name] = offered[name]
            linker.reach(*by_local[offered[name]])


def _written(
    linked: Linked,
    finals: Mapping[Name, str],
    parts: Mapping[str, Part],
    by_local: Mapping[str, Name],
    texts: Mapping[str, str],
) -> Joined:
    text = bytearray(f'({ARGUMENT}=>{{"use strict";\n'.encode())
    pieces: list[Piece] = []
    for declaration in linked.declarations:
        _append(text, pieces, declaration, linked.renames.get(id(declaration), {}))
        text += b"\n"
    pieces.append(Piece(len(text), "", 0))
    names = {local: finals[target] for local, target in by_local.items() if target in finals}
    if BASE_FOR in parts:
        text += f"{ARGUMENT}.base=(document.currentScript||{{}}).src;\n".encode()
    text += f"{finals[START]}({_literal(parts, names)},{ARGUMENT});\n}})".encode()
    used = linked.declarations
    return Joined(
        text=bytes(text),
        pieces=tuple(pieces),
        sources=texts,
        members=frozenset(m for d in used for m in d.members),
        strings=frozenset(s for d in used for s in d.strings),
    )


def _literal(parts: Mapping[str, Part], names: Mapping[str, str]) -> str:
    """Write the parts as an object literal of lists, maps and functions."""
    rows: list[str] = []
    for key, part in parts.items():
        if isinstance(part, str):
            shown = names[part]
        elif isinstance(part, Mapping):
            shown = "{" + ",".join(_pair(k, names[v]) for k, v in part.items()) + "}"
        else:
            shown = "[" + ",".join(names[p] for p in part) + "]"
        rows.append(_pair(key, shown))
    return "{" + ",".join(rows) + "}"


def _pair(key: str, value: Any) -> str:
    shown = key if key.isidentifier() else f'"{key}"'
    return shown if shown == value else f"{shown}:{value}"


def _append(
    text: bytearray, pieces: list[Piece], declaration: Declaration, renames: Mapping[str, str]
) -> None:
    """Append a declaration with its new names; every stretch between two of them is a piece."""
    source, node = declaration.module.source, declaration.node
    at = node.start_byte
    if unnamed := declaration.names == (DEFAULT,):
        pieces.append(Piece(len(text), "", 0))
        text += f"const {renames[DEFAULT]}=".encode()
    for name_node, final in sorted(_edits(declaration, renames), key=lambda e: e[0].start_byte):
        pieces.append(Piece(len(text), declaration.module.path, at))
        text += source[at : name_node.start_byte]
        pieces.append(Piece(len(text), declaration.module.path, name_node.start_byte))
        text += final.encode()
        at = name_node.end_byte
    pieces.append(Piece(len(text), declaration.module.path, at))
    text += source[at : node.end_byte]
    if unnamed:
        text += b";"


def _edits(declaration: Declaration, renames: Mapping[str, str]) -> list[tuple[Node, str]]:
    edits: list[tuple[Node, str]] = []
    for name, final in renames.items():
        for node in declaration.uses.free.get(name, []):
            short = node.type.startswith("shorthand")
            edits.append((node, f"{name}:{final}" if short else final))
    return edits
