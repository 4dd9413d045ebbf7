"""facts.yml: each of the shop's own facts has a type, a place where it is read, and a name of its own."""

from pathlib import Path

from handbill.model.manifest import Fact
from tests.compiler.check.sites import SITE, checked, codes

CONTENT = "content: { headline: Hi }\n"


def declared(root: Path, text: str, site: str = SITE) -> Fact:
    """Return the one fact that a facts.yml without mistakes declares."""
    found, told = checked(root, {"site.yml": site, "targeting/facts.yml": text})
    assert found is not None, told
    return found.catalog.facts[text.partition(":")[0]]


def told(root: Path, facts: str, targeting: str = "{}", content: str = CONTENT) -> list[str]:
    promotion = f"template: popup\ntargeting: {targeting}\n{content}"
    return checked(root, {"targeting/facts.yml": facts, "promotions/one.yml": promotion})[1]


def test_a_choice_has_its_values_and_its_source(tmp_path: Path) -> None:
    fact = declared(
        tmp_path, "loyalty.tier: { type: choice, values: [gold, silver], from: { cookie: tier } }"
    )

    assert (fact.type, fact.values, fact.own) == ("choice", ("gold", "silver"), True)
    assert fact.source is not None
    assert (fact.source.name, fact.given, fact.use) == ("cookie", ("tier",), "promotions")


def test_a_source_takes_its_parameters_and_their_defaults(tmp_path: Path) -> None:
    long = declared(
        tmp_path / "long", "shop.room: { type: text, from: { storage: { key: s, in: session, path: a.b } } }"
    )
    short = declared(tmp_path / "short", "shop.room: { type: text, from: { storage: room } }")

    assert long.given == ("s", "session", "a.b")
    assert short.given == ("room", "local", "")


def test_a_profile_key_gets_its_type_without_a_source(tmp_path: Path) -> None:
    fact = declared(tmp_path, "profile.points: { type: number }")

    assert (fact.type, fact.source, fact.given, fact.use) == ("number", None, ("points",), "profile")
    assert (
        told(tmp_path / "used", "profile.points: { type: number }", "{ profile.points: { at_least: 3 } }")
        == []
    )
    assert codes(told(tmp_path / "text", "{}\n", "{ profile.points: { at_least: 3 } }"))[-1:] == ["HB206"]


def test_the_values_of_a_choice_are_the_only_ones(tmp_path: Path) -> None:
    facts = "loyalty.tier: { type: choice, values: [gold, silver], from: { cookie: tier } }"

    assert told(tmp_path / "right", facts, "{ loyalty.tier: gold }") == []
    assert told(tmp_path / "wrong", facts, "{ loyalty.tier: bronze }") == [
        "HB303 promotions/one.yml:2:28 'bronze' is no value of 'loyalty.tier'"
    ]


def test_only_what_is_declared_can_be_read(tmp_path: Path) -> None:
    facts = "loyalty.tier: { type: text, from: { cookie: tier } }"

    assert told(tmp_path, facts, "{ loyalty.points: 3 }") == [
        "HB201 promotions/one.yml:2:14 there is no fact 'loyalty.points'"
    ]


def test_a_fact_with_a_mistake_in_it_is_not_called_unknown(tmp_path: Path) -> None:
    facts = "loyalty.tier: { type: text, from: { cooky: tier } }"

    assert codes(told(tmp_path, facts, "{ loyalty.tier: gold }")) == ["HB201"]


def test_the_folder_of_a_familys_facts_keeps_its_name(tmp_path: Path) -> None:
    assert codes(told(tmp_path, "visitor.tier: { type: text, from: { cookie: tier } }")) == ["HB430"]


def test_what_a_link_could_set_may_not_stand_in_a_text(tmp_path: Path) -> None:
    def shown(root: Path, kind: str, source: str) -> list[str]:
        facts = f"shop.name: {{ {kind}, from: {{ {source} }} }}"
        return codes(told(root, facts, content='content: { headline: "Hello {shop.name}" }\n'))

    assert shown(tmp_path / "layer", "type: text", "data_layer: name") == ["HB410"]
    assert shown(tmp_path / "element", "type: text", "element: .name") == ["HB410"]
    assert shown(tmp_path / "attribute", "type: text", "attribute: { selector: p, name: id }") == ["HB410"]
    assert shown(tmp_path / "variable", "type: text", "variable: location.hash") == ["HB410"]
    assert shown(tmp_path / "number", "type: number", "variable: shop.points") == []
    assert shown(tmp_path / "choice", "type: choice, values: [a, b]", "data_layer: name") == []
    assert shown(tmp_path / "cookie", "type: text", "cookie: name") == []


def test_facts_that_were_refused_leave_their_users_alone(tmp_path: Path) -> None:
    assert codes(told(tmp_path, "loyalty.tier: gold\n", "{ loyalty.tier: gold }")) == ["HB204"]
