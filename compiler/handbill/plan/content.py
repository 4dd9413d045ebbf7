"""What a promotion shows, split into a structure that promotions share and texts that are its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from handbill.model.manifest import Entry
from handbill.model.pictures import Picture
from handbill.model.plan import (
    IMAGE,
    AskedSlots,
    BlockRender,
    Elements,
    FieldRender,
    ImageSlots,
    ItemRender,
    OptionSlot,
    Passage,
    Passages,
    Slot,
    Structure,
    Wrapped,
)
from handbill.model.products import ProductsUse
from handbill.model.site import (
    Asked,
    BlockUse,
    Content,
    FactText,
    FieldUse,
    Html,
    Image,
    ItemUse,
    Link,
    Marked,
    Markup,
    Option,
    Paragraph,
    Promotion,
    Text,
)
from handbill.model.ways import Ways
from handbill.plan.asking import Asking
from handbill.plan.facts import Facts
from handbill.plan.shelves import Shelves
from handbill.plan.values import to_json

MONEY = "money"

Rendered = tuple[tuple[str, tuple[BlockRender, ...]], ...]
Parameters = tuple[tuple[str, Structure], ...]


def page_text(text: Text, facts: Facts, currency: str) -> Any:
    """Return a text as the page fills it in: a string, or parts with the facts among them."""
    if all(isinstance(p, str) for p in text.parts):
        return text.literal
    return [p if isinstance(p, str) else _fact_part(p, facts, currency) for p in text.parts if p != ""]


def _fact_part(part: FactText, facts: Facts, currency: str) -> list[Any]:
    row: list[Any] = [0, dict(part.forms) or part.format or 0, part.fallback or 0]
    if part.format == MONEY and part.fact.money_of:
        currency_of = facts.index(part.fact.money_of, None)
        return [facts.index(part.fact, None), part.format, part.fallback or 0, currency_of]
    if part.format == MONEY and part.fact.argument == "currency":
        family = part.fact.family
        own = family and next((f for f in family.facts if f.key == f"{family.name}.currency"), None)
        row[0] = facts.index(part.fact, part.name, None if own else currency)
        return [*row, facts.index(own, None) if own else -1]
    row[0] = facts.index(part.fact, part.name, currency)
    return [*row, -1] if part.format == MONEY else _short(row)


def _short(row: list[Any]) -> list[Any]:
    while len(row) > 1 and row[-1] == 0:
        row.pop()
    return row


class Writing:
    """Collects the texts of one promotion while its structure is made; `images` are the files that it shows."""

    def __init__(
        self,
        facts: Facts,
        currency: str,
        entries: dict[tuple[str, str], Entry],
        shelves: Shelves,
        asking: Asking,
        pictures: Mapping[str, Picture],
    ) -> None:
        self.texts: list[Any] = []
        self.images: list[str] = []
        self.stock: list[int] = []
        """The lists of products that the first screen shows."""
        self._shown: list[int] = []
        self._facts = facts
        self._currency = currency
        self._entries = entries
        self._shelves = shelves
        self._asking = asking
        self._pictures = pictures

    def anew(self) -> Writing:
        """Return one for the same promotion in another language."""
        given = self._facts, self._currency, self._entries, self._shelves, self._asking
        return Writing(*given, self._pictures)

    def parameters(self, entry: Entry, given: Mapping[str, Content]) -> Parameters:
        """Return every parameter that the entry declares; those that were not given are None."""
        self._entries[entry.kind, entry.name] = entry
        names = [p.name for p in entry.parameters]
        rows: list[tuple[str, Structure]] = []
        for name in [*names, *(n for n in given if n not in names)]:
            content = given.get(name)
            rows.append((name, None if content is None else self._structure(content)))
        return tuple(rows)

    def blocks(self, uses: tuple[BlockUse, ...]) -> tuple[BlockRender, ...]:
        """Return blocks with their texts taken out."""
        return tuple(self._block(use) for use in uses)

    def _block(self, use: BlockUse) -> BlockRender:
        parameters = self.parameters(use.block, use.parameters)
        return BlockRender(use.block, use.id, parameters, use.place, use.at)

    def screens(self, promotion: Promotion) -> Rendered:
        """Return every screen of a promotion, the first shown first."""
        found: list[tuple[str, tuple[BlockRender, ...]]] = []
        for screen in promotion.screens:
            found.append((screen.name, self.blocks(screen.blocks)))
            self.stock = self.stock if len(found) > 1 else list(self._shown)
        return tuple(found)

    def _structure(self, content: Content) -> Structure:
        if isinstance(content, Text):
            return self._slot(page_text(content, self._facts, self._currency))
        if isinstance(content, Link):
            return self._slot(self._href(content))
        if isinstance(content, Image):
            return self._image(content)
        if isinstance(content, Markup):
            return Passages(tuple(self._passage(one) for one in content.of))
        if isinstance(content, Html):
            return Elements(content.source, content.at)
        if isinstance(content, ProductsUse):
            self._shown.append(self._shelves.index(content))
            return self._shown[-1]
        if isinstance(content, BlockUse):
            return self._block(content)
        if isinstance(content, tuple):
            return self._many(content)
        if isinstance(content, Ways):
            if not content.cases:
                return content.other
            return json.dumps(content.rows(), ensure_ascii=False, separators=(",", ":"))
        plain: Structure = to_json(content)
        return plain

    def _many(self, content: tuple[Any, ...]) -> Structure:
        if content and isinstance(content[0], FieldUse):
            return tuple(self._field(f) for f in content)
        if content and isinstance(content[0], BlockUse):
            return self.blocks(content)
        if content and isinstance(content[0], Asked):
            return tuple(self._asked(a) for a in content if a.always or a.purpose in self._asking.needed)
        if content and isinstance(content[0], Option):
            return tuple(self._option(o) for o in content)
        if content and isinstance(content[0], ItemUse):
            return tuple(self._item(i) for i in content)
        return tuple(to_json(v) for v in content)

    def _passage(self, one: Paragraph) -> Passage:
        return Passage(self._pieces(one.of), tuple(self._pieces(point) for point in one.points))

    def _pieces(self, pieces: tuple[Text | Marked, ...]) -> tuple[Slot | Wrapped, ...]:
        return tuple(self._piece(piece) for piece in pieces)

    def _piece(self, piece: Text | Marked) -> Slot | Wrapped:
        if isinstance(piece, Text):
            return self._slot(page_text(piece, self._facts, self._currency))
        href = self._slot(self._href(piece.link)) if piece.link else None
        return Wrapped(piece.tag, self._pieces(piece.of), href)

    def _item(self, use: ItemUse) -> ItemRender:
        given = [(key.name, use.parameters.get(key.name)) for key in use.keys]
        return ItemRender(tuple((n, None if v is None else self._structure(v)) for n, v in given))

    def _field(self, use: FieldUse) -> FieldRender:
        parameters = self.parameters(use.field, use.parameters)
        if use.field.consents:
            shown = use.parameters.get(use.field.main or "text")
            literal = shown.literal if isinstance(shown, Text) else ""
            parameters += (("digest", self._slot(sha256(literal.encode()).hexdigest())),)
        return FieldRender(use.field, use.name, parameters)

    def _option(self, option: Option) -> OptionSlot:
        return OptionSlot(option.value, self._slot(page_text(option.label, self._facts, self._currency)))

    def _asked(self, asked: Asked) -> AskedSlots:
        self._asking.asked[asked.purpose] = None
        words = (
            None if text is None else self._slot(page_text(text, self._facts, self._currency))
            for text in (asked.name, asked.text)
        )
        return AskedSlots(asked.purpose, *words)

    def _image(self, image: Image) -> ImageSlots:
        src = self._slot(IMAGE + image.src if image.file else image.src)
        alt = self._slot(page_text(image.alt, self._facts, self._currency))
        if image.file:
            self.images.append(image.src)
        picture = self._pictures.get(image.src) if image.file else None
        if picture is None:
            return ImageSlots(src, alt)
        sides = self._slot(str(picture.sides.width)), self._slot(str(picture.sides.height))
        candidates = picture.candidates(image.src)
        if not candidates:
            return ImageSlots(src, alt, *sides)
        self.images += [path for path, _ in candidates if path != image.src]
        srcset = ", ".join(f"{IMAGE}{path}{IMAGE} {descriptor}" for path, descriptor in candidates)
        return ImageSlots(src, alt, *sides, self._slot(srcset), picture.fluid)

    def _href(self, link: Link) -> Any:
        return page_text(Text(link.parts, link.at), self._facts, self._currency) if link.parts else link.href

    def _slot(self, text: Any) -> Slot:
        self.texts.append(text)
        return Slot(len(self.texts) - 1)
