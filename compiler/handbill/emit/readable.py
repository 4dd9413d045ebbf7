"""Where the words stand that visitors are meant to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from handbill.diagnostics import Span
from handbill.model.site import (
    Asked,
    BlockUse,
    FieldUse,
    Html,
    Image,
    ItemUse,
    Markup,
    Option,
    Promotion,
    Site,
    Text,
)

LOCALES = "locales/"
"""The folder in which everything is words."""
_CHUNK = re.compile(r"[^\s\"'<>()]*")


class Readable:
    """The words of a site's promotions in all of its languages."""

    def __init__(self, site: Site) -> None:
        languages = [promotion for t in site.translations.values() for promotion in t.promotions.values()]
        self._words: dict[str, list[Span]] = {}
        self._markup: dict[str, list[Span]] = {}
        for promotion in (*site.promotions, *languages):
            for at, elements in _spoken(promotion):
                (self._markup if elements else self._words).setdefault(at.file, []).append(at)

    def holds(self, path: str, text: str, start: int, at: Span) -> bool:
        """Say whether what stands at `start` of a file's text, which is `at`, is words, and no part of an address."""
        if _in_address(text, start):
            return False
        if _any(self._markup.get(path, ()), at):
            return text.rfind("<", 0, start) <= text.rfind(">", 0, start)
        return path.startswith(LOCALES) or _any(self._words.get(path, ()), at)


def _any(spans: list[Span] | tuple[()], at: Span) -> bool:
    place = at.line, at.column
    return any((one.line, one.column) <= place < (one.end_line, one.end_column) for one in spans)


def _in_address(text: str, start: int) -> bool:
    """Say whether what begins here is part of an address, which has no space in it."""
    before = _CHUNK.match(text[:start][::-1])
    return before is not None and any(mark in before[0] for mark in ("/", "?", "#"))


def _spoken(promotion: Promotion) -> Iterator[tuple[Span, bool]]:
    for version in promotion.versions:
        yield from _within(version.mobile)
        for screen in version.screens:
            yield from _within(screen.blocks)


def _within(value: Any) -> Iterator[tuple[Span, bool]]:
    """Yield where the words of a content stand, and whether they are elements of the author's."""
    if isinstance(value, Text | Markup | Html):
        yield value.at, isinstance(value, Html)
    elif isinstance(value, Option):
        yield value.label.at, False
    elif isinstance(value, Image):
        yield value.alt.at, False
    elif isinstance(value, Asked):
        yield from _within((value.name, value.text))
    elif isinstance(value, BlockUse | FieldUse | ItemUse):
        yield from _within(value.parameters)
    elif isinstance(value, Mapping):
        yield from _within(tuple(cast("Mapping[str, Any]", value).values()))
    elif isinstance(value, tuple):
        for part in cast("Sequence[Any]", value):
            yield from _within(part)
