"""How many visitors an experiment needs.

The usual test of two shares, two-sided at 5%, that finds a true difference four times out of five: Fleiss, Levin, Paik,
Statistical Methods for Rates and Proportions, 3rd edition (2003), section 4.2, without a correction for continuity; it is
what `power.prop.test` of R works out.
"""

from dataclasses import dataclass
from math import ceil, sqrt
from statistics import NormalDist

from handbill.model.experiment import WHOLE, Experiment, Variant

ERROR, POWER = 0.05, 0.8
"""How often a difference may be seen where there is none, and how often one that there is has to be seen."""


@dataclass(frozen=True, slots=True)
class Need:
    """`each` visitors in every variant. `smallest` has them last, when the promotion would have been shown to `all`."""

    each: int
    all: int
    smallest: Variant
    share: float
    """of the smallest, from 0 to 1"""


def each_of(first: float, second: float) -> int:
    """Return how many visitors have to be in each of two groups to tell two shares, from 0 to 1, from one another."""
    normal = NormalDist()
    error, power = normal.inv_cdf(1 - ERROR / 2), normal.inv_cdf(POWER)
    middle = (first + second) / 2
    spread = first * (1 - first) + second * (1 - second)
    found = (error * sqrt(2 * middle * (1 - middle)) + power * sqrt(spread)) ** 2 / (first - second) ** 2
    # What is whole but for the last digits of a float stays what it is.
    return ceil(round(found, 6))


def need_of(experiment: Experiment) -> Need | None:
    """Return the visitors that an experiment needs for the effect that it declares, None where it declares none.

    Any two variants may be compared, the holdout included, so the smallest decides.
    """
    aim = experiment.aim
    smallest = min(experiment.variants, key=lambda variant: variant.size, default=None)
    if aim is None or smallest is None or not smallest.size:
        return None
    each = each_of(aim.baseline, aim.target)
    part = smallest.size * (experiment.share.size if experiment.share else WHOLE)
    return Need(each, ceil(each * WHOLE * WHOLE / part), smallest, part / WHOLE / WHOLE)
