"""Promotions between which chance would decide: one slot, one priority, and both may be eligible at once."""

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingOf
from itertools import groupby

from handbill.check import facts
from handbill.check.context import Context
from handbill.diagnostics import Span
from handbill.diagnostics.rules import language as rules
from handbill.model.manifest import DEVICES
from handbill.model.site import All, Condition, Promotion, Schedule, Test

PATH, TYPE, DEVICE = "page.path", "page.type", "device.type"
"""Facts whose different literal values tell two promotions apart."""
SHARED = "inline"
"""The slot that holds many, so that nobody has to wait in it."""


def check_ties(promotions: Iterable[Promotion], places: MappingOf[str, Span], context: Context) -> None:
    """Report each promotion once that ties with one before it in the alphabet; `places` maps id to place."""
    rivals = [p for p in promotions if p.triggers and p.slot != SHARED]
    rivals.sort(key=lambda p: (p.slot, p.priority, p.id))
    for (slot, priority), group in groupby(rivals, key=lambda p: (p.slot, p.priority)):
        for earlier, later in _tied(tuple(group), context):
            context.report(
                rules.tie(places[later.id], later.id, earlier.id, slot, priority, places[earlier.id])
            )


def _tied(group: tuple[Promotion, ...], context: Context) -> Iterator[tuple[Promotion, Promotion]]:
    """Yield each promotion with the first before it that it ties with.

    Promotions are looked up by their paths, so that thousands that differ by path cost no more than one look each.
    """
    by_path: dict[str | None, list[tuple[Promotion, MappingOf[str, frozenset[str]]]]] = {}
    everyone: list[tuple[Promotion, MappingOf[str, frozenset[str]]]] = []
    for later in group:
        limits = _limits(later, context)
        paths: Iterable[str | None] = limits.get(PATH, (None,))
        if PATH in limits:
            near = [pair for path in (*sorted(limits[PATH]), None) for pair in by_path.get(path, ())]
        else:
            near = everyone
        for earlier, other in near:
            if not _apart(limits, other) and _meet(later.schedule, earlier.schedule):
                yield earlier, later
                break
        everyone.append((later, limits))
        for path in paths:
            by_path.setdefault(path, []).append((later, limits))


def _limits(promotion: Promotion, context: Context) -> dict[str, frozenset[str]]:
    """Return the literal values to which the targeting, and the triggers' devices, limit it."""
    limits: dict[str, frozenset[str]] = {}
    for test in _conjuncts(promotion.targeting):
        if test.fact.key in (PATH, TYPE, DEVICE):
            _narrow(limits, test, facts.values(test.fact, context))
    devices = frozenset(device for use in promotion.triggers for device in use.reach)
    limits[DEVICE] = limits.get(DEVICE, frozenset(DEVICES)) & devices
    return limits


def _narrow(limits: dict[str, frozenset[str]], test: Test, known: tuple[str, ...]) -> None:
    listed = test.value if isinstance(test.value, tuple) else (test.value,)
    values = frozenset(value for value in listed if isinstance(value, str))
    key = test.fact.key
    if test.word in ("is", "in"):
        limits[key] = limits[key] & values if key in limits else values
    elif test.word in ("is_not", "not_in") and known:
        limits[key] = limits.get(key, frozenset(known)) - values


def _conjuncts(condition: Condition) -> Iterator[Test]:
    if isinstance(condition, Test):
        yield condition
    elif isinstance(condition, All):
        for part in condition.of:
            yield from _conjuncts(part)


def _apart(one: MappingOf[str, frozenset[str]], other: MappingOf[str, frozenset[str]]) -> bool:
    return any(not one[key] & other[key] for key in one.keys() & other.keys())


def _meet(one: Schedule | None, other: Schedule | None) -> bool:
    """Say whether there is a moment that both schedules hold."""
    if one is None or other is None:
        return True
    for first, second in ((one, other), (other, one)):
        if first.until and second.start and first.until.utc <= second.start.utc:
            return False
    return _share_days(one, other) and _share_minutes(one, other)


def _share_days(one: Schedule, other: Schedule) -> bool:
    first, second = one.only and one.only.days, other.only and other.only.days
    return not first or not second or bool(set(first) & set(second))


def _share_minutes(one: Schedule, other: Schedule) -> bool:
    first, second = one.only and one.only.minutes, other.only and other.only.minutes
    return not first or not second or (first[0] < second[1] and second[0] < first[1])
