"""The project's own files, found without git: a fresh machine has none."""

import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
_OTHERS = {"build", "dist", "node_modules", "__pycache__"}


def files(*endings: str, below: str = ".") -> Iterator[Path]:
    """Yield the project's files with one of the endings, in order."""
    for folder, folders, names in os.walk(ROOT / below):
        top = Path(folder)
        folders[:] = sorted(
            name
            for name in folders
            if name[0] != "." and not (top == ROOT and name in _OTHERS) and name != "__pycache__"
        )
        for name in sorted(names):
            if name.endswith(endings):
                yield top / name


def short(path: Path) -> str:
    """Return a path as seen from the project's folder."""
    return path.relative_to(ROOT).as_posix()
