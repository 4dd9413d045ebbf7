"""The lines of a file in which the parser gave up, and how to point into them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handbill.diagnostics import Span

QUOTED = r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'"""
# The part of a line before its value: indentation, dashes, and a key.
_KEY = re.compile(r"(?P<dent>\s*(?:-\s+)*)(?P<key>[^\s'\"#{\[][^:#]*?|" + QUOTED + r")\s*:\s+(?P<value>\S.*)")
_ITEM = re.compile(r"\s*(?:-\s+)+(?P<value>\S.*)")


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the parser stopped and what it was reading `since` where; lines and columns count from 0.

    `doing` and `problem` are its words; libyaml and the pure parser share those that are looked for here.
    """

    at: tuple[int, int]
    since: tuple[int, int]
    doing: str
    problem: str


class Lines:
    """The file, and how to point at a stretch of one of its lines (from 0)."""

    def __init__(self, text: str, file: str) -> None:
        self.lines = text.split("\n")
        self.file = file

    def __getitem__(self, number: int) -> str:
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def span(self, line: int, start: int, end: int | None = None) -> Span:
        """Return the stretch of a line between two columns, or to its end; at least one character."""
        last = min(line, max(len(self.lines) - 1, 0))
        end = max(start + 1, len(self[last].rstrip()) if end is None else end)
        return Span(self.file, last + 1, start + 1, last + 1, end + 1)

    def above(self, number: int) -> int:
        """Return the number of the nearest line above that says something, or -1."""
        number -= 1
        while number >= 0 and (not self[number].strip() or self[number].lstrip().startswith("#")):
            number -= 1
        return number

    def dent(self, number: int) -> int:
        """Return the column in which a line begins."""
        return len(self[number]) - len(self[number].lstrip())

    def value(self, number: int) -> tuple[str, int]:
        """Return the value that begins on a line behind its key or dash, and its column."""
        found = _KEY.match(self[number]) or _ITEM.match(self[number])
        return (found["value"].rstrip(), found.start("value")) if found else ("", 0)
