"""What the files of some folders hold, so that a save that changes nothing is seen as nothing."""

import os
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from handbill.serve.ignored import concerns

Stamp = tuple[int, int, int]
"""Modification time in ns, size, inode: as long as they stay, the content is taken to stay."""


class Snapshot:
    """Content hashes by path. `scan` reads only files whose stamp is new."""

    def __init__(self, roots: tuple[Path, ...], outside: tuple[Path, ...] = ()) -> None:
        self._roots = roots
        self._outside = outside
        self._stamps: dict[str, Stamp] = {}
        self._hashes: dict[str, bytes] = {}

    def scan(self) -> set[str]:
        """Look at everything again; return the paths whose content is new, other or gone since the last time."""
        stamps = dict(self._found())
        changed = {path for path in self._stamps if path not in stamps}
        for path in changed:
            self._hashes.pop(path, None)
        for path, stamp in stamps.items():
            if self._stamps.get(path) == stamp:
                continue
            digest = _digest(path)
            if self._hashes.get(path) != digest:
                self._hashes[path] = digest
                changed.add(path)
        self._stamps = stamps
        return changed

    def _found(self) -> Iterator[tuple[str, Stamp]]:
        for root in self._roots:
            yield from self._walk(root, root, frozenset())

    def _walk(
        self, folder: Path, root: Path, above: frozenset[tuple[int, int]]
    ) -> Iterator[tuple[str, Stamp]]:
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
            own = folder.stat()
        except OSError:
            return  # deleted or locked while we look: the next event brings us back
        here = (own.st_dev, own.st_ino)
        if here in above:
            return  # a link back to a folder above
        for entry in entries:
            if not concerns(Path(entry.path), root, self._outside):
                continue
            try:
                if entry.is_dir():
                    yield from self._walk(Path(entry.path), root, above | {here})
                elif entry.is_file():
                    stat = entry.stat()
                    yield entry.path, (stat.st_mtime_ns, stat.st_size, stat.st_ino)
            except OSError:
                continue


def _digest(path: str) -> bytes:
    try:
        return blake2b(Path(path).read_bytes(), digest_size=16).digest()
    except OSError:
        return b""
