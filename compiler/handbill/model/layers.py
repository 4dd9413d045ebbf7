"""Where blocks stand that are placed freely: boxes on the ground of a template, on wide screens and on narrow ones."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from math import ceil
from typing import Any

from handbill.diagnostics import Span
from handbill.model.manifest import Template

PERCENT, PX = "%", "px"
NARROW = 600
"""Screens below this are narrow, for texts too (`create` of runtime_js/dom/show.js)."""
MARGIN = 38
"""What a window keeps free beside a dialog."""
LEAST = 0.875
"""The least share of its size that the ground of wide screens is shown in."""
_PX = re.compile(r"(\d*\.?\d+)px", re.ASCII)


@dataclass(frozen=True, slots=True)
class Extent:
    """A length along one side of the ground: a share of that side in percent, or CSS pixels."""

    amount: float
    unit: str

    def share(self, side: float) -> float:
        """Return it as a share of a side of so many pixels: 0 to 1."""
        return self.amount / 100 if self.unit == PERCENT else self.amount / side


@dataclass(frozen=True, slots=True)
class Box:
    """`left` is the distance from where lines begin, so that right-to-left pages mirror it.

    A box without a height is as high as what stands in it. Of two that meet, the one of the higher `layer` lies above the
    other; of the same layer, the one that comes later in the file.
    """

    left: Extent
    top: Extent
    width: Extent
    height: Extent | None = None
    layer: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """`at:` of a block. `wide` is None where it is hidden; `narrow` is None where it is, or stands in the flow.

    `plate`: it lies on a plate in the colour of the background.
    """

    wide: Box | None
    narrow: Box | None
    flows: bool
    plate: bool
    at: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Ground:
    """What blocks are placed on: its sides in CSS pixels."""

    width: float
    height: float


def narrow_below(wide: Ground) -> int:
    """Return the width of a window, in CSS pixels, below which the ground of narrow screens is shown.

    A ground is never shown so small that its words would have to be smaller than can be read.
    """
    return max(NARROW, ceil(wide.width * LEAST) + MARGIN)


def grounds(template: Template, given: MappingOf[str, Any]) -> tuple[Ground, Ground] | None:
    """Return the ground of wide screens and that of narrow ones; None where blocks can't be placed, or sides are wrong."""
    sides = [pixels(given.get(name)) for name in template.places]
    if len(sides) != len(GROUND) or None in sides:
        return None
    width, height, narrow_width, narrow_height = (side or 0 for side in sides)
    return Ground(width, height), Ground(narrow_width, narrow_height)


def pixels(value: object) -> float | None:
    """Return a length in pixels as a number, None for any other."""
    found = _PX.fullmatch(value) if isinstance(value, str) else None
    return float(found[1]) if found else None


GROUND = ("width", "height", "narrow width", "narrow height")
"""What the parameters are that `places:` of a template names, in their order."""
