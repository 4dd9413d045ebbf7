"""Who sees a promotion, and who could see two of them at the same moment."""

from __future__ import annotations

from handbill.logic.evaluate import truth
from handbill.logic.formula import Formula, both
from handbill.logic.shop import DEVICE, Shop
from handbill.logic.showing import Showing, showing
from handbill.logic.visitor import Visitor
from handbill.logic.witness import Answer, solution
from handbill.logic.world import World
from handbill.model.site import Promotion, TriggerUse


def who_sees(promotion: Promotion, shop: Shop) -> Answer:
    """Return a visitor, and the moment, to whom a promotion can come by a trigger; None when there is none."""
    return who_sees_all((showing(promotion, shop),), shop)


def who_sees_both(one: Promotion, other: Promotion, shop: Shop) -> Answer:
    """Return a visitor to whom two promotions can come at one moment, None when there is none.

    Facts have one value each at that moment, so a trigger that tests one fires on what the targeting sees.
    """
    return who_sees_all((showing(one, shop), showing(other, shop)), shop)


def who_sees_all(showings: tuple[Showing, ...], shop: Shop) -> Answer:
    """Return a visitor to whom several promotions can come at one moment, None when there is none."""
    formula: Formula = both(*(one.formula for one in showings))
    around = World(tuple(slot for one in showings for slot in one.around.slots))

    def agrees(visitor: Visitor) -> bool:
        return all(is_for(one.promotion, visitor) for one in showings)

    return solution(formula, around, shop, agrees)


def is_for(promotion: Promotion, visitor: Visitor) -> bool:
    """Say whether a promotion's targeting is true of a visitor, and what one of its triggers tests is."""
    if truth(promotion.targeting, visitor) is not True:
        return False
    return not promotion.triggers or any(_fires(use, visitor) for use in promotion.triggers)


def _fires(use: TriggerUse, visitor: Visitor) -> bool:
    """Say whether a trigger can fire on the visitor's device, with the facts as they are."""
    device = visitor.values.get(DEVICE)
    if device is not None and device not in use.reach:
        return False
    if use.condition is not None and truth(use.condition, visitor) is not True:
        return False
    parts = [_fires(part, visitor) for part in use.parts]
    return not parts or (any(parts) if use.trigger.parts == "one" else all(parts))
