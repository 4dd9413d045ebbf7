"""Style sheets of themes: what differs between the promotions of a site, or between light and dark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handbill.model.theme import FADED, INHERIT, Theme

FONT = "font"


def shared(themes: Sequence[Theme]) -> dict[str, str]:
    """Return the tokens that have one value in every theme, whatever the scheme: they need no sheet.

    Those that runtime_js/dom/base.css does not declare are never among them.
    """
    first: Mapping[str, str] = themes[0].light if themes else {}
    return {
        token: value
        for token, value in first.items()
        if value != INHERIT
        and token not in FADED
        and all(t.light.get(token) == value and token not in t.dark for t in themes)
    }


def varying(themes: Sequence[Theme], constant: Mapping[str, str]) -> frozenset[str]:
    """Return the tokens that have to stay variables: those that are not `constant`."""
    every = {token for theme in themes for token in (*theme.light, *theme.dark)}
    return frozenset(every - constant.keys())


def sheet(theme: Theme, constant: Mapping[str, str]) -> str:
    """Return the sheet of a theme, minified; empty when everything in it is `constant`."""
    dark = "color-scheme:dark!important"
    # `all: initial !important` of base.css resets the colour scheme, so that it takes as much to set one.
    light = _declarations(theme.light, constant, (dark,) if theme.scheme == "dark" else ())
    found = f":host{{{light}}}" if light else ""
    if theme.scheme == "auto":
        under = _declarations(theme.dark, {}, (dark,))
        found += f"@media (prefers-color-scheme:dark){{:host{{{under}}}}}"
    return found


def _declarations(tokens: Mapping[str, str], constant: Mapping[str, str], before: tuple[str, ...]) -> str:
    rows = (
        f"--{token}:{value}"
        for token, value in tokens.items()
        if token not in constant and not (token == FONT and value == INHERIT)
    )
    return ";".join((*before, *rows))
