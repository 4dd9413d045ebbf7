"""Boxes and lines of a picture, as SVG. Lengths are px; no script, no style of its own, nothing from elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from textwrap import wrap
from typing import ClassVar

HALF, GAP, LANE = 96, 22, 14
"""Half the width of a box, the room between two, and between two lines at the side."""
_ROW, _PAD, _LETTERS = 18, 9, 25
"""Height of a line of words, room above and below them, and letters that one holds."""

_SEAM = re.compile(r"(?<=[./_-])(?=.)")
Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """A step: `kind` in bold, the words below it. `x` is its middle, `look` the class that colours it, or `pill`."""

    LINK: ClassVar[int] = 150
    """How far a link to another campaign reaches beyond a box."""

    x: int
    top: int
    kind: str
    words: tuple[str, ...]
    look: str = ""

    @property
    def lines(self) -> list[str]:
        """Its words, in lines that fit."""
        return [line for words in self.words for line in _fitted(words)]

    @property
    def height(self) -> int:
        """From its upper to its lower edge."""
        return 2 * _PAD + _ROW * (1 + len(self.lines))

    @property
    def bottom(self) -> int:
        """Its lower edge."""
        return self.top + self.height

    @property
    def middle(self) -> int:
        """Half way down."""
        return self.top + self.height // 2


def _fitted(words: str) -> list[str]:
    """Return lines that fit; a name that is longer than one is broken behind its points and hyphens."""
    parts: list[str] = []
    for word in words.split():
        pieces = [word]
        if len(word) > _LETTERS:
            pieces = wrap(_SEAM.sub(" ", word), _LETTERS, break_on_hyphens=False)
        parts += [piece.replace(" ", "") for piece in pieces]
    return wrap(" ".join(parts), _LETTERS, break_on_hyphens=False)


@dataclass(slots=True)
class Pen:
    """Collects what is drawn: lines lie below boxes."""

    _lines: list[str] = field(default_factory=list[str])
    _boxes: list[str] = field(default_factory=list[str])
    _names: list[str] = field(default_factory=list[str])

    def text(self) -> str:
        """Return all of it."""
        return "".join(f"{one}\n" for one in (*self._lines, *self._boxes, *self._names))

    def box(self, box: Box) -> None:
        """Draw a box with its words."""
        radius = box.height // 2 if box.look == "pill" else 12 if box.look == "waits" else 3
        name = f"box {box.look}".strip()
        words = [f'<text class="kind" x="{box.x}" y="{box.top + _PAD + 13}">{escape(box.kind)}</text>']
        words += [
            f'<text x="{box.x}" y="{box.top + _PAD + 13 + _ROW * row}">{escape(line)}</text>'
            for row, line in enumerate(box.lines, 1)
        ]
        self._boxes.append(
            f'<rect class="{name}" x="{box.x - HALF}" y="{box.top}" width="{2 * HALF}" height="{box.height}" '
            f'rx="{min(radius, 24)}"/>' + "".join(words)
        )

    def line(self, start: Point, end: Point) -> None:
        """Draw a straight line."""
        if start != end:
            self._lines.append(f'<path class="line" d="M{start[0]} {start[1]}L{end[0]} {end[1]}"/>')

    def down(self, x: int, start: int, end: int) -> None:
        """Draw an arrow downwards."""
        self.line((x, start), (x, end - 6))
        self._tip(x, end, 0, 1)

    def way(self, x: int, y: int, name: str) -> None:
        """Write on a line what it is called."""
        self._names.append(f'<text class="way" x="{x}" y="{y}">{escape(name)}</text>')

    def jump(self, start: Box, end: Box, side: int) -> None:
        """Draw an arrow from one box to another, along a line at the side that is at `side`."""
        way = 1 if side > start.x else -1
        out, back = start.x + way * HALF, end.x + way * HALF
        up = end.top + 14
        path = f"M{out} {start.middle}H{side}V{up}H{back + way * 6}"
        self._lines.append(f'<path class="line jump" d="{path}"/>')
        self._tip(back, up, -way, 0)

    def link(self, box: Box, campaign: str) -> None:
        """Draw an arrow out of a box, to another campaign on the page."""
        edge, end, y = box.x + HALF, box.x + HALF + 30, box.middle
        self._lines.append(f'<path class="line jump" d="M{edge} {y}H{end - 6}"/>')
        self._tip(end, y, 1, 0)
        self._names.append(
            f'<a href="#campaign-{escape(campaign)}"><text x="{end + 6}" y="{y + 4}">'
            f"{escape(campaign)}</text></a>"
        )

    def _tip(self, x: int, y: int, right: int, down: int) -> None:
        """Draw the point of an arrow that ends there and goes that way."""
        back, side = (x - 8 * right, y - 8 * down), (4 * down, 4 * right)
        one, other = (back[0] + side[0], back[1] + side[1]), (back[0] - side[0], back[1] - side[1])
        self._lines.append(f'<path class="tip" d="M{x} {y}L{one[0]} {one[1]}L{other[0]} {other[1]}Z"/>')
