"""Writes a bundle: whole or not at all, one build at a time, and only what has changed."""

from __future__ import annotations

import fcntl
import json
import os
import re
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from handbill.diagnostics import Report, Span
from handbill.diagnostics.rules import output as rules
from handbill.emit.files import MANIFEST
from handbill.model.bundle import Bundle, Part

LOCK = ".handbill.lock"
PATIENCE = 10
"""Seconds to wait for another build."""

_OURS = re.compile(r"handbill\.[0-9a-f]{12}\.js|images/[^/]+\.[0-9a-f]{10}\.[a-z0-9]+")
_TEMPORARY = ".handbill-tmp"


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did, as paths within `folder`."""

    folder: Path
    changed: tuple[str, ...]
    removed: tuple[str, ...]


class _LockedError(Exception):
    """Another build holds the folder; the text is its process id, if it is known."""


def write(
    bundle: Bundle,
    out: Path,
    report: Report,
    patience: float = PATIENCE,
    wait: Callable[[float], None] = time.sleep,
) -> Written | None:
    """Write the bundle to `out/<site>/`; None when that failed, which `report` says, and nothing has changed.

    New files are written beside the old ones first and take their places at the end, the manifest last. Hashed
    scripts and images of earlier builds are removed. Files that have not changed are not touched.
    """
    folder = out / bundle.site_id
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder, patience, wait):
            return _replace(bundle, folder)
    except _LockedError as error:
        report(
            rules.output_locked(
                Span("site.yml"), path=str(folder), seconds=round(patience), holder=str(error)
            )
        )
    except OSError as error:
        at = error.filename or str(folder)
        report(rules.output_unwritable(Span("site.yml"), path=str(at), reason=error.strerror or str(error)))
    return None


def previous_parts(out: Path, site_id: str) -> dict[str, Part]:
    """Return the parts of the bundle that lies in `out/<site>/`, by name; empty when there is none that can be read."""
    try:
        manifest = json.loads((out / site_id / MANIFEST).read_text("utf-8"))
        rows = [Part(str(p["name"]), int(p["raw"]), int(p["brotli"])) for p in manifest["parts"]]
        sizes = manifest["sizes"]
        rows.append(Part("", int(sizes["raw"]), int(sizes["brotli"])))
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {p.name: p for p in rows}


@contextmanager
def _locked(folder: Path, patience: float, wait: Callable[[float], None]) -> Generator[None]:
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        step = 0.1
        for left in range(int(patience / step), -1, -1):
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if not left:
                    raise _LockedError(os.pread(handle, 20, 0).decode(errors="replace").strip()) from None
                wait(step)
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(handle)


def _replace(bundle: Bundle, folder: Path) -> Written:
    changed = [name for name in bundle.files if not _is_same(folder / name, bundle.files[name])]
    changed.sort(key=lambda name: name == MANIFEST)
    temporary: dict[str, Path] = {}
    try:
        for name in changed:
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            temporary[name] = path.with_name(path.name + _TEMPORARY)
            _write_through(temporary[name], bundle.files[name])
        for name in changed:
            temporary[name].replace(folder / name)
    finally:
        for path in temporary.values():
            path.unlink(missing_ok=True)
    return Written(folder, tuple(changed), tuple(_remove_stale(bundle, folder)))


def _write_through(path: Path, content: bytes) -> None:
    """Write and make sure that it is on the disk: a full disk may say so as late as that."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _is_same(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _remove_stale(bundle: Bundle, folder: Path) -> Iterator[str]:
    left = folder.glob(f"*{_TEMPORARY}")
    for path in sorted([*folder.glob("handbill.*.js"), *folder.glob("images/*"), *left]):
        name = path.relative_to(folder).as_posix()
        if name not in bundle.files and (_OURS.fullmatch(name) or name.endswith(_TEMPORARY)):
            with suppress(OSError):
                path.unlink()
                yield name
