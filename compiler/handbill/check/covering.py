"""Which freely placed blocks lie on which, as far as their boxes say it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from handbill.model.layers import Ground
from handbill.model.site import BlockUse, Image

HAIR = 0.001
_TOUCH = 4
"""CSS pixels that two boxes may share: letters and edges do not reach the border of their box."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A block on one kind of screen: its box in shares of the ground, 0 to 1.

    `known` is false where its height is a guess, and `placed` where it stands in the flow.
    """

    use: BlockUse
    left: float
    top: float
    right: float
    bottom: float
    order: tuple[int, int]
    placed: bool
    known: bool

    def meets(self, other: "Layer") -> bool:
        """Say whether the two boxes share anything."""
        beside = self.left >= other.right - HAIR or other.left >= self.right - HAIR
        return not (beside or self.top >= other.bottom - HAIR or other.top >= self.bottom - HAIR)

    def covers(self, other: "Layer", ground: Ground) -> bool:
        """Say whether the two boxes share more than their borders."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return min(wide * ground.width, high * ground.height) > _TOUCH


def covered(layers: Iterable[Layer], ground: Ground) -> Iterator[tuple[BlockUse, BlockUse]]:
    """Yield each two blocks of which the first lies on the second, which is no picture."""
    known = [one for one in layers if one.placed and one.known]
    for pair in combinations(known, 2):
        below, above = sorted(pair, key=lambda one: one.order)
        if not is_picture(below.use) and above.covers(below, ground):
            yield above.use, below.use


def is_picture(use: BlockUse) -> bool:
    """Say whether a block shows a picture."""
    return any(isinstance(value, Image) for value in use.parameters.values())


def is_pressed(use: BlockUse) -> bool:
    """Say whether a shopper does something with a block."""
    block = use.block
    return bool(block.action or block.actions or block.goal or block.captures)
