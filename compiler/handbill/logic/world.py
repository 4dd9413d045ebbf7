"""What hangs together whatever a promotion asks for: times with the moment, amounts with a currency, pages with paths.

It decides whether regions of single facts go together, and picks values that do.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from handbill.logic import times
from handbill.logic.domains import Amounts, Choices, Numbers, Region, Texts
from handbill.logic.formula import Store
from handbill.logic.globs import glob
from handbill.logic.intervals import at_least, exactly
from handbill.logic.intervals import pick as pick_number
from handbill.logic.shop import PAGE_TYPE, PATH, Shop
from handbill.logic.times import Slots
from handbill.model.manifest import Fact


@dataclass(frozen=True, slots=True)
class World:
    """`slots` are the schedules that have to hold at the moment that is looked for."""

    slots: Slots = ()

    def allows(self, store: Store, shop: Shop, without: Collection[int] = ()) -> bool:
        """Say whether some visitor at some moment has all of it; Undecided when that takes too long."""
        return (
            times.moment(self.slots, store, shop, without) is not None
            and sessions_of(store) is not None
            and all(_currency(group, store, shop) is not None for group in _money_families(store))
            and page_of(store, shop, without) is not None
        )


NEW, SESSIONS = "visitor.new", "visitor.sessions"
"""A visitor is new in the first session."""


def sessions_of(store: Store) -> tuple[bool, int] | None:
    """Return whether the visitor is new, and the number of sessions; None when they contradict each other.

    Where only one of them is asked about, or may be unknown, they don't.
    """
    new, sessions = store.get(NEW), store.get(SESSIONS)
    if new is None or sessions is None or new.region.unknown or sessions.region.unknown:
        return False, 0
    known, number = new.region.known, sessions.region.known
    if not isinstance(known, Choices) or not isinstance(number, Numbers):
        return False, 0
    for is_new in (True, False):
        several = number.meet(Numbers(exactly(1) if is_new else at_least(2), whole=True))
        if is_new in known.values and not several.is_empty():
            return is_new, int(pick_number(several.stretches))
    return None


def _money_families(store: Store) -> set[str]:
    """Return the families whose amounts are all in one currency: those of which one fact is money."""
    return {family_of(held.fact) for held in store.values() if isinstance(held.region.known, Amounts)}


def family_of(fact: Fact) -> str:
    """Return what stands before the first point of a fact's key."""
    return fact.key.partition(".")[0]


def _currency(family: str, store: Store, shop: Shop) -> str | None:
    """Return a currency in which every amount of a family can be, None when there is none."""
    amounts = [
        held.region.known
        for held in store.values()
        if isinstance(held.region.known, Amounts)
        and not held.region.unknown
        and family_of(held.fact) == family
    ]
    told = store.get(f"{family}.currency")
    named = sorted({currency for known in amounts for currency, _ in known.by} - {shop.currency})
    foreign = next(c for c in _FOREIGN if c not in named and c != shop.currency)
    texts = told.region.known if told is not None and not told.region.unknown else None
    for currency in (shop.currency, *named, foreign):
        if all(known.within(currency) for known in amounts) and _tells(texts, currency):
            return currency
    return None


_FOREIGN = ("USD", "EUR", "GBP", "JPY", "CHF", "SEK", "PLN", "DKK", "NOK", "CZK", "HUF", "CAD", "AUD", "NZD")


def currency_of(family: str, store: Store, shop: Shop) -> str:
    """Return the currency in which a family's amounts are. ValueError when there is none."""
    found = _currency(family, store, shop)
    if found is None:
        raise ValueError(f"no currency for {family}")
    return found


def _tells(told: object, currency: str) -> bool:
    return not isinstance(told, Texts) or not told.meet(Texts(only=frozenset((currency,)))).is_empty()


def amount_in(known: Amounts, currency: str) -> int:
    """Return an amount within what is known, in minor units."""
    return int(pick_number(known.within(currency)))


def page_of(store: Store, shop: Shop, without: Collection[int] = ()) -> tuple[str | None, str | None] | None:
    """Return a path and the page type that the shop gives it; None for what nothing asks about.

    None for both when no page is like that. `pages` are tried in their order; a path that none of them fits may be of
    any type, which the platform tells.
    """
    if PATH not in store and PAGE_TYPE not in store:
        return None, None
    paths, types = _region(PATH, store, shop), _region(PAGE_TYPE, store, shop)
    if paths is None or types is None or not isinstance(types.known, Choices | None):
        return None, None
    known = types.known or Choices(frozenset())
    if not isinstance(paths.known, Texts):
        return (None, _first(known, shop)) if paths.unknown else None
    question = (paths.known, known, types.unknown)
    if without:
        return _page(*question, shop, without)
    if question not in shop.pages_found:
        shop.pages_found[question] = _page(*question, shop, ())
    return shop.pages_found[question]


def _region(name: str, store: Store, shop: Shop) -> Region | None:
    if name in store:
        return store[name].region
    fact = shop.facts.get(name)
    return shop.universe(fact) if fact else None


def _page(
    paths: Texts, types: Choices, untold: bool, shop: Shop, without: Collection[int]
) -> tuple[str, str | None] | None:
    passed: frozenset[tuple[str, ...]] = frozenset()
    for i, (name, written) in enumerate(shop.pages):
        pattern = frozenset((glob(written),))
        loose = bool(shop.page_lines) and id(shop.page_lines[i]) in without
        kind = name if name in types.values else _first(types, shop) if loose else None
        if kind is not None:
            path = paths.meet(Texts(wanted=pattern, unwanted=passed)).sample()
            if path is not None:
                return path, kind
        passed |= pattern
    path = paths.meet(Texts(unwanted=passed)).sample() if types.values or untold else None
    return None if path is None else (path, None if untold else _first(types, shop))


def _first(types: Choices, shop: Shop) -> str | None:
    fact = shop.facts.get(PAGE_TYPE)
    order = shop.values(fact) if fact else ()
    rank = {name: i for i, name in enumerate(order)}
    return min((str(v) for v in types.values), key=lambda v: (rank.get(v, len(order)), v), default=None)
