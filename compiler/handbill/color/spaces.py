"""Conversions between sRGB and the spaces that CSS writes colours in, by the matrices of CSS Color 4.

Channels of sRGB are 0 to 1 and may lie outside of it for what a screen can't show. Source of the matrices:
https://www.w3.org/TR/css-color-4/#color-conversion-code
"""

from __future__ import annotations

import math
from collections.abc import Sequence

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

_XYZ_TO_RGB: Matrix = (
    (12831 / 3959, -329 / 214, -1974 / 3959),
    (-851781 / 878810, 1648619 / 878810, 36519 / 878810),
    (705 / 12673, -2585 / 12673, 705 / 667),
)
_P3_TO_XYZ: Matrix = (
    (608311 / 1250200, 189793 / 714400, 198249 / 1000160),
    (35783 / 156275, 247089 / 357200, 198249 / 2500400),
    (0.0, 32229 / 714400, 5220557 / 5000800),
)
_D50_TO_D65: Matrix = (
    (0.955473421488075, -0.02309845494876471, 0.06325924320057072),
    (-0.0283697093338637, 1.0099953980813041, 0.021041441191917323),
    (0.012314014864481998, -0.020507649298898964, 1.330365926242124),
)
_LAB_TO_LMS: Matrix = (
    (1.0, 0.3963377773761749, 0.2158037573099136),
    (1.0, -0.1055613458156586, -0.0638541728258133),
    (1.0, -0.0894841775298119, -1.2914855480194092),
)
_LMS_TO_RGB: Matrix = (
    (4.0767416360759574, -3.3077115392580616, 0.2309699031821044),
    (-1.2684379732850317, 2.6097573492876887, -0.3413193760026573),
    (-0.0041960761386756, -0.7034186179359362, 1.7076146940746117),
)
_RGB_TO_LMS: Matrix = (
    (0.4122214694707630, 0.5363325372617349, 0.0514459932675022),
    (0.2119034958178251, 0.6806995506452344, 0.1073969535369405),
    (0.0883024591900564, 0.2817188391361215, 0.6299787016738222),
)
_LMS_TO_LAB: Matrix = (
    (0.2104542683093140, 0.7936177747023054, -0.0040720430116193),
    (1.9779985324311684, -2.4285922420485799, 0.4505937096174110),
    (0.0259040424655478, 0.7827717124575296, -0.8086757549230774),
)
_WHITE_D50 = (0.3457 / 0.3585, 1.0, (1 - 0.3457 - 0.3585) / 0.3585)


def _times(matrix: Matrix, vector: Sequence[float]) -> Triple:
    x, y, z = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return x, y, z


def linear(channel: float) -> float:
    """Take the gamma out of a channel of sRGB."""
    size = abs(channel)
    return channel / 12.92 if size <= 0.04045 else math.copysign(((size + 0.055) / 1.055) ** 2.4, channel)


def encoded(channel: float) -> float:
    """Put the gamma of sRGB into a linear channel."""
    size = abs(channel)
    bent = 12.92 * size if size <= 0.0031308 else 1.055 * size ** (1 / 2.4) - 0.055
    return math.copysign(bent, channel)


def from_linear(rgb: Triple) -> Triple:
    """Return sRGB of linear-light sRGB."""
    return encoded(rgb[0]), encoded(rgb[1]), encoded(rgb[2])


def from_p3(rgb: Triple) -> Triple:
    """Return sRGB of Display P3, whose gamma is the same."""
    light = (linear(rgb[0]), linear(rgb[1]), linear(rgb[2]))
    return from_linear(_times(_XYZ_TO_RGB, _times(_P3_TO_XYZ, light)))


def from_hsl(hsl: Triple) -> Triple:
    """Return sRGB of hue in degrees, saturation and lightness 0 to 1."""
    hue, saturation, lightness = hsl
    most = saturation * min(lightness, 1 - lightness)

    def channel(n: int) -> float:
        k = (n + hue / 30) % 12
        return lightness - most * max(-1, min(k - 3, 9 - k, 1))

    return channel(0), channel(8), channel(4)


def from_hwb(hwb: Triple) -> Triple:
    """Return sRGB of hue in degrees, whiteness and blackness 0 to 1."""
    hue, white, black = hwb
    if white + black >= 1:
        grey = white / (white + black)
        return grey, grey, grey
    red, green, blue = (c * (1 - white - black) + white for c in from_hsl((hue, 1, 0.5)))
    return red, green, blue


def from_lab(lab: Triple) -> Triple:
    """Return sRGB of CIE Lab, lightness 0 to 100."""
    middle = (lab[0] + 16) / 116
    bent = (lab[1] / 500 + middle, middle, middle - lab[2] / 200)
    cut, slope = 216 / 24389, 24389 / 27
    x, y, z = (f**3 if f**3 > cut else (116 * f - 16) / slope for f in bent)
    white = _WHITE_D50
    xyz = (x * white[0], y * white[1], z * white[2])
    return from_linear(_times(_XYZ_TO_RGB, _times(_D50_TO_D65, xyz)))


def from_oklab(lab: Triple) -> Triple:
    """Return sRGB of Oklab, lightness 0 to 1."""
    long, middle, short = (c**3 for c in _times(_LAB_TO_LMS, lab))
    return from_linear(_times(_LMS_TO_RGB, (long, middle, short)))


def to_oklab(rgb: Triple) -> Triple:
    """Return Oklab of sRGB."""
    light = (linear(rgb[0]), linear(rgb[1]), linear(rgb[2]))
    long, middle, short = (math.copysign(abs(c) ** (1 / 3), c) for c in _times(_RGB_TO_LMS, light))
    return _times(_LMS_TO_LAB, (long, middle, short))


def rectangular(polar: Triple) -> Triple:
    """Return lightness, a, b of lightness, chroma, hue in degrees."""
    turn = math.radians(polar[2])
    return polar[0], polar[1] * math.cos(turn), polar[1] * math.sin(turn)


def polar(lab: Triple) -> Triple:
    """Return lightness, chroma, hue in degrees of lightness, a, b."""
    return lab[0], math.hypot(lab[1], lab[2]), math.degrees(math.atan2(lab[2], lab[1]))
