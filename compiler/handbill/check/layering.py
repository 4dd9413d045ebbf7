"""Whether blocks that are placed freely can be seen, hit and read, and on what they stand."""

from collections.abc import Iterator
from math import ceil

from handbill.check.context import Context
from handbill.check.covering import HAIR, Layer, covered, is_picture, is_pressed
from handbill.diagnostics import Span
from handbill.diagnostics.rules import layers as rules
from handbill.diagnostics.rules import values as value_rules
from handbill.model.layers import MARGIN, PERCENT, Box, Extent, Ground, grounds, narrow_below, pixels
from handbill.model.manifest import SOLID, Template
from handbill.model.site import BlockUse, Image, Screen
from handbill.model.source import Mapping, Node, Scalar
from handbill.model.values import Value

_TARGET = 24
"""CSS pixels: the least that can be hit, WCAG 2.2, 2.5.8."""
WIDE, NARROW = "wide", "narrow"
_SMALLEST = 320
"""CSS pixels: the least width of a window, WCAG 2.2, 1.4.10."""
_WHOLE = Box(Extent(0, PERCENT), Extent(0, PERCENT), Extent(100, PERCENT), Extent(100, PERCENT))
"""Where a block in the flow may stand."""


def check_layers(
    template: Template,
    given: dict[str, Value],
    written: Node | None,
    screens: tuple[Screen, ...],
    context: Context,
) -> None:
    """Report boxes that reach beyond their ground or are too small, and words on pictures."""
    if not template.places:
        return
    _check_sides(template, given, written, context)
    if found := grounds(template, given):
        for screen in screens:
            _check_screen(screen, found, context)


def _check_sides(template: Template, given: dict[str, Value], written: Node | None, context: Context) -> None:
    for name in template.places:
        node = written.get(name) if isinstance(written, Mapping) else None
        size = pixels(given.get(name))
        if not isinstance(node, Scalar) or name not in given:
            continue
        if size is None:
            context.report(value_rules.value_wrong(node.at, node.text, "side of a ground", "it in px: 480px"))
        elif size < _TARGET * 5:
            context.report(value_rules.value_out_of_range(node.at, node.text, f"at least {_TARGET * 5}px"))


def _check_screen(screen: Screen, on: tuple[Ground, Ground], context: Context) -> None:
    unknown: dict[str, tuple[BlockUse, list[str], str]] = {}
    hidden: dict[tuple[str, str], tuple[BlockUse, BlockUse, list[str]]] = {}
    least = {WIDE: narrow_below(on[0]), NARROW: _SMALLEST}
    for ground, kind in zip(on, least, strict=True):
        scale = min(1.0, (least[kind] - MARGIN) / ground.width)
        boxes = list(_boxes(screen, kind))
        for use, box in boxes:
            if use.place and box is not _WHOLE:
                _check_box(use, box, ground, kind, scale, context)
        layers = [_layer(use, box, ground, n, context) for n, (use, box) in enumerate(boxes)]
        for above, under in covered(layers, ground):
            hidden.setdefault((above.id, under.id), (above, under, []))[2].append(kind)
        pictures = [one for one in layers if one.placed and is_picture(one.use)]
        for one in layers:
            below = [p for p in pictures if p.order < one.order and p.meets(one)]
            if below and _sees_through(one.use):
                unknown.setdefault(one.use.id, (one.use, [], below[0].use.id))[1].append(kind)
    for use, kinds, picture in unknown.values():
        context.report(rules.ground_unknown(use.at, use.id, picture, " and ".join(kinds)))
    for above, under, kinds in hidden.values():
        rule = rules.control_covered if is_pressed(under) else rules.words_covered
        context.report(rule(_place(above), above.id, under.id, " and ".join(kinds)))


def _boxes(screen: Screen, kind: str) -> Iterator[tuple[BlockUse, Box]]:
    """Yield the blocks that are seen on one kind of screen, with their boxes; what is in the flow may stand anywhere."""
    for use in screen.blocks:
        place = use.place
        if place is None or (kind == NARROW and place.flows):
            yield use, _WHOLE
        elif box := place.wide if kind == WIDE else place.narrow:
            yield use, box


def _layer(use: BlockUse, box: Box, ground: Ground, number: int, context: Context) -> Layer:
    left, top = box.left.share(ground.width), box.top.share(ground.height)
    width = box.width.share(ground.width)
    line = _TARGET / ground.height
    # How high something is that says nothing of it: words have a line at least, a picture has a shape, and is about as
    # high as wide where nobody knows that.
    shape = _shape(use, context)
    natural = width * ground.width / ground.height * (shape or 1) if is_picture(use) else line
    height = box.height.share(ground.height) if box.height else natural
    placed = box is not _WHOLE
    known = bool(box.height or shape) or not is_picture(use)
    return Layer(use, left, top, left + width, top + height, (box.layer, number), placed, known)


def _shape(use: BlockUse, context: Context) -> float | None:
    """Return the height of a picture as a share of its width; None for what is none, and where its file does not say."""
    for value in use.parameters.values():
        if isinstance(value, Image) and (picture := context.pictures.get(value.src)):
            return picture.sides.height / picture.sides.width
    return None


def _check_box(use: BlockUse, box: Box, ground: Ground, kind: str, scale: float, context: Context) -> None:
    """Report a box that no one can see or hit, at the place of its `at`."""
    at = _place(use)
    bleeds = is_picture(use) and use.block.action is None
    sides = (
        ("width", "left", box.left, box.width, ground.width),
        ("height", "top", box.top, box.height, ground.height),
    )
    for side, start, begin, length, whole in sides:
        begins = begin.share(whole)
        ends = begins + (length.share(whole) if length else 0)
        size = (
            0.0 if length is None else length.amount * (whole * scale / 100 if length.unit == PERCENT else 1)
        )
        if begins >= 1 - HAIR:
            problem = f"lies outside the ground on {kind} screens: {start} is {_said(begin)} of {whole:g}px"
            context.report(rules.place_unfit(at, use.id, problem, f"write a {start} below 100%"))
        elif ends > 1 + HAIR and not bleeds:
            over = f"reaches {(ends - 1) * whole:.0f} px beyond the ground on {kind} screens"
            best = f"{(1 - begins) * 100:.4g}%"
            context.report(rules.place_unfit(at, use.id, over, f"write {side}: {best}, or a smaller {start}"))
        elif length and size < _TARGET and not bleeds:
            small = f"is {size:.0f} px {_ADJECTIVES[side]} on the smallest {kind} screen"
            least = _TARGET / (whole * scale) * 100
            help_ = f"write {side}: {ceil(least)}% or more: what can be read or hit takes {_TARGET} px"
            context.report(rules.place_unfit(at, use.id, small, help_))


def _place(use: BlockUse) -> Span:
    return use.place.at if use.place else use.at


_ADJECTIVES = {"width": "wide", "height": "high"}


def _said(extent: Extent) -> str:
    return f"{extent.amount:g}{extent.unit}"


def _sees_through(use: BlockUse) -> bool:
    """Say whether what lies below a block can be seen between its words."""
    solid = use.block.solid
    filled = solid == SOLID or (solid is not None and not use.parameters.get(solid))
    return bool(use.block.contrast) and not filled and not (use.place and use.place.plate)
