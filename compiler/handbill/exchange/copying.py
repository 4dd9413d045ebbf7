"""A promotion or campaign once more, under another id."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from handbill.exchange.mentions import EXPERIMENT, Mentions, changed, changes_of, place
from handbill.model.source import File, Node, Scalar
from handbill.model.source import Mapping as Map
from handbill.yaml import compose

Edits = Mapping[tuple[int, int, int], str]
"""What to write where: line, start and end, from 0."""

_PRIORITY, _GONE = "priority", "renamed_from"
_BRACE = re.compile(r"(&\S+\s+)?\{")


def copy_of(file: File, text: str, name: str, priority: int, mentions: Mentions) -> str | None:
    """Return the file of a copy called `name`, comments and all; None where it is written so that none can be made.

    It takes over nothing that browsers keep of the first one, its experiments divide visitors by themselves, and no other
    promotion has its `priority`.
    """
    trials = {one.text for one in mentions.experiments(file.root)}
    names = {(EXPERIMENT, old): name if len(trials) == 1 else f"{name}-{old}" for old in trials}
    edits = changes_of(file.root, names, mentions)
    for trial in mentions.trials(file.root):
        called, seed = trial.get("name"), trial.get("seed")
        if isinstance(seed, Scalar):
            edits[place(seed)] = names[EXPERIMENT, called.text] if isinstance(called, Scalar) else name
    said = file.root.get(_PRIORITY)
    if isinstance(said, Scalar):
        edits[place(said)] = str(priority)
    wanted: dict[str, Any] = {**_edited(file.root, edits), _PRIORITY: str(priority)}
    wanted.pop(_GONE, None)
    found = _without(changed(text, edits), _GONE)
    if not isinstance(said, Scalar):
        found = _with_first(found, f"{_PRIORITY}: {priority}")
    again, faults = compose(found, "")
    return found if again is not None and not faults and _edited(again, {}) == wanted else None


def _edited(node: Node, edits: Edits) -> Any:
    """Return a tree as maps, lists and texts, with other words at some places."""
    if isinstance(node, Scalar):
        return edits.get(place(node), node.text)
    if isinstance(node, Map):
        return {edits.get(place(entry.key), entry.key.text): _edited(entry.value, edits) for entry in node}
    return [_edited(item, edits) for item in node.items]


def _without(text: str, key: str) -> str:
    """Return a text without a key of its map: in braces up to the next one, else in whole lines."""
    root = compose(text, "")[0]
    entry = root.entry(key) if root is not None else None
    if root is None or entry is None:
        return text
    lines = text.splitlines(keepends=True)
    if not _in_braces(lines, root):
        end = entry.value.at.end_line - (1 if entry.value.at.end_column == 1 else 0)
        lines[entry.key.at.line - 1 : max(end, entry.key.at.line)] = []
        return "".join(lines)
    number = root.entries.index(entry)
    following = root.entries[number + 1 :]
    before = root.entries[number - 1].value.at if number else None
    start = _index(lines, entry.key.at.line, entry.key.at.column)
    end = _index(lines, entry.value.at.end_line, entry.value.at.end_column)
    if following:
        end = _index(lines, following[0].key.at.line, following[0].key.at.column)
    elif before is not None:
        start = _index(lines, before.end_line, before.end_column)
    return text[:start] + text[end:]


def _with_first(text: str, said: str) -> str:
    """Return a text with one more key and its value before the first one of its map."""
    root = compose(text, "")[0]
    if root is None or not root.entries:
        return text
    first = root.entries[0].key.at
    lines = text.splitlines(keepends=True)
    line, before = lines[first.line - 1], lines[first.line - 1][: first.column - 1]
    if _in_braces(lines, root):
        lines[first.line - 1] = f"{before}{said}, {line[first.column - 1 :]}"
    else:
        lines[first.line - 1] = f"{before}{said}\n{line}"
    return "".join(lines)


def _in_braces(lines: list[str], root: Map) -> bool:
    return _BRACE.match(lines[root.at.line - 1], root.at.column - 1) is not None


def _index(lines: list[str], line: int, column: int) -> int:
    """Return where a place, from 1, is in a text, from 0."""
    return sum(map(len, lines[: line - 1])) + column - 1
