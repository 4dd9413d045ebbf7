"""What *emit* makes of a plan: the files of `build/<site>/`, as bytes, and what they weigh."""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A row of the size table.

    `brotli` is what the bundle would lose without it, so the rows add up to less than the whole; `raw` is its share of
    the bytes.
    """

    name: str
    raw: int
    brotli: int


@dataclass(frozen=True, slots=True)
class Bundle:
    """`files` by path within `build/<site>/`; `manifest.json` is among them and is written last."""

    site_id: str
    files: MappingOf[str, bytes]
    parts: tuple[Part, ...]
    raw: int
    brotli: int
    hash: str
    spare: int = 0
    """Bytes after brotli that a release would be without."""
