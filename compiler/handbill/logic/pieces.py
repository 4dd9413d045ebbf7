"""Contents of a promotion by their places, and the promotion with other contents in some of them."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from handbill.model.site import (
    Asked,
    BlockUse,
    Content,
    FieldUse,
    Html,
    Image,
    ItemUse,
    Link,
    Markup,
    Option,
    Piece,
    Promotion,
    Screen,
    Text,
)
from handbill.model.site import Location as Place

SRC, ALT = "src", "alt"
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:.*", re.I | re.S)


def is_address(src: str) -> bool:
    """Say whether a picture's `src` is an address rather than a file of the site."""
    return src[:1] in ("/", "#", "?") or _SCHEME.fullmatch(src) is not None


def narrowed(promotion: Promotion) -> Promotion:
    """Return a promotion as a narrow screen shows it."""
    return replace(promotion, screens=with_pieces(promotion.screens, promotion.mobile), mobile={})


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
    if isinstance(value, Text | Markup | Html | Link | Image):
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
