"""site.yml, and everything that hangs on it. *read* has seen to the shape of the file."""

from dataclasses import replace
from typing import Any

from handbill.check import consent, place, settings, unbuilt
from handbill.check.apps import apps, configured
from handbill.check.context import Context
from handbill.check.nodes import start
from handbill.check.places import places
from handbill.check.theme import resolved, written
from handbill.check.values import choice
from handbill.diagnostics import Span
from handbill.model.manifest import Platform
from handbill.model.source import Mapping

VERSION = "1"
BOTS = ("exclude", "include")
SETTINGS = ("consent", "limits", "slots", "pages")
DEFAULT_PLATFORM = "page"
"""Any shop at all: the page itself says what is in the cart."""


def known_of_site(root: Mapping, context: Context) -> Context:
    """Return the context with what other files lean on: currency, zone, page types, endpoints."""
    locales = place.locales(root, context) or context.locales
    name = place.single(root, "name")
    return replace(
        context,
        shop=name.text if name else "",
        locales=locales,
        locale=locales[0],
        currency=place.currency(root, context),
        zone=place.zone(root, context),
        pages=tuple(name for name, _ in place.pages(root, context)),
        endpoints=frozenset(place.named_endpoints(root)),
        apps=configured(root),
        public=place.public(root),
        platform=_platform(root, context),
        purposes=frozenset(consent.purposes(root, context).values()),
        theme=written(root.get("theme"), context),
        suppress=settings.group(root, "conversions", context)["suppress"],
    )


def site_parts(root: Mapping, context: Context) -> dict[str, Any]:
    """Return the arguments of a Site that come from site.yml. What is read twice is told once: a Report is a set."""
    _check_version(root, context)
    name = place.single(root, "name")
    limits, sessions = settings.group(root, "limits", context), settings.group(root, "sessions", context)
    conversions = settings.group(root, "conversions", context)
    return {
        "name": name.text if name else "",
        "url": place.url(root, context),
        "currency": context.currency or "",
        "timezone": context.zone.key if context.zone else "UTC",
        "locales": context.locales,
        "platform": _platform(root, context),
        "pages": place.pages(root, context),
        "consent": consent.sources(root, context),
        "purposes": consent.purposes(root, context),
        "respect": consent.respected(root, context),
        "retention": settings.retention(root, context),
        "endpoints": place.endpoints(root, context),
        "apps": apps(root, context),
        "public": context.public,
        "pools": context.source.pools,
        "slots": settings.slots(root, context),
        "budget": limits.get("bundle"),
        "budget_at": _budget_at(root),
        "promotions_per_session": limits.get("promotions_per_session"),
        "session_idle": sessions["idle"],
        "session_longest": sessions["longest"],
        "conversion_window": conversions["window"],
        "conversion_suppress": conversions["suppress"],
        "bots": _bots(root, context),
        "engaged_after": settings.group(root, "views", context)["engaged_after"],
        "theme": resolved((context.theme,)),
        "at": start(root),
        "places": places(root, SETTINGS),
    }


def _budget_at(root: Mapping) -> Span | None:
    limits = root.get("limits")
    node = limits.get("bundle") if isinstance(limits, Mapping) else None
    return node.at if node is not None else None


def _check_version(root: Mapping, context: Context) -> None:
    version = place.single(root, "language")
    if version is not None:
        choice(version, "language", (VERSION,), context)


def _bots(root: Mapping, context: Context) -> bool:
    """Read `bots`: whether crawlers are shown promotions; they are not, unless it says so."""
    node = place.single(root, "bots")
    return node is not None and choice(node, "bots", BOTS, context) == BOTS[1]


def _platform(root: Mapping, context: Context) -> Platform | None:
    node = place.single(root, "platform")
    name = node.text if node else DEFAULT_PLATFORM
    found = context.catalog.platforms.get(name)
    if found is None and node is not None:
        unbuilt.unknown(node.at, name, "platform", context.catalog.platforms, context)
    return found
