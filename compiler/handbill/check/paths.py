"""Every text, link and picture of a promotion by its path: `content.headline`, `content.form.fields.email.label`."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace

from handbill.diagnostics import Span
from handbill.logic.pieces import ALT, SRC
from handbill.model.manifest import Block, Entry
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
    Location,
    Marked,
    Markup,
    Option,
    Paragraph,
    Piece,
    Screen,
    Text,
)

INTRO, ASK, RESULT = "intro", "ask", "result"
_TAG = re.compile(r"<[^>]*>")

_STARTS = {ASK: "content", INTRO: f"content.{INTRO}", RESULT: f"content.{RESULT}"}
"""How the paths of those screens begin that have a place in `content`."""
_NUMBERED = re.compile(r"(.+?)(-[0-9]+)?")

Place = Location
Whole = Text | Markup | Html | Link | Image


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
    elif isinstance(content, Link):
        yield Text(content.parts, content.at)
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
        start = _STARTS.get(screen.name, f"screens.{screen.name}")
        found.update(_blocks(start, (), screen.blocks))
    return found


def meant(path: str, known: Container[str], blocks: Mapping[str, Block]) -> str:
    """Return the path of `spots` that one means which follows the long form: `screens.ask.heading` is `content.headline`."""
    if path in known:
        return path
    for screen, start in _STARTS.items():
        if f"{path}.".startswith(f"screens.{screen}."):
            path = start + path.removeprefix(f"screens.{screen}")
    parts = path.split(".")
    for at in range(1, min(3, len(parts))):
        named = _NUMBERED.fullmatch(parts[at])
        block = blocks.get(named[1]) if named else None
        if named and block and block.key:
            return ".".join([*parts[:at], block.key + (named[2] or ""), *parts[at + 1 :]])
    return path


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
