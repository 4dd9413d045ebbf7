"""What the page shows in the languages behind the first: texts by slot, messages by number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbill.model.languages import is_right_to_left
from handbill.model.manifest import Block, Entry, Field, Template
from handbill.model.plan import Saying
from handbill.model.site import Promotion, Site
from handbill.plan.content import Writing

NARROW = "m"
"""Before the slot of a text that a narrow screen shows otherwise."""
APART = "as"
"""The key of the design that a language's texts belong to, where it is not that of the first."""


def said(base: Promotion, other: Promotion, writing: Writing, own: Writing) -> dict[str, Any]:
    """Return slot → text of a language whose structure is that of the first: what differs from the texts in `writing`."""
    texts = zip(writing.texts, own.texts, strict=True)
    table: dict[str, Any] = {str(slot): text for slot, (first, text) in enumerate(texts) if text != first}
    narrow, before = own.narrow(other), writing.narrow(base)
    for slot in sorted({*narrow, *before}, key=int):
        wanted = narrow.get(slot, own.texts[int(slot)])
        if wanted != (table.get(slot) or before.get(slot) or writing.texts[int(slot)]):
            table[NARROW + slot] = wanted
    return table


def said_apart(other: Promotion, own: Writing, design: int) -> dict[str, Any]:
    """Return everything that a language says which is structured by another design: other words are bold, say."""
    texts = {str(slot): text for slot, text in enumerate(own.texts)}
    return {**texts, **{NARROW + slot: text for slot, text in own.narrow(other).items()}, APART: design}


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


def texts_of(table: Mapping[str, Any]) -> list[Any]:
    """Return every text of the extras of a promotion: those of narrow screens, those of the languages."""
    languages: Mapping[str, Mapping[str, Any]] = table.get("locales", {})
    return [
        *table.get("mobile", {}).values(),
        *(text for each in languages.values() for text in each.values()),
    ]


def is_apart(extras: Mapping[str, Any]) -> bool:
    """Say whether some language of a promotion has a design of its own."""
    languages: Mapping[str, Mapping[str, Any]] = extras.get("locales", {})
    return any(APART in table for table in languages.values())
