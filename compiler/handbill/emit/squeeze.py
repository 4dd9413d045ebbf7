"""Statements in fewer words: the one module that knows tdewolff-minify.

`if (a) b();` becomes `a&&b()`, neighbours become one. Names stay, so what the script says stays in its order, and each
word of the result is found again in what went in: that is the source map. Development builds do without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from handbill.emit.minify import Minified, Token

_WORD = re.compile(rb"[\w$]+|\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'")
_CALL = "(0)"
"""Keeps the script's outermost function a function that is called."""


Word = tuple[bytes, int]
"""A name, number or string, and its offset."""


def squeeze(minified: Minified) -> Minified:
    """Return the same script in fewer bytes; words keep where they came from."""
    import minify

    minify.config({"js-keep-var-names": True})
    text = minify.string("application/javascript", minified.text.decode() + _CALL)
    squeezed = text.removesuffix(";").removesuffix(_CALL).encode()
    return Minified(squeezed, tuple(_followed(minified, squeezed)))


def _followed(minified: Minified, squeezed: bytes) -> Iterator[Token]:
    """Yield the tokens of the result, each with the place of the same word before."""
    places = {token.offset: token for token in minified.tokens}
    old, new = list(_words(minified.text)), list(_words(squeezed))
    matcher = SequenceMatcher(None, [word for word, _ in old], [word for word, _ in new], autojunk=False)
    for a, b, size in matcher.get_matching_blocks():
        for (_, before), (_, offset) in zip(old[a : a + size], new[b : b + size], strict=True):
            token = places.get(before)
            if token is not None:
                yield Token(offset, token.path, token.source)


def _words(text: bytes) -> Iterator[Word]:
    return ((match[0], match.start()) for match in _WORD.finditer(text))
