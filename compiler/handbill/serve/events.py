"""File events of some folders, as batches that end; folders may vanish and come back meanwhile."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from threading import Event

from watchfiles import Change, watch

from handbill.serve.ignored import concerns

TICK_MS = 100
"""How long without an event counts as quiet."""


def batches(roots: tuple[Path, ...], stop: Event, outside: tuple[Path, ...] = ()) -> Iterator[set[str]]:
    """Yield the paths of each batch of events, and an empty set after each 100 ms of quiet, until `stop` is set.

    Folders are watched, never single files: those are lost after the first atomic save. A root that is deleted and
    made again is a new inode that nobody watches, so the watch is set anew and all its files count as events.
    """
    first = True
    while not stop.is_set():
        watched = tuple(root for root in roots if root.is_dir())
        if roots[0] not in watched:
            first = False
            stop.wait(TICK_MS / 1000)
            yield set()
            continue
        try:
            with ExitStack() as held:
                identities = [held.enter_context(closing(_Identity(root))) for root in watched]
                if not first:
                    yield {str(root) for root in watched}
                first = False
                yield from _until_replaced(watched, identities, stop, outside)
        except FileNotFoundError:
            continue  # gone between the look and the watch


def _until_replaced(
    roots: tuple[Path, ...], identities: list["_Identity"], stop: Event, outside: tuple[Path, ...]
) -> Iterator[set[str]]:
    def wanted(_: Change, name: str) -> bool:
        path = Path(name)
        return any(
            path != root and path.is_relative_to(root) and concerns(path, root, outside) for root in roots
        )

    for events in watch(
        *roots,
        watch_filter=wanted,
        step=5,
        debounce=20,
        stop_event=stop,
        rust_timeout=TICK_MS,
        yield_on_timeout=True,
    ):
        yield {path for _, path in events}
        if not all(identity.holds() for identity in identities):
            return


class _Identity:
    """Holds a folder open, so that its inode's number can't be given to the folder that takes its place."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._handle = os.open(folder, os.O_RDONLY)

    def holds(self) -> bool:
        """Tell whether the path still names the folder that was opened."""
        try:
            return os.path.samestat(os.fstat(self._handle), self._folder.stat())
        except OSError:
            return False

    def close(self) -> None:
        """Let go of the folder."""
        os.close(self._handle)
