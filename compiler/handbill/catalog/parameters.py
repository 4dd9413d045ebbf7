"""The `parameters` of a manifest."""

import re

from handbill.catalog.keys import Keys
from handbill.diagnostics import Report
from handbill.diagnostics.rules import catalog as rules
from handbill.model.parameter import PARAMETER_TYPES, Parameter
from handbill.model.source import Scalar

RICH = (
    *("content", "markup", "html", "link", "image", "options", "purposes", "fact", "way"),
    *("blocks", "fields", "products", "block"),
)
"""Types of what a shopper reads; only what stands on a screen has parameters of them."""

FLOW = ("conditions", "steps", "signals", "values", "script", "html", "paths", "answers")
"""Types of what a campaign does; only its steps have parameters of them, save for `html`."""

SENT = ("address", "mapping", "secret")
"""Types of where and how something is sent; only apps have parameters of them."""

OF = ("list", "range")
"""Types that are made of values of another type."""
RANGED = ("integer", "number", "percent", "duration")

_KEYS = [
    "type",
    "doc",
    "required",
    "default",
    "values",
    "minimum",
    "maximum",
    "of",
    "public",
    "names",
    "without",
    "needs",
    "coming",
    "up_to",
    "closed",
    "keys",
    "shares",
    "block",
    "endpoint",
    "platform",
    "always",
    "refused",
    "pattern",
    "not_from",
    "loads",
]
_ITEM_KEYS = [key for key in _KEYS if key not in ("default", "keys", "shares")]
"""What a key of an item may say: it has no default, and holds no list of maps itself."""
NAMED = ("screens", "promotions", "others", "campaigns", "steps", "pools", "apps")
"""What a name may have to be one of."""
LOADED = ("pictures", "films")
"""What a script may load from a link."""
MAP, BLOCK = "map", "block"


def parameters(
    manifest: Keys, rich: bool, report: Report, more: tuple[str, ...] = ()
) -> tuple[Parameter, ...]:
    """Read all of them, in the manifest's order."""
    read: list[tuple[Keys, Parameter]] = []
    for name, node in manifest.maps("parameters"):
        keys = Keys(node, _KEYS, report)
        read.append((keys, _parameter(name, keys, rich, report, more)))
    known = [parameter.name for _, parameter in read]
    for keys, parameter in read:
        _check_company(parameter, known, keys)
        if not keys.sound:
            manifest.sound = False
    return tuple(parameter for _, parameter in read)


def _check_company(parameter: Parameter, known: list[str], keys: Keys) -> None:
    """Report others that a parameter names and that there are not."""
    needed = (parameter.needs,) if parameter.needs else ()
    above = (parameter.up_to,) if parameter.up_to else ()
    for key, names in (("without", parameter.without), ("needs", needed), ("up_to", above)):
        for name in names:
            if name not in known:
                keys.refuse(rules.manifest_reference(keys.place(key), key, name, "parameter", known))


def _items(keys: Keys, rich: bool, report: Report) -> tuple[Parameter, ...]:
    """Read the `keys` of a list of maps."""
    read = [(Keys(node, _ITEM_KEYS, report), name) for name, node in keys.maps("keys", required=True)]
    found = tuple(_parameter(name, inner, rich, report) for inner, name in read)
    if not all(inner.sound for inner, _ in read):
        keys.sound = False
    if (shares := keys.text("shares")) and shares not in [one.name for one in found if one.type == "percent"]:
        known = [one.name for one in found if one.type == "percent"]
        keys.refuse(rules.manifest_reference(keys.place("shares"), "shares", shares, "percentage", known))
    return found


def _parameter(name: Scalar, keys: Keys, rich: bool, report: Report, more: tuple[str, ...] = ()) -> Parameter:
    known = (RICH if rich else ()) + more
    types = [t for t in PARAMETER_TYPES if t != MAP and (t in known or t not in (*RICH, *FLOW, *SENT))]
    kind = keys.choice("type", types, required=True) or types[0]
    item = keys.choice("of", RANGED if kind == "range" else [*(t for t in types if t not in OF), MAP])
    values = keys.texts("values")
    if kind in OF and keys.node.get("of") is None:
        keys.refuse(rules.manifest_key_missing(keys.node.at, "of"))
    if "choice" in (kind, item) and not values:
        keys.refuse(rules.manifest_key_missing(keys.node.at, "values"))
    if kind == BLOCK and keys.node.get(BLOCK) is None:
        keys.refuse(rules.manifest_key_missing(keys.node.at, BLOCK))
    default = ", ".join(keys.texts("default")) if keys.node.get("default") else None
    if default is not None and kind == "choice" and values and default not in values:
        keys.wrong("default", "one of: " + ", ".join(values), keys.place("default"))
    return Parameter(
        name=name.text,
        type=kind,
        doc=keys.text("doc", required=True) or "",
        required=keys.flag("required"),
        default=default,
        values=values,
        minimum=keys.bound("minimum"),
        maximum=keys.bound("maximum"),
        of=item,
        public=keys.flag("public"),
        names=keys.choice("names", NAMED),
        without=keys.texts("without"),
        needs=keys.text("needs"),
        coming=keys.flag("coming"),
        up_to=keys.text("up_to"),
        closed=keys.flag("closed"),
        keys=_items(keys, rich, report) if item == MAP else (),
        shares=keys.text("shares"),
        block=keys.text(BLOCK),
        endpoint=keys.text("endpoint"),
        platform=keys.text("platform"),
        always=tuple(tuple(way.split()) for way in keys.texts("always")),
        refused=keys.refusals("refused"),
        pattern=_pattern(keys),
        not_from=keys.texts("not_from"),
        loads=keys.choice("loads", LOADED),
    )


def _pattern(keys: Keys) -> str | None:
    text = keys.text("pattern")
    try:
        re.compile(text or "")
    except re.error:
        keys.wrong("pattern", "a regular expression", keys.place("pattern"))
        return None
    return text
