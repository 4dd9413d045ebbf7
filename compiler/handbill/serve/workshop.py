"""One site while somebody works on it: built again after each change."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from time import perf_counter

from handbill.diagnostics import Report
from handbill.model.bundle import Bundle
from handbill.pipeline import Memory, compile_site
from handbill.serve.outcome import Outcome


@dataclass(slots=True)
class Workshop:
    """Builds the site in `root` again and again.

    `now` is asked anew for each build. `deliver` takes each good bundle somewhere and reports what keeps it from
    arriving; then the build has failed.
    """

    root: Path
    now: Callable[[], datetime]
    deliver: Callable[[Bundle, Report], object] | None = None
    _memory: Memory = field(default_factory=Memory)

    def build(self) -> Outcome:
        """Build, sharing with the last build what has not changed."""
        started = perf_counter()
        report = Report()
        bundle = compile_site(self.root, self.now(), report, memory=self._memory, development=True)
        if bundle is not None and self.deliver is not None:
            self.deliver(bundle, report)
        if report.has_errors:
            bundle = None
        catalog = self._memory.catalog
        replaced = catalog.replaced if catalog else ()
        return Outcome(bundle, report.diagnostics, report.lines, perf_counter() - started, replaced)
