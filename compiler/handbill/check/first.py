"""Promotions that never come first in their slot, because another one of a higher priority always comes before them.

Proven for a page view: whenever the lower one could be put on the screen, a trigger of the higher one has fired too, its
targeting, schedule and checkout rule let it pass, and nothing that is counted across page views keeps it away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingOf

from handbill.check.goals import blocks
from handbill.diagnostics import Diagnostic, Span
from handbill.diagnostics.rules import proofs as rules
from handbill.logic.asking import is_not_true
from handbill.logic.checkout import CHECKOUT, names_checkout
from handbill.logic.core import is_impossible
from handbill.logic.domains import Choices, Region
from handbill.logic.formula import Formula, Leaf, both, either
from handbill.logic.shop import DEVICE, PAGE_TYPE, Shop
from handbill.logic.showing import showing, tests_of
from handbill.model.schedule import DAY, Hours, Schedule
from handbill.model.site import Promotion, Slot, TriggerUse
from handbill.model.values import Moment

_PAGE = "page"
_SUBMISSION = "submission"


def never_first(
    promotions: Iterable[Promotion], places: MappingOf[str, Span], slots: MappingOf[str, Slot], shop: Shop
) -> Iterator[Diagnostic]:
    """Yield each promotion that is always behind another one; `places` maps id to where the priority stands."""
    found = [p for p in promotions if p.triggers and p.slot in slots and slots[p.slot].max == 1]
    tireless = [p for p in found if _is_tireless(p)]
    for lower in found:
        for higher in tireless:
            if _goes_before(higher, lower) and _covers(higher, lower, shop):
                yield rules.never_first(places[lower.id], lower.id, higher.id, places[higher.id])
                break


def _is_tireless(promotion: Promotion) -> bool:
    """Say whether nothing that happened on an earlier page keeps it away."""
    answers = any(use.captures for use in blocks(promotion.screens))
    rests = [rest for what, rest in promotion.frequency.after.items() if answers or what != _SUBMISSION]
    return all(cap.per == _PAGE for cap in promotion.frequency.caps) and not any(rest != 0 for rest in rests)


def _goes_before(higher: Promotion, lower: Promotion) -> bool:
    return (
        higher.slot == lower.slot
        and higher.priority > lower.priority
        and higher.layer == lower.layer
        and (higher.necessary or not lower.necessary)
        and _is_within(lower.schedule, higher.schedule)
        and _asked(higher) <= _asked(lower)
    )


def _asked(promotion: Promotion) -> frozenset[str]:
    return frozenset(test.key for test in tests_of(promotion.targeting))


def _is_within(inner: Schedule | None, outer: Schedule | None) -> bool:
    """Say whether the outer schedule holds whenever the inner one does."""
    if outer is None:
        return True
    if inner is None or inner.visitor != outer.visitor:
        return False
    if outer.earliest > inner.earliest or outer.latest < inner.latest:
        return False
    if any(not _is_away(inner, *pause) for pause in outer.pauses):
        return False
    return outer.only is None or (inner.only is not None and _are_within(inner.only, outer.only))


def _is_away(schedule: Schedule, start: Moment, end: Moment) -> bool:
    """Say whether a schedule does not hold during a pause of another one: it has that too, or is not there."""
    before = schedule.start is not None and end.utc <= schedule.start.utc
    behind = schedule.until is not None and start.utc >= schedule.until.utc
    paused = any(first.utc <= start.utc and end.utc <= last.utc for first, last in schedule.pauses)
    return before or behind or paused


def _are_within(inner: Hours, outer: Hours) -> bool:
    """Say whether the days and hours lie within others, of which every one is looked at for itself."""
    if outer.days is not None and (inner.days is None or not set(inner.days) <= set(outer.days)):
        return False
    dates, wanted = outer.month_days, inner.month_days
    if dates is not None and (wanted is None or not set(wanted) <= set(dates)):
        return False
    spans = ((0, DAY),) if outer.spans is None else outer.spans
    if outer.spans is None and outer.days is None and dates is None:
        return True
    return all(
        any(first <= start and end <= last for first, last in spans)
        for start, end in inner.spans or ((0, DAY),)
    )


def _covers(higher: Promotion, lower: Promotion, shop: Shop) -> bool:
    for use in lower.triggers:
        earlier = next((one for one in higher.triggers if _is_as_early(one, use)), None)
        if earlier is None:
            return False
        one = showing(lower, shop, later=True, only=use)
        missed = either(is_not_true(higher.targeting, shop), *_barred(higher, earlier, shop))
        if not is_impossible(both(one.formula, missed), one.around, shop):
            return False
    return True


def _is_as_early(one: TriggerUse, other: TriggerUse) -> bool:
    """Say whether a trigger has fired whenever the other has, on the devices of both."""
    if one.trigger.at_once and one.condition is None and not one.parts:
        return True
    return (
        one.trigger.name == other.trigger.name
        and not (one.parts or other.parts or one.condition or other.condition)
        and one.parameters == other.parameters
        and one.state == other.state
    )


def _barred(promotion: Promotion, use: TriggerUse, shop: Shop) -> Iterator[Formula]:
    """Return what keeps a promotion away whose targeting is true: the checkout, and devices of its trigger."""
    page_type, device = shop.facts.get(PAGE_TYPE), shop.facts.get(DEVICE)
    if page_type is not None and not names_checkout(promotion.targeting):
        yield Leaf(PAGE_TYPE, page_type, Region(Choices(frozenset((CHECKOUT,)))))
    if device is not None:
        others = frozenset[str | bool](shop.values(device)) - use.reach
        yield Leaf(DEVICE, device, Region(Choices(others), unknown=bool(others)))
