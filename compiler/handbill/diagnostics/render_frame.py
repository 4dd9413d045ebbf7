"""The stretch of a line that a diagnostic is about, as it can be shown in a terminal."""

import unicodedata
from dataclasses import dataclass

from handbill.diagnostics.span import Span

WIDTH = 100
"""Columns of a line that are shown at once; a longer one is cut on both sides of its stretch."""
_TAB = 4
_CUT = "…"
# Marks that turn the direction of text, and would show a line in another order than it is read.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = "\u200c\u200d\ufe0e\ufe0f"


@dataclass(frozen=True, slots=True)
class Frame:
    """A line as shown, and the columns below it (from 0) that carry the carets."""

    line: str
    start: int
    length: int


def _cell(character: str, column: int) -> str:
    if character == "\t":
        return " " * (_TAB - column % _TAB)
    if unicodedata.category(character) in _UNSEEN and character not in _JOINERS:
        return f"<U+{ord(character):04X}>"
    return character


def visible(text: str) -> str:
    """Return a text of one line in which nothing can move the cursor or turn the reading direction."""
    return "".join(_cell(character, 0) if character != "\n" else "\\n" for character in text)


def _width(cell: str) -> int:
    if len(cell) != 1:
        return len(cell)
    if cell in _JOINERS or unicodedata.combining(cell) or unicodedata.category(cell) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(cell) in ("W", "F") else 1


def frame(text: str, at: Span) -> Frame | None:
    """Return the first line of a stretch of `text`, or None when the text has no such line."""
    lines = text.split("\n", at.line)
    if len(lines) < at.line:
        return None
    line = lines[at.line - 1]
    first = at.column - 1
    last = at.end_column - 1 if at.end_line == at.line else len(line.rstrip())
    first = min(first, len(line))
    last = max(min(last, len(line)), first + 1)
    from_, to = _window(line, first, last)
    return _draw(line, first, last, from_, to)


def _window(line: str, first: int, last: int) -> tuple[int, int]:
    """Return which characters of a line are shown: all, or those around the stretch."""
    if len(line) <= WIDTH:
        return 0, len(line)
    from_ = max(0, min(first - WIDTH // 4, len(line) - WIDTH))
    if last <= WIDTH * 3 // 4:
        from_ = 0
    return from_, from_ + WIDTH


def _draw(line: str, first: int, last: int, from_: int, to: int) -> Frame:
    shown, column, start, end = (_CUT, 1, 1, 1) if from_ else ("", 0, 0, 0)
    for index in range(from_, min(to, len(line))):
        cell = _cell(line[index], column)
        if index == first:
            start = column
        column += _width(cell)
        shown += cell
        if index == last - 1:
            end = column
    if first >= len(line):
        start, end = column, column + 1
    elif last > to:
        end = column
    return Frame(shown.rstrip() + (_CUT if to < len(line) else ""), start, max(1, end - start))
