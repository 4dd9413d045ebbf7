"""Conditions that are true of nobody, and promotions that can never come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbill.check.wording import told
from handbill.diagnostics import Diagnostic
from handbill.diagnostics.rules import language
from handbill.diagnostics.rules import proofs as rules
from handbill.logic.asking import is_true
from handbill.logic.core import core, cores, is_impossible, is_plainly_impossible
from handbill.logic.formula import Line, lines_of
from handbill.logic.shop import Shop
from handbill.logic.showing import Showing, showing
from handbill.logic.world import World
from handbill.model.site import All, Any, Condition, Not, Promotion, Test, TriggerUse

_ANY_TIME = World()


def never_true(condition: Condition, shop: Shop, promotion: str | None = None) -> Iterator[Diagnostic]:
    """Yield what is wrong with the innermost conditions that nobody meets; audiences are judged where they are written.

    `promotion` is the one whose whole targeting it is.
    """
    if isinstance(condition, All) and condition.audience is not None:
        return
    formula = is_true(condition, shop)
    if isinstance(condition, Test):
        dead = is_plainly_impossible(formula, shop)
    else:
        dead = is_impossible(formula, _ANY_TIME, shop)
    inner = [found for part in _inner(condition, dead) for found in never_true(part, shop)]
    if inner or not dead:
        yield from inner
        return
    for lines in cores(formula, (*lines_of(formula), *shop.page_lines), _ANY_TIME, shop):
        at, why, notes = told(lines, condition.at.file)
        if promotion is None or _is_of_one_fact(lines):
            yield language.never_true(at, why, notes)
        else:
            yield rules.never_shows(at, promotion, why, notes)


def _is_of_one_fact(lines: Iterable[Line]) -> bool:
    keys = {line.test.key if line.test and not line.through else None for line in lines}
    return len(keys) == 1 and None not in keys


def _inner(condition: Condition, dead: bool) -> tuple[Condition, ...]:
    """Return the parts that can be impossible by themselves: all of a dead one's, else those that are a choice."""
    if isinstance(condition, Not):
        return (condition.of,) if isinstance(condition.of, All | Any | Not) else ()
    if isinstance(condition, Any):
        return condition.of
    if not isinstance(condition, All):
        return ()
    return condition.of if dead else tuple(part for part in condition.of if isinstance(part, Any | Not | All))


def mentioned(condition: Condition) -> frozenset[str]:
    """Return the audiences that a condition names, those within audiences included."""
    if isinstance(condition, All | Any):
        own = {condition.audience} if isinstance(condition, All) and condition.audience else set[str]()
        return frozenset(own).union(*(mentioned(part) for part in condition.of))
    return mentioned(condition.of) if isinstance(condition, Not) else frozenset()


def never_shows(now: Showing, shop: Shop) -> Iterator[Diagnostic]:
    """Yield what is wrong with a promotion that never comes, that only a change lets come, or with a trigger of it."""
    promotion = now.promotion
    if not promotion.triggers:
        return  # Who shows it by hand may leave rules out.
    if not is_impossible(now.formula, now.around, shop):
        if len(promotion.triggers) > 1:
            yield from _in_vain(promotion, shop)
        return
    later = showing(promotion, shop, later=True)
    if is_impossible(later.formula, later.around, shop):
        at, why, notes = told(_core(later, shop), promotion.at.file)
        yield rules.never_shows(at, promotion.id, why, notes)
    else:
        at, why, notes = told(_core(now, shop), promotion.at.file)
        yield rules.shows_after_change(at, promotion.id, why, notes)


def _core(one: Showing, shop: Shop) -> tuple[Line, ...]:
    return core(one.formula, (*one.lines, *shop.page_lines), one.around, shop)


def _in_vain(promotion: Promotion, shop: Shop) -> Iterator[Diagnostic]:
    for use in promotion.triggers:
        if not _limited(use):
            continue
        one = showing(promotion, shop, later=True, only=use)
        if is_impossible(one.formula, one.around, shop):
            at, why, notes = told(_core(one, shop), promotion.at.file, use.at)
            yield rules.trigger_in_vain(at, use.trigger.name, promotion.id, why, notes)


def _limited(use: TriggerUse) -> bool:
    """Say whether a trigger has a device or a condition of its own, so that it can disagree with the targeting."""
    return any(leaf.condition is not None or leaf.reach < _EVERYWHERE for leaf in use.leaves()) or (
        use.reach < _EVERYWHERE
    )


_EVERYWHERE = frozenset(("desktop", "tablet", "mobile"))
