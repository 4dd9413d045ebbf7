"""Whether the texts of a shop's own template or block can be read in the colours that its sheets give them.

Only what is certain is said: where a colour, the ground or a selector is not known before the page, nothing is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from handbill.color.contrast import ratio
from handbill.color.paint import Paint, nearest
from handbill.diagnostics import Report
from handbill.diagnostics.rules import looks as rules
from handbill.emit.computed import Look, Looks
from handbill.emit.css_cascade import Cascade, Said, Sheet
from handbill.emit.css_match import HOST, Seen
from handbill.emit.styles import place
from handbill.model.theme import DEFAULTS, Theme

_HAIR = 0.005
"""Of a ratio: what rounding to eight bits a channel may cost."""
_UNSEEN = frozenset(
    ["svg", "textarea", "select", "option", "script", "style", "template", "audio", "video", "datalist"]
)
_MEDIA = frozenset(["img", "picture", "video", "canvas", "svg"])
_LARGE, _LARGE_BOLD = 24, 18.66
"""Sizes in px from which on a text is large for WCAG: 18 and 14 pt."""


@dataclass(frozen=True, slots=True)
class _Layer:
    ground: Paint
    opacity: float
    said: Said
    faded: Said


@dataclass(frozen=True, slots=True)
class Text:
    """A text: its paint, and what it lies in, the outermost first, which is solid."""

    color: Paint
    colored: Said
    layers: tuple[_Layer, ...]
    needs: float
    scheme: str

    def reads(self, color: Paint | None = None, ground: Paint | None = None, faded: bool = True) -> float:
        """Return the contrast; with another colour, another solid ground, or all of it opaque, if asked for."""
        below, backs = Paint(1, 1, 1), list[Paint]()
        for index, layer in enumerate(self.layers):
            filled = ground if ground and not index else layer.ground
            backs.append(below)
            below = filled.over(below)
        over = (color or self.color).over(below)
        for layer, back in zip(reversed(self.layers), reversed(backs), strict=True):
            share = layer.opacity if faded else 1.0
            below, over = below.fainter(share).over(back), over.fainter(share).over(back)
        return ratio(over, below)


def check_legible(
    tree: Seen, sheets: Sequence[Sheet], theme: Theme, given: frozenset[str], report: Report
) -> None:
    """Report what can't be read in a promotion, at the declaration of the shop's that is to change, once each.

    `tree`: the frame with one screen in it, below an element called `:host`. `given`: classes that scripts may give.
    """
    texts = texts_of(tree, sheets, theme, given)
    worst: dict[tuple[str, int], tuple[Text, str]] = {}
    for text in texts:
        blamed = _blamed(text) if text.reads() < text.needs - _HAIR else None
        if blamed:
            said, what = blamed
            key = said.sheet.file if said.sheet else "", said.declaration.at.offset if said.declaration else 0
            if key not in worst or text.reads() / text.needs < worst[key][0].reads() / worst[key][0].needs:
                worst[key] = text, what
    for text, what in worst.values():
        _report(text, what, texts, report)


def texts_of(tree: Seen, sheets: Sequence[Sheet], theme: Theme, given: frozenset[str]) -> list[Text]:
    """Return the texts whose colours are certain, in each scheme, and once more hovered over."""
    texts: list[Text] = []
    for dark in (False, True):
        if (dark and theme.scheme == "light") or (not dark and theme.scheme == "dark"):
            continue
        tokens = {**DEFAULTS, **theme.light, **(theme.dark if dark else {})}
        looks = Looks(Cascade(sheets, dark, given), tokens, dark)
        for hovered in (False, True):
            scheme = (" in the dark scheme" if dark else "") + (
                " while it is hovered over" if hovered else ""
            )
            texts += _texts(tree, looks, hovered, scheme)
    return texts


def element_of(tree: Any, parent: Seen | None, screen: Sequence[Any]) -> Seen:
    """Return a compiled tree as elements, with a screen where it belongs."""
    tag, attributes, *children = tree
    found = Seen(tag, dict(attributes or {}), parent)
    inside = [*children, *screen] if "#" in found.attributes else children
    found.children += [
        element_of(child, found, screen) if isinstance(child, list) else child for child in inside
    ]
    return found


def hosted(frame: Any, screen: Sequence[Any]) -> Seen:
    """Return frame and screen below the element that holds them."""
    host = Seen(HOST, {})
    host.children.append(element_of(frame, host, screen))
    return host


def _texts(element: Seen, looks: Looks, hovered: bool, scheme: str) -> Iterator[Text]:
    look = looks.of(element, hovered)
    if element.tag in _UNSEEN or (element.tag != HOST and look.hidden):
        return
    if any(
        isinstance(child, int) or (isinstance(child, str) and child.strip()) for child in element.children
    ):
        layers = _layers(element, looks, hovered)
        if look.color is not None and layers:
            yield Text(look.color, look.colored, layers, _needs(look), scheme)
    for child in element.children:
        if isinstance(child, Seen):
            yield from _texts(child, looks, hovered, scheme)


def _needs(look: Look) -> float:
    """Return what a text needs; where its size is not known, what a large one does."""
    if look.size is None or look.size >= _LARGE:
        return 3.0
    return 3.0 if look.bold is not False and look.size >= _LARGE_BOLD else 4.5


def _layers(element: Seen, looks: Looks, hovered: bool) -> tuple[_Layer, ...]:
    """Return what lies below a text up to the first solid ground; empty where something is not known."""
    found: list[_Layer] = []
    one: Seen | None = element
    while one is not None and one.tag != HOST:
        look = looks.of(one, hovered)
        if look.ground is None or look.opacity is None or look.strange:
            return ()
        nothing = Said("")
        found.append(
            _Layer(
                look.ground,
                look.opacity,
                look.said.get("background-color", nothing),
                look.said.get("opacity", nothing),
            )
        )
        if any(_lies_below(c, looks) for c in one.children if isinstance(c, Seen) and c is not element):
            return ()
        if look.ground.alpha >= 1:
            # What a solid ground lets through by its own opacity is the page or another element: not known.
            return _settled(found, one, looks, hovered)
        if _is_lifted(look):
            return ()
        one = one.parent
    return ()


def _settled(found: list[_Layer], ground: Seen, looks: Looks, hovered: bool) -> tuple[_Layer, ...]:
    one: Seen | None = ground
    while one is not None and one.tag != HOST:
        if looks.of(one, hovered).opacity != 1.0:
            return ()
        one = one.parent
    return tuple(reversed(found))


def _is_lifted(look: Look) -> bool:
    """Tell whether an element may lie elsewhere than on what it stands in."""
    values = {name: look.said[name].value for name in look.said}
    return (
        values.get("position", "") not in ("", "static", "relative")
        or any(values.get(name, "none") != "none" for name in ("translate", "transform", "inset"))
        or any("-" in (value or "-") for name, value in values.items() if name.startswith("margin"))
    )


def _lies_below(beside: Seen, looks: Looks) -> bool:
    """Tell whether an element beside a text may lie below it: a picture or a painted one that is not in its place."""
    look = looks.of(beside, False)
    if beside.tag == "button" or look.hidden:
        return False
    painted = beside.tag in _MEDIA or look.ground is None or look.ground.alpha > 0
    spread = any(name in look.said for name in ("grid-area", "grid-row", "grid-column"))
    return painted and (spread or _is_lifted(look))


def _blamed(text: Text) -> tuple[Said, str] | None:
    """Return what is to change, and its property: something that the shop wrote."""
    faded = next((layer.faded for layer in text.layers if layer.faded.own), None)
    if faded and text.reads(faded=False) >= text.needs:
        return faded, "opacity"
    if text.colored.own:
        return text.colored, "color"
    ground = text.layers[0].said
    return (ground, "background") if ground.own else None


def _report(text: Text, what: str, texts: Sequence[Text], report: Report) -> None:
    blamed = _blamed(text)
    said = blamed[0] if blamed else text.colored
    if said.sheet is None or said.declaration is None:
        return
    better = _better(text, said, what, texts)
    at = place(said.sheet.source, said.sheet.file, said.declaration.at)
    report.lines.setdefault(said.sheet.file, said.sheet.source)
    reads = f"{text.reads():.2f}"
    share = "" if text.reads() == text.reads(faded=False) else " (with the opacity)"
    report(
        rules.contrast_low(
            at,
            said.declaration.name,
            reads,
            f"text of {text.color.hex}",
            f"{text.layers[0].ground.hex}{share}",
            f"{text.needs:g}",
            better,
            text.scheme,
            quoted=False,
        )
    )


def _better(text: Text, said: Said, what: str, texts: Sequence[Text]) -> str | None:
    """Return the nearest colour with which everything that this declaration paints can be read."""
    if what not in ("color", "background"):
        return None
    of_text = what == "color"
    mine = [t for t in texts if (t.colored if of_text else t.layers[0].said).declaration is said.declaration]

    def mends(found: Paint) -> bool:
        given = (found, None) if of_text else (None, found)
        return all(t.reads(*given) >= t.needs for t in mine)

    found = nearest(mends, text.color if of_text else text.layers[0].ground)
    return found.hex if found else None
