"""What proofs need to know of the shop around a promotion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from handbill.logic.domains import Amounts, Choices, Members, Numbers, Past, Region, Texts, Window
from handbill.logic.formula import Line
from handbill.logic.globs import glob
from handbill.logic.intervals import EVERY, at_least, meet, whole
from handbill.model.manifest import Fact
from handbill.model.site import Site
from handbill.model.zones import ZoneInfo

PATH, PAGE_TYPE, DEVICE, CRAWLER = "page.path", "page.type", "device.type", "visitor.bot"
"""Facts that a shop's `pages`, its checkout, the devices of triggers and `bots` are about."""
CHANNEL = "traffic.channel"
"""How a visitor has come."""


@dataclass(frozen=True, slots=True)
class Shop:
    """`pages` are page types with their globs, in their order; `now` is the build's moment, in ms since 1970.

    `page_lines` are the places of `pages`, as many, for messages. `bots`: crawlers are shown promotions like anybody.
    """

    facts: Mapping[str, Fact]
    currency: str
    zone: ZoneInfo
    now: int
    pages: tuple[tuple[str, str], ...] = ()
    page_lines: tuple[Line, ...] = field(default=())
    bots: bool = True
    universes: dict[str, Region] = field(default_factory=dict[str, Region], compare=False)
    pages_found: dict[object, tuple[str, str | None] | None] = field(
        default_factory=dict[object, "tuple[str, str | None] | None"], compare=False
    )
    """Answers that were found before: what facts can be, and pages of some path and type."""

    def values(self, fact: Fact) -> tuple[str, ...]:
        """Return the values of a choice, the shop's own page types included."""
        if fact.values_from is None:
            return fact.values
        return tuple(dict.fromkeys((*fact.values, *(name for name, _ in self.pages))))

    def universe(self, fact: Fact) -> Region:
        """Return everything that a fact can be."""
        found = self.universes.get(fact.key)
        if found is None:
            found = self.universes[fact.key] = Region(_known(fact, self.values(fact)), not fact.always)
        return found


def shop_of(site: Site, now: int) -> Shop:
    """Return what proofs need of a checked site."""
    return Shop(site.catalog.facts, site.currency, ZoneInfo(site.timezone), now, site.pages, bots=site.bots)


def _known(
    fact: Fact, values: tuple[str, ...]
) -> Choices | Numbers | Amounts | Members | Window | Past | Texts:
    if fact.type == "boolean":
        return Choices(frozenset((True, False)))
    if fact.type == "choice" and values:
        return Choices(frozenset(values))
    if fact.type in ("number", "percent", "duration"):
        stretches = EVERY if fact.minimum is None else at_least(fact.minimum)
        counted = fact.whole or fact.type == "duration"
        return Numbers(whole(stretches) if counted else meet(stretches, EVERY), counted)
    if fact.type == "money":
        return Amounts()
    if fact.type == "set":
        return Members()
    if fact.type == "moment":
        return Window()
    if fact.type == "occurrence":
        return Past()
    wanted = frozenset((glob(fact.form),)) if fact.form else frozenset[tuple[str, ...]]()
    return Texts(wanted=wanted, lower=fact.lower)
