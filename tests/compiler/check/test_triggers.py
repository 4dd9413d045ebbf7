"""What a definition says of triggers, and what of it is known before any page is opened."""

from pathlib import Path

from handbill.model.site import TriggerUse
from handbill.model.values import Percent, Range
from tests.compiler.check.sites import checked, codes, promotion

HI = "template: popup\ncontent: { headline: Hi }\n"


def only(root: Path, text: str) -> TriggerUse:
    """Return the one trigger of a promotion without mistakes."""
    (use,) = promotion(root, f"{HI}triggers: [ {text} ]\n").triggers
    return use


def test_a_combination_knows_its_parts_in_their_order(tmp_path: Path) -> None:
    use = only(tmp_path, "all: [ { timer: 5s }, { any: [ exit_intent, { click: a } ] } ]")

    assert [part.trigger.name for part in use.parts] == ["timer", "any"]
    assert [leaf.trigger.name for leaf in use.leaves()] == ["timer", "exit_intent", "click"]
    assert use.parts[1].parts[1].at.column > use.at.column


def test_one_event_makes_an_event_of_a_combination(tmp_path: Path) -> None:
    assert only(tmp_path / "a", "all: [ { timer: 5s }, { scroll_depth: 30% } ]").state
    assert not only(tmp_path / "b", "all: [ { timer: 5s }, { any: [ page_load, { click: a } ] } ]").state
    assert not only(tmp_path / "c", "any: [ { timer: 5s }, { click: a } ]").state
    assert not only(tmp_path / "d", "cart_value: { at_least: 75, when: crosses }").state
    assert only(tmp_path / "e", "cart_value: { at_least: 75 }").state


def test_a_combination_fires_where_its_parts_meet(tmp_path: Path) -> None:
    phone = "{ click: { selector: a, device: mobile } }"
    touch = "{ timer: { after: 5s, device: [mobile, tablet] } }"

    assert only(tmp_path / "a", f"all: [ {phone}, {touch} ]").reach == {"mobile"}
    assert only(tmp_path / "b", f"any: [ {phone}, {touch} ]").reach == {"mobile", "tablet"}
    assert only(tmp_path / "c", "sequence: [ page_load, { timer: 5s } ]").reach == {
        "desktop",
        "tablet",
        "mobile",
    }


def test_promotions_whose_combinations_never_meet_on_a_device_do_not_tie(tmp_path: Path) -> None:
    one = f"{HI}triggers: [ {{ all: [ {{ timer: {{ after: 5s, device: mobile }} }}, exit_intent ] }} ]\n"
    other = f"{HI}triggers: [ {{ timer: {{ after: 5s, device: desktop }} }} ]\n"
    site, told = checked(tmp_path, {"promotions/one.yml": one, "promotions/other.yml": other})

    assert (codes(told), site is not None) == ([], True)


def test_a_range_may_be_open_at_an_end(tmp_path: Path) -> None:
    use = only(tmp_path, "scroll_depth: { while: { from: 30% } }")

    assert use.parameters["while"] == Range(Percent(30), None)


def test_a_mistake_within_a_range_stands_where_it_is(tmp_path: Path) -> None:
    text = f"{HI}triggers: [ {{ scroll_depth: {{ while: {{ form: 30%, to: 800% }} }} }} ]\n"
    _, told = checked(tmp_path, {"promotions/one.yml": text})

    assert [line.partition(" ")[0] for line in told] == ["HB202", "HB302"]


def test_the_other_promotion_has_to_be_one_of_the_site(tmp_path: Path) -> None:
    text = f"{HI}triggers: [ {{ promotion: {{ id: nobody, does: seen }} }} ]\n"
    _, told = checked(tmp_path, {"promotions/one.yml": text})

    assert told == ["HB201 promotions/one.yml:3:32 there is no promotion 'nobody'"]
