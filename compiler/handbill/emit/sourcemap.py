"""The source map of a bundle, version 3: every token points into the module that it came from."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from handbill.emit.minify import Minified

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def vlq(number: int) -> str:
    """Write a signed number in base 64 with five bits a digit, the sign lowest, as source maps do."""
    rest = -number * 2 + 1 if number < 0 else number * 2
    digits = ""
    while True:
        rest, digit = rest >> 5, rest & 31
        digits += _DIGITS[digit | 32 if rest else digit]
        if not rest:
            return digits


class Lines:
    """Turns byte offsets into lines and columns, both from 0; columns count UTF-16 units."""

    def __init__(self, text: bytes) -> None:
        self._text = text
        self._starts = [0]
        while (found := text.find(b"\n", self._starts[-1])) >= 0:
            self._starts.append(found + 1)
        self._narrow = text.isascii()

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of a byte."""
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        if self._narrow:
            return line, offset - start
        return line, len(self._text[start:offset].decode(errors="replace").encode("utf-16-le")) // 2


def source_map(minified: Minified, sources: Mapping[str, str], file: str) -> bytes:
    """Return the map as JSON, with the text of every module in it."""
    order = sorted(sources)
    mappings = _mappings(minified, {path: i for i, path in enumerate(order)}, sources)
    found = {
        "version": 3,
        "file": file,
        "sources": [p.replace("site:", "site/") for p in order],
        "sourcesContent": [sources[p] for p in order],
        "names": [],
        "mappings": mappings,
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def _mappings(minified: Minified, index: Mapping[str, int], sources: Mapping[str, str]) -> str:
    generated = Lines(minified.text)
    places = {path: Lines(text.encode()) for path, text in sources.items()}
    lines: list[list[str]] = [[]]
    last = (0, 0, 0, 0)
    for token in minified.tokens:
        if token.path not in index:
            continue
        line, column = generated.place(token.offset)
        while len(lines) <= line:
            lines.append([])
            last = (0, *last[1:])
        row, source_column = places[token.path].place(token.source)
        current = (column, index[token.path], row, source_column)
        lines[-1].append("".join(_differences(current, last)))
        last = current
    return ";".join(",".join(segments) for segments in lines)


def _differences(current: tuple[int, ...], last: tuple[int, ...]) -> Iterator[str]:
    return (vlq(a - b) for a, b in zip(current, last, strict=True))
