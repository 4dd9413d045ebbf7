"""Whether the visitors of an experiment came in the shares that it declares.

Where they did not, some are lost on the way to one of its variants, and what the variants did can't be compared.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from math import erfc, exp, gamma, sqrt

from handbill.model.experiment import Experiment

ALARM = 0.001
"""Shares that come off by chance so rarely are taken for a fault: the check is made again and again while a test runs."""
ENOUGH = 5
"""Fewer visitors than these are expected in a variant: the test says nothing yet (Cochran's rule)."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """`rows` are name, visitors that were counted and visitors expected, of each variant of the experiment.

    `strangers` were counted for variants that it does not have. `chance` is how often such numbers, or worse, come about
    by chance, None where there are too few to tell.
    """

    rows: tuple[tuple[str, int, float], ...]
    strangers: Mapping[str, int]
    statistic: float
    chance: float | None

    @property
    def fits(self) -> bool | None:
        """Whether nothing is wrong; None where that can't be told yet."""
        return None if self.chance is None else self.chance >= ALARM


def ratio_of(experiment: Experiment, counted: Mapping[str, int]) -> Ratio:
    """Hold the visitors that were counted by variant against the shares that each has."""
    names = [variant.name for variant in experiment.variants]
    total = sum(counted.get(name, 0) for name in names)
    whole = sum(variant.size for variant in experiment.variants)
    rows = tuple(
        (variant.name, counted.get(variant.name, 0), total * variant.size / whole)
        for variant in experiment.variants
        if variant.size
    )
    statistic = sum((seen - wanted) ** 2 / wanted for _, seen, wanted in rows if wanted)
    enough = len(rows) > 1 and all(wanted >= ENOUGH for *_, wanted in rows)
    strangers = {name: n for name, n in counted.items() if name not in names}
    return Ratio(rows, strangers, statistic, above(statistic, len(rows) - 1) if enough else None)


def above(statistic: float, freedom: int) -> float:
    """Return how often chi-square of some degrees of freedom is at least that large.

    Abramowitz, Stegun, Handbook of Mathematical Functions (1964), 26.4.4 and 26.4.5.
    """
    half = statistic / 2
    if freedom % 2 == 0:
        terms = accumulate(range(1, freedom // 2), lambda term, n: term * half / n, initial=1.0)
        return exp(-half) * sum(terms)
    odd: float = sum(half ** (n - 0.5) / gamma(n + 0.5) for n in range(1, (freedom + 1) // 2))
    return erfc(sqrt(half)) + exp(-half) * odd
