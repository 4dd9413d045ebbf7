"""Texts that fit some patterns and miss others, against every short text there is."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbill.logic import globs, patterns
from handbill.logic.domains import Texts
from handbill.logic.expressions import patterns_of
from handbill.logic.undecided import Undecided

WRITTEN = st.text("ab*?", max_size=5)
SHORT = ["".join(letters) for n in range(6) for letters in product("abc", repeat=n)]


@given(WRITTEN, st.text("abc", max_size=6))
def test_a_pattern_fits_what_the_evaluator_says_it_fits(glob: str, text: str) -> None:
    assert globs.fits(globs.glob(glob), text) == patterns.fits(glob, text)


@settings(max_examples=150)
@given(st.frozensets(WRITTEN, max_size=3), st.frozensets(WRITTEN, max_size=3))
def test_a_text_is_found_exactly_when_there_is_one(wanted: frozenset[str], unwanted: frozenset[str]) -> None:
    texts = Texts(wanted=frozenset(map(globs.glob, wanted)), unwanted=frozenset(map(globs.glob, unwanted)))

    def fits(text: str) -> bool:
        return all(patterns.fits(one, text) for one in wanted) and not any(
            patterns.fits(one, text) for one in unwanted
        )

    found = texts.sample()

    assert (found is None) == texts.is_empty()
    assert fits(found) if found is not None else not any(map(fits, SHORT))


@settings(max_examples=150)
@given(WRITTEN, WRITTEN, WRITTEN)
def test_what_two_limits_have_in_common_is_what_both_hold(one: str, other: str, without: str) -> None:
    first = Texts(wanted=frozenset((globs.glob(one),)))
    second = Texts(wanted=frozenset((globs.glob(other),)), unwanted=frozenset((globs.glob(without),)))
    both = first.meet(second)

    for text in SHORT[:150]:
        expected = (
            patterns.fits(one, text) and patterns.fits(other, text) and not patterns.fits(without, text)
        )
        assert both.meet(Texts(only=frozenset((text,)))).is_empty() is not expected


def test_what_is_lower_cased_when_read_is_never_in_capitals() -> None:
    assert Texts(lower=True).meet(Texts(wanted=frozenset((globs.glob("A*"),)))).is_empty()
    assert Texts(lower=True).meet(Texts(wanted=frozenset((globs.glob("a*"),)))).sample() == "a"


def test_patterns_that_take_too_many_steps_are_given_up() -> None:
    hard = frozenset(globs.glob(f"*{letter}" + "?" * 16) for letter in "ab")

    with pytest.raises(Undecided):
        globs.sample(hard, frozenset((globs.glob("*b*a*b*"),)), False)


PIECES = st.sampled_from(
    (
        "a",
        "b",
        ".",
        "[ab]",
        "[^a]",
        r"\d",
        r"\w",
        "a+",
        "[ab]*",
        "b?",
        "a{2}",
        "[bc]{1,2}",
        "c{2,}",
        "(?:a|bc)",
        "(b)?",
        "|",
    )
)
EXPRESSIONS = st.builds(
    lambda start, pieces, end: start + "".join(pieces) + end,
    st.sampled_from(("", "^")),
    st.lists(PIECES, min_size=1, max_size=4),
    st.sampled_from(("", "$")),
)
LETTERS = ["".join(letters) for n in range(5) for letters in product("abc1-", repeat=n)]


@settings(max_examples=200)
@given(EXPRESSIONS)
def test_an_expression_that_is_read_as_patterns_finds_the_same(expression: str) -> None:
    found = patterns_of(expression)

    assert found is not None
    for text in LETTERS[:400]:
        assert any(globs.fits(one, text) for one in found) == patterns.finds(expression, text), text


@settings(max_examples=100)
@given(EXPRESSIONS, EXPRESSIONS)
def test_a_text_that_two_expressions_find_and_one_that_only_one_does(one: str, other: str) -> None:
    first, second = patterns_of(one), patterns_of(other)
    assert first is not None
    assert second is not None

    without = Texts(unwanted=frozenset(second))
    both = [Texts(wanted=frozenset((a, b))).sample() for a in first for b in second]
    only = [Texts(wanted=frozenset((a,))).meet(without).sample() for a in first]

    def finds(text: str | None) -> tuple[bool, bool] | None:
        return None if text is None else (patterns.finds(one, text), patterns.finds(other, text))

    assert {finds(text) for text in both} <= {None, (True, True)}
    assert {finds(text) for text in only} <= {None, (True, False)}
    seen = {finds(text) for text in LETTERS[:800]}
    assert (True, True) not in seen or any(text is not None for text in both)
    assert (True, False) not in seen or any(text is not None for text in only)


@pytest.mark.parametrize(
    "expression", [r"\ba", "(?=a)b", "(a|b)+", "a^b", "a$b", "(?!a)", "[à-ü]", r"\u0041"]
)
def test_what_an_expression_says_beyond_patterns_is_left_alone(expression: str) -> None:
    assert patterns_of(expression) is None
