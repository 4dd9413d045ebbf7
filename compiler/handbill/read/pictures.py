"""The sides of pictures, out of the first bytes of their files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from handbill.model.pictures import DRAWN, PICTURES, Sides, ending, named_as_versions

_WORD = re.compile(rf"[^\s\"'{{}}\[\],]+\.(?:{'|'.join(PICTURES)})(?![\w.-])", re.IGNORECASE)
_APART = re.compile(r"[\s\"'{}\[\],]+")
_HEAD = 65_536
_ROOT = re.compile(rb"<svg\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_NOT_DRAWN = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_LENGTH = r"([\d.]+)(?:px)?"
_FINE = 100
"""Units of a drawing may be as large as the drawing: a shape of 1.5 by 1 is one of 150 by 100."""


def measured(root: Path, assets: Iterable[str], texts: Iterable[str]) -> dict[str, Sides | None]:
    """Return the sides of each picture whose name stands in one of the texts, and of its versions, by path.

    None is one whose sides can't be read: it is damaged, or a drawing that has none.
    """
    pictures = [path for path in assets if ending(path) in PICTURES]
    if not pictures:
        return {}
    words = {word for text in texts for word in _WORD.findall(text)}
    # A name with spaces in it comes in pieces, of which the last has the ending.
    named = {path for path in pictures if _APART.split(path)[-1] in words}
    stems = {path.rpartition(".")[0] for path in named}
    named.update(version.path for stem, version in named_as_versions(pictures) if stem in stems)
    return {path: _sides(root / path) for path in sorted(named)}


def _sides(place: Path) -> Sides | None:
    try:
        with place.open("rb") as file:
            if ending(place.name) == DRAWN:
                return _of_drawing(file.read(_HEAD))
            # It brings all of urllib with it, for addresses that nobody gives it here.
            from imagesize import get

            width, height = get(file)
    except (OSError, ValueError):
        return None
    return Sides(int(width), int(height)) if width > 0 and height > 0 else None


def _of_drawing(head: bytes) -> Sides | None:
    """Return what a drawing says of its size in pixels, else the sides of its `viewBox`."""
    found = _ROOT.search(_NOT_DRAWN.sub(b"", head))
    if found is None:
        return None
    tag = found[0].decode("utf-8", "replace")
    own = [_attribute(tag, name, _LENGTH) for name in ("width", "height")]
    box = _attribute(tag, "viewBox", r"[-\d.eE+]+[\s,]+[-\d.eE+]+[\s,]+([\d.eE+-]+)[\s,]+([\d.eE+-]+)")
    texts = [one[1] for one in own if one] if all(own) else list(box.groups()) if box else []
    sides = [float(text) for text in texts]
    if not sides or not all(0 < side < 1e6 for side in sides):
        return None
    scale = 1 if all(side.is_integer() for side in sides) else _FINE
    width, height = (max(1, round(side * scale)) for side in sides)
    return Sides(width, height)


def _attribute(tag: str, name: str, value: str) -> re.Match[str] | None:
    return re.search(rf"\s{name}\s*=\s*[\"']\s*{value}\s*[\"']", tag)
