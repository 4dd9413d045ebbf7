"""What is likely not meant so in a style sheet that is sound: misspelt names and values, sides by hand, small targets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from handbill.diagnostics import nearest
from handbill.emit.css_names import DESCRIPTORS, MODERN
from handbill.emit.css_rules import Declaration, Rule, Token, rules
from handbill.emit.css_sides import four
from handbill.emit.css_values import wrong

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
class Unwise:
    """A finding of the kind `property` (nobody knows it), `value`, `side` or `target`.

    `instead`: what to write, empty when nothing is near. `of`: the property, where `at` is in its value.
    """

    kind: str
    at: Token
    instead: str
    of: str = ""


def unwise(
    tokens: Sequence[Token], profiles: frozenset[str], accepted: Callable[[str, str], bool]
) -> Iterator[Unwise]:
    """Yield what is unwise, in the order of the rules' ends.

    `profiles`: the properties that cssutils knows; `accepted`: whether it accepts a value of one.
    """
    known = profiles | MODERN | DESCRIPTORS
    for rule in rules(tokens):
        for one in rule.declarations:
            yield from _unknown(one, known)
            if not rule.describes:
                found = wrong(one, accepted)
                yield from (Unwise("value", at, instead, one.at.text) for at, instead in found)
            yield from _sided(one, rule)
            yield from _small(one, rule)


def _unknown(one: Declaration, known: frozenset[str]) -> Iterator[Unwise]:
    if one.name not in known and not one.name.startswith("-"):
        yield Unwise("property", one.at, nearest(one.name, known) or "")


def _sided(one: Declaration, rule: Rule) -> Iterator[Unwise]:
    """Yield a side by hand, unless it is the same on both: then it means no direction."""
    instead = _LOGICAL.get(one.name)
    mirrored = one.name.replace("left", "right") if "left" in one.name else one.name.replace("right", "left")
    both = any(other.name == mirrored and other.value == one.value for other in rule.declarations)
    if instead and one.value != "50%" and not both:
        yield Unwise("side", one.at, instead)
    apart = four(one)
    # A box that is turned is a drawing: what is left of it lies anywhere.
    if apart and not any(other.name in ("rotate", "transform") for other in rule.declarations):
        yield Unwise("side", one.at, apart)
    meant = _VALUES.get(one.name, {}).get(one.value.lower())
    if meant:
        yield Unwise("side", one.at, f"{one.name}: {meant}")


def _small(one: Declaration, rule: Rule) -> Iterator[Unwise]:
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
