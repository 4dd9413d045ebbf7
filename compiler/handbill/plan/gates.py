"""What the gates of a promotion ask, line by line, in the order in which the page asks them.

Read by `handbill explain`, which answers for a visitor file, and written into development builds, where
runtime_js/core/explain.js answers for the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from handbill.diagnostics import Span
from handbill.logic.checkout import CHECKOUT, PAGE_TYPE, names_checkout
from handbill.logic.phrases import local as written
from handbill.logic.phrases import month_day, pauses, spans
from handbill.logic.shop import CRAWLER
from handbill.model import units
from handbill.model.experiment import HOLDOUT, Experiment
from handbill.model.manifest import CONSENT, INLINE
from handbill.model.schedule import Schedule
from handbill.model.site import All, Cap, Condition, Not, Promotion, Script, Site, Test
from handbill.model.zones import ZoneInfo
from handbill.plan.asking import USE

EXPERIMENT = "experiment"
"""What `show` of the page names where a promotion is withheld; behind the gates."""
ANY = "any variant"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NEVER = "never"
GATES = ("consent", "schedule", "frequency", "targeting", "checkout", "slot")
"""In the page's order; `refusal` of runtime_js/core/gates.js names them so."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a gate asks.

    `kind` says how it is answered, and `argument` with what: `consent` (purpose) · `from`, `until` (Moment) · `days`,
    `dates`, `hours`, `wall` (Schedule, of that part alone; `wall` is a span or a pause) · `cap` (per, max) · `all` (per, max:
    showings of every promotion) · `after` (what happened, ms or None for ever) · `open` (slot, max) · `shown` (slot,
    max in a page view) · `gap` (slot, ms) · `test`, `script`, `every`, `some`, `not` (Condition, whose parts are `of`) ·
    `unless` (Condition that holds it back only where it is certain) · `variant` (experiment).

    `what` and `wanted` are in the words of definitions; `at` is None for a rule that no file states.
    """

    kind: str
    argument: Any
    what: str
    wanted: str
    at: Span | None
    of: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Gate:
    """One of GATES, with what it asks; a gate without lines lets everybody through."""

    name: str
    lines: tuple[Line, ...]


def gates_of(promotion: Promotion, site: Site) -> tuple[Gate, ...]:
    """Return every gate of a promotion, in the page's order."""
    asked = {
        "consent": _consent(promotion, site),
        "schedule": schedule_lines(promotion.schedule, promotion.places, ZoneInfo(site.timezone)),
        "frequency": _frequency(promotion, site),
        "targeting": (*_targeting(promotion.targeting), *_crawlers(site)),
        "checkout": _checkout(promotion, site),
        "slot": _slot(promotion.slot, site),
    }
    gates = tuple(Gate(name, asked[name]) for name in GATES)
    return (*gates, _experiment(promotion.experiment)) if promotion.experiment else gates


def _experiment(tested: Experiment) -> Gate:
    """Return what comes behind the gates: those who are held out are shown nothing."""
    held = any(variant.name == HOLDOUT for variant in tested.variants)
    wanted = f"not {HOLDOUT}" if held else ANY
    return Gate(EXPERIMENT, (Line("variant", tested.name, tested.name, wanted, tested.at),))


def _consent(promotion: Promotion, site: Site) -> tuple[Line, ...]:
    purpose = site.purposes.get(USE)
    if promotion.necessary or purpose is None:
        return ()
    return (Line("consent", purpose, purpose, "granted", site.places.get("consent")),)


def schedule_lines(schedule: Schedule | None, places: Mapping[str, Span], zone: ZoneInfo) -> tuple[Line, ...]:
    """Return a line for each part of a schedule; `places` says where they stand."""
    if schedule is None:
        return ()
    lines: list[Line] = []
    alone = replace(schedule, start=None, until=None, only=None, pauses=())

    def add(kind: str, argument: Any, wanted: str, path: str) -> None:
        whose = " on the visitor's clock" if schedule.visitor else ""
        what = path.rpartition(".")[2]
        lines.append(Line(kind, argument, what, wanted + whose, places.get(f"schedule.{path}")))

    if schedule.start:
        part = replace(alone, start=schedule.start) if schedule.visitor else schedule.start
        add("wall" if schedule.visitor else "from", part, written(schedule.start, schedule, zone), "from")
    if schedule.until:
        part = replace(alone, until=schedule.until) if schedule.visitor else schedule.until
        wanted = f"before {written(schedule.until, schedule, zone)}"
        add("wall" if schedule.visitor else "until", part, wanted, "until")
    if schedule.pauses:
        part = replace(alone, pauses=schedule.pauses)
        add("wall", part, f"not [{', '.join(pauses(schedule, zone))}]", "except")
    only = schedule.only
    if only and only.days is not None:
        days = f"[{', '.join(DAYS[day] for day in only.days)}]"
        add("days", replace(alone, only=only.weekdays), days, "only.days")
    if only and only.month_days is not None:
        days = f"[{', '.join(month_day(day) for day in only.month_days)}]"
        add("dates", replace(alone, only=only.dates), days, "only.month_days")
    if only and only.spans is not None:
        add("hours", replace(alone, only=only.time), spans(only), "only.hours")
    return tuple(lines)


def local(moment: datetime, zone: ZoneInfo) -> str:
    """Write a moment as a definition of that zone would."""
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"


def _frequency(promotion: Promotion, site: Site) -> tuple[Line, ...]:
    places = promotion.places
    lines = [_cap(cap, places.get(f"frequency.cap.{i}")) for i, cap in enumerate(promotion.frequency.caps)]
    limit = site.promotions_per_session
    if limit is not None:
        at = site.places.get("limits.promotions_per_session")
        lines.append(Line("all", ("session", limit), "all per session", f"max {limit}", at))
    for what, rest in promotion.frequency.after.items():
        wanted = NEVER if rest is None else _ago(rest)
        at = places.get(f"frequency.after.{what}")
        lines.append(Line("after", (what, rest), f"after {what}", wanted, at))
    return tuple(lines)


def _cap(cap: Cap, at: Span | None) -> Line:
    return Line("cap", (cap.per, cap.max), f"cap per {cap.per}", f"max {cap.max}", at)


def _targeting(condition: Condition) -> tuple[Line, ...]:
    """Return a line for each line of the targeting: the map around them needs none."""
    if isinstance(condition, All) and condition.audience is None:
        return tuple(_line(part) for part in condition.of)
    return (_line(condition),)


def _crawlers(site: Site) -> tuple[Line, ...]:
    """Return the line of those who are shown nothing by default."""
    fact = site.catalog.facts.get(CRAWLER)
    if fact is None or site.bots:
        return ()
    at = site.places.get("bots")
    test = Test(fact, None, "is", True, at or site.at, CRAWLER, None, "true")
    return (Line("unless", test, CRAWLER, "is_not true", at),)


def _line(condition: Condition) -> Line:
    if isinstance(condition, Test):
        return Line("test", condition, condition.key, _wanted(condition), condition.at)
    if isinstance(condition, Not):
        return Line("not", condition, "not", "", condition.at, _targeting(condition.of))
    if isinstance(condition, Script):
        return Line("script", condition, f"script {condition.path}", "true", condition.at)
    parts = tuple(_line(part) for part in condition.of)
    if not isinstance(condition, All):
        return Line("some", condition, "any", "", condition.at, parts)
    if condition.audience is None:
        return Line("every", condition, "all", "", condition.at, parts)
    (inner,) = condition.of
    return Line("every", condition, f"audience {condition.audience}", "", condition.at, _targeting(inner))


def _wanted(test: Test) -> str:
    """Return what a test asks for: `cart`, `[home, cart]`, `at_least 75`."""
    words = test.written if test.word in ("is", "in") else f"{test.word} {test.written}"
    return f"{words} in the visitor's zone" if test.zone == "visitor" else words


def _checkout(promotion: Promotion, site: Site) -> tuple[Line, ...]:
    """Nothing is asked of a promotion that names the checkout."""
    fact = site.catalog.facts.get(PAGE_TYPE)
    if fact is None or names_checkout(promotion.targeting):
        return ()
    at = site.places.get(f"pages.{CHECKOUT}")
    test = Test(fact, None, "is", CHECKOUT, at or site.at, PAGE_TYPE, None, CHECKOUT)
    return (Line("unless", test, PAGE_TYPE, f"is_not {CHECKOUT}", at),)


def _slot(name: str, site: Site) -> tuple[Line, ...]:
    slot = site.slots.get(name)
    above = name != CONSENT and any(p.slot == CONSENT for p in site.promotions)
    lines = [Line("open", (CONSENT, 1), f"{CONSENT} open", "max 0", None)] if above else []
    if slot is None or name == INLINE:
        return tuple(lines)
    places = site.places
    lines.append(
        Line("open", (name, slot.max), f"{name} open", f"max {slot.max}", places.get(f"slots.{name}.max"))
    )
    if slot.per_page is not None:
        at = places.get(f"slots.{name}.per_page")
        lines.append(Line("shown", (name, slot.per_page), f"{name} per page", f"max {slot.per_page}", at))
    if slot.gap:
        at = places.get(f"slots.{name}.gap")
        lines.append(Line("gap", (name, slot.gap), f"last {name}", _ago(slot.gap), at))
    return tuple(lines)


def _ago(ms: int) -> str:
    return f"at_least {units.written_duration(ms)} ago"
