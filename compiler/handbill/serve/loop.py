"""From file events to builds: what is worth building, and when it is quiet enough to speak of a failure."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

from handbill import assets
from handbill.serve.events import batches
from handbill.serve.snapshot import Snapshot
from handbill.serve.workshop import Outcome, Workshop

FLOOD = 20
"""More files than that in one batch are a checkout or a copy under way: it is let finish first."""

Tell = Callable[[Outcome | None, int], None]
"""Called with the outcome of a build, or None when only pages changed, and the number of files that changed."""


def follow(workshop: Workshop, tell: Tell, stop: Event, outside: tuple[Path, ...] = ()) -> None:
    """Build, and build again whenever the content of a file of the site has changed, until `stop` is set.

    `outside` are folders that are written to. Saves that change nothing, editors' own files and saved pages cause no
    build. A failure is told of after 100 ms of quiet and a second look, so that half a file is not called a mistake.
    """
    roots = (workshop.root, *_shipped())
    snapshot = Snapshot(roots, outside)
    snapshot.scan()
    tell(workshop.build(), 0)
    round_ = _Round(workshop, tell)
    look_again = True
    for events in batches(roots, stop, outside):
        if events or look_again:
            round_.unbuilt |= snapshot.scan()
        look_again = bool(events)
        if len(events) <= FLOOD:
            round_.build(quiet=not events)


class _Round:
    """The changes since the last time that something was told."""

    def __init__(self, workshop: Workshop, tell: Tell) -> None:
        self._workshop = workshop
        self._tell = tell
        self._pages = workshop.root / "pages"
        self._changed: set[str] = set()
        self._failure: Outcome | None = None
        self.unbuilt: set[str] = set()

    def build(self, quiet: bool) -> None:
        """Build what is not built yet; tell of a good build at once, of a failure when it is quiet."""
        if self.unbuilt:
            self._changed |= self.unbuilt
            only_pages = all(Path(path).is_relative_to(self._pages) for path in self.unbuilt)
            self.unbuilt.clear()
            if only_pages:
                self._tell(None, len(self._changed))
                self._changed.clear()
                return
            outcome = self._workshop.build()
            self._failure = outcome if outcome.failed else None
            if self._failure is None:
                self._done(outcome)
        if quiet and self._failure is not None:
            self._done(self._failure)

    def _done(self, outcome: Outcome) -> None:
        self._tell(outcome, len(self._changed))
        self._changed.clear()
        self._failure = None


def _shipped() -> tuple[Path, ...]:
    root = assets.root()
    return tuple(root / name for name in ("templates", "targeting", "runtime_js"))
