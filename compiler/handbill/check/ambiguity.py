"""How long a regular expression may take: in how many ways it can read one text.

A browser tries one way after the other, and all of them before it says that nothing matches. The expression becomes an
automaton with a state for each character that it names (Glushkov's), whose transitions count in how many ways they come
about. A loop that reads some text in two ways doubles the work with each turn. Loops in a row that can read the same
text share it out in as many ways as it is long: a power of the length, of as many loops as stand in a row; that the
search may begin anywhere is one more.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field
from itertools import pairwise

from handbill.check.pattern_tree import (
    LAST,
    Chain,
    Chars,
    Choice,
    Look,
    Part,
    Repeat,
    may_be_empty,
    starts_at_start,
)

LOOPS = 3
"""So many in a row pass when more than one character lies between two of them; an address has 2,000 or so."""

MOST = 10
"""More turns than that count as without end."""

SIZE = 300
WORK = 400_000
"""Of states, and of steps: beyond it nobody knows."""

Ways = dict[int, int]


@dataclass(slots=True)
class _Shape:
    """Where a part may begin and end, in how many ways each, and in how many it is empty."""

    first: Ways
    last: Ways
    empty: int


@dataclass(slots=True)
class _Automaton:
    masks: list[int] = field(default_factory=list[int])
    follow: list[Ways] = field(default_factory=list[Ways])
    repeats: list[tuple[range, Repeat]] = field(default_factory=list[tuple[range, Repeat]])


class TooLargeError(Exception):
    """Nobody knows in reasonable time."""


def slow_part(tree: Part) -> str | None:
    """Return the part that can take a browser seconds, empty for the whole expression, None when there is none."""
    bodies = [tree]
    while bodies:
        part = bodies.pop()
        found = _slow(part, anywhere=part is not tree or not starts_at_start(tree))
        if found is not None:
            return found
        bodies += _looks(part)
    return None


def _looks(part: Part) -> list[Part]:
    """Return what has to stand at some place, which is read by itself."""
    if isinstance(part, Look):
        return [part.of] if part.of is not None else []
    inner = part.parts if isinstance(part, Chain) else part.options if isinstance(part, Choice) else ()
    inner = (part.of,) if isinstance(part, Repeat) else inner
    return [body for p in inner for body in _looks(p)]


def _slow(tree: Part, *, anywhere: bool) -> str | None:
    builder = _Builder(tree)
    automaton = builder.automaton
    loops = _components(automaton)
    for loop in loops:
        if _doubles(automaton, loop):
            return _written(automaton, loop)
    if anywhere:
        loops = [_search(automaton, builder.shape), *loops]
    return "" if _row_is_long(automaton, loops) else None


class _Builder:
    def __init__(self, tree: Part) -> None:
        self.automaton = _Automaton()
        self._bits = _alphabet(tree)
        self.shape = self._of(_without_tail(tree))

    def _of(self, part: Part) -> _Shape:
        if isinstance(part, Chars):
            return self._chars(part)
        if isinstance(part, Chain):
            shape = _Shape({}, {}, 1)
            for following in part.parts:
                shape = self._after(shape, self._of(following))
            return shape
        if isinstance(part, Choice):
            shapes = [self._of(option) for option in part.options]
            return _Shape(
                _sum(*(s.first for s in shapes)),
                _sum(*(s.last for s in shapes)),
                sum(s.empty for s in shapes),
            )
        return self._repeat(part) if isinstance(part, Repeat) else _Shape({}, {}, 1)

    def _chars(self, chars: Chars) -> _Shape:
        state = len(self.automaton.masks)
        if state >= SIZE:
            raise TooLargeError
        mask = 0
        for first, last in chars.ranges:
            mask |= sum(bit for (low, high), bit in self._bits.items() if first <= low and high <= last)
        self.automaton.masks.append(mask)
        self.automaton.follow.append({})
        return _Shape({state: 1}, {state: 1}, 0)

    def _after(self, left: _Shape, right: _Shape) -> _Shape:
        self._lead(left, right)
        first = _sum(left.first, _times(right.first, left.empty))
        last = _sum(right.last, _times(left.last, right.empty))
        return _Shape(first, last, left.empty * right.empty)

    def _lead(self, left: _Shape, right: _Shape) -> None:
        for state, ways in left.last.items():
            for target, more in right.first.items():
                row = self.automaton.follow[state]
                row[target] = row.get(target, 0) + ways * more

    def _repeat(self, repeat: Repeat) -> _Shape:
        begin = len(self.automaton.masks)
        if repeat.most is None or repeat.most > MOST:
            shape = self._of(repeat.of)
            self._lead(shape, shape)
            self.automaton.repeats.append((range(begin, len(self.automaton.masks)), repeat))
            return _Shape(shape.first, shape.last, 1 if repeat.least == 0 else shape.empty)
        shape = _Shape({}, {}, 1)
        for _ in range(repeat.most - repeat.least):
            inner = self._after(self._of(repeat.of), shape)
            shape = _Shape(inner.first, inner.last, 1)
        for _ in range(repeat.least):
            shape = self._after(self._of(repeat.of), shape)
        return shape


def _sum(*several: Ways) -> Ways:
    total: Ways = defaultdict(int)
    for ways in several:
        for state, count in ways.items():
            total[state] += count
    return dict(total)


def _times(ways: Ways, factor: int) -> Ways:
    return {state: count * factor for state, count in ways.items()} if factor else {}


def _alphabet(tree: Part) -> dict[tuple[int, int], int]:
    """Return a bit for each stretch of characters that no part tells apart."""
    cuts = {0, LAST + 1}
    parts: list[Part] = [tree]
    while parts:
        part = parts.pop()
        if isinstance(part, Chars):
            cuts.update(cut for first, last in part.ranges for cut in (first, last + 1))
        elif isinstance(part, Chain | Choice):
            parts.extend(part.parts if isinstance(part, Chain) else part.options)
        elif part.of is not None:
            parts.append(part.of)
    places = sorted(cuts)
    return {(low, high - 1): 1 << bit for bit, (low, high) in enumerate(pairwise(places))}


def _without_tail(tree: Part) -> Part:
    """Leave out what stands at the end and may be empty: what was found before it is found already."""
    if not isinstance(tree, Chain):
        return tree
    parts = list(tree.parts)
    while parts and not isinstance(parts[-1], Look) and may_be_empty(parts[-1]):
        parts.pop()
    return Chain(tuple(parts))


def _components(automaton: _Automaton) -> list[frozenset[int]]:
    """Return the loops: the largest sets of states that lead to one another, in their order."""
    reached = [_reach(automaton, state) for state in range(len(automaton.masks))]
    found: list[frozenset[int]] = []
    for state, states in enumerate(reached):
        if state in states and not any(state in loop for loop in found):
            found.append(frozenset(s for s in states if state in reached[s]))
    return found


def _reach(automaton: _Automaton, state: int) -> set[int]:
    found: set[int] = set()
    pending = [state]
    while pending:
        for target in automaton.follow[pending.pop()]:
            if target not in found:
                found.add(target)
                pending.append(target)
    return found


def _doubles(automaton: _Automaton, loop: frozenset[int]) -> bool:
    """Say whether the loop reads some text in two ways: apart from one state, and together again."""
    inner = {state: [t for t in automaton.follow[state] if t in loop] for state in loop}
    if any(automaton.follow[state][target] > 1 for state in loop for target in inner[state]):
        return True
    back: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    seen = {(state, state) for state in loop}
    pending = list(seen)
    work = 0
    while pending:
        one, other = pair = pending.pop()
        for target in inner[one]:
            for second in inner[other]:
                work += 1
                if automaton.masks[target] & automaton.masks[second]:
                    back[target, second].append(pair)
                    if (target, second) not in seen:
                        seen.add((target, second))
                        pending.append((target, second))
        if work > WORK:
            raise TooLargeError
    pending = [(state, state) for state in loop]
    together = set(pending)
    while pending:
        for before in back[pending.pop()]:
            if before not in together:
                together.add(before)
                pending.append(before)
    return any(one != other for one, other in together)


def _search(automaton: _Automaton, shape: _Shape) -> frozenset[int]:
    """Add the state that stands for beginning anywhere, and return its loop."""
    state = len(automaton.masks)
    automaton.masks.append(-1)
    automaton.follow.append({**shape.first, state: 1})
    return frozenset((state,))


def _row_is_long(automaton: _Automaton, loops: list[frozenset[int]]) -> bool:
    """Say whether too many loops that can share a text out stand in a row."""
    links = {(a, b): _distance(automaton, a, b) for a in loops for b in loops if a is not b}
    longest: dict[frozenset[int], tuple[int, int]] = {}

    def row(loop: frozenset[int]) -> tuple[int, int]:
        """Return the number of loops in the longest row that begins here, and the longest step in it."""
        if loop not in longest:
            longest[loop] = (1, 0)
            for other in loops:
                step = links.get((loop, other))
                if step is not None:
                    count, widest = row(other)
                    longest[loop] = max(longest[loop], (count + 1, -max(-widest, step)))
        return longest[loop]

    return any(count > LOOPS or (count == LOOPS and -widest == 1) for count, widest in map(row, loops))


def _distance(automaton: _Automaton, one: frozenset[int], other: frozenset[int]) -> int | None:
    """Return the length of the shortest text that leads from one loop to another while both could read it."""
    mask = _union(automaton, one) & _union(automaton, other)
    pending = deque((state, 0) for state in one)
    seen = set(one)
    while pending:
        state, steps = pending.popleft()
        for target in automaton.follow[state]:
            if not automaton.masks[target] & mask:
                continue
            if target in other:
                return steps + 1
            if target not in seen:
                seen.add(target)
                pending.append((target, steps + 1))
    return None


def _union(automaton: _Automaton, loop: frozenset[int]) -> int:
    mask = 0
    for state in loop:
        mask |= automaton.masks[state]
    return mask


def _written(automaton: _Automaton, loop: frozenset[int]) -> str:
    """Return the smallest repetition that holds the whole loop, as it is written."""
    holding = [(len(states), repeat) for states, repeat in automaton.repeats if loop <= set(states)]
    return min(holding, key=lambda one: one[0])[1].text if holding else ""


__all__ = ["TooLargeError", "slow_part"]
