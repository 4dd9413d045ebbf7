"""The extension folders on disk: which there are, and the text of their files."""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

TEXTS = {".yml", ".js", ".json", ".jinja", ".css", ".html", ".svg"}

_LENT = re.compile(r".+\.(?:css|jinja)|messages\.yml")
"""What an entry may have of another one: sheets, markup and words."""


def lent(files: dict[str, str]) -> dict[str, str]:
    """Return those files of a folder that an entry which is like it has too, where it has none of its own."""
    return {name: text for name, text in files.items() if _LENT.fullmatch(name)}


def entry_folders(root: Path, below: str) -> Iterator[Path]:
    """Yield the folders below `root/below`, by name; those that begin with `_` or `.` are no entries."""
    parent = root / below
    if not parent.is_dir():
        return
    yield from sorted(
        (p for p in parent.iterdir() if p.name[0] not in "_." and p.is_dir()), key=lambda p: p.name
    )


def texts(folder: Path) -> dict[str, str]:
    """Return the text of every file in `folder`, by name. What is no UTF-8 text, or can't be read, is left out."""
    found: dict[str, str] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix in TEXTS and path.is_file():
            with suppress(UnicodeDecodeError, OSError):
                found[path.name] = path.read_text(encoding="utf-8")
    return found


def leaving(folder: Path, root: Path) -> Path | None:
    """Return the folder, or the first file in it, that is a link out of `root`; None when all stays inside."""
    inside = root.resolve()
    places = (folder, *(file for file in sorted(folder.iterdir()) if file.is_symlink()))
    return next((place for place in places if not place.resolve().is_relative_to(inside)), None)


def scripts(root: Path, below: str) -> Iterator[tuple[str, str]]:
    """Yield path from `root` and text of every module below `root/below`, by path."""
    for path in sorted((root / below).rglob("*.js")):
        if path.is_file() and "fixtures" not in path.parts:
            yield path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
