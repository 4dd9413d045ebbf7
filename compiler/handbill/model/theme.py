"""Themes: the tokens that a shop may set, and what they come to for one promotion."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field

from handbill.diagnostics import Span

TOKENS = {
    "accent": "color",
    "accent-text": "color",
    "text": "color",
    "background": "color",
    "muted": "color",
    "border": "color",
    "error": "color",
    "font": "",
    "radius": "length",
    "spacing": "length",
    "shadow": "",
    "motion": "time",
}
"""Token → type of its value; none stands for any value of CSS."""

COLORS = tuple(token for token, kind in TOKENS.items() if kind == "color")

DEFAULTS = {
    "accent": "#1f3d5c",
    "accent-text": "#fff",
    "text": "#1b1f24",
    "background": "#fff",
    "error": "#b3261e",
}
"""Colours where the shop says nothing, as in runtime_js/dom/base.css."""

FADED = {"muted": ("text", 0.8), "border": ("text", 0.5)}
"""Tokens that are a share of another one on its ground where the shop says nothing."""

SCHEMES = ("auto", "light", "dark")

INHERIT = "inherit"
"""The value of `font` that is the page's own."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and what lies below it, the uppermost ground first: tokens, each with the share of its alpha.

    `at_least` is the contrast that it needs.
    """

    text: tuple[str, float]
    grounds: tuple[tuple[str, float], ...]
    at_least: float


@dataclass(frozen=True, slots=True)
class Theme:
    """Values of CSS by token, of those that somebody has set or that follow from it.

    `scheme` is `light`, `dark`, or `auto`: then `dark` holds what is otherwise where the browser prefers dark.
    """

    light: MappingOf[str, str] = field(default_factory=dict[str, str])
    dark: MappingOf[str, str] = field(default_factory=dict[str, str])
    scheme: str = "light"


@dataclass(frozen=True, slots=True)
class Written:
    """One `theme:`: the values by token, those of its `dark:`, and where each stands."""

    light: MappingOf[str, str] = field(default_factory=dict[str, str])
    dark: MappingOf[str, str] | None = None
    scheme: str | None = None
    places: MappingOf[tuple[str, bool], Span] = field(default_factory=dict[tuple[str, bool], Span])
    """By token and whether it stands under `dark:`."""
