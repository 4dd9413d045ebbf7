"""Whether visitors came in the shares that were declared, against the tables of the chi-square distribution."""

import pytest

from handbill.diagnostics import Span
from handbill.logic.buckets import variant_of
from handbill.logic.ratio import above, ratio_of
from handbill.model.experiment import Experiment, Variant

AT = Span("promotions/offer.yml", 1, 1, 1)


def experiment(name: str = "offer", **sizes: int) -> Experiment:
    """Return an experiment whose variants have so many buckets."""
    ends = [sum(list(sizes.values())[: n + 1]) for n in range(len(sizes))]
    variants = tuple(
        Variant(each, end - size, end, None, AT)
        for (each, size), end in zip(sizes.items(), ends, strict=True)
    )
    return Experiment(name, name, variants, AT)


@pytest.mark.parametrize(
    ("statistic", "freedom", "chance"),
    [
        (3.841, 1, 0.05),
        (10.828, 1, 0.001),
        (5.991, 2, 0.05),
        (13.816, 2, 0.001),
        (16.266, 3, 0.001),
        (18.467, 4, 0.001),
        (20.515, 5, 0.001),
        (0.0, 1, 1.0),
        (0.0, 2, 1.0),
    ],
)
def test_the_chance_is_that_of_the_tables(statistic: float, freedom: int, chance: float) -> None:
    assert above(statistic, freedom) == pytest.approx(chance, rel=5e-3)


def test_numbers_that_chance_makes_fit_and_numbers_that_it_hardly_makes_do_not() -> None:
    halves = experiment(plain=5000, bold=5000)
    assert ratio_of(halves, {"plain": 5050, "bold": 4950}).fits is True
    lost = ratio_of(halves, {"plain": 5200, "bold": 4800})
    assert (lost.fits, lost.statistic) == (False, 16.0)


def test_the_shares_are_those_of_the_weights_and_of_the_holdout() -> None:
    found = ratio_of(
        experiment(plain=3000, bold=6000, holdout=1000), {"plain": 310, "bold": 590, "holdout": 100}
    )
    assert [wanted for *_, wanted in found.rows] == [300, 600, 100]
    assert found.fits is True


def test_too_few_visitors_tell_nothing_and_strangers_are_told_apart() -> None:
    found = ratio_of(experiment(plain=9900, bold=100), {"plain": 300, "gone": 7})
    assert (found.fits, found.chance, found.strangers) == (None, None, {"gone": 7})


@pytest.mark.parametrize("name", ["first-offer", "spring", "zomer ☀ één"])
def test_the_hash_itself_divides_a_hundred_thousand_visitors_in_the_declared_shares(name: str) -> None:
    tested = experiment(name, plain=3000, bold=6000, holdout=1000)
    counted: dict[str, int] = {}
    for n in range(100_000):
        variant = variant_of(tested, f"{n * 2654435761 % 4294967296}-{n}") or "outside"
        counted[variant] = counted.get(variant, 0) + 1
    found = ratio_of(tested, counted)
    assert not found.strangers
    assert found.fits is True
