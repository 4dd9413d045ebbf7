"""Which elements and attributes a promotion's markup may have. Everything else is refused."""

from __future__ import annotations

import re

from handbill.diagnostics import nearest

ROOTS = {"dialog", "section", "div", "aside", "form"}

_TEXT = "a b br code em i mark p q s small span strong sub sup time u wbr h1 h2 h3 h4 h5 h6 hr"
_PARTS = "article aside dialog div figcaption figure footer header main nav section ul ol li dl dt dd table caption thead tbody tfoot tr th td"
_FORM = (
    "button datalist fieldset form input label legend meter optgroup option output progress select textarea"
)
_MEDIA = "img picture source video canvas"
_SVG = (
    "svg g path circle ellipse line polyline polygon rect text tspan defs use symbol title desc mask clipPath "
    "linearGradient radialGradient stop pattern marker"
)
TAGS = frozenset(" ".join((_TEXT, _PARTS, _FORM, _MEDIA, _SVG)).split())

_GLOBAL = frozenset(
    [
        "id",
        "class",
        "title",
        "lang",
        "dir",
        "role",
        "tabindex",
        "hidden",
        "inert",
        "part",
        "translate",
        "popover",
        "draggable",
        "spellcheck",
        "hb-do",
        "hb-screen",
    ]
)
_BY_TAG = {
    "a": "href target rel download hreflang",
    "button": "type name value disabled",
    "dialog": "closedby",
    "fieldset": "disabled name",
    "form": "novalidate autocomplete name",
    "img": "src alt width height loading decoding sizes srcset",
    "input": "type name value placeholder required min max step minlength maxlength pattern autocomplete inputmode enterkeyhint "
    "disabled readonly multiple list size autocapitalize autocorrect",
    "label": "for",
    "li": "value",
    "meter": "value min max low high optimum",
    "ol": "start reversed type",
    "optgroup": "label disabled",
    "option": "value label disabled",
    "output": "for name",
    "progress": "value max",
    "q": "cite",
    "select": "name required disabled multiple size autocomplete",
    "source": "src type media width height",
    "td": "colspan rowspan headers",
    "textarea": "name placeholder required rows cols minlength maxlength disabled readonly autocomplete inputmode enterkeyhint",
    "th": "colspan rowspan headers scope abbr",
    "time": "datetime",
    "canvas": "width height",
    "video": "src poster width height controls muted loop playsinline preload",
}
_ATTRIBUTES = {tag: frozenset(names.split()) for tag, names in _BY_TAG.items()}
_FREE = re.compile(r"(?:aria|data)-[a-z][a-z0-9-]*")

_DRAWN = frozenset(_SVG.split())
_DRAWING = frozenset(
    [
        "viewBox",
        "preserveAspectRatio",
        "width",
        "height",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "fx",
        "fy",
        "dx",
        "dy",
        "d",
        "points",
        "transform",
        "fill",
        "fill-rule",
        "fill-opacity",
        "stroke",
        "stroke-width",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-dasharray",
        "stroke-dashoffset",
        "stroke-opacity",
        "stroke-miterlimit",
        "opacity",
        "clip-path",
        "clip-rule",
        "mask",
        "offset",
        "stop-color",
        "stop-opacity",
        "gradientUnits",
        "gradientTransform",
        "patternUnits",
        "patternTransform",
        "maskUnits",
        "clipPathUnits",
        "markerWidth",
        "markerHeight",
        "refX",
        "refY",
        "orient",
        "vector-effect",
        "text-anchor",
        "dominant-baseline",
        "font-size",
        "font-weight",
        "pathLength",
        "href",
        "xmlns",
        "focusable",
    ]
)

ADDRESSES = frozenset({"href", "src", "poster", "cite"})
SEVERAL = frozenset({"srcset"})
"""Attributes with addresses between commas."""
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SCHEMES = frozenset({"http:", "https:", "mailto:", "tel:", "sms:"})
_ELSEWHERE = re.compile(r"[/\\]{2}")
"""How an address begins that leads to another host by whatever scheme the page has; browsers take `\\` for `/`."""
_IGNORED = re.compile("[\x00-\x20]")


def attribute_allowed(tag: str, name: str) -> bool:
    """Whether an element may have an attribute of that name."""
    if name in _GLOBAL or _FREE.fullmatch(name) or name in _ATTRIBUTES.get(tag, ()):
        return True
    return tag in _DRAWN and name in _DRAWING


_SENDS = frozenset(["action", "method", "enctype", "formaction", "formmethod", "formenctype", "formtarget"])


def instead_of(tag: str, name: str) -> str:
    """Return what to write in the place of a refused attribute."""
    if name.startswith(("on", "@")):
        return "leave it out, and name what a click does by hb-do"
    if name == "style":
        return "write a class, and its rule in the style.css of a template"
    if name in _SENDS:
        return "leave it out: what is sent is asked by the block 'form', which sends it to the shop"
    if name == "xlink:href":
        return "write href"
    if name in ("checked", "selected"):
        return "nothing is ticked or chosen beforehand"
    known = (*_ATTRIBUTES.get(tag, ()), *_GLOBAL, *(_DRAWING if tag in _DRAWN else ()))
    near = nearest(name, known)
    return (
        f"did you mean '{near}'?" if near else f"leave it out; what a script is to read is called data-{name}"
    )


def address_allowed(address: str) -> bool:
    """Whether an address stays on the shop or has a harmless scheme, after taking out what browsers ignore in it."""
    read = as_read(address)
    found = _SCHEME.match(read)
    return found[0].lower() in _SCHEMES if found else not _ELSEWHERE.match(read)


def as_read(address: str) -> str:
    """Return an address without what browsers ignore in it."""
    return _IGNORED.sub("", address)
