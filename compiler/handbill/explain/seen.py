"""What a gate saw, as data and in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from handbill.logic import FactValue, Occurrence, Visitor, key_of
from handbill.model import units
from handbill.model.currencies import DIGITS
from handbill.model.site import Site, Test
from handbill.model.values import Money, MoneyByCurrency
from handbill.model.zones import ZoneInfo
from handbill.plan.gates import local

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Seen:
    """`raw` is what the page would hold, `text` says it to a person.

    Money in minor units, durations in ms, moments in ms since 1970, sets as lists, occurrences as `{n, t}`; None is
    unknown, or a moment that never was.
    """

    raw: Any
    text: str
    unknown: bool = False


def of_test(test: Test, visitor: Visitor, site: Site) -> Seen:
    """Return what a test sees of a visitor."""
    value = visitor.values.get(key_of(test))
    if value is None:
        return Seen(None, UNKNOWN, unknown=True)
    return Seen(_raw(value, test, site), _said(value, test, site, visitor.at))


def _raw(value: FactValue, test: Test, site: Site) -> Any:
    if isinstance(value, Money):
        return value.minor if value.currency in _currencies(test, site) else None
    if isinstance(value, frozenset):
        return sorted(value)
    return {"n": value.n, "t": value.t} if isinstance(value, Occurrence) else value


def _currencies(test: Test, site: Site) -> set[str]:
    """Return the currencies that the page reads the fact in."""
    listed = test.value.amounts if isinstance(test.value, MoneyByCurrency) else test.value
    amounts = listed if isinstance(listed, tuple) else (listed,)
    return {a.currency for a in amounts if isinstance(a, Money)} or {site.currency}


def _said(value: FactValue, test: Test, site: Site, now: int) -> str:
    if isinstance(value, Money):
        digits = DIGITS.get(value.currency, 2)
        return f"{value.minor / 10**digits:.{digits}f} {value.currency}"
    if isinstance(value, frozenset):
        return f"[{', '.join(sorted(value))}]"
    if isinstance(value, Occurrence):
        return _times(value, now)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return value or '""'
    return _size(value, test.fact.type, site)


def _size(value: float, fact_type: str, site: Site) -> str:
    if fact_type == "duration":
        return length(round(value))
    if fact_type == "moment":
        return local(datetime.fromtimestamp(value / 1000, UTC), ZoneInfo(site.timezone))
    return f"{value:g}%" if fact_type == "percent" else f"{value:g}"


def _times(value: Occurrence, now: int) -> str:
    if value.n == 0:
        return "never"
    when = ago(now - value.t)
    return f"once, {when}" if value.n == 1 else f"{value.n} times, last {when}"


def ago(ms: int) -> str:
    """Say how long ago something was."""
    return "just now" if 0 <= ms < 1000 else f"{length(ms)} ago" if ms > 0 else f"in {length(-ms)}"


def length(ms: int) -> str:
    """Say how long something takes, in its two largest units: `2d 3h`."""
    parts: list[str] = []
    rest = ms
    for unit in ("d", "h", "m", "s"):
        count, rest = divmod(rest, units.MILLISECONDS[unit])
        if count:
            parts.append(f"{count}{unit}")
    return " ".join(parts[:2]) or f"{ms}ms"
