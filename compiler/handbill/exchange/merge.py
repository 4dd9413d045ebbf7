"""Putting a part into a file that a shop has written, which is left as it is but for the lines that come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from handbill.diagnostics import Span
from handbill.model.source import Mapping as Map
from handbill.yaml import compose
from handbill.yaml.writing import plain, text_of


def at_path(root: Any, path: Sequence[str]) -> Any:
    """Return what stands under some keys in a map of maps, None where nothing does."""
    for key in path:
        root = cast("Mapping[str, Any]", root).get(key) if isinstance(root, Mapping) else None
    return root


def added(text: str, path: Sequence[str], value: Any) -> str | None:
    """Return a file with one more key, `path` and its value; None where that can't be done by adding lines.

    `path` has one or two keys.
    """
    root = compose(text, "")[0] if text.strip() else Map((), Span(""))
    if root is None:
        return None
    wanted = _with(plain(root), path, value)
    outer = root.get(path[0]) if len(path) > 1 else None
    lines = text.splitlines(keepends=True)
    if isinstance(outer, Map) and outer.entries:
        first = outer.entries[0].key.at
        new = text_of({path[1]: value}).splitlines(keepends=True)
        lines[first.line - 1 : first.line - 1] = [" " * (first.column - 1) + line for line in new]
        found = "".join(lines)
    else:
        whole = text_of({path[0]: value} if len(path) == 1 else {path[0]: {path[1]: value}})
        found = text + ("" if text.endswith("\n") or not text else "\n") + whole
    again, faults = compose(found, "")
    return found if again is not None and not faults and plain(again) == wanted else None


def without(text: str, path: Sequence[str]) -> str | None:
    """Return a file without what stands under `path`, of two keys; None where that can't be done by taking lines out.

    A file in which nothing else stands comes back empty.
    """
    root = compose(text, "")[0]
    outer = root.get(path[0]) if root is not None else None
    if root is None or not isinstance(outer, Map):
        return None
    entry = outer.entry(path[1])
    if entry is None:
        return None
    wanted = plain(root)
    del wanted[path[0]][path[1]]
    alone = len(outer.entries) == 1
    if alone:
        del wanted[path[0]]
    gone = root.entry(path[0]) if alone else entry
    assert gone is not None
    lines = text.splitlines(keepends=True)
    end = gone.value.at.end_line - (1 if gone.value.at.end_column == 1 else 0)
    found = "".join([*lines[: gone.key.at.line - 1], *lines[end:]])
    if not wanted:
        return ""
    again, faults = compose(found, "")
    return found if again is not None and not faults and plain(again) == wanted else None


def _with(root: Any, path: Sequence[str], value: Any) -> Any:
    rows = dict(cast("Mapping[str, Any]", root))
    inner = value if len(path) == 1 else _with(rows.get(path[0], {}), path[1:], value)
    return {**rows, path[0]: inner}
