"""Checked markup as the tree that the page builds: see `Tree` in runtime_js/types.d.ts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from handbill.diagnostics import Diagnostic, Report, Span
from handbill.diagnostics.rules import markup as rules
from handbill.diagnostics.rules import values
from handbill.emit import allowed
from handbill.emit.html import Element
from handbill.model.secrets import names_user
from handbill.sandbox.jinja import PLACE
from handbill.sandbox.placing import TextChangedError, split

DO, SCREEN = "hb-do", "hb-screen"
_KEEPS_SPACE = {"textarea"}
_SPACE = re.compile(r"[ \t\n\r\f]+")
_EDGE = re.compile(r"^[ \t\r\f]*\n[ \t\n\r\f]*|[ \t\r\f]*\n[ \t\n\r\f]*$")


def place_of(element: Element, fallback: Span) -> Span:
    """Return where an element was written."""
    found = element.attributes.get(PLACE, "").rsplit(":", 2)
    if len(found) != 3:
        return fallback
    file, line, column = found[0], int(found[1]), int(found[2])
    return Span(file, line, column, line, column + len(element.tag) + 1)


def forbidden(element: Element, at: Span) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each tag, attribute and address below that a promotion can't have."""
    at = place_of(element, at)
    if element.tag not in allowed.TAGS:
        yield rules.tag_refused(at, tag=element.tag, known=tuple(sorted(allowed.TAGS)))
        return
    for name, value in element.attributes.items():
        if name == PLACE:
            continue
        if not allowed.attribute_allowed(element.tag, name):
            yield rules.attribute_refused(
                at, name=name, tag=element.tag, instead=allowed.instead_of(element.tag, name)
            )
        for address in _addresses(name, value):
            if not allowed.address_allowed(address):
                yield rules.address_refused(at, address=allowed.as_read(address))
            elif names_user(allowed.as_read(address)):
                yield values.address_with_name(at)
    for child in element.children:
        if isinstance(child, Element):
            yield from forbidden(child, at)


def _addresses(name: str, value: str) -> list[str]:
    if name in allowed.SEVERAL:
        return value.split(",")
    return [value] if name in allowed.ADDRESSES else []


def misplaced(element: Element, at: Span) -> Diagnostic:
    """Say that an element outside a frame wants to hold the screens."""
    instead = "leave it out: only the frame of a template holds the screens"
    return rules.attribute_refused(place_of(element, at), name=SCREEN, tag=element.tag, instead=instead)


class Trees:
    """Turns elements into trees; collects the actions that they name, with the place of the first use."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self.actions: dict[str, Span] = {}

    def tree(self, element: Element, at: Span) -> list[Any]:
        """Return `[tag, attributes or 0, …children]`."""
        at = place_of(element, at)
        attributes = {}
        for name, value in element.attributes.items():
            if name == PLACE:
                continue
            attributes[{DO: "@", SCREEN: "#"}.get(name, name)] = self._attribute(name, value, at)
            if name == DO:
                self.actions.setdefault(value.split(" ")[0], at)
        children: list[Any] = []
        for child in element.children:
            children += (
                [self.tree(child, at)] if isinstance(child, Element) else self._text(child, element, at)
            )
        return [element.tag, attributes or 0, *children]

    def _attribute(self, name: str, value: str, at: Span) -> str | int:
        try:
            parts = split(value)
        except TextChangedError:
            parts = []
            self._report(rules.text_changed(at, where=name))
        if len(parts) > 1:
            self._report(rules.text_changed(at, where=name))
        return parts[0] if parts else ""

    def _text(self, text: str, parent: Element, at: Span) -> list[str | int]:
        if parent.tag not in _KEEPS_SPACE:
            text = _SPACE.sub(" ", _EDGE.sub("", text))
        try:
            return split(text)
        except TextChangedError:
            self._report(rules.text_changed(at))
            return []


def has_stop(tree: Any) -> bool:
    """Tell whether some element of a compiled tree, or of a table of them, says by `tabindex` that Tab stops at it."""
    if not isinstance(tree, list):
        return False
    parts = cast("Sequence[Any]", tree)
    attributes: Any = parts[1] if len(parts) > 1 else None
    own = isinstance(attributes, dict) and cast("Mapping[str, Any]", attributes).get("tabindex") == "0"
    return own or any(has_stop(part) for part in parts)


def has_element(tree: Any, *tags: str) -> bool:
    """Tell whether an element of one of these names stands somewhere in a compiled tree, or in a table of them."""
    if not isinstance(tree, list):
        return False
    parts = cast("Sequence[Any]", tree)
    return (bool(parts) and parts[0] in tags) or any(has_element(part, *tags) for part in parts)
