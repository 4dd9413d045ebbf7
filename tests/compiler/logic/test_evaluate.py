"""The evaluator apart from the page: what `tests/cases/conditions.json` can't say of it."""

from pathlib import Path

import pytest

from handbill import logic
from handbill.logic import FactValue, Occurrence, Visitor
from handbill.logic.patterns import finds, fits
from handbill.model.site import Condition
from handbill.model.values import Money
from tests.compiler.check.sites import targeting

AT = 1_795_348_800_000
VIP = 'export default (fact) => fact("cart.count") > 2;\n'


def visitor(currency: str | None = "EUR", **values: FactValue) -> Visitor:
    return Visitor({key.replace("__", "."): value for key, value in values.items()}, AT, currency)


def rule(root: Path, text: str) -> Condition:
    return targeting(root, text, **{"scripts/vip.js": VIP})


def test_each_test_is_told_with_what_it_sees_in_the_order_of_the_lines(tmp_path: Path) -> None:
    found = rule(
        tmp_path,
        "{ any: [ { cart.value: { at_least: 75, below: 100 } }, { not: { page.path: / } } ], device.touch: true }",
    )
    seen = list(logic.tests(found, visitor(cart__value=Money(7600, "EUR"), page__path="/")))

    assert [(s.test.key, s.value, s.truth) for s in seen] == [
        ("cart.value", Money(7600, "EUR"), True),
        ("cart.value", Money(7600, "EUR"), True),
        ("page.path", "/", True),
        ("device.touch", None, None),
    ]


def test_a_script_is_what_the_visitor_says_it_answers(tmp_path: Path) -> None:
    found = rule(tmp_path, "{ script: scripts/vip.js }")
    said = Visitor({"script:scripts/vip.js": False}, AT)

    assert logic.truth(found, visitor(cart__count=3)) is None
    assert logic.truth(found, said) is False
    assert [(s.test.key, s.truth) for s in logic.tests(found, said)] == [("script:scripts/vip.js", False)]


def test_without_a_currency_an_amount_in_any_is_there(tmp_path: Path) -> None:
    found = rule(tmp_path, "{ cart.value: { exists: true } }")

    assert logic.truth(found, visitor(cart__value=Money(1, "USD"))) is False
    assert logic.truth(found, visitor(None, cart__value=Money(1, "USD"))) is True


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{ cart.count: 3 }", "3"),
        ("{ cart.count: { at_least: 1 } }", True),
        ("{ device.touch: true }", 1),
        ("{ page.path: / }", frozenset({"/"})),
        ("{ cart.value: 75 }", 7500),
        ("{ cart.coupon: { exists: true } }", "A"),
        ("{ promotion.one.seen: true }", Occurrence(1, AT)),
    ],
)
def test_a_value_of_another_type_is_no_answer_but_a_mistake(
    tmp_path: Path, text: str, value: FactValue
) -> None:
    found = rule(tmp_path, text)
    assert not isinstance(found, logic.Visitor)
    key = next(logic.tests(found, visitor())).test.key
    known = Visitor({key: value}, AT)

    if isinstance(value, Occurrence):
        assert logic.truth(found, known) is True
    else:
        with pytest.raises(TypeError):
            logic.truth(found, known)


def test_globs_and_patterns_read_characters() -> None:
    assert fits("?*", "🎒")
    assert not fits("??", "🎒")
    assert fits("*" * 50 + "a", "b" * 5_000 + "a")
    assert finds("^.$", "🎒")
