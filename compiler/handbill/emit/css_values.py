"""What is certainly wrong in the value of a declaration: units, words, colours and functions that CSS does not have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from handbill.diagnostics import nearest
from handbill.emit.css_rules import Declaration, Token
from handbill.emit.css_words import COLORS, FUNCTIONS, GLOBAL, TAKES, UNITS, Takes

_NUMBER = re.compile(r"[+-]?(?:\d*\.)?\d+(?:e[+-]?\d+)?", re.I)
_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.I)

_OFTEN = {"".join(sorted(unit)): unit for unit in ("px", "em", "ch", "vw", "vh", "ms", "deg")}
"""Units that letters in the wrong order are likely meant to be, by their letters in the order of the alphabet."""

Found = tuple[Token, str]
"""What is wrong, and what to write instead: empty where nothing is near."""


def wrong(one: Declaration, accepted: Callable[[str, str], bool]) -> Iterator[Found]:
    """Yield what is wrong in a value. `accepted`: whether a value of a property is known to be right as it is."""
    if one.name.startswith(("-", "*", "_")):
        return  # what others define may hold anything
    yield from _anywhere(one.tokens)
    takes = TAKES.get(one.name)
    if takes and not accepted(one.name, one.value):
        yield from _outside(_top(one.tokens), takes)


def _anywhere(tokens: Sequence[Token]) -> Iterator[Found]:
    """Yield what is wrong in a value of whatever property."""
    for index, token in enumerate(tokens):
        if token.kind == "DIMENSION":
            size = _NUMBER.match(token.text)
            unit = token.text[size.end() :].lower() if size else ""
            if size and unit and unit not in UNITS:
                near = _OFTEN.get("".join(sorted(unit))) or nearest(unit, UNITS)
                yield token, f"{size[0]}{near}" if near else ""
        elif token.kind == "HASH" and not _HEX.fullmatch(token.text):
            yield token, ""
        elif token.kind == "FUNCTION":
            name = token.text[:-1].lower()
            near = None if name in FUNCTIONS or name.startswith("-") else nearest(name, FUNCTIONS)
            if near:
                yield token, f"{near}()"
        elif token.text == "!" and index + 1 < len(tokens) and tokens[index + 1].kind == "IDENT":
            yield tokens[index + 1], "important"


def _top(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield what stands in no function and before no `!`."""
    depth = 0
    for token in tokens:
        if token.text == "!":
            return
        depth -= token.text == ")"
        if not depth and token.text[-1:] != "(" and token.text != ")":
            yield token
        depth += token.text[-1:] == "("


def _outside(tokens: Iterator[Token], takes: Takes) -> Iterator[Found]:
    known = takes.words | GLOBAL | (COLORS if takes.colors else GLOBAL)
    for token in tokens:
        if token.kind == "IDENT":
            word = token.text.lower()
            if word not in known and not word.startswith("-") and "\\" not in word:
                yield token, nearest(word, known) or ""
        elif token.kind == "NUMBER" and not takes.numbers:
            if not takes.sizes:
                yield token, ""
            elif float(token.text):
                yield token, f"{token.text}px"
        elif (token.kind in ("DIMENSION", "PERCENTAGE") and not takes.sizes and not takes.numbers) or (
            token.kind == "HASH" and not takes.colors
        ):
            yield token, ""
