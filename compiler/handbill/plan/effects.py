"""What a bundle keeps, and under which purposes its scripts run."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from handbill.model.manifest import CONSENT
from handbill.model.site import Site
from handbill.plan.asking import USE
from handbill.plan.facts import Facts
from handbill.plan.needs import CAMPAIGNS
from handbill.plan.parts import module_path
from handbill.plan.record import SYNC
from handbill.plan.settings import RETENTION

NECESSARY = "necessary"
"""Instead of a purpose: what is shown before any consent."""
DAY = 86_400_000
MOST = 32_768
"""Bytes of the record."""

_HOLDS = {
    USE: "what was shown when, what came of it, the session, codes that were fetched, leads on their way",
    "profile": "what the shop said of the visitor, and products that were looked at",
    "segments": "names of segments",
    "experiments": "a random number of the visitor's, and the variants that it drew",
    CAMPAIGNS: "where the visitor stands in campaigns",
    SYNC: "leads on their way to apps",
    NECESSARY: "the answer about consent, and what was shown without any",
}
"""Use → what its part of the record holds. What is only sent has none."""
_HANDED = "answers and consents of forms that were sent, which campaigns hand on later"
"""What the part of `sync` holds as well, where a campaign has a step that hears of leads."""


def storage(site: Site, uses: Collection[str], purposes: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the storage keys, each with its areas: what they hold, for which purpose, and how many days."""
    needed = [NECESSARY] if any(p.necessary or p.slot == CONSENT for p in site.promotions) else []
    areas = [
        {
            "use": use,
            "holds": f"{_HOLDS[use]}, {_HANDED}" if use == SYNC and _hears(site) else _HOLDS[use],
            "purpose": purposes.get(use, use),
            "days": _days(site, purposes.get(use)),
        }
        for use in (*needed, *sorted(uses))
        if use in _HOLDS
    ]
    return [{"in": "localStorage", "key": f"handbill:{site.id}", "most": MOST, "areas": areas}]


def _hears(site: Site) -> bool:
    return any(use.step.hears for campaign in site.campaigns for use in campaign.all())


def _days(site: Site, purpose: str | None) -> int:
    return site.retention.get(purpose or "", RETENTION) // DAY


def gates_of(site: Site, facts: Facts, purposes: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return path of a folder → the purposes of which one has to be granted before its script runs.

    What is not named runs for promotions alone. `necessary` is one that runs before consent.
    """
    shown = purposes.get(USE, USE)
    found: dict[str, set[str]] = {"": {shown}}
    for promotion in site.promotions:
        for leaf in (leaf for use in promotion.triggers for leaf in use.leaves()):
            purpose = NECESSARY if promotion.necessary else shown
            found.setdefault(module_path(leaf.trigger, ""), set()).add(purpose)
    for campaign in site.campaigns:
        for leaf in (leaf for use in campaign.triggers for leaf in use.leaves()):
            found.setdefault(module_path(leaf.trigger, ""), set()).add(purposes.get(CAMPAIGNS, CAMPAIGNS))
    for fact in facts.used.values():
        if fact.family is not None:
            purpose = purposes.get(fact.use, fact.use) if fact.use else shown
            found.setdefault(module_path(fact.family, ""), set()).add(purpose)
    return {folder: tuple(sorted(names)) for folder, names in sorted(found.items())}
