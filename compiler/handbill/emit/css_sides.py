"""Sides that hide in a shorthand: values for top, right, bottom and left, or for the four corners."""

from __future__ import annotations

from collections.abc import Sequence

from handbill.emit.css_rules import Declaration, Token

_FOUR = ("margin", "padding", "inset", "scroll-margin", "scroll-padding")
_BORDERS = ("border-width", "border-style", "border-color")
_CORNERS = ("start-start", "start-end", "end-end", "end-start")
"""Of a language that is written from left to right, clockwise from the top left."""


def four(one: Declaration) -> str:
    """Return how a shorthand whose left and right differ is written for every language; empty where they are the same."""
    if one.name == "border-radius":
        return _corners(one)
    if one.name not in (*_FOUR, *_BORDERS):
        return ""
    parts = _parts(one.tokens)
    if len(parts) != 4 or parts[1].lower() == parts[3].lower():
        return ""
    head, _, tail = one.name.partition("-") if one.name in _BORDERS else (one.name, "", "")
    tail = f"-{tail}" if tail else ""
    block = parts[0] if parts[0] == parts[2] else f"{parts[0]} {parts[2]}"
    return f"{head}-block{tail}: {block}; {head}-inline{tail}: {parts[3]} {parts[1]}"


def _corners(one: Declaration) -> str:
    halves: list[list[Token]] = [[]]
    depth = 0
    for token in one.tokens:
        depth += (token.text[-1:] == "(") - (token.text == ")")
        if token.text == "/" and not depth:
            halves.append([])
        else:
            halves[-1].append(token)
    radii = [_around(_parts(half)) for half in halves]
    if all(left == right and below == beside for left, right, beside, below in radii):
        return ""
    each = (" ".join(dict.fromkeys(radius[at] for radius in radii)) for at in range(4))
    return "; ".join(f"border-{corner}-radius: {size}" for corner, size in zip(_CORNERS, each, strict=True))


def _around(parts: Sequence[str]) -> tuple[str, str, str, str]:
    """Return the values of all four corners; what is no list of up to four is the same at all of them."""
    if not 1 <= len(parts) <= 4:
        return "", "", "", ""
    first = parts[0]
    second = parts[1] if len(parts) > 1 else first
    third = parts[2] if len(parts) > 2 else first
    return first, second, third, parts[3] if len(parts) > 3 else second


def _parts(tokens: Sequence[Token]) -> list[str]:
    """Return the values of a list that spaces separate."""
    parts = [""]
    depth = 0
    for token in tokens:
        if token.kind == "S" and not depth:
            parts.append("")
            continue
        depth += (token.text[-1:] == "(") - (token.text == ")")
        parts[-1] += token.text
    return [part for part in parts if part]
