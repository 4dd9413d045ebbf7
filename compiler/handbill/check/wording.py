"""How lines that contradict each other are told: the last of a file in the message, the others as notes."""

from __future__ import annotations

from collections.abc import Iterable

from handbill.diagnostics import Note, Span
from handbill.logic.formula import Line

_FEW = 2
"""Lines beside the first that one sentence can hold."""
_IT_COMES = "it comes"

Told = tuple[Span, str, tuple[Note, ...]]
"""A place, a clause that says what is wrong, and notes."""


def told(lines: Iterable[Line], file: str, at: Span | None = None) -> Told:
    """Return what there is to say of lines that exclude each other; `file` is whose fault it is, `at` what is judged."""
    written = list(lines)
    twice = _asked_and_excluded(written)
    if twice is not None:
        return twice
    places = _places(written, file)
    own = [i for i, (place, _) in enumerate(places) if place.file == file and place != at]
    main = own[-1] if own else len(places) - 1
    (place, says), others = places[main], [one for i, one in enumerate(places) if i != main]
    notes = tuple(Note(a, s) for a, s in ([*others, places[main]] if at else others) if a != at)
    if not others:
        return at or place, f"{says}, which it never is", notes
    return at or place, _clause(says, [other for _, other in others]), notes


def _clause(says: str, others: list[str]) -> str:
    facts = {other.partition(" ")[0] for other in others}
    if len(others) > _FEW or len(facts) < len(others):
        return f"these {len(others) + 1} lines exclude each other"
    return f"{says}, but {' and '.join(_shortened(other, says) for other in others)}"


def _shortened(other: str, says: str) -> str:
    """Leave out the fact where it is the same one."""
    fact, _, rest = other.partition(" ")
    if says.startswith(_IT_COMES) and other.startswith(_IT_COMES):
        return other.removeprefix(_IT_COMES).strip()
    return rest if says.startswith(f"{fact} ") and "." in fact else other


def _places(lines: Iterable[Line], file: str) -> list[tuple[Span, str]]:
    """Return each place once, in the order of the files' lines, those of `file` last."""
    found: dict[tuple[Span, str], None] = {}
    for line in lines:
        if line.at is not None:
            found[line.at, line.says] = None
    return sorted(found, key=lambda place: (place[0].file == file, place[0]))


def _asked_and_excluded(lines: list[Line]) -> Told | None:
    """Return the two mentions of an audience that is asked for and excluded at once, None where that is not the case."""
    asked = {name: at for line in lines for name, at, holds in line.through if holds}
    barred = {name: at for line in lines for name, at, holds in line.through if not holds}
    for name in asked:
        if name in barred:
            first, last = sorted(((asked[name], "asked for here"), (barred[name], "excluded here")))
            return last[0], f"audience {name} is asked for and excluded at once", (Note(*first),)
    return None
