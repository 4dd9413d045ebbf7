"""Everything that is known of a visitor at a moment, what the file leaves out included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from handbill.check.context import Context
from handbill.explain.page import Page
from handbill.explain.stated import CONSENT, Stated
from handbill.explain.values import value_of
from handbill.logic import FactValue, Occurrence, Visitor
from handbill.logic.showing import tests_of
from handbill.model.manifest import Catalog, Fact
from handbill.model.site import Site, Test
from handbill.model.source import Scalar
from handbill.model.zones import ZoneInfo
from handbill.plan.gates import DAYS

NEVER = Occurrence(0)
LENGTH = "session.duration"
HOUR, WEEKDAY, DATE = "time.hour", "time.weekday", "time.date"
"""Facts that the moment tells."""
_HAPPENED = {
    "shown": "seen",
    "dismissal": "dismissed",
    "submission": "submitted",
    "conversion": "converted",
    "engagement": "engaged",
}
"""What the page's record counts → the fact that tells of it."""


@dataclass(frozen=True, slots=True)
class Situation:
    """`visitor` lacks what a denied purpose hides; `stated` does not. `visit` is how long the session has gone on, in ms.

    `number` is what experiments draw the visitor's variants from.
    """

    visitor: Visitor
    stated: Mapping[str, FactValue]
    denied: frozenset[str]
    at: datetime
    visit: int | None
    times: Mapping[str, tuple[int, ...]]
    number: str | None = None

    def showings(self, promotion: str) -> tuple[int, ...] | None:
        """Return when a promotion was shown, None where only the last time is told of several."""
        last = self.happened(promotion, "shown")
        once = (last.t,) if last.n == 1 else () if last.n == 0 else None
        return self.times.get(f"promotion.{promotion}.{_HAPPENED['shown']}", once)

    def happened(self, promotion: str, what: str) -> Occurrence:
        """Return how often something happened to a promotion, by the names of `frequency.after`, and `shown`.

        What was seen and neither engaged, dismissed nor submitted went unanswered.
        """
        if what in _HAPPENED:
            value = self.stated.get(f"promotion.{promotion}.{_HAPPENED[what]}")
            return value if isinstance(value, Occurrence) else NEVER
        answers = ("dismissal", "submission", "engagement")
        answered = any(self.happened(promotion, answer).n for answer in answers)
        return NEVER if answered else self.happened(promotion, "shown")


def situation(site: Site, stated: Stated, page: Page | None, now: datetime, context: Context) -> Situation:
    """Return what is known: the page's address, before what the file states, before a first page view's values."""
    at = stated.at or now
    values = {**_firsts(site.catalog, stated, at, context), **_of_clock(at, site), **stated.values}
    facts = {**site.catalog.facts, **stated.facts, **{key: test.fact for key, test in _asked(site).items()}}
    values.update(_of_page(page, site))
    _refer(site.catalog, values)
    for key, fact in facts.items():
        if fact.type == "occurrence" and "*" not in key:
            values.setdefault(key, NEVER)
    for purpose in set(site.purposes.values()):
        values[f"{CONSENT}{purpose}"] = purpose not in stated.denied
    known = {key: value for key, value in values.items() if not _hidden(facts.get(key), site, stated.denied)}
    visit = values.get(LENGTH)
    length = round(visit) if isinstance(visit, int | float) else None
    visitor = Visitor(known, round(at.timestamp() * 1000), site.currency)
    return Situation(visitor, values, stated.denied, at, length, stated.times, stated.number)


def _asked(site: Site) -> dict[str, Test]:
    """Return the tests of the site by the fact that they ask for."""
    return {test.key: test for promotion in site.promotions for test in tests_of(promotion.targeting)}


def _of_page(page: Page | None, site: Site) -> dict[str, FactValue]:
    """Return what the address says, as far as any promotion asks for it, and of the facts without a name of their own."""
    if page is None:
        return {}
    plain = [(key, fact, None) for key, fact in site.catalog.facts.items() if "*" not in key]
    asked = [(key, test.fact, test.name) for key, test in _asked(site).items()]
    found = [(key, page.part(fact.address, name)) for key, fact, name in (*plain, *asked) if fact.address]
    return {key: value for key, value in found if value is not None}


def _of_clock(at: datetime, site: Site) -> dict[str, FactValue]:
    """Return what the moment says, for those facts that there are."""
    wall = at.astimezone(ZoneInfo(site.timezone))
    midnight = wall.replace(hour=0, minute=0, second=0, microsecond=0)
    date = round(midnight.timestamp() * 1000)
    values: dict[str, FactValue] = {HOUR: wall.hour, WEEKDAY: DAYS[wall.weekday()], DATE: date}
    return {key: value for key, value in values.items() if key in site.catalog.facts}


def _firsts(catalog: Catalog, stated: Stated, at: datetime, context: Context) -> dict[str, FactValue]:
    """Return the values of a first page view, but for families of which the file tells something else."""
    found: dict[str, FactValue] = {}
    for family in catalog.families.values():
        values: dict[str, FactValue] = {}
        for fact in family.facts:
            if fact.first is not None and not _reference(fact):
                value = value_of(fact, fact.key, Scalar(fact.first, family.at), at, context)
                if value is not None:
                    values[fact.key] = value
        if all(stated.values.get(key, value) == value for key, value in values.items()):
            found.update(values)
    return found


def _reference(fact: Fact) -> str | None:
    """Return the other fact whose value a first page view gives to this one."""
    text = fact.first or ""
    return text[1:-1] if text.startswith("{") else None


def _refer(catalog: Catalog, values: dict[str, FactValue]) -> None:
    for fact in catalog.facts.values():
        other = _reference(fact)
        if other in values:
            values.setdefault(fact.key, values[other])


def _hidden(fact: Fact | None, site: Site, denied: frozenset[str]) -> bool:
    return fact is not None and fact.use is not None and site.purposes.get(fact.use) in denied
