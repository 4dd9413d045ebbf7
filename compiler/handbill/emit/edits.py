"""Edits of a minified script that keep its source map."""

from __future__ import annotations

from collections.abc import Iterable

from handbill.emit.minify import Minified, Token

Edit = tuple[int, int, str]
"""From byte (included) to byte (not included), and what stands there instead."""


def applied(minified: Minified, edits: Iterable[Edit]) -> Minified:
    """Return the script with its edits, which are in order and do not overlap; tokens that they swallow are gone."""
    out = bytearray()
    moved: list[Token] = []
    tokens = iter(minified.tokens)
    token = next(tokens, None)
    done = 0
    for start, end, new in (*edits, (len(minified.text), len(minified.text), "")):
        while token is not None and (token.offset < start or (token.offset == start and new)):
            if token.offset >= done:
                moved.append(Token(len(out) + token.offset - done, token.path, token.source))
            token = next(tokens, None)
        out += minified.text[done:start] + new.encode()
        done = end
    return Minified(bytes(out), tuple(moved))
