"""What a screen reader and a keyboard need of markup, as far as the markup alone can tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from handbill.diagnostics import Diagnostic, Span
from handbill.diagnostics.rules import markup as rules
from handbill.emit.html import Element

Place = Callable[[Element], Span]

_NAMED_BY = ("aria-label", "aria-labelledby", "title")
_CONTROLS = {"input", "select", "textarea"}
_HEADING = re.compile("h[1-6]")
_FIRST_LEVEL = 2
_NAMELESS_INPUTS = {"hidden", "submit", "button", "reset", "image"}


def elements(root: Element) -> Iterator[Element]:
    """Yield an element and all below it, in the order of the document."""
    yield root
    for child in root.children:
        if isinstance(child, Element):
            yield from elements(child)


def unnamed(roots: list[Element], place: Place) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each image, control, button and link of a screen that has no name to be read out."""
    labelled = {
        e.attributes["for"] for r in roots for e in elements(r) if e.tag == "label" and "for" in e.attributes
    }
    wrapped = {id(e) for r in roots for label in elements(r) if label.tag == "label" for e in elements(label)}
    for element in (e for r in roots for e in elements(r)):
        named = any(n in element.attributes for n in _NAMED_BY)
        if element.tag == "img" and "alt" not in element.attributes:
            yield rules.name_missing(
                place(element), tag="img", instead='write alt="…", and alt="" for a decoration'
            )
        elif element.tag in _CONTROLS and element.attributes.get("type") not in _NAMELESS_INPUTS:
            if not (named or id(element) in wrapped or element.attributes.get("id") in labelled):
                instead = "put it into a <label>, or name it with 'for' or aria-label"
                yield rules.name_missing(place(element), tag=element.tag, instead=instead)
        elif element.tag == "button":
            if not named and not _has_words(element):
                yield rules.name_missing(
                    place(element), tag="button", instead="give it words or an aria-label"
                )
            if "type" not in element.attributes:
                yield rules.button_type_missing(place(element))
        elif element.tag == "a" and "href" in element.attributes and not named and not _has_words(element):
            yield rules.name_missing(place(element), tag="a", instead="give it words or an aria-label")


def _has_words(element: Element) -> bool:
    return any(
        (isinstance(child, str) and child.strip()) or (isinstance(child, Element) and _child_words(child))
        for child in element.children
    )


def _child_words(element: Element) -> bool:
    return element.tag == "img" or "aria-label" in element.attributes or _has_words(element)


def doubled_ids(roots: list[Element]) -> Iterator[tuple[str, Element, Element]]:
    """Yield each id that several elements have, with the element that has it again and the first one."""
    seen: dict[str, Element] = {}
    for element in (e for r in roots for e in elements(r)):
        name = element.attributes.get("id")
        if name is not None and seen.setdefault(name, element) is not element:
            yield name, element, seen[name]


def misplaced_headings(roots: list[Element], place: Place) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each heading of a screen that is no <h2> at its begin, or leaves a level out."""
    before: str | None = None
    for element in (e for r in roots for e in elements(r) if _HEADING.fullmatch(e.tag)):
        most = int(before[1]) + 1 if before else _FIRST_LEVEL
        if int(element.tag[1]) > most or (before is None and int(element.tag[1]) < most):
            yield rules.heading_level(place(element), tag=element.tag, before=before)
        before = element.tag
