"""Elements that an author writes."""

from dataclasses import dataclass

from handbill.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Html:
    """Elements of the author's own. They are checked as a template's markup is."""

    source: str
    at: Span
