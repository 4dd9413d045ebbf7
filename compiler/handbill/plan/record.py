"""What the manifest says of a bundle to those who have to know: security, privacy, the shop's own monitoring."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from handbill.model import zones
from handbill.model.experiment import WHOLE, Experiment
from handbill.model.plan import Design
from handbill.model.schedule import Schedule
from handbill.model.site import Campaign, Promotion, Site
from handbill.model.values import Moment
from handbill.plan.apps import used_apps
from handbill.plan.asking import USE
from handbill.plan.development import INBOX

SYNC = "sync"
"""The consent use of what is handed to apps."""


def record_of(
    site: Site,
    designs: tuple[Design, ...],
    endpoints: Mapping[str, str],
    purposes: Mapping[str, str],
    asked: frozenset[str],
    development: bool = False,
) -> dict[str, Any]:
    """Return the parts of `manifest.json` that need no bytes. `asked` are the functions of the platform that are used.

    A `development` build tells no app anything, but the development server what it would tell.
    """
    read = [request for request in site.platform.requests if not _maker(request) or _maker(request) in asked]
    requests = [
        {"to": url, "method": "POST", "for": name, "purpose": purposes.get(_USES.get(name, ""))}
        for name, url in sorted(endpoints.items())
    ]
    handed = _handed(site, development)
    requests += [
        {"to": to, "method": method, "for": name, "purpose": purposes.get(SYNC)}
        for method, to, name in handed
    ]
    requests += [_read(request, site.platform.name, purposes) for request in read]
    return {
        "site": site.id,
        "name": site.name,
        "tzdata": zones.VERSION,
        "promotions": [_promotion(p) for p in site.promotions],
        **({"campaigns": [_campaign(c) for c in site.campaigns]} if site.campaigns else {}),
        "network": requests,
        "consent": {
            "sources": [s.name for s in site.consent],
            "purposes": sorted({*purposes.values(), *_purposes(designs)}),
            "respect": list(site.respect),
        },
        "csp": _csp([*endpoints.values(), *(to for _, to, _ in handed), *map(_address, read)]),
        **({"development": True} if development else {}),
    }


def _handed(site: Site, development: bool) -> list[tuple[str, str, str]]:
    """Return method, address and app of what is handed to apps."""
    used = used_apps(site)
    if development:
        return [("POST", INBOX + use.app.name, use.app.name) for use in used]
    return [(method, to, use.app.name) for use in used for method, to in use.requests]


def _address(request: str) -> str:
    return request.split()[1]


def _maker(request: str) -> str:
    """Return the platform's function that makes a request, empty for one that any site may make."""
    return " ".join(request.split()[2:])


def _read(request: str, platform: str, purposes: Mapping[str, str]) -> dict[str, Any]:
    """Return a request that a platform's manifest states as `GET {root}cart.js`; a cart is read to show promotions."""
    return {
        "to": _address(request),
        "method": request.split()[0],
        "for": platform,
        "purpose": purposes.get(USE),
    }


_USES = {"events": "events"}


def _purposes(designs: tuple[Design, ...]) -> list[str]:
    return [d.settings["purpose"] for d in designs if "purpose" in d.settings]


def _promotion(promotion: Promotion) -> dict[str, Any]:
    schedule = promotion.schedule
    return {
        "id": promotion.id,
        "template": promotion.template.name,
        "slot": promotion.slot,
        "priority": promotion.priority,
        "goal": promotion.goal,
        "triggers": list(dict.fromkeys(leaf.trigger.name for t in promotion.triggers for leaf in t.leaves())),
        "from": _moment(schedule.start, schedule) if schedule else None,
        "until": _moment(schedule.until, schedule) if schedule else None,
        "necessary": promotion.necessary,
        **({"experiment": _experiment(promotion.experiment)} if promotion.experiment else {}),
    }


def _campaign(campaign: Campaign) -> dict[str, Any]:
    uses = list(campaign.all())
    tested = [_experiment(use.experiment) for use in uses if use.experiment]
    return {
        "id": campaign.id,
        "goal": campaign.goal,
        "priority": campaign.priority,
        "promotions": list(dict.fromkeys(name for use in uses for name in use.named("promotions"))),
        **({"experiments": tested} if tested else {}),
    }


def _moment(at: Moment | None, schedule: Schedule) -> str | None:
    """Return a moment of a schedule; one of the visitor's clock is of no zone."""
    if at is None:
        return None
    return (at.utc.replace(tzinfo=None) if schedule.visitor else at.utc).isoformat()


def _experiment(tested: Experiment) -> dict[str, Any]:
    """Return an experiment: shares are of those who come to it, from 0 to 1."""
    share = tested.share
    part = share.size / WHOLE if share else 1
    return {
        "name": tested.name,
        **({"namespace": share.namespace} if share else {}),
        "variants": [
            {"name": variant.name, "share": round(variant.size / WHOLE * part, 8)}
            for variant in tested.variants
        ],
    }


def _csp(requests: list[str]) -> dict[str, list[str]]:
    """Return the sources that a policy has to allow besides the script itself; emit adds those of pictures and films.

    Styles need none.
    """
    return {"script-src": ["'self'"], "connect-src": ["'self'", *_hosts(requests)]}


def _hosts(addresses: list[str]) -> list[str]:
    found = {f"{u.scheme or 'https'}://{u.netloc}" for u in map(urlsplit, addresses) if u.netloc}
    return sorted(found)
