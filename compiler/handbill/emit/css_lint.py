"""What is likely not meant so in a style sheet that is sound: misspelt properties, sides by hand, small targets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from handbill.diagnostics import nearest
from handbill.emit.css_names import DESCRIPTORS, MODERN

LEAST = 24
"""Side of the smallest target, in px: WCAG 2.2, 2.5.8."""

_LOGICAL = {
    "left": "inset-inline-start",
    "right": "inset-inline-end",
    "border-top-left-radius": "border-start-start-radius",
    "border-top-right-radius": "border-start-end-radius",
    "border-bottom-left-radius": "border-end-start-radius",
    "border-bottom-right-radius": "border-end-end-radius",
} | {
    f"{what}-{side}{part}": f"{what}-inline-{end}{part}"
    for side, end in (("left", "start"), ("right", "end"))
    for what, parts in (
        ("margin", ("",)),
        ("padding", ("",)),
        ("scroll-margin", ("",)),
        ("scroll-padding", ("",)),
        ("border", ("", "-width", "-style", "-color")),
    )
    for part in parts
}
_VALUES = {"text-align": {"left": "start", "right": "end"}} | {
    name: {"left": "inline-start", "right": "inline-end"} for name in ("float", "clear")
}
_SIZES = frozenset(
    f"{bound}{side}" for bound in ("", "max-") for side in ("width", "height", "inline-size", "block-size")
)
_CONTROL = re.compile(r"(?<![\w-])(?:button|summary|select|textarea)(?![\w-])|\.(?:button|close)(?![\w-])")
_PIXELS = re.compile(r"(\d+(?:\.\d+)?)px")


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a sheet: its kind by cssutils, its text as written, and where that begins."""

    kind: str
    text: str
    offset: int


@dataclass(slots=True)
class _Declaration:
    at: Token
    value: str

    @property
    def name(self) -> str:
        return self.at.text.lower()


@dataclass(slots=True)
class _Rule:
    selector: str
    declarations: list[_Declaration] = field(default_factory=list[_Declaration])


@dataclass(frozen=True, slots=True)
class Unwise:
    """A finding of the kind `property` (nobody knows it), `side` or `target`.

    `instead`: what to write, empty when nothing is near.
    """

    kind: str
    at: Token
    instead: str


def unwise(tokens: Sequence[Token], profiles: frozenset[str]) -> Iterator[Unwise]:
    """Yield what is unwise, in the order of the rules' ends. `profiles`: the properties that cssutils knows."""
    known = profiles | MODERN | DESCRIPTORS
    for rule in _rules(tokens):
        for one in rule.declarations:
            yield from _unknown(one, known)
            yield from _sided(one, rule)
            yield from _small(one, rule)


def _unknown(one: _Declaration, known: frozenset[str]) -> Iterator[Unwise]:
    if one.name not in known and not one.name.startswith("-"):
        yield Unwise("property", one.at, nearest(one.name, known) or "")


def _sided(one: _Declaration, rule: _Rule) -> Iterator[Unwise]:
    """Yield a side by hand, unless it is the same on both: then it means no direction."""
    instead = _LOGICAL.get(one.name)
    mirrored = one.name.replace("left", "right") if "left" in one.name else one.name.replace("right", "left")
    both = any(other.name == mirrored and other.value == one.value for other in rule.declarations)
    if instead and one.value != "50%" and not both:
        yield Unwise("side", one.at, instead)
    meant = _VALUES.get(one.name, {}).get(one.value.lower())
    if meant:
        yield Unwise("side", one.at, f"{one.name}: {meant}")


def _small(one: _Declaration, rule: _Rule) -> Iterator[Unwise]:
    """Yield a size below the least, of a control, unless the rule gives it a larger one to be at least."""
    pixels = _PIXELS.fullmatch(one.value)
    if one.name not in _SIZES or not pixels or float(pixels[1]) >= LEAST or not _is_control(rule.selector):
        return
    least = f"min-{one.name.removeprefix('max-')}"
    bounds = (_PIXELS.fullmatch(d.value) for d in rule.declarations if d.name == least)
    if not any(bound and float(bound[1]) >= LEAST for bound in bounds):
        yield Unwise("target", one.at, f"{LEAST}px")


def _is_control(selector: str) -> bool:
    """Tell whether a selector of the list is about a button or the like itself, not what is in it or before it."""
    subjects = (re.split(r"[\s>+~]+", part.strip())[-1] for part in selector.split(","))
    return any(_CONTROL.search(subject) and "::" not in subject for subject in subjects)


def _rules(tokens: Sequence[Token]) -> Iterator[_Rule]:
    """Yield each block with its declarations as it ends; nested ones before those around them."""
    open_: list[_Rule] = []
    statement: list[Token] = []
    depth = 0
    for token in tokens:
        if token.kind == "COMMENT":
            continue
        if token.text[-1] in "([":
            depth += 1
        elif token.text in (")", "]"):
            depth -= 1
        if depth or token.text not in ("{", "}", ";"):
            statement.append(token)
            continue
        if token.text == "{":
            open_.append(_Rule("".join(t.text for t in statement).strip()))
        elif open_:
            open_[-1].declarations += _declaration(statement)
            if token.text == "}":
                yield open_.pop()
        statement = []


def _declaration(statement: Sequence[Token]) -> list[_Declaration]:
    """Return the declaration of a statement: a name, a colon, a value."""
    tokens = [token for token in statement if token.kind != "S"]
    if len(tokens) < 3 or tokens[0].kind != "IDENT" or tokens[1].text != ":":
        return []
    colon = next(index for index, token in enumerate(statement) if token is tokens[1])
    value = "".join(token.text for token in statement[colon + 1 :])
    return [_Declaration(tokens[0], value.strip().removesuffix("!important").strip())]
