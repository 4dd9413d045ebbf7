"""The site's settings as the page needs them: what equals the page's own default is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from handbill.model.manifest import Block, Entry
from handbill.model.site import ADDRESS, Site, Slot
from handbill.plan.asking import EVENTS, USE, Asking, kept_of, named_purposes, used_uses
from handbill.plan.facts import Facts
from handbill.plan.modules import extras_of, shown_texts
from handbill.plan.needs import endpoints_of
from handbill.plan.schedules import asks_site_clock, schedule_table
from handbill.plan.table import Row
from handbill.plan.values import to_json
from handbill.plan.words import glob_source

SHARING = ("sync", "pixels")
"""Those that hand data on: a signal that the site respects is about their purposes."""

SPANS = {"page": 1, "day": 24 * 3_600_000, "week": 7 * 24 * 3_600_000}
TIMED = ("session", "day", "week", "visitor")
"""Caps that ask when earlier showings were."""

HOUR = 3_600_000
RETENTION = 180 * 24 * HOUR
"""ms after a visitor's last visit that what belongs to a purpose is kept, where site.yml says nothing of it."""
DEFAULTS = {
    "idle": HOUR // 2,
    "longest": 24 * HOUR,
    "window": 14 * 24 * HOUR,
    "engaged": 8_000,
}
"""As in `Data` of runtime_js/types.d.ts."""


def site_settings(
    site: Site, facts: Facts, entries: tuple[Entry, ...], rows: list[Row], asking: Asking
) -> dict[str, Any]:
    """Return the keys of `Data` that hold for the whole site."""
    used = facts.used.values()
    times = {
        "idle": site.session_idle,
        "longest": site.session_longest,
        "window": site.conversion_window,
        "engaged": site.engaged_after,
    }
    kept = kept_of(facts, entries)
    purposes = _purposes(site, facts, kept, asking)
    optional = {
        "spans": {
            per: ms
            for per, ms in SPANS.items()
            if any(c.per == per for p in site.promotions for c in p.frequency.caps)
        },
        "kept": dict.fromkeys(sorted(kept), 1),
        **{name: 1 for name, holds in _flags(site, rows).items() if holds},
        "plays": 1 if any(isinstance(e, Block) and e.plays for e in entries) else None,
        "zone": site.timezone if _needs_zone(site, facts, entries, rows) else None,
        "session": site.promotions_per_session,
        "pages": _pages(site) if any(f.values_from == "pages" for f in used) else None,
        "fresh": 1 if any(len(row) > 3 and row[3] < 0 for row in facts.rows) else None,
        "messages": _messages(entries),
        "asked": list(asking.asked),
        "consent": _consent(site, purposes),
        "lasting": 1 if used_uses(site, facts, kept) - {USE} else None,
        "keep": {
            purpose: ms
            for purpose, ms in site.retention.items()
            if ms != RETENTION and purpose in purposes.values()
        },
        "previews": {one.digest: one.until.ms for one in site.previews},
        **{k: v for k, v in times.items() if v != DEFAULTS[k]},
    }
    return {
        "site": site.id,
        "currency": site.currency,
        "locale": site.locales[0] if site.locales else "en",
        "purposes": purposes,
        "endpoints": _endpoints(site, entries),
        "slots": _slots(site),
        **{k: v for k, v in optional.items() if v not in (None, {}, [])},
    }


def _needs_zone(site: Site, facts: Facts, entries: tuple[Entry, ...], rows: list[Row]) -> bool:
    """Say whether anything goes by what the clocks of the site's zone show."""
    campaigns = (schedule_table(c.schedule) for c in site.campaigns if c.schedule)
    return (
        any(asks_site_clock(extras) for extras in (*extras_of(rows), *campaigns))
        or any(fact.argument == "zone" for fact in facts.used.values())
        or any(isinstance(entry, Block) and entry.zone for entry in entries)
    )


def _flags(site: Site, rows: list[Row]) -> dict[str, bool]:
    """Return what the page may have to look after, and whether some promotion of the site makes it so."""
    frequencies = [p.frequency for p in site.promotions]
    lists = (site.promotions_per_session or 1) > 1 or any(
        cap.max > 1 and cap.per in TIMED for frequency in frequencies for cap in frequency.caps
    )
    texts = [text for row in rows for text in shown_texts(row)]
    return {
        "hashes": any(isinstance(text, str) and text.startswith("#") for text in texts),
        "plurals": any(isinstance(cell, dict) for text in texts for cell in _formats(text)),
        "addressed": any(cell == ADDRESS for text in texts for cell in _formats(text)),
        "many": any(p.slot not in site.slots or site.slots[p.slot].max > 1 for p in site.promotions),
        "dialogs": sum(_dialogs_at_once(site)) > 1,
        "necessary": any(p.necessary for p in site.promotions),
        "times": lists,
        "unanswered": any(f.after.get("unanswered", 0) != 0 for f in frequencies),
    }


def _dialogs_at_once(site: Site) -> Iterator[int]:
    """Yield how many dialogs the limits of each slot would let stand above each other."""
    wanted = Counter(p.slot for p in site.promotions if p.layer == "dialog")
    for slot, count in wanted.items():
        yield min(count, site.slots[slot].max) if slot in site.slots else count


def _formats(text: Any) -> list[Any]:
    """Return the formats of the facts in a text."""
    parts = cast("Sequence[Any]", text) if isinstance(text, list) else ()
    rows = [cast("Sequence[Any]", part) for part in parts if isinstance(part, list)]
    return [row[1] for row in rows if len(row) > 1]


def _purposes(site: Site, facts: Facts, kept: set[str], asking: Asking) -> dict[str, str]:
    """Return use → purpose of the uses that the page asks about, and of those whose purpose is named or asked for."""
    uses = {*used_uses(site, facts, kept), *(SHARING if site.respect else ())}
    named = named_purposes(facts) | set(asking.asked)
    return {use: purpose for use, purpose in site.purposes.items() if use in uses or purpose in named}


def _consent(site: Site, purposes: Mapping[str, str]) -> list[dict[str, Any] | int]:
    """Return what each source is told, 0 for one that is told nothing; none at all where no source is told anything."""
    asked = {*purposes.values()}
    rows: list[dict[str, Any] | int] = [
        {
            "needs": {purpose: list(names) for purpose, names in use.needs.items() if purpose in asked},
            **{name: to_json(value) for name, value in use.options.items()},
        }
        if use.needs
        else 0
        for use in site.consent
    ]
    return rows if any(rows) else []


def _pages(site: Site) -> list[list[str]]:
    return [[page_type, glob_source(glob)] for page_type, glob in site.pages]


def _messages(entries: tuple[Entry, ...]) -> dict[str, str]:
    return {name: text for e in entries for name, text in sorted(e.messages.items())}


def _endpoints(site: Site, entries: tuple[Entry, ...]) -> dict[str, str]:
    wanted = set(endpoints_of(site))
    if any(isinstance(e, Block) and e.captures for e in entries):
        wanted.add("leads")
    return {k: v for k, v in sorted(site.endpoints.items()) if k == EVENTS or k in wanted}


def _slots(site: Site) -> dict[str, dict[str, int]]:
    used = {p.slot for p in site.promotions}
    return {name: _slot(slot) for name, slot in sorted(site.slots.items()) if name in used}


def _slot(slot: Slot) -> dict[str, int]:
    row = {"max": slot.max}
    if slot.gap:
        row["gap"] = slot.gap
    if slot.per_page is not None:
        row["page"] = slot.per_page
    return row
