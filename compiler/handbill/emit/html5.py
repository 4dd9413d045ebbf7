"""The same markup read by an HTML 5 tree builder, as every browser would: the one module that knows selectolax."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from handbill.emit.html import Element, UnreadableError

_MADE_UP = ("tbody", "tr", "colgroup")
"""Elements that a browser adds where a table leaves them out."""


def adjusted(element: Element, markup: str) -> Element:
    """Return the tree with the names that HTML 5 gives to SVG (`viewBox`, `linearGradient`).

    Raises UnreadableError where a browser's tree differs in anything else: `<div/>`, a form within a form, a table's text.
    """
    body = LexborHTMLParser(f"<!doctype html><body><div>{markup}</div></body>").body
    top = body.child if body is not None else None
    if top is None or top.next is not None:
        raise UnreadableError("an end tag closes more than was opened")
    return _both(element, top)


def _both(element: Element, node: LexborNode) -> Element:
    if element.tag.lower() != (node.tag or "").lower():
        raise UnreadableError(
            f"a browser would read <{node.tag}> where <{element.tag}> is written", element, _instead(node.tag)
        )
    attributes = {name: value or "" for name, value in node.attributes.items()}
    if {k.lower(): v for k, v in attributes.items()} != _minimised(element.attributes, attributes):
        raise UnreadableError(f"a browser would read other attributes of <{element.tag}>", element)
    children: list[Element | str] = []
    theirs = _children(node)
    if len(theirs) != len(element.children):
        raise UnreadableError(f"a browser would read other children of <{element.tag}>", element)
    for mine, other in zip(element.children, theirs, strict=True):
        if isinstance(mine, str) or isinstance(other, str):
            if mine != other:
                raise UnreadableError(
                    f"a browser would read the text of <{element.tag}> differently", element
                )
            children.append(mine)
        else:
            children.append(_both(mine, other))
    return Element(node.tag or element.tag, attributes, children)


def _instead(tag: str | None) -> str:
    """Say what to do about an element that a browser makes up, or finds elsewhere."""
    if tag in _MADE_UP:
        return f"write <{tag}> around it, as a browser does"
    return "put it where such an element may stand, and close every element that was opened"


def _minimised(mine: dict[str, str], theirs: dict[str, str]) -> dict[str, str]:
    """Write `hidden` as a browser has it: libxml2 makes it `hidden="hidden"`."""
    empty = {name.lower() for name, value in theirs.items() if not value}
    return {k: "" if k in empty and v == k else v for k, v in mine.items()}


def _children(node: LexborNode) -> list[LexborNode | str]:
    found: list[LexborNode | str] = []
    child = node.child
    while child is not None:
        if child.is_text_node:
            text = child.text_content or ""
            if found and isinstance(found[-1], str):
                found[-1] += text
            else:
                found.append(text)
        elif child.is_element_node:
            found.append(child)
        child = child.next
    return found
