"""Texts that fit some patterns and miss others: is there one, and which?

A pattern is a row of tokens: a character, `ANY` for any single one, `MANY` for any number of any, and classes of
characters as expressions have them, `ONCE`, `MAYBE` or `OFTEN` before the class. The search walks all patterns at once,
character by character, over the characters that they tell apart: one stands for all that none does.
"""

from __future__ import annotations

import re
from collections import deque
from functools import lru_cache

from handbill.logic.undecided import Undecided

ANY, MANY = "any", "many"
ONCE, MAYBE, OFTEN = "1", "?", "*"
"""First letters of a token that is a class of characters, whose source as an expression of Python's follows."""
Glob = tuple[str, ...]

_STEPS = 20_000
"""Texts that are tried before nothing is claimed."""
_ASCII = "".join(map(chr, range(128)))
_STRANGE = "\u00a0\u2028\u00e9\u00c9"
"""A space, an end of a line and letters beyond ASCII: expressions tell no others apart there."""
_PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789-_~"


def literal(text: str) -> Glob:
    """Return the pattern that one text fits."""
    return tuple(text)


def glob(text: str) -> Glob:
    """Read `*` as any characters and `?` as one."""
    tokens: list[str] = []
    for letter in text:
        if letter == "*":
            if tokens[-1:] != [MANY]:
                tokens.append(MANY)
        else:
            tokens.append(ANY if letter == "?" else letter)
    return tuple(tokens)


def start_of(pattern: Glob) -> str:
    """Return the characters that every text of a pattern begins with."""
    end = next((i for i, token in enumerate(pattern) if len(token) > 1), len(pattern))
    return "".join(pattern[:end])


def has_no_end(pattern: Glob) -> bool:
    """Say whether texts of any length may fit."""
    return any(token == MANY or (token[0] == OFTEN and _is_class(token)) for token in pattern)


def fits(pattern: Glob, text: str) -> bool:
    """Say whether a whole text fits."""
    at = _begin(pattern)
    for letter in text:
        at = _step(pattern, at, letter)
    return _ends(pattern, at)


def needed(wanted: frozenset[Glob]) -> frozenset[Glob]:
    """Return the patterns without those that say only how a text begins where another says more."""
    if len(wanted) < 2:
        return wanted
    return frozenset(p for p in wanted if not any(_says_more(other, p) for other in wanted if other != p))


def _says_more(pattern: Glob, beginning: Glob) -> bool:
    """Say whether every text of a pattern begins as `beginning` wants, which wants nothing else."""
    start = start_of(beginning)
    only = len(beginning) == len(start) + 1 and beginning[-1] == MANY
    return only and start_of(pattern).startswith(start)


@lru_cache(maxsize=50_000)
def sample(wanted: frozenset[Glob], unwanted: frozenset[Glob], lower: bool) -> str | None:
    """Return a shortest text that fits all of `wanted` and none of `unwanted`, None when there is none.

    `lower` leaves only texts that are the same in lower case. Undecided when the search goes too far.
    """
    starts = sorted((start_of(p) for p in wanted), key=len)
    if any(not starts[-1].startswith(start) for start in starts[:-1]):
        return None
    if starts:
        unwanted = frozenset(p for p in unwanted if _may_begin(start_of(p), starts[-1]))
    return _search(wanted, unwanted, lower)


def _may_begin(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _search(wanted: frozenset[Glob], unwanted: frozenset[Glob], lower: bool) -> str | None:
    patterns = (*sorted(wanted), *sorted(unwanted))
    letters = _letters(patterns, lower)
    first = tuple(_begin(p) for p in patterns)
    seen = {first}
    waiting = deque([(first, "")])
    steps = 0
    while waiting:
        at, text = waiting.popleft()
        if _accepts(patterns, at, len(wanted)):
            return text
        for letter in letters:
            steps += 1
            if steps > _STEPS:
                raise Undecided
            nxt = tuple(_step(p, a, letter) for p, a in zip(patterns, at, strict=True))
            if nxt not in seen and all(nxt[: len(wanted)]):
                seen.add(nxt)
                waiting.append((nxt, text + letter))
    return None


def _accepts(patterns: tuple[Glob, ...], at: tuple[int, ...], wanted: int) -> bool:
    return all(_ends(p, a) is (i < wanted) for i, (p, a) in enumerate(zip(patterns, at, strict=True)))


def _letters(patterns: tuple[Glob, ...], lower: bool) -> tuple[str, ...]:
    """Return the characters that a pattern names, and one more, which stands for all others."""
    named = {token for pattern in patterns for token in pattern if len(token) == 1}
    kept = {letter for letter in named if not lower or letter == letter.lower()}
    other = next((c for c in _PLAIN if c not in named), None)
    if other is None:
        other = next(c for c in map(chr, range(0x100, 0xD800)) if c not in named and c == c.lower())
    classes = sorted({token[1:] for pattern in patterns for token in pattern if _is_class(token)})
    if not classes:
        return (*sorted(kept), other)
    others: dict[tuple[bool, ...], str] = {}
    for letter in (*_PLAIN, *_ASCII, *_STRANGE):
        if letter not in named and (not lower or letter == letter.lower()):
            others.setdefault(tuple(_is_in(one, letter) for one in classes), letter)
    return (*sorted(kept), *others.values())


def _is_class(token: str) -> bool:
    return len(token) > 1 and token not in (ANY, MANY)


@lru_cache(maxsize=50_000)
def _is_in(source: str, letter: str) -> bool:
    return re.fullmatch(source, letter, re.ASCII) is not None


def _begin(pattern: Glob) -> int:
    return _closed(pattern, 1)


def _closed(pattern: Glob, at: int) -> int:
    """Add the places that are reached by letting `MANY` stand for nothing; a bit a place."""
    for i, token in enumerate(pattern):
        if at >> i & 1 and (token == MANY or (token[0] in (MAYBE, OFTEN) and _is_class(token))):
            at |= 1 << (i + 1)
    return at


@lru_cache(maxsize=200_000)
def _step(pattern: Glob, at: int, letter: str) -> int:
    to = 0
    for i, token in enumerate(pattern):
        if at >> i & 1:
            if token == MANY:
                to |= 1 << i
            elif token in (ANY, letter):
                to |= 1 << (i + 1)
            elif _is_class(token) and _is_in(token[1:], letter):
                to |= 1 << (i if token[0] == OFTEN else i + 1)
    return _closed(pattern, to)


def _ends(pattern: Glob, at: int) -> bool:
    return bool(at >> len(pattern) & 1)
