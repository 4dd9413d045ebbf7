"""How well a colour reads on another: the contrast ratio of WCAG 2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""

from __future__ import annotations

from handbill.color.paint import Paint
from handbill.color.spaces import linear

WHITE, BLACK = Paint(1, 1, 1), Paint(0, 0, 0)


def luminance(seen: Paint) -> float:
    """Return the relative luminance, 0 to 1, of a paint that covers."""
    return 0.2126 * linear(seen.red) + 0.7152 * linear(seen.green) + 0.0722 * linear(seen.blue)


def ratio(one: Paint, other: Paint) -> float:
    """Return the contrast of two paints that cover: 1 (the same) to 21 (black and white)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def read_on(text: Paint, grounds: tuple[Paint, ...]) -> float:
    """Return the contrast of a text on the paints that lie below it, the uppermost first.

    Where the lowest lets something through, that is the page, which may be white or black: the worse of both.
    """
    pages = (WHITE,) if grounds and grounds[-1].alpha >= 1 else (WHITE, BLACK)
    return min(_read(text, grounds, page) for page in pages)


def _read(text: Paint, grounds: tuple[Paint, ...], page: Paint) -> float:
    below = page
    for ground in reversed(grounds):
        below = ground.over(below)
    return ratio(text.over(below), below)
