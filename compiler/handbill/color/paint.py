"""What a colour of CSS looks like: its channels and how much it covers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from handbill.color import spaces
from handbill.color.names import NAMED
from handbill.color.spaces import Triple

_CALL = re.compile(r"([a-z-]+)\((.*)\)", re.I | re.S)
_TURNS = {"deg": 1.0, "grad": 0.9, "rad": 57.29577951308232, "turn": 360.0, "": 1.0}
_ANGLE = re.compile(r"(-?[\d.]+(?:e-?\d+)?)(deg|grad|rad|turn)?", re.I)
_SHARE = re.compile(r"\s*(-?[\d.]+)%\s*")
_MIX = re.compile(r"\s*in\s+([a-z0-9-]+)\s*", re.I)


@dataclass(frozen=True, slots=True)
class Paint:
    """sRGB channels and alpha, 0 to 1 each."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    @property
    def rgb(self) -> Triple:
        """The channels without the alpha."""
        return self.red, self.green, self.blue

    def fainter(self, share: float) -> Paint:
        """Return the paint at a share of its alpha."""
        return Paint(*self.rgb, self.alpha * share)

    def over(self, ground: Paint) -> Paint:
        """Return what is seen where this lies on a ground that covers."""
        red, green, blue = (
            a * self.alpha + b * (1 - self.alpha) for a, b in zip(self.rgb, ground.rgb, strict=True)
        )
        return Paint(red, green, blue)

    @property
    def hex(self) -> str:
        """The nearest `#rrggbb`."""
        return "#" + "".join(f"{round(c * 255):02x}" for c in self.rgb)


def _shown(rgb: Triple, alpha: float = 1.0) -> Paint:
    """Return the paint within what a screen shows: what lies outside is cut off, as browsers do."""
    red, green, blue = (min(max(c, 0.0), 1.0) for c in rgb)
    return Paint(red, green, blue, min(max(alpha, 0.0), 1.0))


@lru_cache(maxsize=1024)
def paint(text: str, dark: bool = False) -> Paint | None:
    """Return the paint of a colour as CSS writes it; None for what only the page knows. `dark` is for `light-dark()`."""
    text = text.strip().lower()
    if text in NAMED:
        return _hex(NAMED[text])
    if text == "transparent":
        return Paint(0, 0, 0, 0)
    if text.startswith("#"):
        return _hex(text[1:])
    call = _CALL.fullmatch(text)
    if call is None:
        return None
    if call[1] == "light-dark":
        both = _split(call[2])
        return paint(both[dark], dark) if len(both) == 2 else None
    if call[1] == "color-mix":
        return _mixed(_split(call[2]), dark)
    try:
        return _function(call[1], call[2])
    except ValueError:
        return None


def _hex(digits: str) -> Paint | None:
    if len(digits) in (3, 4):
        digits = "".join(c * 2 for c in digits)
    if len(digits) not in (6, 8):
        return None
    channels = [int(digits[i : i + 2], 16) / 255 for i in range(0, len(digits), 2)]
    return Paint(*channels)


def _split(text: str) -> list[str]:
    """Split at commas that stand in no parentheses."""
    parts, depth = [""], 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def _function(name: str, inside: str) -> Paint:
    """Raise ValueError for what is no plain list of numbers."""
    body, slash, alpha = inside.partition("/")
    parts = body.replace(",", " ").split()
    space = parts.pop(0) if name == "color" and parts else name
    if not slash and len(parts) == 4:
        alpha = parts.pop()
    read = _SPACES.get(space)
    if read is None or len(parts) != 3:
        raise ValueError
    scales, convert = read
    first, second, third = (_number(p, scale) for p, scale in zip(parts, scales, strict=True))
    return _shown(convert((first, second, third)), _number(alpha.strip() or "1", 1.0))


_HUE = -1.0
"""Stands for the scale of an angle."""


def _number(text: str, scale: float) -> float:
    """Read a number, a share of `scale`, or an angle; `none` is 0."""
    if text == "none":
        return 0.0
    if scale == _HUE:
        angle = _ANGLE.fullmatch(text)
        if angle is None:
            raise ValueError
        return float(angle[1]) * _TURNS[angle[2] or ""]
    return float(text[:-1]) / 100 * scale if text.endswith("%") else float(text)


def _bytes(rgb: Triple) -> Triple:
    return rgb[0] / 255, rgb[1] / 255, rgb[2] / 255


def _hundredths(convert: Callable[[Triple], Triple]) -> Callable[[Triple], Triple]:
    return lambda c: convert((c[0], c[1] / 100, c[2] / 100))


def _lch(lch: Triple) -> Triple:
    return spaces.from_lab(spaces.rectangular(lch))


def _oklch(lch: Triple) -> Triple:
    return spaces.from_oklab(spaces.rectangular(lch))


def _same(rgb: Triple) -> Triple:
    return rgb


_SPACES: dict[str, tuple[tuple[float, float, float], Callable[[Triple], Triple]]] = {
    "rgb": ((255, 255, 255), _bytes),
    "rgba": ((255, 255, 255), _bytes),
    "hsl": ((_HUE, 100, 100), _hundredths(spaces.from_hsl)),
    "hsla": ((_HUE, 100, 100), _hundredths(spaces.from_hsl)),
    "hwb": ((_HUE, 100, 100), _hundredths(spaces.from_hwb)),
    "lab": ((100, 125, 125), spaces.from_lab),
    "lch": ((100, 150, _HUE), _lch),
    "oklab": ((1, 0.4, 0.4), spaces.from_oklab),
    "oklch": ((1, 0.4, _HUE), _oklch),
    "srgb": ((1, 1, 1), _same),
    "srgb-linear": ((1, 1, 1), spaces.from_linear),
    "display-p3": ((1, 1, 1), spaces.from_p3),
}
"""Name of a function, or of a space of `color()` → what 100 % is of each channel, and what makes sRGB of them."""


def _mixed(parts: list[str], dark: bool) -> Paint | None:
    """Return `color-mix()` in a rectangular space: where hues are mixed the page has the last word."""
    how = _MIX.fullmatch(parts[0]) if len(parts) == 3 else None
    there = {"srgb": (_same, _same), "oklab": (spaces.to_oklab, spaces.from_oklab)}.get(how[1] if how else "")
    shares = [_SHARE.search(part) for part in parts[1:]]
    colors = [paint(_SHARE.sub(" ", part), dark) for part in parts[1:]]
    if there is None or colors[0] is None or colors[1] is None:
        return None
    first, second = (float(share[1]) / 100 if share else None for share in shares)
    if first is None:
        first = 0.5 if second is None else 1 - second
    second = 1 - first if second is None else second
    if first + second <= 0:
        return None
    return _blend(colors[0], colors[1], first, second, there)


def _blend(
    a: Paint,
    b: Paint,
    first: float,
    second: float,
    there: tuple[Callable[[Triple], Triple], Callable[[Triple], Triple]],
) -> Paint:
    total = first + second
    share, rest = first / total, second / total
    alpha = a.alpha * share + b.alpha * rest
    if not alpha:
        return Paint(0, 0, 0, 0)
    one, two = there[0](a.rgb), there[0](b.rgb)
    x, y, z = ((p * a.alpha * share + q * b.alpha * rest) / alpha for p, q in zip(one, two, strict=True))
    return _shown(there[1]((x, y, z)), alpha * min(total, 1.0))


def nearest(wanted: Callable[[Paint], bool], start: Paint) -> Paint | None:
    """Return the paint of the same hue that is wanted and whose lightness is nearest to that of `start`; it covers."""
    lightness, chroma, hue = spaces.polar(spaces.to_oklab(start.rgb))
    for step in range(1, 401):
        for moved in (lightness - step / 400, lightness + step / 400):
            if 0 <= moved <= 1 and wanted(found := _rounded(_fitting(moved, chroma, hue))):
                return found
    return None


def _fitting(lightness: float, chroma: float, hue: float) -> Paint:
    """Return the colour with as much of the chroma as a screen shows at this lightness."""
    low, high = (chroma, chroma) if _fits((lightness, chroma, hue)) else (0.0, chroma)
    for _ in range(0 if low else 12):
        middle = (low + high) / 2
        low, high = (middle, high) if _fits((lightness, middle, hue)) else (low, middle)
    return _shown(_oklch((lightness, low, hue)))


def _fits(lch: Triple) -> bool:
    return all(-1e-4 <= channel <= 1.0001 for channel in _oklch(lch))


def _rounded(found: Paint) -> Paint:
    """Return the paint as eight bits a channel have it, as it will be written."""
    return _hex(found.hex[1:]) or found
