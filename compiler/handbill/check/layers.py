"""Where a block stands that is placed freely: `at: { left: 5%, top: 20%, width: 45%, mobile: { top: 60% } }`."""

from collections.abc import Mapping as MappingOf
from dataclasses import replace
from typing import TypeVar

from handbill.check.comparisons import scalar_of
from handbill.check.context import Context
from handbill.check.nodes import entries, head
from handbill.check.values import boolean, integer, within
from handbill.diagnostics.rules import layers as rules
from handbill.diagnostics.rules import names as name_rules
from handbill.diagnostics.rules import values as value_rules
from handbill.model import units
from handbill.model.layers import PERCENT, PX, Box, Extent, Place, pixels
from handbill.model.manifest import Block, Template
from handbill.model.source import Mapping, Node, Scalar

AT, MOBILE, HIDDEN, PLATE = "at", "mobile", "hidden", "plate"
LEFT, TOP, WIDTH, HEIGHT, LAYER = "left", "top", "width", "height", "layer"
_SIDES = (LEFT, TOP, WIDTH, HEIGHT)
_BOX = (*_SIDES, LAYER, HIDDEN)
_EXAMPLE = "at: { left: 5%, top: 20%, width: 45% }"
_EXAMPLES: MappingOf[str, str] = {LAYER: "layer: 2", HIDDEN: "hidden: true", PLATE: "plate: true"}
_NOTHING, _ALL = Extent(0, PERCENT), Extent(100, PERCENT)
_DEEPEST = 99

T = TypeVar("T")
_Keys = dict[str, Extent | int | bool]


def at_of(block: Block, node: Node | None) -> Node | None:
    """Return what says where a block stands; a block may have a parameter of that name, which is then its own."""
    return node.get(AT) if isinstance(node, Mapping) and not block.parameter(AT) else None


def read_place(node: Node, block: Block, template: Template | None, context: Context) -> Place | None:
    """Read `at:`. `template` is None for a block within another, which stands where that one puts it."""
    if template is None or not template.places:
        free = [t.name for t in context.catalog.templates.values() if t.places]
        context.report(
            rules.place_refused(head(node.at), block.name, template.name if template else None, free)
        )
        return None
    if not isinstance(node, Mapping):
        context.report(name_rules.shape_wrong(head(node.at), AT, "a map", _EXAMPLE))
        return None
    wide = _keys(node, (*_BOX, PLATE, MOBILE), AT, context)
    below = node.get(MOBILE)
    narrow = _keys(below, _BOX, MOBILE, context) if isinstance(below, Mapping) else None
    if below is not None and narrow is None:
        context.report(name_rules.shape_wrong(head(below.at), MOBILE, "a map", f"{MOBILE}: {{ top: 60% }}"))
    place = Place(
        wide=_box(wide, {}),
        narrow=None if narrow is None else _box(narrow, wide),
        flows=narrow is None,
        plate=wide.get(PLATE) is True,
        at=node.at,
    )
    if place.wide is None and place.narrow is None and not place.flows:
        context.report(rules.place_unfit(head(node.at), block.name, "is hidden on every screen", None))
    return place


def _keys(node: Mapping, known: tuple[str, ...], what: str, context: Context) -> _Keys:
    found: _Keys = {}
    if not entries(node):
        context.report(name_rules.part_empty(head(node.at), what, _EXAMPLE))
    for entry in entries(node):
        key = entry.key.text
        if key not in known:
            context.report(name_rules.key_unknown(entry.key.at, key, what, known))
        elif key != MOBILE:
            single = scalar_of(entry.value, key, _EXAMPLES.get(key, f"{key}: 20%"), context)
            value = _value(key, single, context) if single else None
            if value is not None:
                found[key] = value
    return found


def _value(key: str, node: Scalar, context: Context) -> Extent | int | bool | None:
    if key in (HIDDEN, PLATE):
        return boolean(node, context)
    if key == LAYER:
        number = integer(node, context)
        return number if number is not None and within(node, number, 0, _DEEPEST, context) else None
    return _extent(key, node, context)


def _extent(key: str, node: Scalar, context: Context) -> Extent | None:
    share, size = units.percent(node.text.removeprefix("-")), pixels(node.text.removeprefix("-"))
    if share is None and size is None and node.text != "0":
        context.report(value_rules.value_wrong(node.at, node.text, "length on the ground", "20%, or 24px"))
        return None
    found = Extent(share, PERCENT) if share is not None else Extent(size or 0, PX)
    if node.text.startswith("-"):
        context.report(value_rules.value_out_of_range(node.at, node.text, f"at least 0{found.unit}"))
    elif share is not None and share > 100:
        context.report(value_rules.value_out_of_range(node.at, node.text, "at most 100%"))
    elif key in (WIDTH, HEIGHT) and not found.amount:
        context.report(value_rules.value_out_of_range(node.at, node.text, "more than 0, or leave it out"))
    else:
        return found
    return None


def _box(own: _Keys, wide: _Keys) -> Box | None:
    """Return the box that the keys say, and where they say nothing those of wide screens; None for a hidden one."""
    if own.get(HIDDEN) is True:
        return None
    keys = {**wide, **own}
    left = _is(keys.get(LEFT), Extent) or _NOTHING
    rest = replace(_ALL, amount=100 - left.amount) if left.unit == PERCENT else _ALL
    return Box(
        left,
        _is(keys.get(TOP), Extent) or _NOTHING,
        _is(keys.get(WIDTH), Extent) or rest,
        _is(keys.get(HEIGHT), Extent),
        _is(keys.get(LAYER), int) or 0,
    )


def _is(value: object, kind: type[T]) -> T | None:
    return value if isinstance(value, kind) else None
