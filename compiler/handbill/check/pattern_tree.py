"""Regular expressions as trees of what they read; for what the parts of one may match at the same place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Ranges = tuple[tuple[int, int], ...]
"""Characters by their numbers: first and last of each stretch, in order, apart from each other."""

LAST = 0x10FFFF


@dataclass(frozen=True, slots=True)
class Chars:
    """One character out of these."""

    ranges: Ranges


@dataclass(frozen=True, slots=True)
class Chain:
    """One part after the other; none at all is the empty text."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of them."""

    options: tuple[Part, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Repeat:
    """`least` to `most` times; None is without end. `text` is how it is written."""

    of: Part
    least: int
    most: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Look:
    """A place: an anchor, or what has to stand there, which is read apart. `start` is the text's begin."""

    of: Part | None = None
    start: bool = False


Part = Chars | Chain | Choice | Repeat | Look

_SPACES = ((9, 13), (32, 32), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029))
CLASSES: dict[str, Ranges] = {
    "d": ((48, 57),),
    "w": ((48, 57), (65, 90), (95, 95), (97, 122)),
    "s": (*_SPACES, (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF)),
}
ESCAPES = {"t": 9, "n": 10, "v": 11, "f": 12, "r": 13, "0": 0, "b": 8}


def turned(ranges: Ranges) -> Ranges:
    """Return every other character."""
    found: list[tuple[int, int]] = []
    begin = 0
    for first, last in ranges:
        if begin < first:
            found.append((begin, first - 1))
        begin = last + 1
    return (*found, (begin, LAST)) if begin <= LAST else tuple(found)


def joined(parts: Iterable[tuple[int, int]]) -> Ranges:
    """Return the characters of any of the stretches."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(parts):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(found)


ANY = turned(((10, 10), (13, 13), (0x2028, 0x2029)))
"""What `.` reads."""


def members(escaped: str) -> Ranges:
    """Return what `\\d`, `\\x41`, `\\u{1F392}` or `\\.` reads."""
    letter = escaped[1]
    if letter.lower() in CLASSES:
        found = CLASSES[letter.lower()]
        return found if letter.islower() else turned(found)
    if letter in ("x", "u") and len(escaped) > 2:
        number = int(escaped[2:].strip("{}"), 16)
    else:
        number = ESCAPES.get(letter, ord(letter))
    return ((number, number),)


def may_be_empty(part: Part) -> bool:
    """Say whether a part matches the empty text."""
    if isinstance(part, Chain):
        return all(may_be_empty(p) for p in part.parts)
    if isinstance(part, Choice):
        return any(may_be_empty(o) for o in part.options)
    if isinstance(part, Repeat):
        return part.least == 0 or may_be_empty(part.of)
    return isinstance(part, Look)


def starts_at_start(part: Part) -> bool:
    """Say whether a part begins at the begin of the text alone."""
    if isinstance(part, Chain):
        return bool(part.parts) and starts_at_start(part.parts[0])
    if isinstance(part, Choice):
        return all(starts_at_start(o) for o in part.options)
    return isinstance(part, Look) and part.start
