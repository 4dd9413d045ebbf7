"""What a promotion shows: screens, their blocks, and the fields of forms."""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field

from handbill.check import unbuilt
from handbill.check.agreed import check_agreed
from handbill.check.arguments import Read, arguments
from handbill.check.asking import check_words
from handbill.check.context import Context
from handbill.check.disclosed import check_disclosed
from handbill.check.forms import fields
from handbill.check.items import items
from handbill.check.layers import AT, at_of, read_place
from handbill.check.nodes import entries, head, mapping, sequence, single
from handbill.check.products import products
from handbill.check.reached import apart_from
from handbill.check.rich import read_content
from handbill.diagnostics import Span
from handbill.diagnostics.rules import names as rules
from handbill.model.manifest import Block, Template
from handbill.model.parameter import PRODUCTS, Parameter
from handbill.model.site import BlockUse, Content, FieldUse, Screen
from handbill.model.source import Entry, Mapping, Node, Scalar, Sequence

INTRO, ASK, RESULT = "intro", "ask", "result"
_BLOCKS = "[ { heading: … }, { button: … } ]"


@dataclass(slots=True)
class Screens:
    """Reads the screens of one promotion; ids of blocks are counted over all of them."""

    context: Context
    template: Template | None = None
    implied: MappingOf[str, MappingOf[str, Content]] = field(
        default_factory=dict[str, MappingOf[str, Content]]
    )
    """Block → its parameter → what the template gives it where a use says nothing of the kind."""
    ids: dict[str, int] = field(default_factory=dict[str, int])
    asked: list[tuple[tuple[FieldUse, ...], Span]] = field(
        default_factory=list[tuple[tuple[FieldUse, ...], Span]]
    )
    """The fields of each form, and where the list of them stands."""
    depth: int = 0
    """How many blocks the one that is read stands in."""

    @property
    def more(self) -> MappingOf[str, str]:
        """Screens that the template shows by itself → the key that a text alone stands for there."""
        return self.template.screens if self.template else {}

    def short(self, node: Mapping) -> tuple[Screen, ...]:
        """Read `content:`: the first screen's keys, with `intro` and `result` as the screens around it."""
        names = (INTRO, RESULT, *self.more)
        around = {key: value for key in names if (value := node.get(key)) is not None}
        first = Mapping(tuple(e for e in node.entries if e.key.text not in around), node.at)
        values = {INTRO: around.get(INTRO), ASK: first, RESULT: around.get(RESULT)}
        values.update(
            (key, self._text_alone(around[key], short)) for key, short in self.more.items() if key in around
        )
        return self._agreed(
            tuple(self._screen(name, value) for name, value in values.items() if value is not None)
        )

    @staticmethod
    def _text_alone(node: Node, key: str) -> Node:
        return Mapping((Entry(Scalar(key, node.at), node),), node.at) if isinstance(node, Scalar) else node

    def long(self, node: Mapping) -> tuple[Screen, ...]:
        """Read `screens:`: each with its blocks, or with the keys of the short form."""
        if not entries(node):
            self.context.report(rules.part_empty(node.at, "screens", "screens: { ask: { blocks: [ … ] } }"))
        return self._agreed(tuple(self._screen(entry.key.text, entry.value) for entry in entries(node)))

    def _agreed(self, screens: tuple[Screen, ...]) -> tuple[Screen, ...]:
        """Check what forms agree on with the shopper; what one keeps is sent with those that are sent."""
        given = (one for screen in screens for use in screen.blocks for one in use.given())
        kept = [value for use, _, value in given if use.block.captures and not use.captures]
        beside = [one for uses, _ in self.asked for one in uses if any(uses is value for value in kept)]
        for uses, at in self.asked:
            if not any(uses is value for value in kept):
                check_agreed(uses, beside, at, self.context)
            for use in uses:
                check_disclosed(use, self.context)
        return screens

    def _screen(self, name: str, node: Node) -> Screen:
        found = mapping(node, name, f"{name}: {{ headline: … }}", self.context.report)
        if found is None:
            return Screen(name, (), node.at)
        listed = found.entry("blocks")
        uses = self._listed(found, listed) if listed else self._keyed(found)
        if not uses and not entries(found):
            self.context.report(rules.part_empty(head(found.at), name, f"{name}: {{ headline: … }}"))
        return Screen(name, uses, found.at)

    def _listed(self, node: Mapping, listed: Entry) -> tuple[BlockUse, ...]:
        for entry in entries(node):
            if entry is not listed:
                self.context.report(
                    rules.key_unknown(entry.key.at, entry.key.text, "a screen with 'blocks'", ("blocks",))
                )
        found = sequence(listed.value, "blocks", f"blocks: {_BLOCKS}", self.context.report)
        if found is not None and not found.items:
            self.context.report(rules.part_empty(found.at, "blocks", f"blocks: {_BLOCKS}"))
        return self._items(found) if found else ()

    def _items(self, node: Sequence) -> tuple[BlockUse, ...]:
        uses = (self._item(item) for item in node.items)
        return tuple(use for use in uses if use)

    def _item(self, node: Node) -> BlockUse | None:
        """Read `heading: …` or a bare `coupon`."""
        if isinstance(node, Scalar):
            name, value = node, None
        elif isinstance(node, Mapping) and (only := single(node)):
            name, value = only.key, only.value
        else:
            self.context.report(rules.shape_wrong(head(node.at), "blocks", "one block an item", _BLOCKS))
            return None
        block = self.context.catalog.blocks.get(name.text)
        if block is not None:
            return self._use(block, name, value)
        unbuilt.unknown(name.at, name.text, "block", self.context.catalog.blocks, self.context)
        return None

    def _keyed(self, node: Mapping) -> tuple[BlockUse, ...]:
        """Read the short form; the blocks stand in their manifests' order, whatever the order of the keys."""
        found: list[tuple[Block, BlockUse]] = []
        for entry in entries(node):
            found.extend((use.block, use) for use in self._key(entry))
        return tuple(use for _, use in sorted(found, key=lambda pair: pair[0].order))

    def _key(self, entry: Entry) -> tuple[BlockUse, ...]:
        key = entry.key.text
        for block in self.context.catalog.blocks.values():
            if key == block.key:
                use = self._use(block, entry.key, entry.value)
                return (use,)
            if key == block.keys:
                found = sequence(entry.value, key, f"{key}: [ … ]", self.context.report)
                return tuple(self._use(block, entry.key, item) for item in found.items) if found else ()
        known = [k for b in self.context.catalog.blocks.values() for k in (b.key, b.keys) if k]
        unbuilt.unknown(entry.key.at, key, "block", [*known, INTRO, RESULT], self.context)
        return ()

    def _use(self, block: Block, name: Scalar, node: Node | None) -> BlockUse:
        count = self.ids[block.name] = self.ids.get(block.name, 0) + 1
        placed = at_of(block, node)
        self.depth += 1
        given: dict[str, Content] = arguments(
            block,
            block.main,
            node,
            name.at,
            self.reader,
            self.context,
            others=(AT,) if placed else (),
            one_of=block.one_of,
        )
        self.depth -= 1
        for key, value in self.implied.get(block.name, {}).items():
            if not any(given.get(other) for other in (key, *apart_from(block, key))):
                given[key] = value
        place = (
            read_place(placed, block, None if self.depth else self.template, self.context) if placed else None
        )
        use = BlockUse(block, block.name if count == 1 else f"{block.name}-{count}", given, name.at, place)
        check_words(use, self.context)
        return use

    @property
    def reader(self) -> Read[Content]:
        """What reads a parameter of a block."""
        return self._read

    def _form(self, node: Node) -> tuple[FieldUse, ...] | None:
        found = fields(node, self.context)
        if found:
            self.asked.append((found, head(node.at)))
        return found

    def _read(self, parameter: Parameter, node: Node) -> Content | None:
        if parameter.type == "fields":
            return self._form(node)
        if parameter.type == "blocks":
            found = sequence(node, parameter.name, f"{parameter.name}: {_BLOCKS}", self.context.report)
            return self._items(found) if found else None
        if parameter.type == PRODUCTS:
            return products(node, self.context)
        if parameter.type == "block":
            block = self.context.catalog.blocks.get(parameter.block or "")
            return self._use(block, Scalar(parameter.name, head(node.at)), node) if block else None
        if parameter.keys:
            return items(parameter, node, self._read, self.context)
        return read_content(self.context, parameter, node)
