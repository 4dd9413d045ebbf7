"""Which variant of a promotion's experiment a visitor gets, and why."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.explain.situation import Situation
from handbill.logic.buckets import bucket, outside, variant_of
from handbill.model.experiment import HOLDOUT, Experiment
from handbill.model.site import Site
from handbill.plan.asking import EXPERIMENTS

AS_WRITTEN = "as written"
"""What those see who are in no variant."""


@dataclass(frozen=True, slots=True)
class Given:
    """`variant` is a name, AS_WRITTEN, or None where it can't be told; `why` says it in words."""

    variant: str | None
    why: str

    @property
    def shows(self) -> bool | None:
        """Whether anything is shown to this visitor, None where that can't be told."""
        return None if self.variant is None else self.variant != HOLDOUT


def given(tested: Experiment, site: Site, situation: Situation) -> Given:
    """Return the variant; the visitor file tells the one that was kept, or the visitor's number."""
    purpose = site.purposes.get(EXPERIMENTS)
    if purpose in situation.denied:
        return Given(AS_WRITTEN, f"experiments are of the purpose {purpose}, which is not granted")
    kept = _kept(tested.name, situation)
    if kept in [variant.name for variant in tested.variants]:
        return Given(kept, "it was kept when it came up first")
    others = tested.share.others if tested.share else ()
    taken = [other for other in others if _kept(other, situation)]
    if taken:
        return Given(AS_WRITTEN, f"there is a variant of '{taken[0]}' already, of the same namespace")
    if situation.number is None:
        names = ", ".join(variant.name for variant in tested.variants)
        return Given(None, f"'visitor' of a visitor file would tell which of {names}")
    found = variant_of(tested, situation.number)
    if found is None:
        return Given(AS_WRITTEN, outside(tested, situation.number))
    place = bucket(tested.salt, situation.number)
    return Given(found, f"the visitor falls into bucket {place:,} of 10,000")


def _kept(experiment: str, situation: Situation) -> str | None:
    found = situation.visitor.values.get(f"experiment.{experiment}")
    return found if isinstance(found, str) else None
