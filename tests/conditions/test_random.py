"""Random rules and visitors: both evaluators come to the same, in every engine."""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import pytest

from handbill import logic
from handbill.model.site import Condition
from handbill.model.site import Test as Line
from tests.browser.shop import Shop
from tests.conditions.page import Asked, Page
from tests.conditions.rules import Ground, every_answer, ground
from tests.conditions.strategies import AT, HEAD, Example, collected

BATCH = 500
SOME, MANY = 1_000, 5_000
"""Rules, each asked about five visitors."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return ground(tmp_path_factory.mktemp("random"), HEAD)


@lru_cache(maxsize=2)
def examples(count: int) -> list[Example]:
    return collected(count)


def asked_of(batch: Sequence[Example]) -> list[Asked]:
    return [(number, AT, visitor) for number, one in enumerate(batch) for visitor in one.visitors]


def answers(site: Ground, rules: Sequence[Condition], asked: Sequence[Asked]) -> list[bool | None]:
    return [logic.truth(rules[number], site.visitor(values, at)) for number, at, values in asked]


def smallest(
    batch: Sequence[Example], asked: Sequence[Asked], said: Sequence[Any], page: Sequence[Any]
) -> str:
    """Return the shortest of what they don't agree about, empty when they agree about all."""
    apart = [
        f"{json.dumps(batch[number].rule, ensure_ascii=False)} for {values}: the compiler says {mine}, the page {its}"
        for (number, _, values), mine, its in zip(asked, said, page, strict=True)
        if mine is not its
    ]
    return min(apart, key=len) if apart else ""


def compare(shop: Shop, site: Ground, count: int) -> int:
    """Return how often both came to the same; AssertionError with the shortest disagreement."""
    compared = 0
    for start in range(0, count, BATCH):
        batch = examples(count)[start : start + BATCH]
        rules = site.conditions([one.rule for one in batch])
        asked = asked_of(batch)
        said = answers(site, rules, asked)
        page = Page(shop, site.site, rules)
        assert smallest(batch, asked, said, page.judge(asked)) == ""
        assert smallest(batch, asked, said, page.follow(asked)) == ""
        compared += 2 * len(asked)
    return compared


def test_the_page_and_the_compiler_agree(shop: Shop, site: Ground) -> None:
    assert compare(shop, site, SOME) == 2 * 5 * SOME


@pytest.mark.long
def test_the_page_and_the_compiler_agree_about_many(shop: Shop, site: Ground) -> None:
    assert compare(shop, site, MANY) == 2 * 5 * MANY


def test_random_rules_come_to_nearly_every_answer_by_every_word(site: Ground) -> None:
    batch = examples(SOME)
    rules = site.conditions([one.rule for one in batch])
    said = answers(site, rules, asked_of(batch))
    lines = {
        (seen.test.fact.type, seen.test.word, seen.truth)
        for number, at, values in asked_of(batch)
        for seen in logic.tests(rules[number], site.visitor(values, at))
        if isinstance(seen.test, Line)
    }

    assert min(said.count(answer) for answer in (True, False, None)) > len(said) / 10
    assert len(lines & set(every_answer())) > 0.97 * len(every_answer())


def test_a_rule_without_hope_becomes_true_by_no_live_fact(shop: Shop, site: Ground) -> None:
    batch = examples(SOME)
    rules = site.conditions([one.rule for one in batch])
    asked = asked_of(batch)
    page = Page(shop, site.site, rules)
    hopes = page.hopes(asked)
    later: list[Asked] = []
    for (number, at, values), hope in zip(asked, hopes, strict=True):
        still = {key: value for key, value in values.items() if not site.fact(key).live}
        for other in batch[number].visitors:
            live = {key: value for key, value in other.items() if site.fact(key).live}
            later += [] if hope else [(number, at, {**still, **live})]

    assert len(later) > 500
    assert True not in page.judge(later)
