"""Messages in several languages: the markup holds their numbers, the page has the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from handbill.model.manifest import Entry
from handbill.model.plan import Saying, Slot
from handbill.sandbox.placing import Placed


class Words:
    """Numbers the messages that differ between languages: -1, -2, … in the trees, where texts count from 0."""

    def __init__(self, sayings: tuple[Saying, ...]) -> None:
        self._rows = sayings
        self._index = {(row.kind, row.entry, row.message): number for number, row in enumerate(sayings)}

    def of(self, entry: Entry) -> Mapping[str, Any]:
        """Return the messages of an entry as its markup sees them."""
        return {name: self._word(entry, name, text) for name, text in entry.messages.items()}

    def _word(self, entry: Entry, name: str, text: str) -> Any:
        number = self._index.get((entry.kind, entry.name, name))
        return text if number is None else Placed(Slot(-1 - number))

    def settled(self, trees: list[Any], tags: Sequence[str]) -> tuple[list[Any], dict[str, list[str]]]:
        """Return the trees with only those numbers that they use, and the words of each language in their order."""
        kept = list(dict.fromkeys(-1 - n for n in _numbers(trees) if n < 0))
        words = [self._rows[number].texts for number in kept]
        places = {-1 - number: -1 - place for place, number in enumerate(kept)}
        return _renumbered(trees, places), {
            tag: [texts[language] for texts in words] for language, tag in enumerate(tags)
        }


def _numbers(tree: Any) -> Iterator[int]:
    if isinstance(tree, int):
        yield tree
    elif isinstance(tree, dict):
        yield from _numbers([*cast("dict[str, Any]", tree).values()])
    elif isinstance(tree, list):
        for part in cast("Sequence[Any]", tree):
            yield from _numbers(part)


def _renumbered(tree: Any, places: Mapping[int, int]) -> Any:
    if isinstance(tree, list):
        return [_renumbered(part, places) for part in cast("Sequence[Any]", tree)]
    if isinstance(tree, dict):
        return {k: _renumbered(part, places) for k, part in cast("dict[str, Any]", tree).items()}
    return places.get(tree, tree) if isinstance(tree, int) else tree
