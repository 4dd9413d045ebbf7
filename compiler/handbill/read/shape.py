"""What kinds of node may stand where: the vocabulary of the tables in `shapes.py`."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value may be: a single value, a list of `items`, a map of `keys`, or several of these.

    `others` is the shape of the keys that `keys` does not name, None when there are no others. `free` leaves the
    whole value to a later phase. `example` is the value as it may be written, in one line.
    """

    example: str = ""
    value: bool = False
    items: Shape | None = None
    keys: MappingOf[str, Shape] | None = None
    others: Shape | None = None
    required: tuple[str, ...] = ()
    free: bool = False
    known: frozenset[str] = field(init=False, default=frozenset())

    def __post_init__(self) -> None:
        object.__setattr__(self, "known", frozenset(self.keys or ()))

    @property
    def is_map(self) -> bool:
        """Whether a map may stand here."""
        return self.keys is not None or self.others is not None

    @property
    def wanted(self) -> str:
        """What may stand here, in words."""
        kinds = (("a single value", self.value), ("a list", self.items is not None), ("a map", self.is_map))
        return " or ".join(word for word, allowed in kinds if allowed)


ANYTHING = Shape(free=True)


def value(example: str) -> Shape:
    """Return the shape of a single value."""
    return Shape(example, value=True)


def listed(items: Shape, example: str) -> Shape:
    """Return the shape of a list."""
    return Shape(example, items=items)


def keyed(example: str, required: tuple[str, ...] = (), others: Shape | None = None, **keys: Shape) -> Shape:
    """Return the shape of a map; a key that is a word of Python takes a trailing underscore."""
    named = {key.rstrip("_"): shape for key, shape in keys.items()}
    return Shape(example, keys=named, others=others, required=required)


def named(shape: Shape, example: str) -> Shape:
    """Return the shape of a map of names to values of one shape."""
    return Shape(example, others=shape)


def either(first: Shape, second: Shape) -> Shape:
    """Return the shape of what may be written in either of two ways; the first gives the example."""
    return replace(
        first,
        value=first.value or second.value,
        items=first.items or second.items,
        keys=first.keys if first.keys is not None else second.keys,
        others=first.others or second.others,
        required=first.required or second.required,
    )


def one_or_more(example: str, listed_example: str) -> Shape:
    """Return the shape of a single value that may be a list of them."""
    return either(value(example), listed(value(example), listed_example))
