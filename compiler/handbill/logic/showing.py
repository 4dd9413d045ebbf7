"""When a promotion can come: its targeting, and all that its other rules add to it.

What is counted to a visitor counts here as far as conditions ask about the same thing: a rest after a dismissal rules
out a dismissal of yesterday. Caps, the state of the slot and consent are left out: they keep nobody apart for good.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from handbill.diagnostics import Span
from handbill.logic.asking import is_true
from handbill.logic.checkout import CHECKOUT, names_checkout
from handbill.logic.domains import Choices, Past, Region, Window
from handbill.logic.formula import TRUE, And, Formula, Leaf, Line, Or, both, lines_of
from handbill.logic.intervals import NONE
from handbill.logic.phrases import days_and_hours, pauses_of, span_of
from handbill.logic.shop import CRAWLER, DEVICE, PAGE_TYPE, Shop
from handbill.logic.times import THEN, Slot, Slots
from handbill.logic.world import World
from handbill.model.manifest import DEVICES
from handbill.model.site import All, Any, Condition, Not, Promotion, Test, TriggerUse
from handbill.model.units import written_duration

_PAST = {
    "dismissal": "dismissed",
    "submission": "submitted",
    "conversion": "converted",
    "engagement": "engaged",
}
"""What a promotion rests after → the fact that tells of it."""
_OF_PROMOTIONS = "promotion.*."
_ONE = "one"


@dataclass(frozen=True, slots=True)
class Showing:
    """`formula` and the schedule in `around` have to hold at the moment when a promotion comes. `lines` is all of it."""

    promotion: Promotion
    formula: Formula
    around: World
    lines: tuple[Line, ...]


def showing(
    promotion: Promotion, shop: Shop, *, later: bool = False, only: TriggerUse | None = None
) -> Showing:
    """Return what it takes for a promotion to come by one of its triggers, or by the one trigger that `only` is.

    `later` lets facts that change within a page view have been others when the trigger fired: what is impossible even
    so can never be. Without triggers it is shown by hand.
    """
    uses = (only,) if only else promotion.triggers
    fired = _either([_fired(use, shop, later) for use in uses]) if uses else TRUE
    limits = tuple(_limits(promotion, shop))
    around = World(_slots(promotion, shop))
    formula = both(is_true(promotion.targeting, shop), fired, *limits)
    return Showing(promotion, formula, around, (*lines_of(formula), *_time_lines(around)))


def _either(of: list[Formula]) -> Formula:
    return of[0] if len(of) == 1 else Or(tuple(of))


def _time_lines(around: World) -> tuple[Line, ...]:
    found = (line for slot in around.slots for line in (slot.span_line, slot.only_line, slot.pauses_line))
    return tuple(line for line in found if line is not None)


def _fired(use: TriggerUse, shop: Shop, later: bool) -> Formula:
    """Return what makes a trigger fire: the device, and the words of the fact that it tests."""
    parts: list[Formula] = []
    if use.parts:
        inner = [_fired(part, shop, later) for part in use.parts]
        parts.append(_either(inner) if use.trigger.parts == _ONE else And(tuple(inner)))
    devices = frozenset[str | bool](use.devices or use.trigger.devices)
    fact = shop.facts.get(DEVICE)
    if fact is not None and devices < frozenset(DEVICES):
        names = " and ".join(device for device in DEVICES if device in devices)
        line = Line(use.at, f"{use.trigger.name} fires on {names} alone")
        parts.append(Leaf(DEVICE, fact, Region(Choices(devices)), line))
    if use.condition is not None:
        asked = is_true(use.condition, shop)
        parts.append(_as_of_then(asked, f"{THEN}{use.at}:") if later else asked)
    return both(*parts) if parts else TRUE


def _as_of_then(formula: Formula, then: str) -> Formula:
    """Put `then` before the names of the facts that may have changed when the promotion comes."""
    if isinstance(formula, Leaf):
        return replace(formula, name=then + formula.name) if formula.fact.live else formula
    if isinstance(formula, And):
        return And(tuple(_as_of_then(part, then) for part in formula.of))
    if isinstance(formula, Or):
        return Or(tuple(_as_of_then(part, then) for part in formula.of), formula.line)
    return formula


def _limits(promotion: Promotion, shop: Shop) -> Iterator[Formula]:
    page_type = shop.facts.get(PAGE_TYPE)
    if page_type is not None and not names_checkout(promotion.targeting):
        others = frozenset[str | bool](shop.values(page_type)) - {CHECKOUT}
        line = Line(promotion.at, "on checkout pages only promotions come whose targeting names that type")
        yield Leaf(PAGE_TYPE, page_type, Region(Choices(others), unknown=True), line)
    crawler = shop.facts.get(CRAWLER)
    asked = (test.key for test in tests_of(promotion.targeting))
    if crawler is not None and not shop.bots and CRAWLER in asked:
        line = Line(promotion.at, "crawlers are shown nothing, unless site.yml says 'bots: include'")
        yield Leaf(CRAWLER, crawler, Region(Choices(frozenset[str | bool]({False}))), line)
    if promotion.triggers and not promotion.necessary:
        yield from _rests(promotion, shop)


def _rests(promotion: Promotion, shop: Shop) -> Iterator[Formula]:
    """Return how long ago things have to be that it rests after, where its targeting asks about them."""
    asked = frozenset(test.key for test in tests_of(promotion.targeting))
    for what, rest in promotion.frequency.after.items():
        fact = shop.facts.get(_OF_PROMOTIONS + _PAST.get(what, ""))
        name = f"promotion.{promotion.id}.{_PAST.get(what)}"
        if fact is None or name not in asked or rest == 0:
            continue
        how_long = "for good" if rest is None else f"for {written_duration(rest)}"
        line = Line(_place(promotion, f"frequency.after.{what}"), f"it stays away {how_long} after a {what}")
        past = Past(times=NONE) if rest is None else Past(last=Window(youngest=rest))
        yield Leaf(name, fact, Region(past, unknown=True), line)


def tests_of(condition: Condition) -> Iterator[Test]:
    """Yield every test of a condition."""
    if isinstance(condition, Test):
        yield condition
    elif isinstance(condition, Not):
        yield from tests_of(condition.of)
    elif isinstance(condition, All | Any):
        for part in condition.of:
            yield from tests_of(part)


def _slots(promotion: Promotion, shop: Shop) -> Slots:
    schedule = promotion.schedule
    if schedule is None:
        return ()
    span = Line(_place(promotion, "schedule.until", "schedule.from"), span_of(schedule, shop.zone))
    only = Line(_place(promotion, "schedule.only"), days_and_hours(schedule)) if schedule.only else None
    pauses = (
        Line(_place(promotion, "schedule.except"), pauses_of(schedule, shop.zone))
        if schedule.pauses
        else None
    )
    return (Slot(schedule, span, only, pauses),)


def _place(promotion: Promotion, *paths: str) -> Span:
    return next((promotion.places[path] for path in paths if path in promotion.places), promotion.at)
