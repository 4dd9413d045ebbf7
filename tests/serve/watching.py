"""A watched folder and a stand-in for the compiler, for tests of what causes a build."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue
from threading import Event, Thread
from types import TracebackType

from handbill.diagnostics import Diagnostic, Span
from handbill.model.bundle import Bundle
from handbill.serve.loop import follow
from handbill.serve.outcome import Outcome
from tests.browser.engine import PATIENCE

BROKEN = Diagnostic("HB999", "error", Span("promotions/a.yml"), "half a file")


@dataclass
class Compiler:
    """Builds a bundle of all promotions' texts; fails when one says "broken" or there is no site.yml."""

    root: Path
    before: Callable[[int], None] | None = None
    builds: int = 0

    def build(self) -> Outcome:
        texts = {path.name: path.read_bytes() for path in sorted(self.root.glob("promotions/*.yml"))}
        whole = (self.root / "site.yml").is_file()
        self.builds += 1
        if self.before is not None:
            self.before(self.builds)
        if not whole or any(b"broken" in text for text in texts.values()):
            return Outcome(None, (BROKEN,), {}, 0)
        return Outcome(Bundle(self.root.name, texts, (), 0, 0, ""), (), {}, 0)


@dataclass
class Watched:
    """`follow` running in a thread; `next` is what it tells."""

    compiler: Compiler
    outside: tuple[Path, ...] = ()
    told: "Queue[tuple[Outcome | None, int]]" = field(default_factory=Queue)
    stop: Event = field(default_factory=Event)

    def __enter__(self) -> "Watched":
        def run() -> None:
            follow(
                self.compiler,
                lambda outcome, files: self.told.put((outcome, files)),
                self.stop,
                (),
                self.outside,
            )

        self.thread = Thread(target=run, daemon=True)
        self.thread.start()
        first, _ = self.told.get(timeout=PATIENCE)
        assert first is not None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop.set()
        self.thread.join(PATIENCE)
        assert not self.thread.is_alive()

    def next(self) -> tuple[Outcome | None, int]:
        """Return what is told next."""
        return self.told.get(timeout=PATIENCE)

    def next_bundle(self) -> dict[str, bytes]:
        """Return the files of what is told next, which is a good bundle."""
        outcome, _ = self.next()
        assert outcome is not None
        assert outcome.bundle is not None
        return dict(outcome.bundle.files)


def make_site(root: Path) -> Path:
    (root / "promotions").mkdir(parents=True)
    (root / "pages").mkdir()
    (root / "site.yml").write_text("language: 1\n")
    (root / "promotions" / "a.yml").write_text("one\n")
    return root


def save(path: Path, text: str) -> None:
    """Save as most editors do: a new file takes the old one's place."""
    new = path.with_name(path.name + ".tmp")
    new.write_text(text)
    new.replace(path)
