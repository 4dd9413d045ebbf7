"""Texts with a little markup: `**bold**`, `*italic*`, `[words](address)`, and lines that begin with `- ` as a list.

What is no markup stays what it is: a star alone, a bracket that no address follows. A backslash before a mark takes
its meaning away.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handbill.check.context import Context
from handbill.check.links import link
from handbill.check.nodes import within
from handbill.check.texts import joined, text
from handbill.model.site import Marked, Markup, Paragraph, Text
from handbill.model.source import Scalar

_POINT = re.compile(r"^- +", re.M)
_MARK = re.compile(
    r"""\\(?P<plain>[*\[\]\\-])
    | \*\*(?=\S)(?P<strong>.+?)(?<=\S)\*\*(?!\*)
    | \*(?=[^\s*])(?P<em>.+?)(?<=[^\s*])\*(?!\*)
    | \[(?P<words>[^\[\]]+)\]\((?P<address>(?:[^\s()]|\([^\s()]*\))+)\)""",
    re.X | re.S,
)

Pieces = tuple[Text | Marked, ...]


def markup(node: Scalar, context: Context) -> Text | Markup | None:
    """Read a text with markup; one that has none is a plain text. None when an address in it is refused."""
    reading = _Reading(node, context)
    paragraphs = tuple(reading.paragraphs())
    if not reading.marked:
        return text(node, context)
    return Markup(paragraphs, node.at) if reading.sound else None


@dataclass(slots=True)
class _Reading:
    node: Scalar
    context: Context
    marked: bool = False
    sound: bool = True

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield runs of lines that are points of a list, and runs of those that are not."""
        start = 0
        points: list[tuple[int, int]] = []
        at = 0
        for line in self.node.text.splitlines(keepends=True):
            end = at + len(line.rstrip("\n"))
            point = _POINT.match(line)
            if point:
                if not points:
                    yield from self._running(start, at)
                points.append((at + point.end(), end))
            elif points:
                yield self._list(points)
                points, start = [], at
            at += len(line)
        if points:
            yield self._list(points)
        else:
            yield from self._running(start, at)

    def _list(self, points: list[tuple[int, int]]) -> Paragraph:
        self.marked = True
        return Paragraph(points=tuple(self._pieces(*point) for point in points))

    def _running(self, first: int, last: int) -> Iterator[Paragraph]:
        words = self.node.text[first:last]
        start, end = first + len(words) - len(words.lstrip()), last - len(words) + len(words.rstrip())
        if start < end:
            yield Paragraph(self._pieces(start, end))

    def _pieces(self, first: int, last: int) -> Pieces:
        found: list[Text | Marked] = []
        done = first
        for mark in _MARK.finditer(self.node.text, first, last):
            found += self._text(done, mark.start())
            done = mark.end()
            if piece := self._piece(mark):
                found.append(piece)
        return _merged([*found, *self._text(done, last)])

    def _text(self, first: int, last: int) -> list[Text]:
        return [text(self.node, self.context, first, last)] if first < last else []

    def _piece(self, mark: re.Match[str]) -> Text | Marked | None:
        self.marked = True
        kind = mark.lastgroup or ""
        if kind == "plain":
            return Text((mark["plain"],), within(self.node, *mark.span("plain")))
        if kind != "address":
            return Marked(kind, self._pieces(*mark.span(kind)))
        place = within(self.node, *mark.span("address"))
        address = link(Scalar(mark["address"], place), self.context, facts=True)
        if address is None:
            self.sound = False
            return None
        return Marked("a", self._pieces(*mark.span("words")), address)


def _merged(pieces: Iterable[Text | Marked]) -> Pieces:
    found: list[Text | Marked] = []
    for piece in pieces:
        if found and isinstance(piece, Text) and isinstance(before := found[-1], Text):
            found[-1] = Text(joined([*before.parts, *piece.parts]), before.at)
        else:
            found.append(piece)
    return tuple(found)
