"""The page that a visitor is on, from its address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from handbill.logic.patterns import fits
from handbill.model.site import Site

HOME = "/"
_PLAIN = "!$%&'()*+,-./0123456789:;=@[\\]^_|~"
"""What browsers leave as it is in a path, beside letters."""


@dataclass(frozen=True, slots=True)
class Page:
    """What an address says, as the page's own `location` would. `host` and `type` are None where it does not tell."""

    path: str
    host: str | None
    query: Mapping[str, str]
    hash: str
    type: str | None

    def part(self, name: str, argument: str | None = None) -> str | None:
        """Return a part by the name that manifests use; `argument` is the name of a value of the query."""
        if name == "query":
            return self.query.get(argument or "", "")
        found: str | None = getattr(self, name)
        return found


def page_at(address: str, site: Site) -> Page | None:
    """Return the page at a path or a whole address, None when it is neither.

    The type is the one whose glob of the site's `pages` is the first to fit, `home` for the path `/`; else the page or
    the platform would say.
    """
    parts = urlsplit(address)
    whole = parts.scheme in ("http", "https") and parts.hostname
    if not whole and (parts.scheme or parts.netloc or not address.startswith("/")):
        return None
    path = quote(parts.path or HOME, safe=_PLAIN)
    named = next((page_type for page_type, glob in site.pages if fits(glob, path)), None)
    host = parts.hostname if whole else urlsplit(site.url or "").hostname
    query: dict[str, str] = {}
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        query.setdefault(name, value)
    return Page(
        path, host, query, quote(unquote(parts.fragment)), named or ("home" if path == HOME else None)
    )
