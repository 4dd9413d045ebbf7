"""The solver against every visitor of a small shop: what it calls impossible is, what it finds is so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbill.logic import Visitor, truth
from handbill.logic.asking import is_not_true, is_true
from handbill.logic.core import core, is_impossible
from handbill.logic.formula import lines_of
from handbill.logic.solve import Search
from handbill.logic.undecided import Undecided
from handbill.logic.witness import witness
from handbill.logic.world import World
from handbill.model.site import All, Any, Condition, Not
from handbill.model.site import Test as Line
from tests.compiler.logic.small import AT, FACTS, SHOP, conditions, facts_of, visitors

GROUPS = [
    ("a.choice", "a.flag", "a.count"),
    ("a.size", "a.choice"),
    ("cart.value", "cart.other"),
    ("a.set", "a.flag"),
    ("a.text",),
    ("a.seen", "a.when"),
    ("page.path", "page.type"),
    ("a.seen", "a.flag"),
    ("visitor.new", "visitor.sessions"),
    ("time.hour", "time.weekday", "time.date"),
]


def grouped() -> st.SearchStrategy[Condition]:
    return st.one_of(*(conditions(*names) for names in GROUPS))


@settings(max_examples=200)
@given(grouped())
def test_a_condition_that_some_visitor_meets_is_met_by_the_visitor_that_is_found(
    condition: Condition,
) -> None:
    found = witness(condition, shop=SHOP)
    met = next((v for v in visitors(facts_of(condition)) if truth(condition, v) is True), None)

    if met is None:
        assert found is None or isinstance(found, Visitor)
    else:
        assert isinstance(found, Visitor), met
    if isinstance(found, Visitor):
        assert truth(condition, found) is True


@settings(max_examples=150)
@given(grouped())
def test_what_makes_a_condition_false_or_not_true_is_known_as_well(condition: Condition) -> None:
    everyone = list(visitors(facts_of(condition)))
    for formula, wanted in (
        (is_true(Not(condition, AT), SHOP), {False}),
        (is_not_true(condition, SHOP), {False, None}),
    ):
        met = any(truth(condition, visitor) in wanted for visitor in everyone)
        assert not (met and is_impossible(formula, World(), SHOP)), wanted


@settings(max_examples=150)
@given(grouped(), grouped(), grouped())
def test_no_line_of_a_contradiction_can_be_left_out(one: Condition, two: Condition, three: Condition) -> None:
    formula = is_true(All((one, two, three), AT), SHOP)
    lines = lines_of(formula)
    if not is_impossible(formula, World(), SHOP):
        return

    kept = core(formula, lines, World(), SHOP)

    others = {id(line) for line in lines} - {id(line) for line in kept}
    assert kept
    assert is_impossible(formula, World(), SHOP, others)
    for line in kept:
        assert not is_impossible(formula, World(), SHOP, others | {id(line)})


def _pigeons() -> Condition:
    """Eight sets of which no two may hold the same of seven members: impossible, and long to find out."""
    holes = [f"m{hole}" for hole in range(7)]
    own = FACTS["a.set"]

    def held(pigeon: int, hole: str) -> Condition:
        return Line(own, None, "is", f"{hole}-{pigeon}", AT, "a.set")

    somewhere = [Any(tuple(held(p, hole) for hole in holes), AT) for p in range(8)]
    alone = [
        Not(All((held(p, hole), held(q, hole)), AT), AT) for hole in holes for p in range(8) for q in range(p)
    ]
    return All((*somewhere, *alone), AT)


def test_a_question_with_too_many_ways_is_not_answered() -> None:
    with pytest.raises(Undecided):
        Search(SHOP, World()).solve(is_true(_pigeons(), SHOP))
    assert not is_impossible(is_true(_pigeons(), SHOP), World(), SHOP)
