"""What a bundle weighs, and which part of it how much: the one module that knows brotli."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import lru_cache

import brotli

from handbill.emit.minify import Minified
from handbill.model.bundle import Part

EXACT_BELOW = 200_000
"""Up to this many bytes the best quality is measured; above, one that is ten times as fast."""

ROUGH = 5
"""Quality for the shares of the parts, each of which costs a compression of the whole."""

DATA = "promotions"
EXPLAIN = "explain"
"""The row of what only a development build has."""
PARTS = (
    ("runtime_js/core/explain", EXPLAIN),
    ("runtime_js/core/", "core"),
    ("runtime_js/dom/", "showing"),
    ("runtime_js/forms/", "forms"),
    ("runtime_js/consent/", "consent"),
    ("runtime_js/platforms/", "platform"),
    ("targeting/triggers/", "triggers"),
    ("targeting/facts/", "facts"),
    ("", "templates and blocks"),
)
"""Where a module lies, and the row of the size table that it belongs to; the first that fits."""


@lru_cache(maxsize=64)
def compressed(content: bytes) -> int:
    """Return the bytes after brotli."""
    quality = 11 if len(content) <= EXACT_BELOW else 9
    return len(brotli.compress(content, quality=quality))


def _roughly(content: bytes) -> int:
    return len(brotli.compress(content, quality=ROUGH))


def zipped(content: bytes) -> int:
    """Return the bytes after gzip."""
    return len(gzip.compress(content, 9, mtime=0))


def parts_of(minified: Minified, tables: Mapping[str, bytes], whole: bytes) -> tuple[Part, ...]:
    """Return a row for each part: `tables` are stretches of the data by name, beside the code by module.

    A part's brotli weight is what the bundle loses without it, so the rows add up to less than the whole.
    """
    stretches: dict[str, list[tuple[int, int]]] = {}
    ends = [t.offset for t in minified.tokens[1:]] + [len(minified.text)]
    for token, end in zip(minified.tokens, ends, strict=True):
        stretches.setdefault(_part_name(token.path), []).append((token.offset, end))
    for name, content in tables.items():
        at = whole.find(content)
        stretches.setdefault(name, []).append((at, at + len(content)))
    rough = _roughly(whole)
    share = compressed(whole) / rough
    rows: dict[str, Part] = {}
    for name, gone in stretches.items():
        without = _without(whole, sorted(gone))
        rows[name] = Part(name, len(whole) - len(without), round((rough - _roughly(without)) * share))
    order = [name for _, name in PARTS] + [DATA]
    return tuple(rows[name] for name in order if name in rows)


def _part_name(path: str) -> str:
    return next(name for prefix, name in PARTS if path.startswith(prefix)) if path else "core"


def _without(whole: bytes, stretches: list[tuple[int, int]]) -> bytes:
    kept: list[bytes] = []
    at = 0
    for start, end in stretches:
        kept.append(whole[at:start])
        at = end
    return b"".join([*kept, whole[at:]])
