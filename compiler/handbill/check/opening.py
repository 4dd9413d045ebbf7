"""What promotions open, and campaigns show: the promotions that templates, blocks and steps name."""

from collections.abc import Iterable, Iterator, Mapping

from handbill.check.context import Context
from handbill.check.goals import blocks
from handbill.check.plain import OTHERS, PROMOTIONS
from handbill.diagnostics import Span
from handbill.diagnostics.rules import opening as rules
from handbill.model.site import Campaign, Promotion


def check_opening(
    found: Mapping[str, Promotion], places: Mapping[str, Span], ends: Mapping[str, str], context: Context
) -> None:
    """Warn where a promotion of the bundle opens one whose schedule is over; `ends` says when each of those ended."""
    for name in places:
        told: set[str] = set()
        for opens, at in _opened(found[name]):
            if opens in ends and opens not in told:
                told.add(opens)
                context.report(rules.opens_over(at, opens, ends[opens]))


def check_steps(campaigns: Iterable[Campaign], ends: Mapping[str, str], context: Context) -> None:
    """Warn of steps of campaigns that name a promotion whose schedule is over."""
    for campaign in campaigns:
        for use in campaign.all():
            for name in use.named(PROMOTIONS):
                if name in ends:
                    context.report(rules.shows_over(use.at, name, ends[name]))


def _opened(promotion: Promotion) -> Iterator[tuple[str, Span]]:
    """Yield what a promotion opens, and where it says so: a template's choice before that of its blocks."""
    for parameter in promotion.template.parameters:
        if parameter.names == OTHERS and parameter.name in promotion.parameters:
            yield str(promotion.parameters[parameter.name]), promotion.at
    for use in blocks(promotion.screens):
        for holder, parameter, value in use.given():
            if parameter.names == OTHERS and isinstance(value, str):
                yield value, holder.at
