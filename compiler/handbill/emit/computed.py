"""What an element looks like: its colours, size and what lies over it, as far as they are known before the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from handbill.color.paint import Paint, paint
from handbill.emit.css_cascade import COVERED, STRANGE, UNSURE, Cascade, Said
from handbill.emit.css_match import HOST, Seen, split

CLEAR = Paint(0, 0, 0, 0)
_OWN_LOOK = frozenset(["button", "input", "select", "textarea", "mark", "option", "meter", "progress", "a"])
"""Elements that browsers paint by themselves."""
_SIZES = {"h1": 2.0, "h2": 1.5, "h3": 1.17}
_BOLD = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "b", "strong", "th"])
_SIZE = re.compile(r"(\d*\.?\d+)(px|em|rem|%)")
_CALL = re.compile(r"var\(", re.I)


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of an element; None is what is not known.

    `size` in px. `custom`: the custom properties that it has.
    """

    said: Mapping[str, Said]
    custom: Mapping[str, str | None]
    color: Paint | None
    colored: Said
    ground: Paint | None
    opacity: float | None
    size: float | None
    bold: bool | None
    strange: bool
    hidden: bool


class Looks:
    """The looks of the elements of one promotion in one scheme."""

    def __init__(self, cascade: Cascade, tokens: Mapping[str, str], dark: bool) -> None:
        self._cascade = cascade
        self._tokens = {f"--{token}": value for token, value in tokens.items()}
        self._dark = dark
        self._known: dict[tuple[Seen, bool], Look] = {}

    def of(self, element: Seen, hovered: bool) -> Look:
        """Return how an element looks, hovered over or not."""
        if (element, hovered) not in self._known:
            above = self.of(element.parent, hovered) if element.parent else None
            self._known[element, hovered] = self._look(element, hovered, above)
        return self._known[element, hovered]

    def _look(self, element: Seen, hovered: bool, above: Look | None) -> Look:
        said = self._cascade.of(element, hovered)
        custom: dict[str, str | None] = dict(above.custom) if above else {}
        custom |= {name: one.value for name, one in said.items() if name.startswith("--")}
        if element.tag == HOST:
            custom |= self._tokens

        def value(name: str) -> str | None:
            """Return what a property is, empty where nobody sets it."""
            text = said[name].value if name in said else ""
            return text and resolved(text, custom)

        color, colored = self._color(element, said.get("color"), value("color"), above)
        return Look(
            said,
            custom,
            color,
            colored,
            self._ground(element, value("background-color"), value("background-image"), color),
            _number(value("opacity")),
            _size(element, value("font-size"), above.size if above else 16),
            _bold(element, value("font-weight"), above.bold if above else False),
            element.tag != HOST
            and any(value(name) not in ("", "none", "normal", "border-box") for name in (*STRANGE, COVERED)),
            _hidden(element, value),
        )

    def _color(
        self, element: Seen, said: Said | None, value: str | None, above: Look | None
    ) -> tuple[Paint | None, Said]:
        if said is None and (element.tag in _OWN_LOOK or above is None):
            return None, UNSURE
        if said is None or (value or "").lower() in ("inherit", "unset", "currentcolor"):
            return (above.color, above.colored) if above else (None, UNSURE)
        return (paint(value, self._dark) if value else None), said

    def _ground(
        self, element: Seen, color: str | None, image: str | None, text: Paint | None
    ) -> Paint | None:
        """Return what an element is filled with; a shorthand is the value of both."""
        if color is None or image is None or (not color and element.tag in _OWN_LOOK and element.tag != "a"):
            return None
        if image not in ("", "none", color):
            return None
        if color.lower() in ("", "none", "transparent", "unset", "initial", "0"):
            return CLEAR
        return text if color.lower() == "currentcolor" else paint(color, self._dark)


def resolved(text: str, custom: Mapping[str, str | None], depth: int = 0) -> str | None:
    """Return a value with what its variables stand for; None where that is not known."""
    call = _CALL.search(text)
    if call is None:
        return text
    start, end = call.end(), call.end()
    level = 1
    while end < len(text) and level:
        level += (text[end] == "(") - (text[end] == ")")
        end += 1
    name, *fallback = split(text[start : end - 1])
    if depth > 20 or (name in custom and custom[name] is None):
        return None
    put = custom.get(name)
    if put is None:
        put = ", ".join(fallback) if fallback else None
    if put is None:
        return None
    return resolved(f"{text[: call.start()]}{put}{text[end:]}", custom, depth + 1)


def _number(text: str | None) -> float | None:
    if not text:
        return None if text is None else 1.0
    try:
        return min(max(float(text[:-1]) / 100 if text.endswith("%") else float(text), 0.0), 1.0)
    except ValueError:
        return None


def _size(element: Seen, text: str | None, above: float | None) -> float | None:
    """Return a size of letters, out of `font-size` or `font`."""
    if text == "":
        return None if above is None else above * _SIZES.get(element.tag, 1.0)
    if text in ("inherit", "unset"):
        return above
    found = _SIZE.search(text) if text and "(" not in text.partition("/")[0] else None
    if found is None:
        return None
    unit = {"px": 1.0, "rem": 16.0, "em": above, "%": above and above / 100}[found[2]]
    return None if unit is None else float(found[1]) * unit


def _bold(element: Seen, text: str | None, above: bool | None) -> bool | None:
    if text == "":
        return True if element.tag in _BOLD else above
    if text in ("inherit", "unset"):
        return above
    if text is None:
        return None
    return bool(re.search(r"(?<![\w.#-])(?:bold|bolder|[7-9]\d\d)(?![\w.%-])", text))


def _hidden(element: Seen, value: Callable[[str], str | None]) -> bool:
    return (
        "hidden" in element.attributes
        or value("display") == "none"
        or value("visibility") in ("hidden", "collapse")
        or any(value(name) not in ("", "none", "auto", None) for name in ("clip", "clip-path"))
    )
