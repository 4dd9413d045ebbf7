"""Whether two style sheets mean the same: the one module that knows tinycss2."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import tinycss2

_LOOSE = {";", ",", ">", "<", "=", "~", "/", "!"}
"""White space beside these never means anything. `+`, `*`, `-`, `:` and brackets are not among them."""

_NUMBERS = {"number", "percentage", "dimension"}
_BLOCKS = {"() block": "()", "[] block": "[]", "{} block": "{}"}


@dataclass(frozen=True, slots=True)
class Change:
    """The first token that differs: its text, and line and column in the original."""

    text: str
    place: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Token:
    value: tuple[Any, ...]
    text: str
    place: tuple[int, int]


def first_change(before: str, after: str) -> Change | None:
    """Compare two sheets token by token, with the white space that matters; None when they mean the same."""
    old, new = _significant(_parsed(before)), _significant(_parsed(after))
    for index, token in enumerate(old):
        if index >= len(new) or new[index].value != token.value:
            shown = next((t for t in old[index:] if t.text != " "), token)
            return Change(shown.text, shown.place)
    return Change(new[len(old)].text, (1, 1)) if len(new) > len(old) else None


def errors_of(source: str) -> list[tuple[tuple[int, int], str]]:
    """Return what is broken: place and description."""
    return list(_errors(_parsed(source)))


def _parsed(source: str) -> list[Any]:
    return list(tinycss2.parse_component_value_list(source, skip_comments=True))


def _errors(nodes: Iterable[Any]) -> Iterable[tuple[tuple[int, int], str]]:
    for node in nodes:
        if node.type == "error":
            yield (node.source_line, node.source_column), node.message
        yield from _errors(_inside(node))


def _inside(node: Any) -> list[Any]:
    if node.type in _BLOCKS:
        return list(node.content)
    return list(node.arguments) if node.type == "function" else []


def _significant(nodes: list[Any]) -> list[_Token]:
    """Flatten to tokens; white space stays only where it separates."""
    flat: list[_Token] = []
    # A comment between two stretches of white space has left them side by side.
    nodes = [n for i, n in enumerate(nodes) if not (i and n.type == nodes[i - 1].type == "whitespace")]
    for index, node in enumerate(nodes):
        place = (node.source_line, node.source_column)
        if node.type == "whitespace":
            if _separates(nodes, index):
                flat.append(_Token((" ",), " ", place))
        elif node.type in _BLOCKS or node.type == "function":
            name = node.name if node.type == "function" else _BLOCKS[node.type]
            flat.append(_Token(("open", name), f"{name}", place))
            flat += _significant(_trimmed(_inside(node)))
            flat.append(_Token(("close",), f"end of {name}", place))
        else:
            flat.append(_Token(_value(node), node.serialize(), place))
    return flat


def _trimmed(nodes: list[Any]) -> list[Any]:
    """Drop white space and semicolons at the end of a block, unless an empty custom property ends it."""
    end = len(nodes)
    while end and (nodes[end - 1].type == "whitespace" or _literal(nodes[end - 1]) == ";"):
        if nodes[end - 1].type == "whitespace" and end > 1 and _literal(nodes[end - 2]) == ":":
            break
        end -= 1
    return nodes[:end]


def _separates(nodes: list[Any], index: int) -> bool:
    before = nodes[index - 1] if index else None
    after = nodes[index + 1] if index + 1 < len(nodes) else None
    if before is not None and _literal(before) == ":":
        return after is None or _literal(after) == ";"
    if before is None or after is None:
        return False
    return not (
        _literal(before) in _LOOSE
        or _literal(after) in _LOOSE
        or before.type == "{} block"
        or after.type == "{} block"
    )


def _literal(node: Any) -> str | None:
    return node.value if node.type == "literal" else None


def _value(node: Any) -> tuple[Any, ...]:
    if node.type in _NUMBERS:
        return node.type, node.value, getattr(node, "unit", "")
    if node.type == "hash":
        return node.type, node.value, node.is_identifier
    return node.type, getattr(node, "value", node.serialize())
