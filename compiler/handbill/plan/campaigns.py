"""Campaigns as tables: every step a row, every way the row that it leads to."""

from __future__ import annotations

from typing import Any

from handbill.logic.showing import tests_of
from handbill.logic.walks import Row as Walked
from handbill.logic.walks import rows
from handbill.model.campaign import Answers, Campaign, Module, Own, Paths, StepUse, StepValue, Way
from handbill.model.conditions import Condition
from handbill.model.html import Html
from handbill.model.manifest import MOMENTS, Entry
from handbill.model.plan import Elements
from handbill.model.rows import VARIANTS, extras_of_campaign
from handbill.model.site import Promotion, Site
from handbill.plan.apps import APPS, Apps
from handbill.plan.conditions import Conditions
from handbill.plan.designs import EVER
from handbill.plan.devices import devices_of
from handbill.plan.experiments import kept_as, row_of
from handbill.plan.facts import RECORDERS
from handbill.plan.parts import Parts, module_path
from handbill.plan.schedules import CLOCK, ONLY, schedule_table
from handbill.plan.table import Row
from handbill.plan.triggers import Triggers
from handbill.plan.values import to_json

WALK = "runtime_js/workflow/walk.js"
SCRIPT = "step.js"
LEADS = "runtime_js/core/leads.js"
HEARD = "heard"
REACHED = "runtime_js/workflow/goals.js"
"""Exports, by the names of moments, what hears of those at which a goal may be reached."""
_, ORDER, LEAD = MOMENTS


class Campaigns:
    """Rows of `Data.campaigns`, and the code that goes through them. A site without campaigns gets neither."""

    def __init__(
        self,
        site: Site,
        parts: Parts,
        conditions: Conditions,
        triggers: Triggers,
        entries: dict[tuple[str, str], Entry],
        apps: Apps,
    ) -> None:
        self._apps = apps
        self._site = site
        self._parts = parts
        self._conditions = conditions
        self._triggers = triggers
        self._entries = entries
        self._uses = [use for p in site.promotions for screen in p.screens for use in screen.blocks]

    def tables(self) -> dict[str, Any]:
        """Return the keys of `Data` that are about campaigns."""
        if not self._site.campaigns:
            return {}
        ordered = sorted(self._site.campaigns, key=lambda one: (-one.priority, one.id))
        found: dict[str, Any] = {"campaigns": [self._row(campaign) for campaign in ordered]}
        self._parts.single("walk", WALK, "walk")
        self._parts.listed("views", WALK, "begin")
        for moment in sorted({ORDER if campaign.goal == ORDER else LEAD for campaign in ordered}):
            self._parts.listed(RECORDERS[moment], REACHED, moment)
            if moment == LEAD:
                self._parts.single("aims", REACHED, "aims")
        if any(ONLY in extras_of_campaign(row) for row in found["campaigns"]):
            self._parts.single(ONLY, CLOCK, ONLY)
        heard = any(self._hears(row.use) for campaign in ordered for row in rows(campaign))
        if heard:
            self._parts.single("underway", LEADS, "underway")
        flags = {
            HEARD: heard,
            "alone": any(campaign.alone for campaign in ordered),
            "timed": any(campaign.schedule for campaign in ordered),
        }
        return {**found, **{name: 1 for name, holds in flags.items() if holds}}

    def _row(self, campaign: Campaign) -> Row:
        targeting = self._conditions.index(campaign.targeting)
        exit_when = -1 if campaign.exit_when is None else self._conditions.index(campaign.exit_when)
        extras = {
            "exit": exit_when if exit_when >= 0 else None,
            "alone": 1 if campaign.alone else None,
            "asks": None if campaign.goal == ORDER else self._asks(campaign.goal),
        }
        return [
            campaign.id,
            [self._triggers.index(t, devices_of(campaign.targeting)) for t in campaign.triggers],
            targeting,
            self._conditions.page(targeting),
            EVER if campaign.again is None else campaign.again,
            [self._step(row) for row in rows(campaign)],
            {
                **{key: value for key, value in extras.items() if value is not None},
                **(schedule_table(campaign.schedule) if campaign.schedule else {}),
            },
        ]

    def _asks(self, goal: str) -> list[str]:
        """Return the names of the fields of the site that ask for what a goal wants."""
        return sorted({one.name for use in self._uses for one in use.fields() if one.field.goal == goal})

    def _step(self, row: Walked) -> Row:
        kind, given = self.call(row.use)
        tested = row.use.experiment
        if tested is None:
            return [row.use.id, kind, {**given, **row.ways, **row.jumps}, row.next]
        # A test, as promotions have it, whose variants lead to a row each.
        variants = {one.name: [one.start, one.until, row.ways[one.name]] for one in tested.variants}
        return [row.use.id, kind, {**row_of(tested, kept_as(self._site)), VARIANTS: variants}, row.next]

    def call(self, use: StepUse) -> tuple[int, dict[str, Any]]:
        """Return the index of what does a step, and what that is given."""
        step = use.step
        self._entries[step.kind, step.name] = step
        kind = self._parts.listed("steps", module_path(step, SCRIPT), "step")
        given = {name: self._value(value) for name, value in use.parameters.items()}
        apps = {name: self._apps.index(given[name]) for name in _names_of(use, APPS)}
        return kind, {**given, **apps, **({HEARD: 1} if self._hears(use) else {})}

    def _hears(self, use: StepUse) -> bool:
        """Tell whether a step asks for what changes once the shop has taken a form of the site's."""
        own = [value for value in use.parameters.values() if isinstance(value, Condition)]
        named = {*use.named("promotions"), *use.named("campaigns")}
        others: tuple[Promotion | Campaign, ...] = (*self._site.promotions, *self._site.campaigns)
        asked = [*own, *(other.targeting for other in others if other.id in named)]
        told = (test for condition in asked for test in tests_of(condition))
        return any(use.captures for use in self._uses) and any(
            LEAD in dict(test.fact.records) for test in told
        )

    def _value(self, value: StepValue) -> Any:
        if isinstance(value, Condition):
            return self._conditions.index(value)
        if isinstance(value, Module):
            return self._parts.listed("codes", f"site:{value.path}", "default")
        if isinstance(value, Html):
            return Elements(value.source, value.at)
        if isinstance(value, Answers):
            return [self._apps.told(answer) for answer in value.of]
        if isinstance(value, Own):
            return {name: to_json(one) for name, one in value.values}
        return None if isinstance(value, Way | Paths) else to_json(value)


def _names_of(use: StepUse, kind: str) -> list[str]:
    """Return the parameters of a step that name something of a kind."""
    return [p.name for p in use.step.parameters if p.names == kind and p.name in use.parameters]
