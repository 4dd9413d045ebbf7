"""What a step lets the shop say of a visitor is of the type that facts.yml gives it, as the page will read it."""

from pathlib import Path

import pytest

from handbill.model.campaign import Own
from handbill.plan.values import to_json
from tests.compiler.check.sites import LEADS, SITE, checked, journey

FACTS = """\
profile.tier: { type: choice, values: [gold, silver] }
profile.points: { type: number }
profile.since: { type: moment }
profile.credit: { type: money }
profile.member: { type: boolean }
profile.rest: { type: duration }
profile.share: { type: percent }
profile.likes: { type: set }
"""


def profiled(root: Path, values: str) -> tuple[dict[str, object], list[str]]:
    """Return what a step keeps of the visitor as the page gets it, and what is told about it."""
    site, told = journey(root, f"  - update_profile: {{ {values} }}\n", **{"targeting/facts.yml": FACTS})
    if site is None:
        return {}, told
    own = site.campaigns[0].steps[0].parameters["profile"]
    assert isinstance(own, Own)
    return {name: to_json(value) for name, value in own.values}, told


def test_what_a_step_keeps_is_of_the_type_that_the_shop_has_declared(tmp_path: Path) -> None:
    kept, told = profiled(
        tmp_path,
        "tier: gold, points: 12.5, since: 2026-11-27 09:00, credit: 5 EUR, member: true, rest: 90s, share: 60%,"
        ' likes: "tents, boats", name: Ann',
    )
    assert told == []
    assert kept == {
        "tier": "gold",
        "points": 12.5,
        "since": 1795766400000,
        "credit": "5.00",
        "member": True,
        "rest": "90s",
        "share": 60,
        "likes": "tents, boats",
        "name": "Ann",
    }


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ("tier: godl", "HB303 campaigns/c.yml:3:29 'godl' is no value of 'profile.tier'"),
        ("points: many", "HB301 campaigns/c.yml:3:31 'many' is no number"),
        ("since: yesterday", "HB301 campaigns/c.yml:3:30 'yesterday' is no moment"),
        ("credit: 5 USD", "HB301 campaigns/c.yml:3:31 '5 USD' is no amount in EUR"),
        ("member: maybe", "HB301 campaigns/c.yml:3:31 'maybe' is no boolean"),
        ("rest: soon", "HB301 campaigns/c.yml:3:29 'soon' is no length of time"),
        ("likes: [tents]", "HB204 campaigns/c.yml:3:30 'likes' takes a single value"),
    ],
)
def test_what_the_page_could_not_read_is_told(tmp_path: Path, values: str, wanted: str) -> None:
    told = profiled(tmp_path, values)[1]
    assert len(told) == 1
    assert told[0].startswith(wanted)


def test_what_is_kept_once_a_form_is_sent_has_its_type_too(tmp_path: Path) -> None:
    text = "template: popup\ncontent: { headline: Hi, form: { fields: [ email, marketing_consent: Write to me ] } }\non_submit: [ { update_profile: { points: many } } ]\n"
    files = {"site.yml": SITE + LEADS, "promotions/one.yml": text, "targeting/facts.yml": FACTS}
    assert checked(tmp_path, files)[1] == ["HB301 promotions/one.yml:3:42 'many' is no number"]


def test_a_key_whose_declaration_is_wrong_is_told_there_alone(tmp_path: Path) -> None:
    facts = {"targeting/facts.yml": "profile.points: { type: nmber }\n"}
    _, told = journey(tmp_path, "  - update_profile: { points: many }\n", **facts)
    assert [line.split()[1] for line in told] == ["targeting/facts.yml:1:25"]
