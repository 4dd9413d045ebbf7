"""How many visitors an experiment needs, against what statisticians' tables and programs say."""

import pytest

from handbill.diagnostics import Span
from handbill.logic.power import each_of, need_of
from handbill.model.experiment import WHOLE, Aim, Experiment, Share, Variant

AT = Span("promotions/offer.yml", 1, 1, 1)


@pytest.mark.parametrize(
    ("first", "second", "visitors"),
    [
        (0.5, 0.6, 388),
        (0.2, 0.3, 294),
        (0.5, 0.75, 58),
        (0.1, 0.15, 686),
        (0.03, 0.036, 13_914),
        (0.01, 0.012, 42_693),
        (0.6, 0.5, 388),
    ],
)
def test_two_shares_need_as_many_visitors_as_the_textbook_says(
    first: float, second: float, visitors: int
) -> None:
    assert each_of(first, second) == visitors


def experiment(*sizes: int, share: int = WHOLE, aim: Aim | None = Aim(0.2, 0.5)) -> Experiment:  # noqa: B008
    """Return an experiment with variants of so many buckets, which has a share of a namespace."""
    starts = [sum(sizes[:n]) for n in range(len(sizes))]
    names = "abcdef"
    variants = tuple(Variant(names[n], start, start + sizes[n], None, AT) for n, start in enumerate(starts))
    part = None if share == WHOLE else Share("offers", 0, share, AT, AT)
    return Experiment("offer", "offer", variants, AT, share=part, aim=aim)


@pytest.mark.parametrize(
    ("tested", "smallest", "everybody"),
    [
        (experiment(5000, 5000), "a", 588),
        (experiment(4500, 4500, 1000), "c", 2940),
        (experiment(4000, 2000, 4000), "b", 1470),
        (experiment(500, 500), "a", 5880),
        (experiment(5000, 5000, share=2500), "a", 2352),
    ],
)
def test_the_smallest_variant_decides_how_many_have_to_come(
    tested: Experiment, smallest: str, everybody: int
) -> None:
    need = need_of(tested)
    assert need is not None
    assert (need.each, need.smallest.name, need.all) == (294, smallest, everybody)


def test_nothing_is_worked_out_for_an_effect_that_nobody_declares() -> None:
    assert need_of(experiment(5000, 5000, aim=None)) is None
