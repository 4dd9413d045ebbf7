"""Whether whoever waits at a step of a campaign still waits at the same one: ids that steps have by number move easily."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handbill.check.context import Context
from handbill.diagnostics import Diagnostic, Span
from handbill.diagnostics.rules import lock as rules
from handbill.model.lock import Kept, Standing
from handbill.model.manifest import Step

_NAMED, _SAME, _DOES, _CALLED = 40, 30, 20, 11
"""How sure it is that two steps are one: by an `id` that is written, by the same id and doing, by doing, by an id alone."""


def compare_steps(name: str, before: Kept, now: Kept, context: Context) -> None:
    """Report the steps at which visitors wait that are gone, or whose id another step has."""
    if before.steps == now.steps:
        return
    broken = {found.at.file for found in context.report.diagnostics if found.severity == "error"}
    if now.at.file in broken:
        return  # What is missing from a file with a mistake in it is not gone.
    found = _unsaid(name, before, now, context) if before.is_vague else _told(name, before, now)
    for one in found:
        context.lock_report(one)


def is_known(before: Kept | None, now: Kept) -> bool:
    """Say whether a lock has what it would have otherwise; one that does not say what steps do has at least their ids."""
    if before is None or not before.is_vague:
        return before == now
    named = {one.id for one in before.steps}
    same = (before.area, before.keys, before.was) == (now.area, now.keys, now.was)
    return same and all(one.id in named for one in now.steps)


@dataclass(frozen=True, slots=True)
class _Heirs:
    """What became of the steps of before, by their place: the steps that they are now.

    `gaps` are those that are new where one of before stood that is none of now.
    """

    steps: dict[int, Standing]
    gaps: dict[int, Standing]


def _told(name: str, before: Kept, now: Kept) -> Iterator[Diagnostic]:
    known = {one.id: one for one in now.steps}
    heirs = _heirs(before.steps, now.steps)
    taken = {one.id for one in heirs.steps.values()}
    for place, old in enumerate(before.steps):
        heir, new = heirs.steps.get(place), known.get(old.id)
        if new is not None and (new.own or new is heir):
            continue
        if new is None:
            if old.id not in now.others:
                other = heir or heirs.gaps.get(place)
                yield rules.step_gone(now.at, name, old.id, old.does, _named(other))
        elif heir is not None or new.id in taken or old.does != new.does:
            yield rules.step_moved(new.at, name, old.id, old.does, new.does, _named(heir))


def _unsaid(name: str, before: Kept, now: Kept, context: Context) -> Iterator[Diagnostic]:
    """Yield what can be told by ids alone: that of a step that waits is gone, by what steps are called by themselves."""
    ids = {one.id for one in now.steps}
    old_ids = {one.id for one in before.steps}
    added = next((one for one in now.steps if one.id not in old_ids), None)
    for old in before.steps:
        if old.id in ids or old.id in now.others:
            continue
        step = _called_after(old.id, context)
        if step.waits if step else added:
            yield rules.step_gone(now.at, name, old.id, old.does, _named(added))


def _named(step: Standing | None) -> tuple[str, Span] | None:
    return (step.id, step.at) if step else None


def _called_after(name: str, context: Context) -> Step | None:
    """Return the step that has an id by itself: `delay-2` is a `delay`."""
    found = [
        step
        for step in context.catalog.steps.values()
        if f"{name}-".startswith(step.name.replace("_", "-") + "-")
    ]
    return max(found, key=lambda step: len(step.name), default=None)


def _heirs(before: Sequence[Standing], now: Sequence[Standing]) -> _Heirs:
    """Return which steps of now those of before are: in the same order, as like as can be."""
    best = _scores(before, now)
    known = {one.id for one in before}
    steps: dict[int, Standing] = {}
    gaps: dict[int, Standing] = {}
    place = other = 0
    lost: list[int] = []
    come: list[Standing] = []
    while place < len(before) or other < len(now):
        here = best[place][other]
        if place < len(before) and here == best[place + 1][other]:
            lost.append(place)
            place += 1
        elif other < len(now) and here == best[place][other + 1]:
            come.append(now[other])
            other += 1
        else:
            gaps.update(_replaced(lost, come, known))
            steps[place] = now[other]
            lost, come = [], []
            place, other = place + 1, other + 1
    return _Heirs(steps, {**gaps, **dict(_replaced(lost, come, known))})


def _replaced(
    lost: Sequence[int], come: Sequence[Standing], known: set[str]
) -> Iterator[tuple[int, Standing]]:
    """Yield what stands in the place of steps that are gone, the first for the first."""
    fresh = [one for one in come if one.id not in known]
    yield from zip(lost, fresh, strict=False)


def _scores(before: Sequence[Standing], now: Sequence[Standing]) -> list[list[int]]:
    """Return how like the rest of the one is to the rest of the other, at best, from each two places on."""
    known = {one.id for one in before}
    best = [[0] * (len(now) + 1) for _ in range(len(before) + 1)]
    for i in range(len(before) - 1, -1, -1):
        for j in range(len(now) - 1, -1, -1):
            likeness = _likeness(before[i], now[j], known)
            both = likeness + best[i + 1][j + 1] if likeness else 0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    return best


def _likeness(old: Standing, new: Standing, known: set[str]) -> int:
    if old.id == new.id:
        return _NAMED if new.own else _SAME if old.does == new.does else _CALLED
    if new.own and new.id in known:
        return 0
    return _DOES if old.does == new.does else 0
