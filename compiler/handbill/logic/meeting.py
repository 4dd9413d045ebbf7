"""Which of many promotions could meet at all: looked up by the facts that tell most of them apart.

For each fact, promotions lie in cells: a value of a choice, a text, a stretch between two bounds, a beginning of texts.
Two that share no cell of a fact never meet; one that a fact does not limit lies in every cell of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from handbill.logic.domains import Amounts, Choices, Numbers, Region, Texts
from handbill.logic.globs import start_of
from handbill.logic.intervals import Cut, Intervals

_MOST = 64
"""Cells of one promotion; who has more counts as not limited."""
_AXES = 16
"""Facts by which promotions are looked up: those that limit most of them."""
WHEN = "at:"
"""Stands for the name of the schedule's span among the facts."""

Outline = Mapping[str, Region]
"""What each fact has to be, by its name."""
Cells = frozenset[Hashable]


@dataclass(slots=True)
class _Axis:
    """One fact: who lies in each cell, and who in all."""

    cells: dict[Hashable, list[int]] = field(default_factory=dict[Hashable, list[int]])
    loose: list[int] = field(default_factory=list[int])


class Meeting:
    """Promotions of one group by their outlines, which say what each fact has to be. Index them in order."""

    def __init__(self, outlines: Sequence[Outline]) -> None:
        self._outlines = outlines
        self._cells = _cells_of(outlines)
        limited = Counter(name for cells in self._cells for name in cells)
        self._axes: dict[str, _Axis] = {name: _Axis() for name, _ in limited.most_common(_AXES)}

    def earlier(self, i: int) -> Iterator[int]:
        """Yield those before `i` that no single fact tells apart from it, in order. Call it with 0, 1, 2 …"""
        best: list[list[int]] | None = None
        size = i + 1
        for name, cells in self._cells[i].items():
            axis = self._axes.get(name)
            if axis is None:
                continue
            lists = [axis.cells[cell] for cell in cells if cell in axis.cells] + [axis.loose]
            count = sum(len(one) for one in lists)
            if count < size:
                best, size = lists, count
        near = range(i) if best is None else sorted({j for one in best for j in one})
        self._add(i)
        for j in near:
            if not _apart(self._outlines[i], self._outlines[j]):
                yield j

    def _add(self, i: int) -> None:
        own = self._cells[i]
        for name, axis in self._axes.items():
            if name in own:
                for cell in own[name]:
                    axis.cells.setdefault(cell, []).append(i)
            else:
                axis.loose.append(i)


def _apart(one: Outline, other: Outline) -> bool:
    few, many = (one, other) if len(one) < len(other) else (other, one)
    return any(name in many and region.meet(many[name]).is_empty() for name, region in few.items())


def _cells_of(outlines: Sequence[Outline]) -> list[dict[str, Cells]]:
    found: list[dict[str, Cells]] = [{} for _ in outlines]
    names = {name for outline in outlines for name in outline}
    for name in sorted(names):
        regions = [outline.get(name) for outline in outlines]
        cuts = sorted({cut for region in regions for pair in _stretches(region) for cut in pair})
        starts = sorted({text for region in regions for text in _beginnings(region)})
        for cells, region in zip(found, regions, strict=True):
            if region is not None and (own := _cells(region, cuts, starts)) is not None:
                cells[name] = own
    return found


def _cells(region: Region, cuts: list[Cut], starts: list[str]) -> Cells | None:
    known = region.known
    if region.unknown or known is None:
        return None
    if isinstance(known, Choices):
        return frozenset(known.values)
    if isinstance(known, Texts):
        return _text_cells(known, starts)
    stretches = _stretches(region)
    if not stretches:
        return None
    own: set[Hashable] = set()
    for low, high in stretches:
        own.update(range(bisect_left(cuts, low), bisect_left(cuts, high)))
        if len(own) > _MOST:
            return None
    return frozenset(own)


def _text_cells(known: Texts, starts: list[str]) -> Cells | None:
    """Return the texts themselves, or all known beginnings that continue its own."""
    own: list[str] = []
    if known.only is not None:
        own = sorted(known.only)
    else:
        start = max((start_of(pattern) for pattern in known.wanted), key=len, default="")
        first = bisect_left(starts, start)
        own = starts[first : first + _MOST + 1]
        own = [text for text in own if text.startswith(start)]
    return frozenset(own) if len(own) <= _MOST else None


def _beginnings(region: Region | None) -> list[str]:
    known = region.known if region else None
    if not isinstance(known, Texts):
        return []
    if known.only is not None:
        return sorted(known.only)
    return [max((start_of(pattern) for pattern in known.wanted), key=len, default="")]


def _stretches(region: Region | None) -> Intervals:
    known = region.known if region else None
    if isinstance(known, Numbers):
        return known.stretches
    if isinstance(known, Amounts) and not known.others and len(known.by) == 1:
        return known.by[0][1]
    return ()
