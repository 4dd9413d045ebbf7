"""Regular expressions that say no more than patterns do: fixed characters, held to the start or the end or not."""

from __future__ import annotations

from handbill.logic.globs import MANY, Glob

_SPECIAL = frozenset(".[](){}*+?^$|\\")
_ANYTHING = ".*"


def patterns_of(expression: str) -> list[Glob] | None:
    """Return the patterns of which a text fits one when the expression finds something in it; None for others."""
    found: list[Glob] = []
    for alternative in _alternatives(expression):
        pattern = _pattern(alternative)
        if pattern is None:
            return None
        found.append(pattern)
    return found


def _alternatives(expression: str) -> list[str]:
    parts = [""]
    escaped = False
    for letter in expression:
        if letter == "|" and not escaped:
            parts.append("")
        else:
            parts[-1] += letter
        escaped = letter == "\\" and not escaped
    return parts


def _pattern(text: str) -> Glob | None:
    start = text.startswith("^")
    body = text.removeprefix("^")
    end = body.endswith("$") and not body.endswith("\\$")
    body = body.removesuffix("$") if end else body.removesuffix(_ANYTHING)
    letters = _letters(body)
    if letters is None:
        return None
    return (*(() if start else (MANY,)), *letters, *(() if end else (MANY,)))


def _letters(body: str) -> list[str] | None:
    letters: list[str] = []
    at = 0
    while at < len(body):
        letter = body[at]
        if letter == "\\" and at + 1 < len(body) and not body[at + 1].isalnum():
            at += 1
            letter = body[at]
        elif letter in _SPECIAL:
            return None
        letters.append(letter)
        at += 1
    return letters
