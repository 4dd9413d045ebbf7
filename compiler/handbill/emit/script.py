"""Joins ES modules into one script: only the declarations that are reached, in one scope, without imports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handbill.diagnostics import Report, Span
from handbill.emit.fold import NOTHING, Known
from handbill.emit.inline import inlined
from handbill.emit.link import Linked, Linker, Name
from handbill.emit.module import file_of
from handbill.emit.writing import Piece, Writing
from handbill.model.plan import Import, Part

START = ("runtime_js/core/start.js", "start")
IN_PLACE_OF_START = "start"
"""The part that the script calls instead, where there is one."""
ARGUMENT = "$"
"""The script is a function of its data, which is called so."""

BASE_FOR = "address"
"""The part that needs the script's own address, which only the script's first moment knows."""

ON_DEMAND = ("platform",)
"""Parts of which a function ships only when some module asks for it by name: `platform.cart`."""


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
    parts = dict(parts)
    begins = parts.pop(IN_PLACE_OF_START, None)
    start = by_local[begins] if isinstance(begins, str) else START
    linker.reach(*start)
    for local in _locals({k: v for k, v in parts.items() if k not in ON_DEMAND}):
        linker.reach(*by_local[local])
    parts = {**parts, **{k: _asked(linker, k, parts[k], by_local) for k in ON_DEMAND if k in parts}}
    finals: dict[Name, Name | None] = {START: linker.resolve(*start, Span(file_of(start[0])))}
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
    names = {local: finals[target] for local, target in by_local.items() if target in finals}
    moved = inlined(linked, named=[finals[START]], listed=[names[local] for local in _locals(parts)])
    writing = Writing(linked, moved)
    writing.add(f"({ARGUMENT}=>{{\n")
    for declaration in linked.declarations:
        writing.declaration(declaration)
    if BASE_FOR in parts:
        writing.add(f"{ARGUMENT}.base=(document.currentScript||{{}}).src;\n")
    writing.add(f"{finals[START]}(")
    writing.literal(parts, names)
    writing.add(f",{ARGUMENT});\n}})")
    used = linked.declarations
    return Joined(
        text=bytes(writing.text),
        pieces=tuple(writing.pieces),
        sources=texts,
        members=frozenset(m for d in used for m in d.members),
        strings=frozenset(s for d in used for s in d.strings),
    )
