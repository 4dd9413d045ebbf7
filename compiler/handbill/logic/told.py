"""A visitor in the words of a visitor file, on one line."""

from __future__ import annotations

from datetime import UTC, datetime

from handbill.logic.phrases import amount
from handbill.logic.shop import Shop
from handbill.logic.visitor import FactValue, Occurrence, Visitor
from handbill.model.manifest import Fact
from handbill.model.units import written_duration
from handbill.model.values import Money
from handbill.model.zones import ZoneInfo

_QUOTED = frozenset("{}[],:#&*!|>'\"%@`")


def told(visitor: Visitor, shop: Shop, *, timed: bool = False) -> str:
    """Return `{ page.type: cart, cart.value: 75 EUR }`; `timed` adds the moment, where it matters."""
    parts = [f"at: {moment(visitor.at, shop.zone)}"] if timed else []
    parts += [f"{name}: {value(found, fact_of(name, shop), shop)}" for name, found in visitor.values.items()]
    return f"{{ {', '.join(parts)} }}" if parts else "{}"


def fact_of(name: str, shop: Shop) -> Fact | None:
    """Return the fact that a visitor has under a name."""
    key = name.partition("@")[0]
    if key in shop.facts:
        return shop.facts[key]
    for pattern, fact in shop.facts.items():
        before, star, after = pattern.partition("*")
        if star and len(key) > len(before) + len(after) and key.startswith(before) and key.endswith(after):
            return fact
    return None


def value(found: FactValue, fact: Fact | None, shop: Shop) -> str:
    """Write one value as a visitor file has it."""
    kind = fact.type if fact else ""
    if isinstance(found, bool):
        return "true" if found else "false"
    if isinstance(found, Money):
        return amount(found)
    if isinstance(found, Occurrence):
        return _occurrence(found, shop)
    if isinstance(found, frozenset):
        return f"[{', '.join(text(member) for member in sorted(found))}]"
    if isinstance(found, str):
        return text(found)
    if kind == "moment":
        return moment(int(found), shop.zone)
    if kind == "duration":
        return written_duration(found)
    return f"{found:.15g}%" if kind == "percent" else f"{found:.15g}"


def _occurrence(found: Occurrence, shop: Shop) -> str:
    if found.n == 0:
        return "false"
    return f"{{ times: {found.n}, last: {moment(found.t, shop.zone)} }}"


def text(found: str) -> str:
    """Write a text, in quotes where YAML wants some."""
    plain = found.strip() == found and found and not _QUOTED & set(found)
    return found if plain else '"' + found.replace("\\", "\\\\").replace('"', '\\"') + '"'


def moment(ms: int, zone: ZoneInfo) -> str:
    """Write a moment in the shop's zone."""
    return f"{datetime.fromtimestamp(ms / 1000, UTC).astimezone(zone):%Y-%m-%d %H:%M}"
