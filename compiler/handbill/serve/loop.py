"""From file events to builds: what is worth building, and when it is quiet enough to speak of a failure."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Protocol

from handbill import assets
from handbill.serve.events import batches
from handbill.serve.outcome import Outcome
from handbill.serve.snapshot import Snapshot

FLOOD = 20
"""More files than that in one batch are a checkout or a copy under way: it is let finish first."""

Tell = Callable[[Outcome | None, int], None]
"""Called with the outcome of a build, or None when only pages changed, and the number of files that changed."""


class Builder(Protocol):
    """Builds the site in `root` as it is now: `handbill.serve.workshop.Workshop`."""

    @property
    def root(self) -> Path:
        """The site's folder, absolute."""
        ...

    def build(self) -> Outcome:
        """Build once."""
        ...


def shipped() -> tuple[Path, ...]:
    """Return the folders of what ships with Handbill; who works on those sees changes, too."""
    root = assets.root()
    return tuple(root / name for name in ("templates", "targeting", "runtime_js"))


def follow(
    builder: Builder,
    tell: Tell,
    stop: Event,
    also: tuple[Path, ...] = (),
    outside: tuple[Path, ...] = (),
) -> None:
    """Build, and build again whenever the content of a file of the site has changed, until `stop` is set.

    `also` are further folders that builds depend on, `outside` those that are written to. Saves that change nothing, editors' own files and saved pages cause no
    build. A failure is told of after 100 ms of quiet and a second look, so that half a file is not called a mistake.
    """
    roots = (builder.root, *also)
    snapshot = Snapshot(roots, outside)
    snapshot.scan()
    tell(builder.build(), 0)
    round_ = _Round(builder, tell)
    look_again = True
    for events in batches(roots, stop, outside):
        fresh = snapshot.scan() if events or look_again else set[str]()
        look_again = bool(events or fresh)
        round_.take(fresh)
        if len(events) <= FLOOD:
            round_.go_on()
        if not look_again:
            round_.settle()


class _Round:
    """The changes since the last time that something was told."""

    def __init__(self, builder: Builder, tell: Tell) -> None:
        self._builder = builder
        self._tell = tell
        self._pages = builder.root / "pages"
        self._unbuilt: set[str] = set()
        self._changed: set[str] = set()
        self._failure: Outcome | None = None

    def take(self, paths: set[str]) -> None:
        """Note files that have changed."""
        self._unbuilt |= paths
        self._changed |= paths

    def go_on(self) -> None:
        """Build what is not built yet; tell of a good build at once, keep a failure back."""
        if not self._unbuilt:
            return
        only_pages = all(Path(path).is_relative_to(self._pages) for path in self._unbuilt)
        self._unbuilt.clear()
        if only_pages:
            self._done(None)
            return
        outcome = self._builder.build()
        self._failure = outcome if outcome.failed else None
        if self._failure is None:
            self._done(outcome)

    def settle(self) -> None:
        """It has been quiet, and nothing has changed since the last build: tell of its failure."""
        if self._failure is not None:
            self._done(self._failure)
            self._failure = None

    def _done(self, outcome: Outcome | None) -> None:
        self._tell(outcome, len(self._changed))
        self._changed.clear()
