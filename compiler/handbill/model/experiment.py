"""An experiment: variants of a promotion, or ways of a campaign, and the share of visitors that each gets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handbill.diagnostics import Span
from handbill.model.lock import PROMOTION, Trial

if TYPE_CHECKING:
    from handbill.model.site import Promotion

WHOLE = 10_000
"""Buckets that visitors fall into."""
HOLDOUT = "holdout"
"""The variant of those who are shown nothing, so that they can be compared with."""


@dataclass(frozen=True, slots=True)
class Variant:
    """`start` (included) to `until` (not included) are the buckets of its visitors.

    `shown` is None for what is as the promotion is written, for the holdout, which shows nothing, and for a way of a
    campaign.
    """

    name: str
    start: int
    until: int
    shown: Promotion | None
    at: Span

    @property
    def size(self) -> int:
        """So many of the buckets."""
        return self.until - self.start


@dataclass(frozen=True, slots=True)
class Share:
    """The part of a namespace that an experiment takes: `start` (included) to `until` (not included) of its buckets.

    `others` are the other experiments there: who is in one of them is in no second one, wherever the shares lie by now.
    """

    namespace: str
    start: int
    until: int
    named: Span
    """where the namespace stands"""
    at: Span
    """where it says how much it takes"""
    others: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """So many of its buckets."""
        return self.until - self.start

    @property
    def seed(self) -> str:
        """What decides with the visitor's id which bucket of the namespace it is; no experiment is seeded so by chance."""
        return f"namespace {self.namespace}"


@dataclass(frozen=True, slots=True)
class Aim:
    """What an experiment is to find: `baseline` is the share of visitors who do now what it is about, from 0 to 1.

    `effect` is the part of the baseline by which that would change: 0.2 is a fifth more.
    """

    baseline: float
    effect: float

    @property
    def target(self) -> float:
        """The share that is to be told from the baseline."""
        return self.baseline * (1 + self.effect)


@dataclass(frozen=True, slots=True)
class Experiment:
    """`seed` decides with the visitor's id which bucket it is; the holdout is the last of `variants` if there is one.

    In a namespace the buckets divide those alone who are within the `share` that it has there.
    """

    name: str
    seed: str
    variants: tuple[Variant, ...]
    at: Span
    share: Share | None = None
    aim: Aim | None = None
    kind: str = PROMOTION
    of: str = ""
    """What it stands in: a promotion or a campaign, and its id."""
    trial: Trial | None = field(default=None, compare=False)
    """What `state.lock` has of it."""
    was: tuple[str, ...] = ()
    """The names that it had while its promotion had other ids, where it is called by that."""

    @property
    def key(self) -> str:
        """The name under which browsers keep the variant: another one each time that all were divided anew."""
        return self._of_run(self.name)

    @property
    def salt(self) -> str:
        """What is hashed with the visitor's id."""
        return self._of_run(self.seed)

    @property
    def keys_before(self) -> tuple[str, ...]:
        """The names under which browsers may still keep the variant."""
        return tuple(self._of_run(name) for name in self.was)

    def _of_run(self, name: str) -> str:
        run = self.trial.run if self.trial else 1
        return name if run == 1 else f"{name}~{run}"
