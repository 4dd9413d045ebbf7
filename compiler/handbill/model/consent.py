"""Consent: how a site asks a source for it."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field

from handbill.diagnostics import Span
from handbill.model.manifest import ConsentSource
from handbill.model.values import Value


@dataclass(frozen=True, slots=True)
class ConsentUse:
    """A source with its options, typed.

    `needs`: purpose of the site → what the source must have granted for it, all of it; empty for a source that knows the
    site's purposes by their own names.
    """

    source: ConsentSource
    at: Span
    options: MappingOf[str, Value] = field(default_factory=dict[str, Value])
    needs: MappingOf[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    @property
    def name(self) -> str:
        """The source's name."""
        return self.source.name
