"""An experiment of a promotion: variants that show it otherwise, and the share of visitors that each gets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbill.diagnostics import Span

if TYPE_CHECKING:
    from handbill.model.site import Promotion

WHOLE = 10_000
"""Buckets that visitors fall into."""
HOLDOUT = "holdout"
"""The variant of those who are shown nothing, so that they can be compared with."""


@dataclass(frozen=True, slots=True)
class Variant:
    """`start` (included) to `until` (not included) are the buckets of its visitors.

    `shown` is None for what is as the promotion is written, and for the holdout, which shows nothing.
    """

    name: str
    start: int
    until: int
    shown: Promotion | None
    at: Span


@dataclass(frozen=True, slots=True)
class Experiment:
    """`seed` decides with the visitor's id which bucket it is; the holdout is the last of `variants` if there is one."""

    name: str
    seed: str
    variants: tuple[Variant, ...]
    at: Span
