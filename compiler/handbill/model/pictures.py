"""Pictures among the files of a site: their sides, and the larger and smaller versions that lie beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

DRAWN = "svg"
PICTURES = (DRAWN, "webp", "avif", "png", "jpg", "jpeg", "gif")
"""The endings of what every browser shows."""

_VERSION = re.compile(
    r"(?P<stem>.+)(?:@(?P<times>[1-9](?:\.\d)?)x|-(?P<width>[1-9]\d{1,4})w)\.(?P<ending>\w+)", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Sides:
    """Width and height in pixels, or in the units of a drawing; both at least 1."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Version:
    """One file that shows a picture larger or smaller: `times` as large, or `width` pixels wide; the other is None."""

    path: str
    times: float | None = None
    width: int | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """The sides of a picture, and its versions in the order of their paths."""

    sides: Sides
    versions: tuple[Version, ...] = ()

    def candidates(self, path: str) -> tuple[tuple[str, str], ...]:
        """Return path and descriptor of each file that a browser may choose, smallest first; none without versions.

        Where a version says how wide it is, all do, itself among them, which lies at `path`.
        """
        if not self.versions:
            return ()
        if all(version.times for version in self.versions):
            ordered = sorted(self.versions, key=lambda version: version.times or 0)
            return tuple((version.path, f"{version.times:g}x") for version in ordered)
        widths = {v.width or round(self.sides.width * (v.times or 1)): v.path for v in self.versions}
        widths[self.sides.width] = path
        return tuple((widths[width], f"{width}w") for width in sorted(widths))

    @property
    def fluid(self) -> bool:
        """Whether a browser chooses by how wide the picture is shown, rather than by how sharp the screen is."""
        return any(version.width for version in self.versions)


def ending(path: str) -> str:
    """Return what stands behind the last dot, in small letters."""
    return path.rpartition(".")[2].lower()


def named_as_versions(paths: Iterable[str]) -> Iterator[tuple[str, Version]]:
    """Yield what each file is called that is named as a version of another, with the other's path and no ending."""
    for path in sorted(paths):
        found = _VERSION.fullmatch(path)
        if found and found["ending"].lower() in PICTURES:
            times, width = found["times"], found["width"]
            yield found["stem"], Version(path, float(times) if times else None, int(width) if width else None)
