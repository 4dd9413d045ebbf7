"""Collects the diagnostics of one run."""

from collections.abc import Iterable

from handbill.diagnostics.diagnostic import Diagnostic


class Report:
    """Call it with each diagnostic; it keeps every distinct one, in the order of the files' places when asked.

    `lines` maps the path of each file that was read to its text, for code frames.
    """

    def __init__(self, found: Iterable[Diagnostic] = ()) -> None:
        self._found: dict[Diagnostic, None] = dict.fromkeys(found)
        self.lines: dict[str, str] = {}

    def __call__(self, diagnostic: Diagnostic) -> None:
        """Keep a diagnostic; the same one twice is one."""
        self._found[diagnostic] = None

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All of them, sorted by place and code."""
        return tuple(sorted(self._found, key=lambda d: (d.at, d.code, d.message)))

    @property
    def has_errors(self) -> bool:
        """Whether a build has to stop."""
        return any(d.severity == "error" for d in self._found)
