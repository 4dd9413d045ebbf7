"""Which controls the screens of a bundle have, which decides how much of the code of forms it needs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, cast

_TAGS = ("select", "textarea", "fieldset")
_LIMITS = ("required", "pattern", "min", "max", "step", "minlength", "data-required")
_JUDGED = ("email", "number", "date", "tel", "url")
"""Types of input that a browser judges by themselves."""
FORM = "form"
VERSION = "data-version"
"""Attribute of a box whose words have a version of the shop's."""
_ACTION, _BACK = "@", "back"
_MANY = 2
"""A form and its result need no way back."""


def kinds(table: Any) -> Iterator[str]:
    """Yield the type of each input, and the tag of each other control, of a compiled tree or a table of them.

    `version` stands for a box that says which version of its words it shows.
    """
    for tag, attributes in _elements(table):
        if tag == "input":
            yield str(attributes.get("type", "text"))
            if VERSION in attributes:
                yield VERSION.removeprefix("data-")
        elif tag in _TAGS:
            yield tag


def may_be_wrong(screen: Any) -> int:
    """Return how many answers of a screen can be wrong; boxes and circles of one name are one answer."""
    names = {
        attributes.get("name", tag)
        for tag, attributes in _elements(screen)
        if any(limit in attributes for limit in _LIMITS) or attributes.get("type") in _JUDGED
    }
    return len(names)


def comes_back(screens: Sequence[tuple[str, Any]]) -> bool:
    """Tell whether a form of these screens may be seen again, or what was answered there decides about another.

    `screens` are the names and trees of one promotion.
    """
    if not any(tag == FORM for _, screen in screens for tag, _ in _elements(screen)):
        return False
    names = [name for name, _ in screens]
    return len(screens) > _MANY or any(_leads_to(names, screen) for _, screen in screens)


def tells_together(screens: Sequence[tuple[str, Any]]) -> bool:
    """Tell whether several screens of one promotion have a form, so that what one says goes with the next."""
    return sum(any(tag == FORM for tag, _ in _elements(screen)) for _, screen in screens) > 1


def forms_with(table: Any, attribute: str) -> bool:
    """Tell whether some form of a table of trees carries an attribute."""
    return any(tag == FORM and attribute in attributes for tag, attributes in _elements(table))


def _leads_to(names: Collection[str], screen: Any) -> bool:
    """Tell whether something on a screen leads to one that it names, or back."""
    actions = (str(attributes.get(_ACTION, "")).partition(" ") for _, attributes in _elements(screen))
    by_answer = any("data-go" in attributes for _, attributes in _elements(screen))
    return by_answer or any(action == _BACK or argument in names for action, _, argument in actions)


def _elements(table: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if not isinstance(table, list):
        return
    parts = cast("Sequence[Any]", table)
    if parts and isinstance(parts[0], str) and len(parts) > 1:
        attributes = parts[1]
        yield parts[0], cast("dict[str, Any]", attributes) if isinstance(attributes, dict) else {}
    for part in parts:
        yield from _elements(part)
