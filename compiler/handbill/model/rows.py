"""What the tables of the page hold of each promotion, for those who look through all of them."""

from collections.abc import Iterable, Iterator
from typing import Any

TEST, VARIANTS = "test", "variants"
"""The extra that is an experiment, and its rows by the variant's name: start, until, design, texts, extras."""
SPACE = "space"
"""Its share of a namespace: seed, start, until, the names of the other experiments there."""

NARROW = "m"
"""In the table of a language, before the slot of a text that a narrow screen shows otherwise."""
APART = "as"
"""There, and in the table of narrow screens, the key of the design that the texts belong to, where it is another one."""


def shown_rows(rows: list[list[Any]]) -> Iterator[tuple[list[Any], dict[str, Any]]]:
    """Yield texts and extras of every promotion and of every variant."""
    for row in rows:
        texts, extras = _shown(row[5:])
        yield texts, extras
        for variant in extras.get(TEST, {}).get(VARIANTS, {}).values():
            yield _shown(variant[3:])


def said_rows(rows: list[list[Any]]) -> Iterator[tuple[int, int, Any]]:
    """Yield every text that can be shown, with its design and the slot that it fills there."""
    for row in rows:
        _, extras = _shown(row[5:])
        yield from _said(row[1], *_shown(row[5:]))
        for variant in extras.get(TEST, {}).get(VARIANTS, {}).values():
            if len(variant) > 2:
                yield from _said(variant[2], *_shown(variant[3:]))


def _said(design: int, texts: list[Any], extras: dict[str, Any]) -> Iterator[tuple[int, int, Any]]:
    yield from ((design, slot, text) for slot, text in enumerate(texts))
    for table in (extras.get("mobile", {}), *extras.get("locales", {}).values()):
        wide = table.get(APART, design)
        narrow = table.get(NARROW + APART, wide)
        for key, text in table.items():
            if not key.endswith(APART):
                yield narrow if key.startswith(NARROW) else wide, int(key.removeprefix(NARROW)), text


def test_rows(promotions: Iterable[list[Any]], campaigns: Iterable[list[Any]]) -> Iterator[dict[str, Any]]:
    """Yield the row of every experiment: those of promotions, and those of campaigns' steps."""
    for _, extras in shown_rows(list(promotions)):
        if TEST in extras:
            yield extras[TEST]
    for campaign in campaigns:
        yield from (step[2] for step in campaign[5] if VARIANTS in step[2])


def extras_of_campaign(row: list[Any]) -> dict[str, Any]:
    """Return what else the row of a campaign holds: its schedule among it."""
    extras: dict[str, Any] = row[6]
    return extras


def _shown(cells: list[Any]) -> tuple[list[Any], dict[str, Any]]:
    return (cells[0] if cells else []), (cells[1] if len(cells) > 1 else {})
