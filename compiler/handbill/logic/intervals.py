"""Sets of numbers as stretches between cuts, exact for whole numbers and for all others.

A cut lies just before a number, `(7, 0)`, or just after it, `(7, 1)`; a stretch goes from one cut to another.
"""

from __future__ import annotations

from math import ceil, floor, inf

Cut = tuple[float, int]
Intervals = tuple[tuple[Cut, Cut], ...]
"""Stretches in order, none of them empty, none touching the next."""

_LOWEST: Cut = (-inf, 0)
_HIGHEST: Cut = (inf, 0)
EVERY: Intervals = ((_LOWEST, _HIGHEST),)
NONE: Intervals = ()


def at_least(low: float) -> Intervals:
    """Return the numbers from `low` on."""
    return (((low, 0), _HIGHEST),)


def above(low: float) -> Intervals:
    """Return the numbers over `low`."""
    return (((low, 1), _HIGHEST),)


def below(high: float) -> Intervals:
    """Return the numbers under `high`."""
    return ((_LOWEST, (high, 0)),)


def at_most(high: float) -> Intervals:
    """Return the numbers up to `high`."""
    return ((_LOWEST, (high, 1)),)


def exactly(*values: float) -> Intervals:
    """Return the set of these numbers."""
    return tuple(((value, 0), (value, 1)) for value in sorted(set(values)))


def meet(one: Intervals, other: Intervals) -> Intervals:
    """Return the numbers that are in both sets."""
    found: list[tuple[Cut, Cut]] = []
    i = j = 0
    while i < len(one) and j < len(other):
        low, high = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if low < high:
            found.append((low, high))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return tuple(found)


def complement(of: Intervals) -> Intervals:
    """Return the numbers that are not in the set."""
    found: list[tuple[Cut, Cut]] = []
    start = _LOWEST
    for low, high in of:
        if start < low:
            found.append((start, low))
        start = high
    if start < _HIGHEST:
        found.append((start, _HIGHEST))
    return tuple(found)


def whole(of: Intervals) -> Intervals:
    """Return the set with its cuts moved to whole numbers: it holds the same of those, and shows when it holds none."""
    found: list[tuple[Cut, Cut]] = []
    for low, high in of:
        start, end = _before_whole(low), _before_whole(high)
        if found and found[-1][1] == start:
            start = found.pop()[0]
        if start < end:
            found.append((start, end))
    return tuple(found)


def _before_whole(cut: Cut) -> Cut:
    value, after = cut
    if value in (inf, -inf):
        return cut
    return (floor(value) + 1, 0) if after else (ceil(value), 0)


def holds(of: Intervals, value: float) -> bool:
    """Say whether a number is in the set."""
    return any(low <= (value, 0) < high for low, high in of)


def pick(of: Intervals) -> int | float:
    """Return a number of the set, a plain one if there is any. IndexError for an empty set."""
    if holds(of, 0):
        return 0
    for low, high in of:
        for value in _plain_ones(low, high):
            if low <= (value, 0) < high:
                return value
    low, high = of[0]
    return (low[0] + high[0]) / 2


def _plain_ones(low: Cut, high: Cut) -> list[int | float]:
    found: list[int | float] = []
    if low[0] != -inf:
        found += [low[0], floor(low[0]) + 1]
    if high[0] != inf:
        found += [high[0], ceil(high[0]) - 1]
    return found
