"""Regular expressions as patterns: characters, classes of them, repetitions of one, alternatives, anchors at the ends.

What looks around, counts a group or anchors in the middle is left out: of that nothing is claimed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from handbill.logic.globs import MANY, MAYBE, OFTEN, ONCE, Glob
from handbill.logic.patterns import translated

_QUANTIFIER = re.compile(r"(?:([*+?])|\{(\d+)(,(\d*))?\})\??", re.ASCII)
_GROUP = re.compile(r"\((?:\?:|\?<[A-Za-z_]\w*>|(?!\?))", re.ASCII)
_LITERAL = re.compile(r"\\?[^\w\\\[]|\w", re.ASCII | re.DOTALL)
_START, _END = "^^", "$$"
_WIDEST, _LONGEST = 24, 60
"""Alternatives, and tokens of each, beyond which an expression is left alone."""


class _Hard(Exception):  # noqa: N818
    """An expression that is no set of patterns."""


@lru_cache(maxsize=2_000)
def patterns_of(expression: str) -> tuple[Glob, ...] | None:
    """Return the patterns of which a text fits one when the expression finds something in it; None for others."""
    if not expression.isascii() or re.search(r"\\[ux]", expression):
        return None
    try:
        found, end = _alternatives(expression, 0)
        if end < len(expression):
            return None
        return tuple(_anchored(one) for one in found)
    except _Hard:
        return None


def _alternatives(text: str, at: int) -> tuple[list[Glob], int]:
    """Read up to the end of the group; return what each alternative is made of, and where it ends."""
    done: list[Glob] = []
    now: list[Glob] = [()]
    while at < len(text) and text[at] != ")":
        if text[at] == "|":
            done, now, at = done + now, [()], at + 1
            continue
        parts, at = _atom(text, at)
        now = [(*before, *part) for before in now for part in parts]
        if len(now) + len(done) > _WIDEST or any(len(one) > _LONGEST for one in now):
            raise _Hard
    return done + now, at


def _atom(text: str, at: int) -> tuple[list[Glob], int]:
    if text[at] in "^$":
        return [(_START if text[at] == "^" else _END,)], at + 1
    if text[at] == "(":
        return _group(text, at)
    source, end = translated(text, at)
    if source in (r"\b", r"(?!\b)", "(?!)"):
        raise _Hard
    literal = source[-1] if _LITERAL.fullmatch(source) else None
    found = _QUANTIFIER.match(text, end)
    if found is None:
        return [(literal or ONCE + source,)], end
    least, most = _bounds(found)
    if least > _LONGEST or (most or 0) > _LONGEST:
        raise _Hard
    source = re.escape(literal) if literal else source
    often = (OFTEN + source,) if most is None else (MAYBE + source,) * (most - least)
    return [((literal or ONCE + source,) * least + often)], found.end()


def _group(text: str, at: int) -> tuple[list[Glob], int]:
    opened = _GROUP.match(text, at)
    if opened is None:
        raise _Hard
    inner, end = _alternatives(text, opened.end())
    found = _QUANTIFIER.match(text, end + 1)
    if found is None:
        return inner, end + 1
    if found[1] != "?":
        raise _Hard
    return [*inner, ()], found.end()


def _bounds(found: re.Match[str]) -> tuple[int, int | None]:
    """Return how often a quantifier repeats at least and at most."""
    if found[1]:
        return {"*": (0, None), "+": (1, None), "?": (0, 1)}[found[1]]
    least = int(found[2])
    return least, (int(found[4]) if found[4] else None) if found[3] else least


def _anchored(pattern: Glob) -> Glob:
    start, end = pattern[:1] == (_START,), pattern[-1:] == (_END,)
    inner = pattern[int(start) : len(pattern) - int(end)]
    if _START in inner or _END in inner:
        raise _Hard
    return (*(() if start else (MANY,)), *inner, *(() if end else (MANY,)))
