"""Names that have changed while browsers keep something under the old ones."""

from __future__ import annotations

from typing import Any

from handbill.model.lock import CAMPAIGN, EXPERIMENT, PROMOTION
from handbill.model.site import Site
from handbill.plan.parts import Parts

MOVES = "runtime_js/core/moved.js"
"""The module that takes over what is kept under earlier names."""


def earlier_names(site: Site, parts: Parts) -> dict[str, Any]:
    """Return the table of what goes by another name now: kind → earlier name → name; nothing where nothing does."""
    rows = {
        PROMOTION: {old: p.id for p in site.promotions for old in p.was},
        CAMPAIGN: {old: c.id for c in site.campaigns for old in c.was},
        EXPERIMENT: {old: e.key for e in site.experiments for old in e.keys_before},
    }
    found = {kind: names for kind, names in rows.items() if names}
    if not found:
        return {}
    parts.single("move", MOVES, "move")
    return {"moved": found}
