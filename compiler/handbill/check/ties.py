"""Promotions between which chance would decide: one slot, one priority, and some visitor can get both at once."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as MappingOf
from itertools import groupby

from handbill.diagnostics import Diagnostic, Report, Span
from handbill.diagnostics.rules import language
from handbill.diagnostics.rules import proofs as rules
from handbill.logic.domains import Numbers, Region
from handbill.logic.meeting import WHEN, Meeting, Outline
from handbill.logic.seeing import who_sees_all
from handbill.logic.shop import Shop
from handbill.logic.showing import Showing
from handbill.logic.solve import Search
from handbill.logic.told import told
from handbill.logic.undecided import Undecided
from handbill.logic.visitor import Visitor

SHARED = "inline"
"""The slot that holds many, so that nobody has to wait in it."""


def check_ties(showings: Iterable[Showing], places: MappingOf[str, Span], shop: Shop, report: Report) -> None:
    """Report each promotion once that ties with one before it in the alphabet; `places` maps id to place."""
    rivals = [one for one in showings if one.promotion.triggers and one.promotion.slot != SHARED]
    rivals.sort(key=lambda one: (*_group(one), one.promotion.id))
    for _, group in groupby(rivals, key=_group):
        _check_group(list(group), places, shop, report)


def _group(one: Showing) -> tuple[str, int]:
    return one.promotion.slot, one.promotion.priority


def _check_group(group: list[Showing], places: MappingOf[str, Span], shop: Shop, report: Report) -> None:
    meeting = Meeting([outline(one, shop) for one in group])
    for i, later in enumerate(group):
        doubtful: Diagnostic | None = None
        for j in meeting.earlier(i):
            found = _tie(later, group[j], places, shop)
            if found is not None and found.severity == "error":
                report(found)
                break
            doubtful = doubtful or found
        else:
            if doubtful is not None:
                report(doubtful)


def _tie(later: Showing, earlier: Showing, places: MappingOf[str, Span], shop: Shop) -> Diagnostic | None:
    one, other = later.promotion, earlier.promotion
    met = who_sees_all((later, earlier), shop)
    if met is None:
        return None
    if isinstance(met, Visitor):
        timed = bool(later.around.slots or earlier.around.slots)
        visitor = told(met, shop, timed=timed) if met.values or timed else "any visitor"
        return language.tie(
            places[one.id], one.id, other.id, one.slot, one.priority, visitor, places[other.id]
        )
    return rules.tie_undecided(places[one.id], one.id, other.id, one.slot, one.priority, places[other.id])


def outline(one: Showing, shop: Shop) -> Outline:
    """Return what each fact has to be for a promotion to come, and when."""
    try:
        store = Search(shop, one.around).outline(one.formula) or {}
    except Undecided:
        store = {}
    found = {name: held.region for name, held in store.items()}
    schedules = [slot.schedule for slot in one.around.slots]
    spans = tuple(((one.earliest, 0), (one.latest - 1, 1)) for one in schedules)
    if spans:
        found[WHEN] = Region(Numbers(spans))
    return found
