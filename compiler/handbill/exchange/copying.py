"""A promotion or campaign once more, under another id."""

from __future__ import annotations

from handbill.model.source import File, Mapping, Node, Scalar

_NAMES = (("experiment", "name"), ("experiment", "seed"))
"""What is one thing's alone, by its path."""
_GONE = ("renamed_from",)


def copy_of(file: File, text: str, name: str, priority: int) -> str:
    """Return the file of a copy called `name`, comments and all.

    It takes over nothing that browsers keep of the first one, its experiment divides visitors by itself, and no other
    promotion has its `priority`.
    """
    lines = text.splitlines(keepends=True)
    edits: list[tuple[int, int, int, str]] = []
    for path in _NAMES:
        found = _at(file.root, path)
        if isinstance(found, Scalar):
            edits.append(_in_place(found, name))
    said = file.root.get("priority")
    if isinstance(said, Scalar):
        edits.append(_in_place(said, str(priority)))
    for line, start, end, new in sorted(edits, reverse=True):
        lines[line] = lines[line][:start] + new + lines[line][end:]
    # From here on whole lines go and come: the last ones first.
    for key in _GONE:
        entry = file.root.entry(key)
        if entry is not None:
            end = entry.value.at.end_line - (1 if entry.value.at.end_column == 1 else 0)
            lines[entry.key.at.line - 1 : end] = []
    head = "" if isinstance(said, Scalar) else f"priority: {priority}\n"
    return head + "".join(lines)


def _in_place(value: Scalar, new: str) -> tuple[int, int, int, str]:
    return value.at.line - 1, value.at.column - 1, value.at.end_column - 1, new


def _at(node: Node | None, path: tuple[str, ...]) -> Node | None:
    for key in path:
        node = node.get(key) if isinstance(node, Mapping) else None
    return node
