"""Placeholders: while a template renders, each text of a promotion is a token that the template can only place."""

from __future__ import annotations

import re
from typing import Any, NoReturn

from handbill.model.plan import AskedSlots, ImageSlots, OptionSlot, Slot

OPEN, CLOSE = "\ue000", "\ue001"
TOKEN = re.compile(f"{OPEN}sLot(-?[0-9]+)eNd{CLOSE}")
"""Letters of both cases, so that a filter that changes case is found out."""


class TextChangedError(Exception):
    """A template asked for more of a text than to place it."""


class Placed:
    """Stands for one text. Truthy; everything but placing it raises TextChangedError."""

    __slots__ = ("_token",)

    def __init__(self, slot: Slot) -> None:
        self._token = f"{OPEN}sLot{slot.index}eNd{CLOSE}"

    def __html__(self) -> str:
        return self._token

    def __str__(self) -> str:
        return self._token

    def __bool__(self) -> bool:
        return True

    def _refuse(self, *_: Any) -> NoReturn:
        raise TextChangedError

    __len__ = __iter__ = __getitem__ = __contains__ = __int__ = __float__ = _refuse
    __eq__ = __ne__ = __lt__ = __gt__ = __le__ = __ge__ = __add__ = __radd__ = __mul__ = __mod__ = _refuse
    __hash__ = None  # type: ignore[assignment]


class PlacedImage(Placed):
    """Stands for an image's address; `src`, `alt` and so on stand for its texts, and are None where there is none."""

    __slots__ = ("alt", "fluid", "height", "src", "srcset", "width")

    def __init__(self, image: ImageSlots) -> None:
        super().__init__(image.src)
        self.src = Placed(image.src)
        self.alt = Placed(image.alt)
        self.width = image.width and Placed(image.width)
        self.height = image.height and Placed(image.height)
        self.srcset = image.srcset and Placed(image.srcset)
        self.fluid = image.fluid


class PlacedOption:
    """One of several answers: its value, a plain text, and the label that a shopper reads."""

    __slots__ = ("label", "value")

    def __init__(self, option: OptionSlot) -> None:
        self.value = option.value
        self.label = Placed(option.label)


class PlacedAsked:
    """A purpose that a visitor is asked about: its value, a plain text, and its words, None where there are none."""

    __slots__ = ("name", "text", "value")

    def __init__(self, asked: AskedSlots) -> None:
        self.value = asked.value
        self.name = asked.name and Placed(asked.name)
        self.text = asked.text and Placed(asked.text)


def split(text: str) -> list[str | int]:
    """Split rendered text into literals and the slots between them. Raises TextChangedError when a token is damaged."""
    parts: list[str | int] = []
    at = 0
    for found in TOKEN.finditer(text):
        parts += [text[at : found.start()], int(found[1])]
        at = found.end()
    parts.append(text[at:])
    if any(isinstance(p, str) and (OPEN in p or CLOSE in p) for p in parts):
        raise TextChangedError
    return [p for p in parts if p != ""]
