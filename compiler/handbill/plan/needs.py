"""What the promotions of a site ask of it beyond their own files: endpoints, and functions of its platform."""

from __future__ import annotations

from collections.abc import Iterator

from handbill.model.parameter import Parameter
from handbill.model.site import Site

CAMPAIGNS = "campaigns"
"""The consent use of where a visitor stands."""


def endpoints_of(site: Site) -> frozenset[str]:
    """Return the endpoints that some parameter needs."""
    return frozenset(one.endpoint for one in _given(site) if one.endpoint)


def functions_of(site: Site) -> frozenset[str]:
    """Return the functions of the platform that some parameter needs."""
    return frozenset(one.platform for one in _given(site) if one.platform)


def _given(site: Site) -> Iterator[Parameter]:
    for version in (version for promotion in site.promotions for version in promotion.versions):
        for screen in version.screens:
            for use in screen.blocks:
                yield from (parameter for _, parameter, value in use.given() if value is not False)


def divides(site: Site) -> bool:
    """Tell whether some campaign lets chance decide on the way."""
    return any(use.step.divides for campaign in site.campaigns for use in campaign.all())


def uses_of(site: Site) -> frozenset[str]:
    """Return the consent uses of what campaigns keep, and of what is done with leads."""
    steps = [use.step for campaign in site.campaigns for use in campaign.all()]
    steps += [use.step for promotion in site.promotions for use in promotion.on_submit]
    uses = frozenset(use for step in steps for use in step.uses)
    return uses | {CAMPAIGNS} if site.campaigns else uses
