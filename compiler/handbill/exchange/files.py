"""Writing into a site's folder: a file is there in whole or not at all, and never somewhere else."""

from __future__ import annotations

import os
from pathlib import Path

_TEMPORARY = ".handbill-tmp"


class OutsideError(Exception):
    """A path leads over a link, and maybe out of the site's folder; the text says which part of it."""


def place(root: Path, path: str) -> Path:
    """Return where a site-relative path leads. No part of it may be a link: what it leads to is not ours to write."""
    where = root
    for part in path.split("/"):
        where = where / part
        if where.is_symlink():
            raise OutsideError(where.relative_to(root).as_posix())
    return where


def put(root: Path, path: str, content: bytes) -> None:
    """Write a file of a site, and the folders that lead to it."""
    target = place(root, path)
    target.parent.mkdir(parents=True, exist_ok=True)
    # The name begins with a dot: a build that reads the folder meanwhile leaves it alone.
    temporary = target.with_name(f".{target.name}{_TEMPORARY}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o644)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
