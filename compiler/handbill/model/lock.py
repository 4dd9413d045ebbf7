"""What visitors' browsers keep of a site, by the names that it goes by: what `state.lock` says, and what the site says now."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field

from handbill.diagnostics import Span

PROMOTION, CAMPAIGN, EXPERIMENT = "promotion", "campaign", "experiment"
"""The kinds of things that browsers keep something of."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A step at which visitors wait. `does` says what it does, `delay 5s`; it is empty where a lock does not say so.

    `own`: its definition calls it so, and it stays the same step whatever it does.
    """

    id: str
    does: str
    own: bool = field(default=False, compare=False)
    at: Span = field(default=Span("state.lock"), compare=False)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a promotion or a campaign. `area` is the consent use under which it is kept.

    `keys` are those parts of it that have names of their own: `prize:wheel`, `coupon:POOL`. `was` holds the ids that it
    had before, the latest first. `steps` are those of a campaign at which visitors wait, in the order of its file, and
    `others` the ids of those that they pass.
    """

    area: str
    keys: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    at: Span = field(default=Span("state.lock"), compare=False)
    steps: tuple[Standing, ...] = ()
    others: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def is_vague(self) -> bool:
        """Whether nothing says what its steps do, so that one of them can't be told from another."""
        return bool(self.steps) and not any(one.does for one in self.steps)


@dataclass(frozen=True, slots=True)
class Trial:
    """What divides the visitors of an experiment, which stands in something of a kind, `of` that id.

    `coverage` and `holdout` are percentages; the weights are in the order of the variants; `run` counts how often the
    visitors were divided.
    """

    kind: str
    of: str
    seed: str
    coverage: float
    holdout: float
    namespace: str
    variants: tuple[tuple[str, str], ...]
    run: int = 1
    at: Span = field(default=Span("state.lock"), compare=False)


@dataclass(frozen=True, slots=True)
class State:
    """All of it, by kind and id; the names of the experiments are the site's."""

    site: str
    promotions: MappingOf[str, Kept] = field(default_factory=dict[str, Kept])
    campaigns: MappingOf[str, Kept] = field(default_factory=dict[str, Kept])
    experiments: MappingOf[str, Trial] = field(default_factory=dict[str, Trial])
    at: Span = field(default=Span("state.lock"), compare=False)

    def of(self, kind: str) -> MappingOf[str, Kept]:
        """Return what is kept of each promotion, or of each campaign."""
        return self.promotions if kind == PROMOTION else self.campaigns
