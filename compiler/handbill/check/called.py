"""What steps are called by their definition: every `id` that stands in a list of steps."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as MappingOf

from handbill.check.chances import ID
from handbill.check.nodes import entries
from handbill.model.manifest import Step
from handbill.model.source import Entry, Mapping, Node, Scalar, Sequence

STEPS, PATHS, VALUES = "steps", "paths", "values"
"""Types of parameters: a list of steps, lists by the names of ways, and a map of the shop's own names."""
_MAPS = ("conditions", VALUES)
"""Types whose value is a map: where the step's main parameter is of another, a map is the long form of the step."""


def is_long(step: Step, node: Node) -> bool:
    """Say whether what stands behind a step's name are its parameters by name."""
    main = next((one for one in step.parameters if one.name == step.main), None)
    return main is None or (isinstance(node, Mapping) and main.type not in _MAPS)


def ids(node: Node | None, known: MappingOf[str, Step]) -> Iterator[Scalar]:
    """Yield every `id` of the steps of a list, and of those on their ways, in the order of the file.

    Whatever else is called `id`, a key of a shop's own, is none.
    """
    for item in node.items if isinstance(node, Sequence) else ():
        if isinstance(item, Mapping):
            yield from _of_step(item, known)


def _of_step(item: Mapping, known: MappingOf[str, Step]) -> Iterator[Scalar]:
    named = next((line for line in entries(item) if line.key.text in known), None)
    # Of a step that there is not, every way is looked into: what leads there is not wrong, too.
    steps = (known[named.key.text],) if named else tuple(known.values())
    types = {one.name: one.type for step in steps for one in step.parameters}
    for line in _lines(item, named, known):
        if line.key.text == ID and isinstance(line.value, Scalar):
            yield line.value
        elif types.get(line.key.text) == STEPS:
            yield from ids(line.value, known)
        elif types.get(line.key.text) == PATHS and isinstance(line.value, Mapping):
            for path in entries(line.value):
                yield from ids(path.value.get(STEPS) if isinstance(path.value, Mapping) else None, known)


def _lines(item: Mapping, named: Entry | None, known: MappingOf[str, Step]) -> Iterator[Entry]:
    """Yield what stands beside the step's name, and behind it in the long form."""
    for line in entries(item):
        if line is not named:
            yield line
        elif isinstance(line.value, Mapping) and is_long(known[line.key.text], line.value):
            yield from entries(line.value)
