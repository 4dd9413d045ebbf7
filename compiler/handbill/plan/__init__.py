"""*plan*: lowers a checked site to tables for the page, and chooses the modules that the page needs.

Pure: no files, no clock, no third-party code.
"""

from __future__ import annotations

from typing import Any

from handbill.logic.checkout import CHECKOUT, PAGE_TYPE, elsewhere_only, names_checkout
from handbill.model.manifest import Entry
from handbill.model.plan import BundlePlan, Design
from handbill.model.site import Promotion, Site
from handbill.plan.apps import Apps
from handbill.plan.asking import Asking, kept_of, needed_purposes, used_uses
from handbill.plan.campaigns import Campaigns
from handbill.plan.conditions import Conditions
from handbill.plan.content import Writing
from handbill.plan.designs import script_entries
from handbill.plan.development import develop
from handbill.plan.devices import DEVICE_TYPE
from handbill.plan.effects import gates_of, storage
from handbill.plan.experiments import kept_as
from handbill.plan.facts import Facts
from handbill.plan.locales import locale_settings, sayings
from handbill.plan.modules import add_modules
from handbill.plan.moved import earlier_names
from handbill.plan.needs import functions_of
from handbill.plan.parts import Parts
from handbill.plan.promotions import Promotions
from handbill.plan.record import record_of
from handbill.plan.settings import site_settings
from handbill.plan.shelves import Shelves
from handbill.plan.table import Row
from handbill.plan.triggers import Triggers

LISTS = ("triggers", "facts", "watches", "words", "consent")
MAPS = ("actions", "layers", "platform")


def plan(site: Site, development: bool = False) -> BundlePlan:
    """Return tables, designs and modules for a site without errors; `development` can explain its gates, and says so."""
    parts = Parts()
    entries: dict[tuple[str, str], Entry] = {}
    facts = Facts(parts, site.purposes, site.currency, kept_as(site))
    conditions = Conditions(parts, facts, site.currency)
    triggers = Triggers(parts, conditions, site.catalog.facts.get(DEVICE_TYPE), entries)
    promotions = Promotions(site, facts, conditions, triggers)
    ordered = tuple(sorted(site.promotions, key=lambda p: (-p.priority, p.id)))
    shelves = Shelves(facts, site)
    asking = Asking()
    journeys = _journeys(site, Apps(site, parts, facts, entries), parts, conditions, triggers, entries)

    def row(promotion: Promotion) -> Row:
        writing = Writing(facts, site.currency, entries, shelves, asking, site.pictures)
        return promotions.row(promotion, writing)

    rows = asking.rows(ordered, row, lambda: needed_purposes(site, facts, script_entries(entries)))
    elsewhere = _elsewhere(site, conditions)
    more = develop(site, ordered, parts, facts, conditions) if development else {}
    designs = tuple(promotions.designs.designs)
    add_modules(parts, site, designs, used := script_entries(entries), rows)
    shelves.add_modules(parts, rows)
    said = sayings(site, used)
    data: dict[str, Any] = {
        **site_settings(site, facts, used, rows, asking),
        **locale_settings(site, said),
        "facts": facts.rows,
        "conditions": conditions.rows,
        "kinds": triggers.kinds,
        "triggers": triggers.rows,
        "promotions": rows,
        **shelves.tables,
        **journeys,
        **more,
        **earlier_names(site, parts),
        **_rules(conditions, elsewhere),
    }
    return BundlePlan(
        site=site,
        imports=parts.imports,
        parts=parts.frozen(LISTS, MAPS),
        designs=designs,
        data=data,
        images=tuple(dict.fromkeys((*promotions.images, *shelves.images))),
        record=_record(site, designs, data, facts, used, development),
        entries=used,
        sayings=said,
        gates=gates_of(site, facts, site.purposes),
    )


def _record(
    site: Site,
    designs: tuple[Design, ...],
    data: dict[str, Any],
    facts: Facts,
    used: tuple[Entry, ...],
    development: bool,
) -> dict[str, Any]:
    """Return the parts of the manifest that need no bytes."""
    asked = facts.asked | functions_of(site)
    found = record_of(site, designs, data["endpoints"], data["purposes"], asked, development)
    return {**found, "storage": storage(site, used_uses(site, facts, kept_of(facts, used)), site.purposes)}


def _journeys(
    site: Site,
    apps: Apps,
    parts: Parts,
    conditions: Conditions,
    triggers: Triggers,
    entries: dict[tuple[str, str], Entry],
) -> dict[str, Any]:
    """Return what campaigns do, and what is told to apps, by them and by forms."""
    campaigns = Campaigns(site, parts, conditions, triggers, entries, apps)
    return {**campaigns.tables(), **apps.tables(campaigns.call)}


def _rules(conditions: Conditions, elsewhere: int | None) -> dict[str, int]:
    """Return what the page has to know of the table of conditions."""
    exists = {"exists": 1} if conditions.asks_whether_known else {}
    return exists if elsewhere is None else {**exists, "elsewhere": elsewhere}


def _elsewhere(site: Site, conditions: Conditions) -> int | None:
    """Return the condition of a page that is no checkout, None when every promotion answers that by its own targeting."""
    page_type = site.catalog.facts.get(PAGE_TYPE)
    free = all(names_checkout(p.targeting) or elsewhere_only(p.targeting) for p in site.promotions)
    return None if page_type is None or free else conditions.none_of(page_type, [CHECKOUT])
