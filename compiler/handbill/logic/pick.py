"""One visitor out of all whom a store describes."""

from __future__ import annotations

from handbill.logic import times, world
from handbill.logic.domains import Amounts, Choices, Members, Numbers, Past, Region, Texts, Window
from handbill.logic.formula import Store
from handbill.logic.intervals import pick as pick_number
from handbill.logic.shop import PAGE_TYPE, PATH, Shop
from handbill.logic.undecided import Undecided
from handbill.logic.visitor import FactValue, Occurrence, Visitor
from handbill.logic.world import World
from handbill.model.manifest import Fact
from handbill.model.values import Money

_SOME = "some"
_VISITORS = "@visitor"


def visitor_of(store: Store, around: World, shop: Shop) -> Visitor:
    """Return a visitor and a moment as the store wants them.

    ValueError for a store that the world does not allow, Undecided where values hang together in ways that are not known.
    """
    at = times.moment(around.slots, store, shop)
    page = world.page_of(store, shop)
    if at is None or page is None:
        raise ValueError("no such visitor")
    values: dict[str, FactValue] = {}
    for name, held in store.items():
        value = _value(held.fact, held.region, at, store, shop)
        if value is not None:
            values[name] = value
    if any(name.startswith(times.THEN) for name in values) or _is_of_a_far_clock(values):
        raise Undecided
    clock = times.clock_at(at, shop)
    values.update({name: value for name, value in clock.items() if name in values})
    new, sessions = world.sessions_of(store) or (False, 0)
    if sessions:
        values.update({world.NEW: new, world.SESSIONS: sessions})
    told = {PATH: page[0], PAGE_TYPE: page[1]}
    values.update({n: v for n, v in told.items() if v is not None and _matters(n, store, shop)})
    return Visitor(dict(sorted(values.items())), at, shop.currency)


def _is_of_a_far_clock(values: dict[str, FactValue]) -> bool:
    """Say whether the visitor's own clock is asked about more than its hour, which is any hour somewhere."""
    far = [name for name in values if name.endswith(_VISITORS)]
    return len(far) > 1 or any(name != times.HOUR + _VISITORS for name in far)


def _matters(name: str, store: Store, shop: Shop) -> bool:
    """Say whether a page's path or type has to be told: where it is asked for, or `pages` make one of the other."""
    return name in store or (bool(shop.pages) and (PATH in store or PAGE_TYPE in store))


def _value(fact: Fact, region: Region, at: int, store: Store, shop: Shop) -> FactValue | None:
    known = region.known
    if known is None or region.unknown:
        return None
    if isinstance(known, Choices):
        return _choice(fact, known, shop)
    if isinstance(known, Numbers):
        return pick_number(known.stretches)
    if isinstance(known, Amounts):
        currency = world.currency_of(world.family_of(fact), store, shop)
        return Money(world.amount_in(known, currency), currency)
    if isinstance(known, Members):
        return _members(known)
    if isinstance(known, Window):
        return times.time_in(known, at)
    if isinstance(known, Past):
        return _past(known, at)
    return _text(fact, known, store, shop)


def _choice(fact: Fact, known: Choices, shop: Shop) -> FactValue:
    order = (True, False, *shop.values(fact))
    return min(known.values, key=lambda v: (order.index(v) if v in order else len(order), str(v)))


def _members(known: Members) -> FactValue:
    if known.has or not known.filled:
        return known.has
    names = (_SOME, *(f"{_SOME}-{i}" for i in range(len(known.lacks) + 1)))
    return frozenset((next(name for name in names if name not in known.lacks),))


def _past(known: Past, at: int) -> FactValue:
    if known.never:
        return Occurrence(0)
    return Occurrence(int(pick_number(known.times)), times.time_in(known.last, at))


def _text(fact: Fact, known: Texts, store: Store, shop: Shop) -> FactValue | None:
    family = world.family_of(fact)
    if fact.key == f"{family}.currency" and any(
        isinstance(held.region.known, Amounts) and world.family_of(held.fact) == family
        for held in store.values()
    ):
        return world.currency_of(family, store, shop)
    return known.sample()
