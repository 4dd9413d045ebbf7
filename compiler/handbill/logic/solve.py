"""Is there a visitor for whom a formula holds?

Facts are narrowed as far as they have to be, then one of several ways is tried after the other; what hangs together
across facts is judged by `world`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from handbill.logic.domains import Region
from handbill.logic.formula import And, Formula, Held, Leaf, Line, Or, Store
from handbill.logic.shop import Shop
from handbill.logic.undecided import Undecided
from handbill.logic.world import World

STEPS = 50_000
"""Looks at one fact before nothing is claimed: a hard question costs less than half a second."""


@dataclass(slots=True)
class Search:
    """One question. `hopeful` takes what can't be judged for true, else for false; `without` leaves lines out."""

    shop: Shop
    world: World
    hopeful: bool = True
    without: Collection[int] = ()
    steps: int = field(default=0)

    def solve(self, formula: Formula) -> Store | None:
        """Return what facts have to be for the formula to hold, None when it can't; Undecided when that takes long."""
        return self._go([formula], [], {})

    def outline(self, formula: Formula) -> Store | None:
        """Return what facts have to be at least, whichever of several ways is taken; None for a contradiction."""
        store: dict[str, Held] = {}
        return None if self._narrowed([formula], [], store) is None else store

    def _go(self, todo: list[Formula], ways: list[Or], store: dict[str, Held]) -> Store | None:
        left = self._narrowed(todo, ways, store)
        if left is None or not self.world.allows(store, self.shop, self.without):
            return None
        if not left:
            return store
        fork = min(left, key=lambda way: len(way.of))
        others = [way for way in left if way is not fork]
        for part in fork.of:
            found = self._go([part], others, dict(store))
            if found is not None:
                return found
        return None

    def _narrowed(self, todo: list[Formula], ways: list[Or], store: dict[str, Held]) -> list[Or] | None:
        """Take what has to hold into the store; return the choices that remain, None for a contradiction."""
        ways = list(ways)
        while True:
            if not self._taken(todo, ways, store):
                return None
            todo = []
            left: list[Or] = []
            for way in ways:
                open_parts = [part for part in way.of if self._may(part, store)]
                if not open_parts:
                    return None
                if len(open_parts) == 1:
                    todo.append(open_parts[0])
                elif not any(self._is_settled(part, store) for part in open_parts):
                    left.append(Or(tuple(open_parts)))
            ways = left
            if not todo:
                return ways

    def _taken(self, todo: list[Formula], ways: list[Or], store: dict[str, Held]) -> bool:
        waiting = list(todo)
        while waiting:
            one = waiting.pop()
            if isinstance(one, And):
                waiting.extend(one.of)
            elif isinstance(one, Or):
                if not self._is_left_out(one.line):
                    ways.append(one)
            elif isinstance(one, Leaf):
                if self._is_left_out(one.line):
                    continue
                region = self._region(one, store)
                if region.is_empty():
                    return False
                store[one.name] = Held(one.fact, region)
            elif not self.hopeful:
                return False
        return True

    def _may(self, part: Formula, store: dict[str, Held]) -> bool:
        """Say whether a part is not ruled out at first sight."""
        if isinstance(part, Leaf):
            return self._is_left_out(part.line) or not self._region(part, store).is_empty()
        if isinstance(part, And):
            return all(self._may(one, store) for one in part.of)
        if isinstance(part, Or):
            return self._is_left_out(part.line) or any(self._may(one, store) for one in part.of)
        return self.hopeful

    def _is_settled(self, part: Formula, store: dict[str, Held]) -> bool:
        """Say whether a part holds already, whatever else is found out."""
        if isinstance(part, Leaf):
            if self._is_left_out(part.line):
                return True
            known = store.get(part.name)
            return known is not None and known.region == self._region(part, store)
        if isinstance(part, And):
            return all(self._is_settled(one, store) for one in part.of)
        if isinstance(part, Or):
            return any(self._is_settled(one, store) for one in part.of)
        return self.hopeful

    def _region(self, leaf: Leaf, store: dict[str, Held]) -> Region:
        self.steps += 1
        if self.steps > STEPS:
            raise Undecided
        known = store.get(leaf.name)
        before = known.region if known else self.shop.universe(leaf.fact)
        return before.meet(leaf.region)

    def _is_left_out(self, line: Line | None) -> bool:
        return line is not None and id(line) in self.without
