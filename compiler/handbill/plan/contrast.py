"""Text on the accent colour: black or white, whichever reads better (WCAG 2 relative luminance)."""

from __future__ import annotations

import re
from collections.abc import Mapping

ACCENT = "accent"
ON_ACCENT = "accent-text"

_HEX = re.compile(r"#(?:([0-9a-fA-F]{6})|([0-9a-fA-F]{3}))")


def luminance(color: str) -> float | None:
    """Return the relative luminance (0 to 1) of `#rgb` or `#rrggbb`, None for every other notation."""
    found = _HEX.fullmatch(color)
    if not found:
        return None
    digits = found[1] or "".join(c * 2 for c in found[2])
    channels = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def with_readable_text(theme: Mapping[str, str]) -> dict[str, str]:
    """Add the colour of text on the accent, unless the theme names one or the accent's luminance is unknown."""
    light = luminance(theme.get(ACCENT, ""))
    if light is None or ON_ACCENT in theme:
        return dict(theme)
    black_reads_better = (light + 0.05) / 0.05 > 1.05 / (light + 0.05)
    return {**theme, ON_ACCENT: "#000" if black_reads_better else "#fff"}
