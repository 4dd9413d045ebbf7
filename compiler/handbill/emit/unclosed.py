"""Which tag is to blame for markup that nobody reads as it is written: one that is never closed, or closes nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handbill.sandbox.jinja import PLACE

_TAG = re.compile(
    r"""<!--.*?-->
    | <(?P<raw>script|style)\b[^>]*>.*?</(?P=raw)\s*>
    | <(?P<end>/?)(?P<name>[a-z][a-z0-9-]*)(?P<rest>(?:"[^"]*"|'[^']*'|[^<>"'])*)>""",
    re.I | re.S | re.X,
)
_PLACED = re.compile(rf'{PLACE}="([^"]*)"')
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_MAY_STAY_OPEN = frozenset(
    [
        "p",
        "li",
        "dt",
        "dd",
        "option",
        "optgroup",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "caption",
        "colgroup",
    ]
)
"""Elements that end by themselves where the next one begins, or where the one around them ends."""


@dataclass(frozen=True, slots=True)
class Blame:
    """The tag's name, where its element was written (as in PLACE, empty when unknown), and what is wrong with it."""

    tag: str
    place: str
    message: str
    instead: str
    stray: bool = False
    """Whether it closes nothing, which every reader passes over in silence."""


def blamed(markup: str) -> Blame | None:
    """Return what is wrong with the tags of a piece of markup; None when each that has to be closed is."""
    opened: list[tuple[str, str]] = []
    last = ""
    for found in _TAG.finditer(markup):
        name = (found["name"] or "").lower()
        if not name:
            continue
        place = _PLACED.search(found["rest"])
        last = place[1] if place else last
        if not found["end"]:
            if name not in _VOID and not found["rest"].endswith("/"):
                opened.append((name, place[1] if place else ""))
            elif name not in _VOID:
                opened += [] if _is_drawing(opened, name) else [(name, place[1] if place else "")]
            continue
        crossed = _crossed(opened, name)
        if crossed is not None:
            return crossed
        if name not in [tag for tag, _ in opened]:
            return Blame(name, last, f"</{name}> closes nothing that is open", "take it out", stray=True)
        while opened.pop()[0] != name:
            pass
    return next((_never_closed(*one) for one in reversed(opened) if one[0] not in _MAY_STAY_OPEN), None)


def _is_drawing(opened: list[tuple[str, str]], name: str) -> bool:
    """Tell whether `/>` ends an element here, as it does within a drawing alone."""
    return name == "svg" or any(tag == "svg" for tag, _ in opened)


def _crossed(opened: list[tuple[str, str]], name: str) -> Blame | None:
    """Return the innermost element that is still open where the one around it is closed."""
    if name not in [tag for tag, _ in opened]:
        return None
    tag, place = opened[-1]
    around = next(at for other, at in reversed(opened) if other == name)
    # An element without a place is not the author's: it is what their markup is put into.
    where = f" before </{name}>" if around else ""
    return None if tag == name or tag in _MAY_STAY_OPEN else _never_closed(tag, place, where)


def _never_closed(tag: str, place: str, where: str = "") -> Blame:
    return Blame(tag, place, f"<{tag}> is not closed{where}", f"write </{tag}> where it ends")
