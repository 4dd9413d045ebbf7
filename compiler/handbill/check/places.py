"""Where the lines of a definition stand, for what speaks of them long after the check."""

from collections.abc import Iterator

from handbill.diagnostics import Span
from handbill.model.source import Mapping, Node, Sequence


def places(root: Mapping, keys: tuple[str, ...]) -> dict[str, Span]:
    """Return the place of each key below some keys of a file by its path; items of lists count from 0.

    A map has the path of the item that it would be in a list of one, too.
    """
    found: dict[str, Span] = {}
    for key in keys:
        entry = root.entry(key)
        if entry is not None:
            found[key] = entry.key.at
            found.update(_below(key, entry.value))
    return found


def _below(path: str, node: Node) -> Iterator[tuple[str, Span]]:
    if isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield f"{path}.{index}", item.at
            yield from _below(f"{path}.{index}", item)
    elif isinstance(node, Mapping):
        for entry in node:
            yield f"{path}.{entry.key.text}", entry.key.at
            yield from _below(f"{path}.{entry.key.text}", entry.value)
        yield f"{path}.0", node.at
