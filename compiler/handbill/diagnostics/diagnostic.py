"""One problem in the user's files."""

from dataclasses import dataclass
from typing import Literal

from handbill.diagnostics.span import Span

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Note:
    """A second place that explains the first: `first written here`."""

    at: Span
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """`message` states the fact in one line, `help` the next step; either names the nearest right word."""

    code: str
    severity: Severity
    at: Span
    message: str
    help: str | None = None
    notes: tuple[Note, ...] = ()
