"""Globs and regular expressions over texts, read as the page reads them: character by character, case counts."""

from __future__ import annotations

import re
from functools import lru_cache

_SPACES = r"\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""What `\\s` is in JavaScript; Python's differs."""

_CLASSES = {
    "d": "0-9",
    "D": r"\x00-/:-\U0010ffff",
    "w": "0-9A-Za-z_",
    "W": r"\x00-/:-@\[-\^`\{-\U0010ffff",
    "s": _SPACES,
    "S": r"\x00-\x08\x0e-\x1f!-\x9f\xa1-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e\u2030-\u205e\u2060-\u2fff"
    r"\u3001-\ufefe\uff00-\U0010ffff",
}
_CONTROLS = {"t": r"\t", "n": r"\n", "v": r"\v", "f": r"\f", "r": r"\r", "0": r"\x00"}
_QUANTIFIER = re.compile(r"\{\d+(?:,\d*)?\}")
_CODE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\})")
_GROUP = re.compile(r"\(\?<[A-Za-z_]\w*>", re.ASCII)


def fits(glob: str, text: str) -> bool:
    """Say whether a whole text fits a glob: `*` any characters, none and `/` included, `?` exactly one."""
    at, place = 0, 0
    star, resume = -1, 0
    while at < len(text):
        if place < len(glob) and glob[place] == "*":
            star, resume = place, at
            place += 1
        elif place < len(glob) and glob[place] in ("?", text[at]):
            at, place = at + 1, place + 1
        elif star >= 0:
            resume += 1
            at, place = resume, star + 1
        else:
            return False
    return not glob[place:].strip("*")


def finds(pattern: str, text: str) -> bool:
    """Say whether a regular expression of JavaScript matches anywhere in a text."""
    return compiled(pattern).search(text) is not None


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> re.Pattern[str]:
    """Return Python's expression of the same meaning; re.error for one that has none."""
    return re.compile("".join(_translated(pattern)), re.ASCII)


def _translated(pattern: str) -> list[str]:
    parts: list[str] = []
    at = 0
    while at < len(pattern):
        part, at = translated(pattern, at)
        parts.append(part)
    return parts


def translated(pattern: str, at: int) -> tuple[str, int]:
    """Translate the one thing that begins at `at`, without its quantifier; return it, and where it ends."""
    letter = pattern[at]
    if letter == "\\":
        inner, end = _escape(pattern, at)
        return (f"[{inner}]" if pattern[at + 1] in _CLASSES else inner), end
    if letter == "[":
        return _class(pattern, at)
    if found := _GROUP.match(pattern, at):
        return "(", found.end()
    if letter == "{" and not _QUANTIFIER.match(pattern, at):
        return r"\{", at + 1
    plain = {".": r"[^\n\r\u2028\u2029]", "$": r"\Z", "]": r"\]", "#": r"\#", " ": r"\ "}
    return plain.get(letter, letter), at + 1


def _class(pattern: str, at: int) -> tuple[str, int]:
    """Translate `[…]`; a hyphen makes a range between two single characters alone."""
    turned = pattern[at + 1 : at + 2] == "^"
    at += 2 if turned else 1
    inner: list[str] = []
    while pattern[at : at + 1] not in ("]", ""):
        first, single, at = _member(pattern, at)
        if single and pattern[at : at + 1] == "-" and pattern[at + 1 : at + 2] not in ("]", ""):
            second, both, end = _member(pattern, at + 1)
            if both:
                first, at = f"{first}-{second}", end
        inner.append(first)
    if not inner:
        return (r"[\s\S]" if turned else "(?!)"), at + 1
    return f"[{'^' if turned else ''}{''.join(inner)}]", at + 1


def _member(pattern: str, at: int) -> tuple[str, bool, int]:
    """Translate one member of a class; return it, whether it is a single character, and where it ends."""
    if pattern[at] != "\\":
        return re.escape(pattern[at]), True, at + 1
    part, end = _escape(pattern, at, within=True)
    return part, pattern[at + 1] not in _CLASSES, end


def _escape(pattern: str, at: int, *, within: bool = False) -> tuple[str, int]:
    """Translate `\\x` at `at`; a class of characters comes without its brackets."""
    letter = pattern[at + 1 : at + 2]
    if letter in _CLASSES:
        return _CLASSES[letter], at + 2
    if found := _CODE.match(pattern, at):
        return re.escape(chr(int(found[1] or found[2] or found[3], 16))), found.end()
    if letter == "b":
        return (r"\x08" if within else r"\b"), at + 2
    if letter == "B":
        # Python finds no \B in an empty text.
        return r"(?!\b)", at + 2
    return _CONTROLS.get(letter, re.escape(letter)), at + 2
