"""How much of what shoppers read there is in each of the shop's languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handbill.check.messages import Key
from handbill.check.paths import Place, Spot
from handbill.model.manifest import Entry
from handbill.model.site import BlockUse, Content, Coverage, FieldUse, Promotion


def coverage(
    promotions: list[Promotion],
    paths: Mapping[str, Mapping[str, Spot]],
    given: Mapping[str, Mapping[str, frozenset[Place]]],
    messages: Mapping[str, Mapping[Key, str]],
) -> Iterator[Coverage]:
    """Yield what is missing of each language. `given` has the places by language and promotion, `messages` by language."""
    said = sorted({key for promotion in promotions for key in _messages(promotion)})
    for tag, places in given.items():
        wanted = [
            (f"promotions/{p.id}.yml {path}", place in places[p.id])
            for p in promotions
            for path, place in _read(paths[p.id])
        ]
        wanted += [
            (f"messages {entry}.{name}", (kind, entry, name) in messages[tag]) for kind, entry, name in said
        ]
        yield Coverage(tag, len(wanted), tuple(name for name, there in wanted if not there))


def _read(paths: Mapping[str, Spot]) -> Iterator[tuple[str, Place]]:
    """Yield each text that a shopper reads once, by its shortest path."""
    seen: set[Place] = set()
    for path, spot in paths.items():
        if spot.is_read and spot.place not in seen:
            seen.add(spot.place)
            yield path, spot.place


def _messages(promotion: Promotion) -> Iterator[Key]:
    yield from _of(promotion.template)
    for screen in promotion.screens:
        yield from _of_uses(screen.blocks)


def _of_uses(uses: Content) -> Iterator[Key]:
    for use in uses if isinstance(uses, tuple) else ():
        if isinstance(use, BlockUse | FieldUse):
            yield from _of(use.block if isinstance(use, BlockUse) else use.field)
            for value in use.parameters.values():
                yield from _of_uses(value)


def _of(entry: Entry) -> Iterator[Key]:
    return ((entry.kind, entry.name, name) for name in entry.messages)
