"""Apps as tables, and what is done with the leads of promotions. A site that hands on nothing gets neither."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from handbill.model.campaign import Answer, Answers, StepUse
from handbill.model.manifest import Entry
from handbill.model.site import AppUse, FieldUse, Site
from handbill.plan.facts import RECORDERS, Facts
from handbill.plan.parts import Parts, module_path
from handbill.plan.table import Row
from handbill.plan.values import to_json

APPS = "apps"
SCRIPT, SEND = "send.js", "send"
STEP = "step.js"
DELIVER = "runtime_js/core/deliver.js"
LEADS = "runtime_js/core/leads.js"
Call = Callable[[StepUse], tuple[int, dict[str, Any]]]


class Apps:
    """Rows of `Data.apps`: the apps that something is handed to, in the order of first use."""

    def __init__(self, site: Site, parts: Parts, facts: Facts, entries: dict[tuple[str, str], Entry]) -> None:
        self._site = site
        self._parts = parts
        self._facts = facts
        self._entries = entries
        self._rows: dict[str, Row] = {}

    def index(self, name: str) -> int:
        """Return the row of an app."""
        if name not in self._rows:
            use = next(use for use in self._site.apps if use.app.name == name)
            self._entries[use.app.kind, name] = use.app
            send = self._parts.listed(APPS, module_path(use.app, SCRIPT), SEND)
            options = {option: to_json(value) for option, value in use.options.items()}
            self._rows[name] = [name, send, options]
        return list(self._rows).index(name)

    def told(self, answer: Answer) -> str | Row:
        """Return the name of a field, or that of a fact and its row."""
        if answer.fact is None:
            return answer.name
        currency = self._site.currency if answer.fact.type == "money" else None
        return [answer.name, self._facts.index(answer.fact, answer.of, currency)]

    def tables(self, call: Call) -> dict[str, Any]:
        """Return the keys of `Data` that are about apps and leads, once the campaigns are laid out."""
        submits = {
            p.id: [list(call(use)) for use in p.on_submit] for p in self._site.promotions if p.on_submit
        }
        found: dict[str, Any] = {}
        if submits:
            found["submits"] = submits
        if submits or self._rows:
            self._parts.single("settled", DELIVER, "settled")
        if self._rows:
            self._parts.listed("more", LEADS, "sendLeads")
            found |= {APPS: list(self._rows.values()), "asking": _asking(self._site)}
        if told := self._kept():
            found["handed"] = sorted(told)
        return found

    def _kept(self) -> set[str]:
        """Return the answers that campaigns may hand on, and let their steps hear of them."""
        found: set[str] = set()
        for use in (use for campaign in self._site.campaigns for use in campaign.all() if use.step.hears):
            for moment in use.step.hears:
                self._parts.listed(RECORDERS[moment], module_path(use.step, STEP), moment)
            told = next((v for v in use.parameters.values() if isinstance(v, Answers)), None)
            if told is None:
                found |= set(_asking(self._site)["addresses"])
            else:
                found |= {answer.name for answer in told.of if answer.fact is None}
        return found


def used_apps(site: Site) -> tuple[AppUse, ...]:
    """Return the apps that something is handed to."""
    named = {name for use in handing(site) for name in use.named(APPS)}
    return tuple(use for use in site.apps if use.app.name in named)


def handing(site: Site) -> Iterator[StepUse]:
    """Yield every step of the site, those that follow a form included."""
    for campaign in site.campaigns:
        yield from campaign.all()
    for promotion in site.promotions:
        yield from promotion.on_submit


def _asking(site: Site) -> dict[str, dict[str, str]]:
    """Return what fields ask for, and what consents permit, by their names; none that means different things."""
    fields = list(_fields(site))
    return {
        "addresses": _agreed([(one.name, one.field.goal) for one in fields]),
        "permits": _agreed([(one.name, one.field.permits) for one in fields]),
    }


def _agreed(pairs: list[tuple[str, str | None]]) -> dict[str, str]:
    said: dict[str, set[str | None]] = {}
    for name, goal in pairs:
        said.setdefault(name, set()).add(goal)
    return {name: goal for name in sorted(said) if len(said[name]) == 1 for goal in said[name] if goal}


def _fields(site: Site) -> Iterator[FieldUse]:
    for version in (version for promotion in site.promotions for version in promotion.versions):
        for screen in version.screens:
            for use in screen.blocks:
                yield from use.fields()
