"""How lines that contradict each other are told: the last of a file in the message, the others as notes."""

from __future__ import annotations

from collections.abc import Iterable

from handbill.diagnostics import Note, Span
from handbill.logic.formula import Line

_FEW = 3


def told(lines: Iterable[Line], file: str) -> tuple[Span, str, tuple[Note, ...]]:
    """Return the place, a clause and the notes for lines that exclude each other; `file` is whose fault it is."""
    places = _places(lines, file)
    own = [i for i, (at, _) in enumerate(places) if at.file == file]
    main = own[-1] if own else len(places) - 1
    (at, says), others = places[main], [place for i, place in enumerate(places) if i != main]
    if not others:
        return at, f"{says}, which it never is", ()
    return at, _clause(says, [other for _, other in others]), tuple(Note(a, s) for a, s in others)


def _clause(says: str, others: list[str]) -> str:
    if len(others) >= _FEW:
        return f"these {len(others) + 1} lines exclude each other"
    return f"{says}, but {' and '.join(_shortened(other, says) for other in others)}"


def _shortened(other: str, says: str) -> str:
    """Leave out the fact where it is the same one."""
    fact, _, rest = other.partition(" ")
    return rest if says.startswith(f"{fact} ") and "." in fact else other


def _places(lines: Iterable[Line], file: str) -> list[tuple[Span, str]]:
    """Return each place once, in the order of the files' lines, those of `file` last."""
    found: dict[tuple[Span, str], None] = {}
    written = list(lines)
    for line in _of_audiences(written) or written:
        if line.at is not None:
            found[line.at, line.says] = None
    return sorted(found, key=lambda place: (place[0].file == file, place[0]))


def _of_audiences(lines: list[Line]) -> list[Line]:
    """Return the two mentions of an audience that is asked for and excluded at once, none where that is not the case."""
    held = {name: at for line in lines for name, at, holds in line.through if holds}
    barred = {name: at for line in lines for name, at, holds in line.through if not holds}
    for name in held:
        if name in barred:
            return [
                Line(held[name], f"audience {name} has to hold"),
                Line(barred[name], f"audience {name} may not hold"),
            ]
    return []
