"""What the page shows in the languages behind the first: texts by slot, messages by number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handbill.model.languages import is_right_to_left
from handbill.model.manifest import Block, Entry, Field, Template
from handbill.model.plan import Saying
from handbill.model.rows import APART, NARROW
from handbill.model.site import Site


@dataclass(frozen=True, slots=True)
class Shown:
    """What a promotion shows in one language: design and texts on wide screens, then on narrow ones."""

    design: int
    texts: list[Any]
    narrow: int
    narrow_texts: list[Any]


def narrow_table(shown: Shown) -> dict[str, Any]:
    """Return slot → text of a narrow screen: what differs, or everything where it is structured by another design."""
    if shown.narrow != shown.design:
        return {**_by_slot(shown.narrow_texts), APART: shown.narrow}
    both = enumerate(zip(shown.texts, shown.narrow_texts, strict=True))
    return {str(slot): narrow for slot, (wide, narrow) in both if narrow != wide}


def said(base: Shown, other: Shown) -> dict[str, Any]:
    """Return slot → text of a language: what differs from the first, or everything where the structure does.

    Other words are bold, say. A text of a narrow screen stands where the page would find another one.
    """
    if other.design == base.design:
        both = enumerate(zip(base.texts, other.texts, strict=True))
        table: dict[str, Any] = {str(slot): text for slot, (first, text) in both if text != first}
    else:
        table = {**_by_slot(other.texts), APART: other.design}
    if (other.narrow, base.narrow) != (other.design, base.design):
        return {**table, **_by_slot(other.narrow_texts, NARROW), NARROW + APART: other.narrow}
    before = {**_by_slot(base.texts), **narrow_table(base)}
    for slot, text in _by_slot(other.narrow_texts).items():
        if text != table.get(slot, before.get(slot)):
            table[NARROW + slot] = text
    return table


def _by_slot(texts: list[Any], start: str = "") -> dict[str, Any]:
    return {f"{start}{slot}": text for slot, text in enumerate(texts)}


def sayings(site: Site, entries: tuple[Entry, ...]) -> tuple[Saying, ...]:
    """Return the messages that differ between the languages of a site, each in all of them."""
    rows: list[Saying] = []
    for entry in entries:
        if isinstance(entry, Template | Block | Field):
            for name, text in sorted(entry.messages.items()):
                key = (entry.kind, entry.name, name)
                each = (text, *(t.messages.get(key, text) for t in site.translations.values()))
                if any(other != text for other in each):
                    rows.append(Saying(*key, each))
    return tuple(rows)


def locale_settings(site: Site, rows: tuple[Saying, ...]) -> dict[str, Any]:
    """Return the keys of `Data` that a site with several languages has. Emit fills in the messages of the markup."""
    if not site.translations:
        return {}
    tags = (site.locales[0], *site.translations)
    spoken: dict[str, dict[str, str]] = {
        tag: {row.message: row.texts[number] for row in rows} for number, tag in enumerate(tags)
    }
    leftward = {tag: 1 for tag in tags if is_right_to_left(tag)}
    return {
        "locales": {tag: [] for tag in tags},
        **({"spoken": spoken} if rows else {}),
        **({"leftward": leftward} if leftward else {}),
    }


def texts_of(extras: Mapping[str, Any]) -> list[Any]:
    """Return every text of the extras of a promotion: those of narrow screens, those of the languages."""
    return [text for table in _tables(extras) for text in table.values()]


def is_apart(extras: Mapping[str, Any]) -> bool:
    """Say whether some language of a promotion, or a narrow screen, has a design of its own."""
    return any(key.endswith(APART) for table in _tables(extras) for key in table)


def _tables(extras: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [extras.get("mobile", {}), *extras.get("locales", {}).values()]
