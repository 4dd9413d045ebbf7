"""YAML as Handbill itself writes it: one way to write a thing, one line a value, so that a change of one is a line's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from handbill.model.source import Mapping as Map
from handbill.model.source import Node, Scalar

_PLAIN = re.compile(r"[A-Za-z0-9/][A-Za-z0-9 ./%_+-]*")
_ENDS = re.compile(r".*[ .-]")
_NOTHING = frozenset(("null", "Null", "NULL"))


def text_of(value: Mapping[str, Any]) -> str:
    """Return maps, lists and texts as YAML in the order that they have."""
    return "".join(line + "\n" for line in _map(value, ""))


def plain(node: Node) -> Any:
    """Return a tree as maps, lists and texts; every value is the text that was written."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Map):
        return {entry.key.text: plain(entry.value) for entry in node}
    return [plain(item) for item in node.items]


def _map(value: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, inner in value.items():
        yield from _behind(f"{indent}{_scalar(key)}:", inner, indent + "  ")


def _behind(head: str, value: Any, indent: str) -> Iterator[str]:
    """Yield what stands behind a key or a dash."""
    rows: Any = value
    if isinstance(value, Mapping):
        yield from (head, *_map(rows, indent)) if rows else (f"{head} {{}}",)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield head if rows else f"{head} []"
        for item in rows:
            yield from _item(item, indent)
    else:
        yield f"{head} {_scalar(str(value))}"


def _item(value: Any, indent: str) -> Iterator[str]:
    lines = list(_behind(indent + "-", value, indent + "  "))
    if isinstance(value, Mapping) and value:
        # The first key stands behind the dash.
        yield f"{indent}- {lines[1].lstrip()}"
        yield from lines[2:]
    else:
        yield from lines


def _scalar(text: str) -> str:
    """Return a text as it is, or in quotes where it might be read as something else."""
    if _PLAIN.fullmatch(text) and not _ENDS.fullmatch(text) and text not in _NOTHING:
        return text
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(letter: str) -> str:
    if letter in '"\\':
        return "\\" + letter
    if letter.isprintable():
        return letter
    code = ord(letter)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
