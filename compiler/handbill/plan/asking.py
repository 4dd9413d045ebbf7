"""Which purposes of consent a site has a use for, and which of them it asks its visitors about by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from handbill.model.manifest import CONSENT, Block, Entry, Trigger
from handbill.model.site import Promotion, Site
from handbill.plan.facts import Facts
from handbill.plan.needs import uses_of
from handbill.plan.table import Row

USE = "promotions"
"""The consent use of everything that is shown, seen and counted."""
EVENTS = "events"
EXPERIMENTS = "experiments"
SAID = ("profile", "segments")
"""The consent uses of what the shop says of a visitor."""


@dataclass(slots=True)
class Asking:
    """`needed` are the purposes that the site has a use for; `asked`, in order, those that a promotion asks about."""

    needed: frozenset[str] = frozenset()
    asked: dict[str, None] = field(default_factory=dict[str, None])

    def rows(
        self,
        promotions: tuple[Promotion, ...],
        row: Callable[[Promotion], Row],
        needed: Callable[[], frozenset[str]],
    ) -> list[Row]:
        """Return the promotions' rows, those that ask first. They are made last: by then it is known what is needed."""
        others = [row(promotion) for promotion in promotions if promotion.slot != CONSENT]
        self.needed = needed()
        return [*(row(promotion) for promotion in promotions if promotion.slot == CONSENT), *others]


def kept_of(facts: Facts, entries: tuple[Entry, ...]) -> set[str]:
    """Return what the record has to hold, of `KEPT`."""
    kept = {k for f in facts.used.values() for k in f.keeps}
    kept |= {k for e in entries if isinstance(e, Trigger) for k in e.keeps}
    if any(isinstance(e, Block) and e.captures for e in entries):
        kept.add("landing")
    return kept


def used_uses(site: Site, facts: Facts, kept: set[str]) -> set[str]:
    """Return the uses of which the page makes use."""
    uses = {
        USE,
        *uses_of(site),
        *(fact.use for fact in facts.used.values() if fact.use),
        *(SAID if "values" in kept else ()),
    }
    uses |= {EXPERIMENTS} if any(p.experiment for p in site.promotions) else set()
    return uses | ({EVENTS} if EVENTS in site.endpoints else set())


def named_purposes(facts: Facts) -> set[str]:
    """Return the purposes that conditions ask about by name."""
    return {name for f in facts.used.values() if f.names == "purposes" for name in facts.names[f.key]}


def needed_purposes(site: Site, facts: Facts, entries: tuple[Entry, ...]) -> frozenset[str]:
    """Return the purposes without which something on the site would not happen."""
    uses = used_uses(site, facts, kept_of(facts, entries))
    return frozenset(named_purposes(facts) | {p for use, p in site.purposes.items() if use in uses})
