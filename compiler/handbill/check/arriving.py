"""What covers the whole page for a visitor on a phone who comes from a search, before the page could be seen."""

from collections.abc import Iterable, Iterator

from handbill.diagnostics import Diagnostic
from handbill.diagnostics.rules import proofs as rules
from handbill.logic.core import is_impossible
from handbill.logic.domains import Choices, Region
from handbill.logic.formula import Formula, Leaf, both
from handbill.logic.shop import CHANNEL, DEVICE, Shop
from handbill.logic.showing import Showing, showing
from handbill.model.site import TriggerUse
from handbill.model.values import Duration

PHONE, SEARCH = "mobile", "search"
SOON = 5_000
"""ms that a page has been seen too shortly by then, a reading of Google's "right after arriving": it names no number."""


def meets_arrivals(sound: Iterable[Showing], shop: Shop) -> Iterator[Diagnostic]:
    """Yield each promotion that may come between a search and the page; what is necessary (consent, age) may."""
    for one in sound:
        promotion = one.promotion
        if not promotion.template.covers or promotion.necessary:
            continue
        for use in promotion.triggers:
            if PHONE in use.reach and _is_soon(use) and _may_come(one, use, shop):
                yield rules.meets_arrivals(use.at, promotion.id)
                break


def _is_soon(use: TriggerUse) -> bool:
    """Say whether a trigger fires without anything that the visitor does, and before they have seen the page."""
    if use.parts:
        each = [_is_soon(part) for part in use.parts]
        return any(each) if use.trigger.parts == "one" else all(each)
    waits = use.parameters.get(use.trigger.waits) if use.trigger.waits else None
    return use.trigger.at_once or (isinstance(waits, Duration) and waits.ms < SOON)


def _may_come(one: Showing, use: TriggerUse, shop: Shop) -> bool:
    parts: list[Formula] = [showing(one.promotion, shop, only=use).formula]
    for key, value in ((DEVICE, PHONE), (CHANNEL, SEARCH)):
        if fact := shop.facts.get(key):
            parts.append(Leaf(key, fact, Region(Choices(frozenset[str | bool]({value})))))
    return not is_impossible(both(*parts), one.around, shop)
