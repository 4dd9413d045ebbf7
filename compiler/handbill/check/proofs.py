"""What can be proven of definitions that are well formed: contradictions, idle lines, promotions that meet."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as MappingOf
from typing import Any

from handbill.check.arriving import meets_arrivals
from handbill.check.context import Context
from handbill.check.first import never_first
from handbill.check.idle import idle_lines
from handbill.check.nodes import entries
from handbill.check.possible import mentioned, never_shows, never_true
from handbill.check.ties import check_ties
from handbill.diagnostics import Span
from handbill.logic.formula import Line
from handbill.logic.shop import Shop
from handbill.logic.showing import Showing, showing
from handbill.model.site import Promotion
from handbill.model.source import Mapping, Scalar

DEFINITION = ".yml"


def prove(
    promotions: Iterable[Promotion],
    places: MappingOf[str, Span],
    parts: MappingOf[str, Any],
    root: Mapping | None,
    context: Context,
) -> None:
    """Report what is impossible, idle or undecided.

    `places` maps a promotion's id to where its priority stands; `parts` is what of the Site comes from site.yml, whose
    map is `root`. A file in which something is wrong is left out: what is missing there would make nonsense of a proof.
    """
    if context.zone is None or not context.currency:
        return
    pages: tuple[tuple[str, str], ...] = parts.get("pages", ())
    now = round(context.source.now.timestamp() * 1000)
    shop = Shop(
        context.catalog.facts,
        context.currency,
        context.zone,
        now,
        pages,
        _lines(pages, root),
        bots=parts.get("bots", False),
    )
    broken = {found.at.file for found in context.report.diagnostics if found.severity == "error"}
    if not all(file.endswith(DEFINITION) for file in broken):
        return  # A script that was refused is missing from conditions, and who asks it is not told here.
    dead = _audiences(shop, broken, context)
    sound: list[Showing] = []
    for promotion in promotions:
        if promotion.at.file in broken or mentioned(promotion.targeting) & dead:
            continue
        one = showing(promotion, shop)
        if _is_possible(one, shop, context):
            sound.append(one)
    check_ties(sound, places, shop, context.report)
    possible = [one.promotion for one in sound]
    for found in never_first(possible, places, parts.get("slots", {}), shop):
        context.report(found)
    for found in meets_arrivals(sound, shop):
        context.report(found)


def _lines(pages: tuple[tuple[str, str], ...], root: Mapping | None) -> tuple[Line, ...]:
    """Return where each of `pages` stands; none where the file does not have as many."""
    node = root.get("pages") if root is not None else None
    found = [e for e in entries(node) if isinstance(e.value, Scalar)] if isinstance(node, Mapping) else []
    lines = tuple(Line(e.key.at, f"{e.value.text} is a page of type {e.key.text}") for e in found)  # type: ignore[union-attr]
    return lines if len(lines) == len(pages) else ()


def _audiences(shop: Shop, broken: set[str], context: Context) -> frozenset[str]:
    """Report audiences to which nobody belongs; return them, and those that can't be judged."""
    left_out = {name for name, condition in context.audiences.items() if condition is None}
    for name, condition in context.audiences.items():
        if condition is None or condition.at.file in broken:
            left_out.add(name)
            continue
        wrong = list(never_true(condition, shop))
        for found in wrong or idle_lines(condition, shop):
            context.report(found)
        if wrong:
            left_out.add(name)
    return frozenset(left_out)


def _is_possible(one: Showing, shop: Shop, context: Context) -> bool:
    """Report what keeps a promotion from ever coming; say whether it can come."""
    promotion = one.promotion
    tested = [leaf.condition for use in promotion.triggers for leaf in use.leaves() if leaf.condition]
    wrong = list(never_true(promotion.targeting, shop, promotion.id if promotion.triggers else None))
    wrong += [found for condition in tested for found in never_true(condition, shop)]
    wrong = wrong or list(never_shows(one, shop))
    for found in wrong or idle_lines(promotion.targeting, shop):
        context.report(found)
    return not any(found.severity == "error" for found in wrong)
