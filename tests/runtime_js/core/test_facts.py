"""The table of conditions: three values, each fact read when it is needed, and only what has changed looked at again."""

from typing import Any

import pytest

from tests.browser.shop import Shop
from tests.runtime_js.core.loading import run_modules

SETUP = """
const facts = await load("core/facts.js");
const words = await load("core/words.js");
const site = await load("core/site.js");
const reads = [];
let tell = () => {};
const values = given.slice();
site.setSite({
  facts: values.map((_, i) => () => { reads.push(i); if (values[i] === "throw") throw new Error("no"); return values[i] === null ? undefined : values[i]; }),
  words: [words.is, words.at_least, words.exists, words.starts_with],
  watches: [(changed) => { tell = changed; }],
  consent: [],
}, { site: "acme", purposes: {}, facts: rows, conditions, exists: 1 });
facts.clearFacts();
"""
TRUE, FALSE, UNKNOWN = [0, 0, 1], [0, 0, 2], [1, 0, 1]


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ([TRUE, FALSE, ["&", 0, 1]], 0),
        ([TRUE, UNKNOWN, ["&", 0, 1]], 0.5),
        ([FALSE, UNKNOWN, ["&", 1, 0]], 0),
        ([FALSE, UNKNOWN, ["|", 0, 1]], 0.5),
        ([TRUE, UNKNOWN, ["|", 1, 0]], 1),
        ([["&"]], 1),
        ([["|"]], 0),
        ([UNKNOWN, ["!", 0]], 0.5),
        ([FALSE, ["!", 0]], 1),
        ([[1, 2, True]], 0),
        ([[1, 2, False]], 1),
        ([[0, 2, True]], 1),
    ],
)
def test_conditions_follow_kleene(shop: Shop, conditions: list[Any], expected: float) -> None:
    body = SETUP + "return facts.truth(conditions.length - 1);"
    assert run_modules(shop, body, given=[1, None], rows=[[0], [1]], conditions=conditions) == expected


def test_a_fact_that_fails_is_unknown_and_told_once(shop: Shop) -> None:
    body = SETUP + "return [facts.truth(0), facts.truth(0), reads.length];"
    got = run_modules(shop, body, given=["throw"], rows=[[0]], conditions=[[0, 0, 1]])

    assert got == [0.5, 0.5, 1]
    assert [event["where"] for event in shop.events("error")] == ["fact"]


def test_only_conditions_of_a_changed_fact_are_looked_at(shop: Shop) -> None:
    conditions = [[0, 1, 50], [0, 1, 100], [1, 0, "a"], ["&", 0, 2], ["&", 1, 2]]
    body = (
        SETUP
        + """
    const told = [];
    conditions.forEach((_, i) => facts.observe(i, (truth) => told.push([i, truth])));
    reads.length = 0;
    values[0] = 60;
    tell();
    const first = told.splice(0);
    values[0] = 65;
    tell();
    tell();
    return { first, second: told, reads };
    """
    )
    got = run_modules(shop, body, given=[10, "a"], rows=[[0, 0, 0, 1], [1]], conditions=conditions)

    assert sorted(got["first"]) == [[0, 1], [3, 1]]
    assert got["second"] == []
    assert got["reads"] == [0, 0, 0]


@pytest.mark.parametrize(
    ("word", "value", "argument", "expected"),
    [
        ("is", "a", "a", True),
        ("in_", "b", ["a", "b"], True),
        ("above", 5, 5, False),
        ("at_least", 5, 5, True),
        ("starts_with", "/sale/x", "/sale", True),
        ("ends_with", "a.html", ".html", True),
        ("contains", "abc", "bc", True),
        ("matches", "/a/b", "^/a/", True),
        ("exists", "", True, False),
        ("exists", [], True, False),
        ("exists", ["a"], True, True),
        ("exists", 0, True, True),
        ("exists", {"n": 0, "t": 0}, True, False),
        ("has", ["a", "b"], "b", True),
        ("has_any", ["a"], ["b", "a"], True),
        ("has_all", ["a"], ["b", "a"], False),
        ("times_at_least", {"n": 2, "t": 5}, 2, True),
        ("times_above", {"n": 2, "t": 5}, 2, False),
        ("within", {"n": 0, "t": 0}, 1e15, False),
        ("within", {"n": 1, "t": 5}, 1e15, True),
        ("within", {"n": 1, "t": 5}, 1000, False),
        ("within", 5, 1e15, True),
        ("before", 5, 6, True),
        ("before", {"n": 0, "t": 0}, 6, False),
    ],
)
def test_a_word_says(shop: Shop, word: str, value: Any, argument: Any, expected: bool) -> None:
    body = "return (await load('core/words.js'))[word](value, argument);"
    assert run_modules(shop, body, word=word, value=value, argument=argument) is expected
