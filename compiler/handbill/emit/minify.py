"""White space and comments out, tokens in: the one module that knows rjsmin, and the guard that keeps it honest."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, zip_longest

import rjsmin

from handbill.diagnostics import Report, Span
from handbill.diagnostics.rules import script as rules
from handbill.emit.module import file_of
from handbill.emit.script import Joined, Piece
from handbill.emit.syntax import leaves, parse, shape

Pair = tuple[tuple[int, int], tuple[int, int]]
"""Start and end of a token before, and after."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token of the minified script: its first byte, and the module and byte that it came from (path may be empty)."""

    offset: int
    path: str
    source: int


@dataclass(frozen=True, slots=True)
class Minified:
    """`tokens` are in the order of `text`."""

    text: bytes
    tokens: tuple[Token, ...]


@lru_cache(maxsize=64)
def _squeezed(source: bytes) -> tuple[bytes, tuple[Pair, ...], bool]:
    """Return the text without white space, each token before and after, and whether both mean the same."""
    text: bytes = rjsmin.jsmin(source)
    old, new = parse(source).root_node, parse(text).root_node
    before, after = list(leaves(source, old)), list(leaves(text, new))
    pairs = tuple(zip_longest(before, after, fillvalue=(0, 0)))
    same = len(before) == len(after) and all(source[a:b] == text[c:d] for (a, b), (c, d) in pairs)
    return text, pairs, same and shape(old) == shape(new)


def minify(joined: Joined, report: Report) -> Minified | None:
    """Return the script without white space; None when its meaning would change, which `report` then shows.

    rjsmin only deletes, so the tokens before and after line up one to one. That is the guard, and the source map.
    """
    text, pairs, same = _squeezed(joined.text)
    starts = [p.offset for p in joined.pieces]
    tokens: list[Token] = []
    for (start, end), (new_start, new_end) in pairs:
        piece = joined.pieces[max(bisect_right(starts, start) - 1, 0)]
        if not same and joined.text[start:end] != text[new_start:new_end]:
            _refuse(joined, piece, start, end, report)
            return None
        tokens.append(Token(new_start, piece.path, piece.source + start - piece.offset))
    if not same:
        _refuse_shape(joined, text, pairs, report)
        return None
    return Minified(text, tuple(tokens))


def _refuse_shape(joined: Joined, text: bytes, pairs: tuple[Pair, ...], report: Report) -> None:
    """Find the first line break that mattered: the token after it, when the break is gone."""
    starts = [p.offset for p in joined.pieces]
    for one, two in pairwise(pairs):
        gap, new_gap = joined.text[one[0][1] : two[0][0]], text[one[1][1] : two[1][0]]
        if b"\n" in gap and b"\n" not in new_gap and b"/*" in gap:
            start, end = two[0]
            _refuse(joined, joined.pieces[max(bisect_right(starts, start) - 1, 0)], start, end, report)
            return
    _refuse(joined, joined.pieces[0], *pairs[0][0], report)


def _refuse(joined: Joined, piece: Piece, start: int, end: int, report: Report) -> None:
    shown = joined.text[start:end].decode(errors="replace")[:40]
    source = joined.sources.get(piece.path, "")
    before = source.encode()[: piece.source + start - piece.offset].decode(errors="replace")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    report.lines.setdefault(file_of(piece.path), source)
    at = Span(file_of(piece.path), line, column, line, column + len(shown))
    report(rules.script_not_minifiable(at, after=shown))
