"""Buckets of visitors: what the page works out too, evenly spread."""

import json

import pytest

from handbill.diagnostics import Span
from handbill.logic.buckets import bucket, fnv, variant_of
from handbill.model.experiment import Experiment, Share, Variant
from tests.browser.building import ROOT

AT = Span("promotions/offer.yml", 1, 1, 1)
CASES = json.loads((ROOT / "tests" / "cases" / "buckets.json").read_text())


@pytest.mark.parametrize(("text", "found"), CASES["hashes"])
def test_the_hash_is_the_published_one(text: str, found: int) -> None:
    assert fnv(text) == found


@pytest.mark.parametrize(("seed", "visitor", "found"), CASES["buckets"])
def test_a_visitor_falls_into_the_bucket_that_is_written_down(seed: str, visitor: str, found: int) -> None:
    assert bucket(seed, visitor) == found


def experiment(name: str) -> Experiment:
    """Return an experiment that is written down as the page gets it."""
    row = CASES["experiments"][name]
    variants = tuple(Variant(name, start, end, None, AT) for name, (start, end) in row["variants"].items())
    seed, start, until, *others = row.get("space", ("", 0, 0))
    share = Share(seed.removeprefix("namespace "), start, until, AT, AT, tuple(others)) if seed else None
    return Experiment(row["name"], row.get("seed", row["name"]), variants, AT, share=share)


@pytest.mark.parametrize(("name", "visitor", "taken", "found"), CASES["variants"])
def test_a_visitor_gets_the_variant_that_is_written_down_or_stays_outside(
    name: str, visitor: str, taken: list[str], found: str | None
) -> None:
    assert variant_of(experiment(name), visitor, taken) == found


def test_of_a_hundred_thousand_visitors_none_is_in_two_experiments_of_a_namespace_and_each_is_in_one() -> (
    None
):
    one, two = experiment("one"), experiment("two")
    found = [(variant_of(one, f"v{n}"), variant_of(two, f"v{n}")) for n in range(100_000)]
    assert all((first is None) != (second is None) for first, second in found)
    assert 39_000 < sum(first is not None for first, _ in found) < 41_000
    assert 19_000 < sum(first == "a" for first, _ in found) < 21_000


def test_visitors_who_differ_in_the_last_sign_alone_spread_over_all_buckets() -> None:
    tenths = [bucket("first-offer", f"visitor-{n}") // 1000 for n in range(10_000)]
    assert all(900 < tenths.count(tenth) < 1100 for tenth in range(10))


def test_two_experiments_divide_the_same_visitors_independently() -> None:
    both = [(bucket("one", f"v{n}") < 5000, bucket("two", f"v{n}") < 5000) for n in range(10_000)]
    assert 2300 < both.count((True, True)) < 2700
