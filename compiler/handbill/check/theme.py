"""Themes as they are written, and what the layers of them come to: the site's, the promotion's, light and dark."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf

from handbill.check.comparisons import scalar_of
from handbill.check.context import Context
from handbill.check.nodes import entries, head
from handbill.check.values import READERS, choice
from handbill.check.values_style import style, time
from handbill.color.contrast import ratio
from handbill.color.paint import nearest, paint
from handbill.diagnostics import Span
from handbill.diagnostics.rules import looks as look_rules
from handbill.diagnostics.rules import names as rules
from handbill.model.source import Mapping, Node
from handbill.model.theme import DEFAULTS, FADED, SCHEMES, TOKENS, Theme, Written

SCHEME, DARK = "scheme", "dark"
AUTO, LIGHT = SCHEMES[0], SCHEMES[1]
READABLE, VISIBLE = 4.5, 3.0
"""Contrast that text needs, and what only has to be made out: WCAG 2.2, 1.4.3 and 1.4.11."""

_READ = {**READERS, "time": time}
_EXAMPLE = 'theme: { accent: "#0a7d5c", radius: 12px }'
_DARK_EXAMPLE = 'dark: { background: "#14171a" }'
_ON = {"accent-text": "accent", "text": "background", "error": "background"}
"""Text → the ground that it stands on, and is chosen for when nobody says."""
_CHOICES = {
    "accent-text": ("#fff", "#000"),
    "text": (DEFAULTS["text"], "#f3f5f7"),
    "error": (DEFAULTS["error"], "#ffb4ab"),
}
"""What is chosen from: the first that reads well, else the better one."""
_LEAST = {"muted": READABLE, "border": VISIBLE}
_DARK_GROUND = "#15181c"


def written(node: Node | None, context: Context) -> Written:
    """Read a theme."""
    places: dict[tuple[str, bool], Span] = {}
    light = _tokens(node, "theme", (*TOKENS, SCHEME, DARK), False, places, context)
    under = node.get(DARK) if isinstance(node, Mapping) else None
    dark = None
    if isinstance(under, Mapping):
        dark = _tokens(under, DARK, tuple(TOKENS), True, places, context)
    elif under is not None:
        context.report(rules.shape_wrong(head(under.at), DARK, "a map", _DARK_EXAMPLE))
    return Written(light, dark, _scheme(node, context), places)


def _scheme(node: Node | None, context: Context) -> str | None:
    value = node.get(SCHEME) if isinstance(node, Mapping) else None
    single = scalar_of(value, SCHEME, "scheme: auto", context) if value is not None else None
    return choice(single, SCHEME, SCHEMES, context) if single else None


def _tokens(
    node: Node | None,
    what: str,
    known: tuple[str, ...],
    dark: bool,
    places: dict[tuple[str, bool], Span],
    context: Context,
) -> dict[str, str]:
    tokens: dict[str, str] = {}
    for entry in entries(node) if isinstance(node, Mapping) else ():
        name = entry.key.text
        if name not in known:
            context.report(rules.key_unknown(entry.key.at, name, what, known))
        if name not in TOKENS:
            continue
        single = scalar_of(entry.value, name, _EXAMPLE, context)
        value = _READ.get(TOKENS[name], style)(single, context) if single else None
        if isinstance(value, str) and single:
            tokens[name] = " ".join(value.split())
            places[name, dark] = single.at
            if TOKENS[name] == "color" and paint(value, dark) is None:
                context.report(look_rules.color_unknown(single.at, value))
    return tokens


def resolved(layers: tuple[Written, ...]) -> Theme:
    """Return what the layers come to, the site's first: what is not said follows from what is."""
    dark_layers = [layer.dark for layer in layers if layer.dark is not None]
    scheme = next((layer.scheme for layer in reversed(layers) if layer.scheme), None)
    scheme = scheme or (AUTO if dark_layers else LIGHT)
    if scheme == AUTO and not dark_layers:
        scheme = LIGHT
    light = _merged([layer.light for layer in layers], {}, False)
    if scheme == LIGHT:
        return Theme(light)
    given = {token for layer in dark_layers for token in layer}
    ground = {} if "background" in given else {"background": _DARK_GROUND}
    dark = _merged([ground, *dark_layers], light, True)
    if "accent" not in given:
        dark = _lifted(dark)
    if scheme == DARK:
        return Theme(dark, scheme=DARK)
    return Theme(light, {k: v for k, v in dark.items() if v != light.get(k, DEFAULTS.get(k))}, AUTO)


def _merged(layers: list[MappingOf[str, str]], start: MappingOf[str, str], dark: bool) -> dict[str, str]:
    """Return the layers on top of `start`. A text from further out stays on a new ground only where it can be read."""
    found = dict(start)
    for layer in layers:
        found.update(layer)
        for token, ground in _ON.items():
            if ground in layer and token not in layer and not _reads(found, token, ground, dark):
                _choose(found, token, ground, dark)
        if "background" in layer:
            for token, least in _LEAST.items():
                if (
                    token not in layer
                    and token in found
                    and not _reads(found, token, "background", dark, least)
                ):
                    found[token] = _mix(found, token, dark)
    return found


def _reads(found: MappingOf[str, str], token: str, ground: str, dark: bool, least: float = READABLE) -> bool:
    one, other = (paint(found.get(name, DEFAULTS.get(name, "")), dark) for name in (token, ground))
    if other is None:
        return True
    return one is not None and token in found and ratio(one.over(other), other) >= least


def _choose(found: dict[str, str], token: str, ground: str, dark: bool) -> None:
    """Set a text to what reads well on its ground; the default of a light theme is left out."""
    below = paint(found[ground], dark)
    if below is None:
        return
    reads = {text: ratio(seen, below) for text in _CHOICES[token] if (seen := paint(text))}
    best = max(reads, key=lambda text: reads[text])
    first = DEFAULTS[token]
    chosen = first if ground != "accent" and reads[first] >= READABLE else best
    if dark or ground == "accent" or token in found or chosen != first:
        found[token] = chosen


def _mix(found: MappingOf[str, str], token: str, dark: bool) -> str:
    """Return what a faint token is where nobody sets it."""
    source, share = FADED[token]
    text, ground = (paint(found.get(name, DEFAULTS[name]), dark) for name in (source, "background"))
    return text.fainter(share).over(ground).hex if text and ground else found[token]


def _lifted(found: dict[str, str]) -> dict[str, str]:
    """Return the dark theme with an accent that stands out from its ground, which that of the light one may not."""
    accent, ground = paint(found.get("accent", DEFAULTS["accent"])), paint(found["background"], True)
    if accent is None or ground is None or ratio(accent.over(ground), ground) >= VISIBLE:
        return found
    lifted = nearest(lambda seen: ratio(seen, ground) >= VISIBLE, accent)
    return _merged([{"accent": lifted.hex}], found, True) if lifted else found
