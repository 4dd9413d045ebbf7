"""Ways from one screen to others that hang on what a shopper has answered: `go: { size: { S: small }, else: large }`."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.diagnostics.span import Span

ELSE = "else"
"""The key of the screen for every other answer, and for none."""


@dataclass(frozen=True, slots=True)
class Case:
    """Who has answered `value` to `field` goes to `screen`. The places are those of the three words."""

    field: str
    value: str
    screen: str
    field_at: Span
    value_at: Span
    screen_at: Span


@dataclass(frozen=True, slots=True)
class Ways:
    """The first case that holds decides, else `other`; without that, every answer has a case.

    A screen's name alone is an `other` without cases.
    """

    cases: tuple[Case, ...]
    other: str | None
    at: Span
    other_at: Span

    def screens(self) -> dict[str, Span]:
        """Return every screen that is named, and where."""
        named = {case.screen: case.screen_at for case in reversed(self.cases)}
        return {**({self.other: self.other_at} if self.other else {}), **named}

    def rows(self) -> list[list[str]]:
        """Return what the page asks in order: [screen, field, value], and [screen] for all that is left."""
        rows = [[case.screen, case.field, case.value] for case in self.cases]
        return [*rows, [self.other]] if self.other else rows
