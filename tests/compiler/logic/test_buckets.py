"""Buckets of visitors: what the page works out too, evenly spread."""

import json

import pytest

from handbill.logic.buckets import bucket, fnv
from tests.browser.building import ROOT

CASES = json.loads((ROOT / "tests" / "cases" / "buckets.json").read_text())


@pytest.mark.parametrize(("text", "found"), CASES["hashes"])
def test_the_hash_is_the_published_one(text: str, found: int) -> None:
    assert fnv(text) == found


@pytest.mark.parametrize(("seed", "visitor", "found"), CASES["buckets"])
def test_a_visitor_falls_into_the_bucket_that_is_written_down(seed: str, visitor: str, found: int) -> None:
    assert bucket(seed, visitor) == found


def test_visitors_who_differ_in_the_last_sign_alone_spread_over_all_buckets() -> None:
    tenths = [bucket("first-offer", f"visitor-{n}") // 1000 for n in range(10_000)]
    assert all(900 < tenths.count(tenth) < 1100 for tenth in range(10))


def test_two_experiments_divide_the_same_visitors_independently() -> None:
    both = [(bucket("one", f"v{n}") < 5000, bucket("two", f"v{n}") < 5000) for n in range(10_000)]
    assert 2300 < both.count((True, True)) < 2700
