"""White space and comments out, tokens in: the one module that knows rjsmin, and the guard that keeps it honest."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

import rjsmin

from handbill.diagnostics import Report, Span
from handbill.diagnostics.rules import script as rules
from handbill.emit.module import file_of
from handbill.emit.script import Joined
from handbill.emit.writing import Piece
from handbill.javascript.syntax import comments, leaves, parse, shape

Pair = tuple[tuple[int, int], tuple[int, int]]
"""Start and end of a token before, and after."""


class Token(NamedTuple):
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
    source = _without_comments(source)
    text: bytes = rjsmin.jsmin(source)
    old, new = parse(source).root_node, parse(text).root_node
    before, after = list(leaves(source, old)), list(leaves(text, new))
    pairs = tuple(zip_longest(before, after, fillvalue=(0, 0)))
    same = len(before) == len(after) and all(source[a:b] == text[c:d] for (a, b), (c, d) in pairs)
    return text, pairs, same and shape(old) == shape(new)


def _without_comments(source: bytes) -> bytes:
    """Put white space in the place of comments, a line break where one holds one: that is what they mean."""
    text = bytearray(source)
    for start, end in comments(parse(source).root_node):
        gap = b" " * (end - start)
        text[start:end] = b"\n" + gap[1:] if b"\n" in source[start:end] else gap
    return bytes(text)


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
            break
        tokens.append(Token(new_start, piece.path, piece.source + start - piece.offset))
    if same:
        return Minified(text, tuple(tokens))
    start, end = pairs[min(len(tokens), len(pairs) - 1)][0]
    _refuse(joined, joined.pieces[max(bisect_right(starts, start) - 1, 0)], start, end, report)
    return None


def _refuse(joined: Joined, piece: Piece, start: int, end: int, report: Report) -> None:
    shown = joined.text[start:end].decode(errors="replace")[:40]
    source = joined.sources.get(piece.path, "")
    before = source.encode()[: piece.source + start - piece.offset].decode(errors="replace")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    report.lines.setdefault(file_of(piece.path), source)
    at = Span(file_of(piece.path), line, column, line, column + len(shown))
    report(rules.script_not_minifiable(at, after=shown))
