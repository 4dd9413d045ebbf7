"""Rendered markup as a tree, read by lxml as the shops' tools would read it; one module each knows lxml and selectolax."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

if TYPE_CHECKING:
    HtmlNode: TypeAlias = etree._Element  # pyright: ignore[reportPrivateUsage]

DEEPEST = 100


@dataclass(slots=True)
class Element:
    """An element; `children` are elements and stretches of text. Names have the case that `createElementNS` wants."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list["Element | str"])


class UnreadableError(Exception):
    """Markup that browsers and parsers read differently, or that nests too deep; the text says which.

    `element` is the one in which that happens, None when it is all of the markup; `instead` is what to do about it.
    """

    def __init__(
        self,
        message: str,
        element: Element | None = None,
        instead: str = "close every element that was opened, in order",
    ) -> None:
        super().__init__(message)
        self.element = element
        self.instead = instead


def read(markup: str) -> Element:
    """Read a fragment as the children of a `div`. Raises UnreadableError."""
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    root = etree.fromstring(f"<html><body><div>{markup}</div></body></html>", parser)
    body = root.find("body")
    if body is None or len(body) != 1 or (body[0].tail or "").strip() or (body.text or "").strip():
        raise UnreadableError("an end tag closes more than was opened")
    return _element(body[0], 0)


def _element(node: HtmlNode, depth: int) -> Element:
    if depth > DEEPEST:
        message = f"elements are nested more than {DEEPEST} deep"
        raise UnreadableError(message, Element("", _attributes(node)), "take some of those around it away")
    element = Element(str(node.tag), _attributes(node))
    _append_text(element, node.text)
    for child in node:
        element.children.append(_element(child, depth + 1))
        _append_text(element, child.tail)
    return element


def _attributes(node: HtmlNode) -> dict[str, str]:
    return {str(k): str(v) for k, v in node.attrib.items()}


def _append_text(element: Element, text: str | None) -> None:
    if not text:
        return
    if element.children and isinstance(element.children[-1], str):
        element.children[-1] += text
    else:
        element.children.append(text)
