"""Two promotions that could both want one slot at once, with nothing to say which comes first."""

from pathlib import Path

import pytest

from tests.compiler.check.sites import checked, codes

HI = "triggers: [ page_load ]\ncontent: { headline: Hi }\n"
DESKTOP = "triggers: [ { exit_intent: { device: desktop } } ]\ncontent: { headline: Hi }\n"


def told(tmp_path: Path, *promotions: str) -> list[str]:
    files = {f"promotions/p{i}.yml": text for i, text in enumerate(promotions)}
    return checked(tmp_path, files)[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("template: popup\n" + HI, "template: fullscreen\ntargeting: { device.type: desktop }\n" + HI),
        ("template: popup\ntargeting: { page.type: cart }\n" + HI, "template: popup\n" + HI),
        (
            "template: popup\ntargeting: { page.type: [cart, home] }\n" + HI,
            "template: popup\ntargeting: { page.type: home }\n" + HI,
        ),
        ("template: popup\n" + DESKTOP, "template: popup\ntargeting: { device.type: desktop }\n" + HI),
        (
            "template: popup\nschedule: { until: 2026-12-02 }\n" + HI,
            "template: popup\nschedule: { from: 2026-12-01 }\n" + HI,
        ),
    ],
)
def test_equal_priority_in_one_slot_is_a_tie(tmp_path: Path, one: str, other: str) -> None:
    assert codes(told(tmp_path, one, other)) == ["HB401"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "template: popup\ntargeting: { any: [ { page.type: cart }, { page.type: home } ] }\n" + HI,
            "template: popup\ntargeting: { page.type: search }\n" + HI,
        ),
        (
            "template: popup\ntargeting: { page.path: { starts_with: /a } }\n" + HI,
            "template: popup\ntargeting: { page.path: /b }\n" + HI,
        ),
        ("template: popup\n" + HI, "template: popup\npriority: 60\n" + HI),
        ("template: popup\n" + HI, "template: banner\n" + HI),
        ("template: popup\n" + HI, "template: popup\ncontent: { headline: By hand }\n"),
        ("template: popup\nslot: inline\n" + HI, "template: popup\nslot: inline\n" + HI),
        (
            "template: popup\ntargeting: { page.type: cart }\n" + HI,
            "template: popup\ntargeting: { page.type: [home, product] }\n" + HI,
        ),
        (
            "template: popup\ntargeting: { page.type: cart }\n" + HI,
            "template: popup\ntargeting: { page.type: { not_in: [cart, home] } }\n" + HI,
        ),
        (
            "template: popup\ntargeting: { page.path: [/a, /b] }\n" + HI,
            "template: popup\ntargeting: { page.path: /c }\n" + HI,
        ),
        (
            "template: popup\ntargeting: { all: [ { device.type: mobile } ] }\n" + HI,
            "template: popup\ntargeting: { device.type: { is_not: mobile } }\n" + HI,
        ),
        ("template: popup\n" + DESKTOP, "template: popup\ntargeting: { device.type: mobile }\n" + HI),
        (
            "template: popup\nschedule: { until: 2026-12-01 }\n" + HI,
            "template: popup\nschedule: { from: 2026-12-01 }\n" + HI,
        ),
        (
            "template: popup\nschedule: { only: { days: [sat, sun] } }\n" + HI,
            "template: popup\nschedule: { only: { days: [mon], hours: 09:00-12:00 } }\n" + HI,
        ),
        (
            "template: popup\nschedule: { only: { hours: 09:00-12:00 } }\n" + HI,
            "template: popup\nschedule: { only: { hours: 12:00-18:00 } }\n" + HI,
        ),
    ],
)
def test_what_can_never_meet_is_no_tie(tmp_path: Path, one: str, other: str) -> None:
    assert told(tmp_path, one, other) == []


def test_a_visitor_who_gets_both_is_named(tmp_path: Path) -> None:
    one = "template: popup\ntargeting: { cart.value: { at_least: 75 }, device.type: [mobile, tablet] }\n" + HI
    other = (
        "template: popup\ntargeting: { device.type: { is_not: mobile }, page.path: { starts_with: /p } }\n"
        + HI
    )

    (found,) = told(tmp_path, one, other)

    assert found.endswith(
        "and may come at once to { cart.value: 75 EUR, device.type: tablet, page.path: /p }"
    )


def test_where_schedules_decide_the_moment_is_named(tmp_path: Path) -> None:
    later = "template: popup\nschedule: { from: 2026-12-01, only: { days: [sat] } }\n" + HI

    (found,) = told(tmp_path, later, "template: popup\n" + HI)

    assert found.endswith("and may come at once to { at: 2026-12-05 00:00 }")


def test_expressions_tell_promotions_apart(tmp_path: Path) -> None:
    one, other = (
        f"template: popup\ntargeting: {{ page.path: {{ regex: '^/[{letters}]+$' }} }}\n{HI}"
        for letters in ("a-m", "n-z")
    )

    assert told(tmp_path, one, other) == []


def test_what_only_a_look_ahead_tells_apart_is_left_to_the_alphabet(tmp_path: Path) -> None:
    one, other = (
        f"template: popup\ntargeting: {{ page.path: {{ regex: '^/({ahead}sale)' }} }}\n{HI}"
        for ahead in ("?=", "?!")
    )

    assert codes(told(tmp_path, one, other)) == ["HB457"]


@pytest.mark.parametrize(
    "fact",
    [
        "page.path: /p{i}",
        "page.path: {{ starts_with: /p{i}/ }}",
        "cart.value: {{ at_least: {i}, below: {j} }}",
        "page.query.x: [a{i}, b{i}]",
        "cart.value: {{ at_least: {i}, at_most: {i} }}",
    ],
)
def test_many_promotions_are_told_apart_by_any_fact(tmp_path: Path, fact: str) -> None:
    promotions = [
        "template: popup\ntargeting: { " + fact.format(i=i, j=i + 1) + " }\n" + HI for i in range(1, 70)
    ]

    assert told(tmp_path, *promotions) == []


def test_both_places_are_named_and_each_promotion_once(tmp_path: Path) -> None:
    found = told(tmp_path, *["template: popup\n" + HI] * 4)

    assert [line.split()[1] for line in found] == [f"promotions/p{i}.yml:1:1" for i in (1, 2, 3)]
    assert all("and 'p0'" in line for line in found)


def test_a_promotion_that_is_over_ties_with_none(tmp_path: Path) -> None:
    over = "template: popup\nschedule: { until: 2026-11-01 }\n" + HI

    assert codes(told(tmp_path, over, "template: popup\n" + HI)) == ["HB402"]
