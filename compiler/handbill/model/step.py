"""Kinds of steps of campaigns."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.model.entry import Entry


@dataclass(frozen=True, slots=True)
class Step(Entry):
    """What a campaign does at one point. `waits`: a visitor may stay there; `leaves`: never on to the step behind it."""

    main: str | None = None
    waits: bool = False
    leaves: bool = False
    one_of: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    after_submit: bool = False
    """Whether it may stand in `on_submit`, too: it goes on at once, and needs no campaign."""
    hears: tuple[str, ...] = ()
    """Moments, of `MOMENTS`, that its script hears of: exports of it."""

    @property
    def divides(self) -> bool:
        """Whether it divides visitors by chance, and is an experiment therefore."""
        return any(parameter.type == "paths" for parameter in self.parameters)
