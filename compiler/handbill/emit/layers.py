"""The sheet that puts freely placed blocks where they stand.

Heights are shares of the ground's height, which is a share of its width. They are written in `cqi`, hundredths of the
width of the frame, so that they hold in a ground that scrolls because the window is lower.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handbill.model.layers import PERCENT, Box, Extent, Ground, Place, grounds, narrow_below
from handbill.model.plan import Design

LAYER, FLOW, PLATE = "layer", "flow", "plate"
"""Classes that a template dresses: every placed block, one that stands in the flow on narrow screens, one on a plate."""


def names(design: Design) -> dict[Place, str]:
    """Return the classes of every place of a design, its own one last."""
    places = dict.fromkeys(b.place for _, screen in design.screens for b in screen if b.place)
    return {place: " ".join(_classes(place, number)) for number, place in enumerate(places, 1)}


def _classes(place: Place, number: int) -> Iterator[str]:
    yield LAYER
    if place.flows:
        yield FLOW
    if place.plate:
        yield PLATE
    yield f"at{number}"


def sheet(design: Design, dress: str) -> str:
    """Return the sheet of a design, minified; empty where its template places nothing.

    `dress` is what its template wears on narrow screens, minified.
    """
    found = grounds(design.template, dict(design.parameters))
    if found is None:
        return ""
    own = {place: classes.rpartition(" ")[2] for place, classes in names(design).items()}
    wide, narrow = found
    turn = f"{narrow_below(wide)}px"
    over = _rules({own[p]: _box(p.wide, wide) for p in own})
    under = _rules({own[p]: _box(p.narrow, narrow) for p in own if not p.flows})
    return (
        f":host{{{_sides(wide)}}}"
        + (f"@media (min-width:{turn}){{{over}}}" if over else "")
        + f"@media not (min-width:{turn}){{:host{{{_sides(narrow)}}}{dress}{under}}}"
    )


def _sides(ground: Ground) -> str:
    return f"--width:{ground.width:g};--height:{ground.height:g}"


def _rules(boxes: Mapping[str, str]) -> str:
    """Return a rule for each different box: those that are hidden share one."""
    rules: dict[str, list[str]] = {}
    for name, declarations in boxes.items():
        rules.setdefault(declarations, []).append(f".{name}")
    return "".join(f"{','.join(those)}{{{declarations}}}" for declarations, those in rules.items())


def _box(box: Box | None, ground: Ground) -> str:
    if box is None:
        return "display:none"
    rows = [
        f"inset-inline-start:{_across(box.left)}",
        f"top:{_down(box.top, ground)}",
        f"width:{_across(box.width)}",
    ]
    if box.height:
        rows.append(f"height:{_down(box.height, ground)}")
    if box.layer:
        rows.append(f"z-index:{box.layer}")
    return ";".join(rows)


def _across(extent: Extent) -> str:
    return _short(extent.amount, extent.unit)


def _down(extent: Extent, ground: Ground) -> str:
    if extent.unit != PERCENT:
        return _short(extent.amount, extent.unit)
    return _short(extent.amount * ground.height / ground.width, "cqi")


def _short(amount: float, unit: str) -> str:
    text = f"{round(amount, 2):g}".removeprefix("0") or "0"
    return "0" if text == "0" else text + unit
