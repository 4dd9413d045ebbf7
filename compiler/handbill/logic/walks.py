"""The ways through a campaign: each step as a row that knows where it leads, and what follows from that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from handbill.model.campaign import Campaign, StepUse

T = TypeVar("T")

END = -1
"""Where a way leads out of the campaign."""
STEPS = "steps"


@dataclass(frozen=True, slots=True)
class Row:
    """One step. `next` is the row behind it; `ways` and `jumps` are rows by the parameters that name them.

    `before` is the row that stands before it in the same list, None for the first.
    """

    use: StepUse
    next: int
    ways: Mapping[str, int]
    jumps: Mapping[str, int]
    before: int | None = None

    @property
    def leads(self) -> tuple[int, ...]:
        """The rows at which a visitor may go on."""
        step = self.use.step
        past = () if step.leaves or (self.ways and not step.divides) else (self.next,)
        return (*self.ways.values(), *past, *self.jumps.values())


def rows(campaign: Campaign) -> tuple[Row, ...]:
    """Return every step as a row, in the order of the file. Ids have to be unique."""
    index = {use.id: i for i, use in enumerate(campaign.all())}
    return tuple(sorted(_laid(campaign.steps, END, index), key=lambda row: index[row.use.id]))


def _laid(steps: Sequence[StepUse], after: int, index: Mapping[str, int]) -> Iterator[Row]:
    for place, use in enumerate(steps):
        following = index[steps[place + 1].id] if place + 1 < len(steps) else after
        before = index[steps[place - 1].id] if place else None
        ways = {name: index[way[0].id] if way else following for name, way in use.ways()}
        yield Row(use, following, ways, _jumps(use, index), before)
        for _, way in use.ways():
            yield from _laid(way, following, index)


def _jumps(use: StepUse, index: Mapping[str, int]) -> dict[str, int]:
    named = ((p.name, use.parameters.get(p.name)) for p in use.step.parameters if p.names == STEPS)
    return {name: index[to] for name, to in named if isinstance(to, str) and to in index}


def reached(all_rows: Sequence[Row], stops: Callable[[Row], bool] = lambda _: False) -> frozenset[int]:
    """Return the rows that a visitor can come to; nobody goes on from one that `stops`."""
    found: set[int] = set()
    waiting = [0] if all_rows else []
    while waiting:
        at = waiting.pop()
        if at == END or at in found:
            continue
        found.add(at)
        if not stops(all_rows[at]):
            waiting += all_rows[at].leads
    return frozenset(found)


def restless(all_rows: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    """Yield the ways that lead round past no step that waits, one for each place at which such a way begins."""
    able = {at for at in reached(all_rows) if not all_rows[at].use.step.waits}
    graph = {at: [to for to in all_rows[at].leads if to in able] for at in sorted(able)}
    for way in circles(graph):
        yield tuple(all_rows[at] for at in way)


def circles(graph: Mapping[T, Sequence[T]]) -> Iterator[tuple[T, ...]]:
    """Yield closed ways of a graph, each from its first node on, none through a node of one before."""
    told: set[T] = set()
    for start in graph:
        way = _back(start, graph) if start not in told else None
        if way:
            told.update(way)
            yield way


def _back(start: T, graph: Mapping[T, Sequence[T]]) -> tuple[T, ...] | None:
    """Return the shortest way from a node to itself."""
    ways: list[tuple[T, ...]] = [(start,)]
    seen: set[T] = set()
    for way in ways:
        for to in graph.get(way[-1], ()):
            if to == start:
                return way
            if to not in seen:
                seen.add(to)
                ways.append((*way, to))
    return None
