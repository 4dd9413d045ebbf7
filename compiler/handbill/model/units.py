"""Quantities as they are written: `90s`, `60%`, `25kB`, `-3.5`. Each reads one text, None when it is none."""

import re

MILLISECONDS = {
    "ms": 1,
    "s": 1_000,
    "m": 60_000,
    "h": 3_600_000,
    "d": 86_400_000,
    "w": 604_800_000,
}
"""Milliseconds in a unit of time; a day is 24 hours whatever the clocks of a zone do."""

BYTES = {"B": 1, "kB": 1_000, "MB": 1_000_000}

_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", re.ASCII)
_DURATION = re.compile(r"(\d+(?:\.\d+)?)(ms|s|m|h|d|w)", re.ASCII)
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)%", re.ASCII)
_SIZE = re.compile(r"(\d+(?:\.\d+)?) ?(B|kB|MB)", re.ASCII)


LONGEST = 100
"""Digits beyond which a number is as good as any other that no browser can count with."""

_VAST = 10**100


def whole(digits: str) -> int:
    """Return digits, with a sign or without, as a number; one of more than 100 is the hundredth power of ten."""
    if len(digits) <= LONGEST:
        return int(digits)
    return -_VAST if digits.startswith("-") else _VAST


def decimal(text: str) -> float:
    """Return digits with a point as a number; one of more than 100 is the hundredth power of ten."""
    before, _, behind = text.partition(".")
    return float(f"{before}.{behind[:LONGEST]}") if len(before) <= LONGEST else float(whole(before))


def number(text: str) -> int | float | None:
    """Read a decimal number; whole ones are int."""
    if not _NUMBER.fullmatch(text):
        return None
    return decimal(text) if "." in text else whole(text)


def duration(text: str) -> int | None:
    """Read a length of time in whole milliseconds."""
    found = _DURATION.fullmatch(text)
    return round(decimal(found[1]) * MILLISECONDS[found[2]]) if found else None


def percent(text: str) -> int | float | None:
    """Read a share: `60%` is 60."""
    found = _PERCENT.fullmatch(text)
    return (decimal(found[1]) if "." in found[1] else whole(found[1])) if found else None


def size(text: str) -> int | None:
    """Read a number of bytes; 1 kB is 1,000."""
    found = _SIZE.fullmatch(text)
    return round(decimal(found[1]) * BYTES[found[2]]) if found else None


def written_duration(ms: float) -> str:
    """Write a length of time in the largest unit, up to days, that comes out whole: 90000 is `90s`."""
    unit = next((u for u in ("d", "h", "m", "s") if ms and ms % MILLISECONDS[u] == 0), "ms" if ms else "s")
    return f"{ms / MILLISECONDS[unit]:g}{unit}"
