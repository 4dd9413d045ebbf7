"""What `watch` and `dev` print: a line a build, and the problems when they are new."""

from datetime import datetime
from pathlib import Path

from handbill.cli.reporting import name_replaced, show, talk
from handbill.diagnostics import Diagnostic
from handbill.serve.outcome import Outcome


class Progress:
    """Remembers what was said, so that an unchanged warning is not printed at each save."""

    def __init__(self, root: Path, form: str) -> None:
        self._root = root
        self._form = form
        self._said: tuple[Diagnostic, ...] = ()
        self._replaced: tuple[str, ...] = ()
        self._brotli = 0

    def tell(self, outcome: Outcome | None, files: int) -> None:
        """Print one outcome; None is pages that were saved, which build nothing."""
        if outcome is None:
            return
        if outcome.diagnostics != self._said or outcome.failed:
            show(outcome.diagnostics, outcome.lines, self._form, self._root)
        if outcome.replaced != self._replaced:
            name_replaced(outcome.replaced)
        self._said, self._replaced = outcome.diagnostics, outcome.replaced
        talk(f"{datetime.now():%H:%M:%S}  {self._root.name}  {self._result(outcome)}{_files(files)}")

    def _result(self, outcome: Outcome) -> str:
        ms = f"{outcome.seconds * 1000:.0f} ms"
        if outcome.bundle is None:
            errors = sum(d.severity == "error" for d in outcome.diagnostics)
            kept = "; the last good bundle stays" if self._brotli else ""
            return f"{errors} error{'' if errors == 1 else 's'} in {ms}{kept}"
        change = outcome.bundle.brotli - self._brotli if self._brotli else 0
        self._brotli = outcome.bundle.brotli
        explains = f", {outcome.bundle.spare:,} of them for handbill.explain" if outcome.bundle.spare else ""
        return f"built in {ms}: {self._brotli:,} B brotli{f' ({change:+,})' if change else ''}{explains}"


def _files(count: int) -> str:
    return f"  ({count} files changed)" if count > 1 else ""
