"""previews.yml and the links to previews: what is written down of one is the digest of its token and when it ends."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from handbill.model.source import Entry, Scalar
from handbill.model.source import Mapping as Map
from handbill.model.zones import ZoneInfo
from handbill.yaml.writing import plain
from handbill.yaml.writing import text_of as yaml_of

FILE = "previews.yml"
_HEAD = """\
# Links that show this site without a trace. `handbill preview` writes them; no token stands here. Commit the file.
"""
_PARAMETER = "handbill-"
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the page view of a link shows: variants by experiment, one promotion alone, a moment (aware)."""

    variants: Mapping[str, str] = field(default_factory=dict[str, str])
    promotion: str | None = None
    at: datetime | None = None


def new_token() -> str:
    """Return a token that nobody can guess, of letters that stay as they are in an address."""
    return secrets.token_urlsafe(24)


def digest_of(token: str) -> str:
    """Return what stands in the file and in the bundle instead of the token."""
    return hashlib.sha256(token.encode()).hexdigest()


def end_of(start: datetime, milliseconds: int, zone: ZoneInfo) -> datetime:
    """Return when a link ends that holds for so long: a whole minute that the zone's clocks show once."""
    moment = start + timedelta(milliseconds=milliseconds)
    while _twice(moment, zone):
        moment += _HOUR
    return moment.astimezone(zone).replace(second=0, microsecond=0)


def _twice(moment: datetime, zone: ZoneInfo) -> bool:
    local = moment.astimezone(zone)
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def rows_of(root: Map | None) -> dict[str, Any]:
    """Return what the file holds, by id, as it is written."""
    return plain(root) if root else {}


def text_of(rows: Mapping[str, Any]) -> str:
    """Return the file: a link after the other, by id."""
    return _HEAD + yaml_of(dict(sorted(rows.items())))


def until_of(entry: Entry) -> str:
    """Return when a link of the file ends, as it is written."""
    found = entry.value.get("until") if isinstance(entry.value, Map) else None
    return found.text if isinstance(found, Scalar) else "?"


def address(page: str, token: str, wish: Wish) -> str:
    """Return the link: the page's own address, whose earlier wishes of a preview are replaced."""
    parts = urlsplit(page)
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not k.startswith(_PARAMETER)]
    query = urlencode([*kept, *_wished(token, wish)], safe=":")
    return parts._replace(path=parts.path or "/", query=query).geturl()


def _wished(token: str, wish: Wish) -> Iterable[tuple[str, str]]:
    yield "handbill-preview", token
    for experiment, variant in wish.variants.items():
        yield "handbill-variant", f"{experiment}:{variant}"
    if wish.promotion:
        yield "handbill-show", wish.promotion
    if wish.at:
        yield "handbill-at", wish.at.astimezone(ZoneInfo("UTC")).strftime("%Y-%m-%dT%H:%MZ")
