"""Every text, link and picture of a promotion by its path: `content.headline`, `content.form.fields.email.label`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

from handbill.check.links import is_address
from handbill.diagnostics import Span
from handbill.model.manifest import Entry
from handbill.model.parameter import Parameter
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
    Screen,
    Text,
)

INTRO, ASK, RESULT = "intro", "ask", "result"
SRC, ALT = "src", "alt"
_TAG = re.compile(r"<[^>]*>")

Place = tuple[str, ...]
"""Where a content stands: block id and parameter, then what is within it (a field and its parameter, `alt`)."""
Whole = Text | Markup | Html | Link | Image
Piece = Whole | str
"""What a path names: a picture's address is a str."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One content: what stands there, and the parameter of the entry that it was given for."""

    place: Place
    content: Piece
    parameter: Parameter | None
    entry: Entry

    @property
    def is_default(self) -> bool:
        """Whether the entry's own words stand here because the definition gives none."""
        return isinstance(self.content, Text) and self.content.at == self.entry.at

    @property
    def shown(self) -> tuple[FactText, ...]:
        """The facts among the words."""
        return tuple(
            part for text in _texts(self.content) for part in text.parts if isinstance(part, FactText)
        )

    @property
    def words(self) -> str:
        """All that is written out here: text, the source of markup, an address."""
        if isinstance(self.content, Html):
            return self.content.source
        if isinstance(self.content, Link):
            return self.content.href
        return " ".join(text.literal for text in _texts(self.content))

    @property
    def at(self) -> Span | None:
        """Where it stands, None for the address of a picture."""
        return None if isinstance(self.content, str) else self.content.at

    @property
    def is_read(self) -> bool:
        """Whether a shopper reads words here: a code is none, and neither is a fact alone."""
        return _has_words(self.content) and not (self.parameter and self.parameter.public)


def _has_words(content: Piece) -> bool:
    said = _TAG.sub("", content.source) if isinstance(content, Html) else ""
    for part in (part for text in _texts(content) for part in text.parts):
        said += part if isinstance(part, str) else "".join(form for _, form in part.forms)
    return not isinstance(content, Image) and any(letter.isalpha() for letter in said)


def _texts(content: Piece | Marked | Paragraph) -> Iterator[Text]:
    """Yield the texts of a content; that of a picture says what it shows."""
    if isinstance(content, Text):
        yield content
    elif isinstance(content, Image):
        yield content.alt
    elif isinstance(content, Markup | Marked):
        for inner in content.of:
            yield from _texts(inner)
    elif isinstance(content, Paragraph):
        for piece in (*content.of, *(piece for point in content.points for piece in point)):
            yield from _texts(piece)


def spots(screens: tuple[Screen, ...]) -> dict[str, Spot]:
    """Return every content by its path, in the order of the screens; the main parameter of an entry by two paths."""
    found: dict[str, Spot] = {}
    for screen in screens:
        start = "content" if screen.name == ASK else f"content.{screen.name}"
        if screen.name not in (INTRO, ASK, RESULT):
            start = f"screens.{screen.name}"
        found.update(_blocks(start, (), screen.blocks))
    return found


def _blocks(start: str, place: Place, uses: tuple[BlockUse, ...]) -> Iterator[tuple[str, Spot]]:
    count: dict[str, int] = {}
    for use in uses:
        count[use.block.name] = nth = count.get(use.block.name, 0) + 1
        key = use.block.key or use.block.name
        path = f"{start}.{key}" if nth == 1 else f"{start}.{key}-{nth}"
        yield from _parameters(path, (*place, use.id), use.block, use.block.main, use.parameters)


def _parameters(
    start: str, place: Place, entry: Entry, main: str | None, given: Mapping[str, Content]
) -> Iterator[tuple[str, Spot]]:
    for name, value in given.items():
        parameter = entry.parameter(name)
        inside = (*place, name)
        paths = (start, f"{start}.{name}") if name == main else (f"{start}.{name}",)
        if isinstance(value, Whole):
            for path in paths:
                yield path, Spot(inside, value, parameter, entry)
        if isinstance(value, Image):
            for path in paths:
                yield f"{path}.{SRC}", Spot((*inside, SRC), value.src, parameter, entry)
                yield f"{path}.{ALT}", Spot((*inside, ALT), value.alt, parameter, entry)
        if isinstance(value, tuple):
            yield from _items(f"{start}.{name}", inside, value, parameter, entry)
        if isinstance(value, BlockUse):
            place = (*inside, value.id)
            yield from _parameters(f"{start}.{name}", place, value.block, value.block.main, value.parameters)


def _items(
    start: str, place: Place, items: tuple[object, ...], parameter: Parameter | None, entry: Entry
) -> Iterator[tuple[str, Spot]]:
    for number, item in enumerate(items, 1):
        if isinstance(item, FieldUse):
            path = f"{start}.{item.name}"
            yield from _parameters(path, (*place, item.name), item.field, item.field.main, item.parameters)
        elif isinstance(item, Option):
            yield f"{start}.{item.value}", Spot((*place, item.value), item.label, parameter, entry)
        elif isinstance(item, Asked):
            for name, said in (("name", item.name), ("text", item.text)):
                if said:
                    inside = (*place, item.purpose, name)
                    yield f"{start}.{item.purpose}.{name}", Spot(inside, said, parameter, entry)
        elif isinstance(item, Text | Link):
            yield f"{start}.{number}", Spot((*place, str(number)), item, parameter, entry)
        elif isinstance(item, ItemUse):
            of = replace(entry, parameters=item.keys)
            yield from _parameters(f"{start}.{number}", (*place, str(number)), of, None, item.parameters)
    yield from _blocks(start, place, tuple(item for item in items if isinstance(item, BlockUse)))


def with_pieces(screens: tuple[Screen, ...], pieces: Mapping[Place, Piece]) -> tuple[Screen, ...]:
    """Return the screens with other contents in some places; the structure stays what it is."""
    if not pieces:
        return screens
    return tuple(replace(s, blocks=tuple(_block(b, (), pieces) for b in s.blocks)) for s in screens)


def _block(use: BlockUse, place: Place, pieces: Mapping[Place, Piece]) -> BlockUse:
    return replace(use, parameters=_given(use.parameters, (*place, use.id), pieces))


def _given(given: Mapping[str, Content], place: Place, pieces: Mapping[Place, Piece]) -> dict[str, Content]:
    return {name: _content(value, (*place, name), pieces) for name, value in given.items()}


def _content(value: Content, place: Place, pieces: Mapping[Place, Piece]) -> Content:
    if isinstance(value, Whole):
        found = pieces.get(place, value)
        return _image(found, place, pieces) if isinstance(found, Image) else found
    if isinstance(value, tuple):
        inside: tuple[object, ...] = value
        return cast("Content", tuple(_item(item, n, place, pieces) for n, item in enumerate(inside, 1)))
    return _block(value, place, pieces) if isinstance(value, BlockUse) else value


def _image(image: Image, place: Place, pieces: Mapping[Place, Piece]) -> Image:
    src, alt = pieces.get((*place, SRC)), pieces.get((*place, ALT))
    if isinstance(src, str):
        image = replace(image, src=src, file=not is_address(src))
    return replace(image, alt=alt) if isinstance(alt, Text) else image


def _item(item: object, number: int, place: Place, pieces: Mapping[Place, Piece]) -> object:
    if isinstance(item, FieldUse):
        return replace(item, parameters=_given(item.parameters, (*place, item.name), pieces))
    if isinstance(item, BlockUse):
        return _block(item, place, pieces)
    if isinstance(item, Option):
        label = pieces.get((*place, item.value))
        return replace(item, label=label) if isinstance(label, Text) else item
    if isinstance(item, ItemUse):
        return replace(item, parameters=_given(item.parameters, (*place, str(number)), pieces))
    if isinstance(item, Asked):
        name, text = (pieces.get((*place, item.purpose, which)) for which in ("name", "text"))
        item = replace(item, name=name) if isinstance(name, Text) else item
        return replace(item, text=text) if isinstance(text, Text) else item
    if isinstance(item, Text | Link):
        return pieces.get((*place, str(number)), item)
    return item
