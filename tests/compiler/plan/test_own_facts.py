"""What the shop's own facts become for the page: where each is read, and what gives it its type."""

from pathlib import Path
from typing import Any

from handbill.model.plan import BundlePlan
from tests.compiler.acme import SITE, compiled, planned, promotion


def facts_of(root: Path, facts: str, targeting: str, site: str = SITE) -> tuple[BundlePlan, list[Any]]:
    """Return the plan, and each row of its facts with names for indexes."""
    rules = promotion(f"targeting: {{ {targeting} }}")
    plan = planned(root, {"site.yml": site, "targeting/facts.yml": facts, "hello": rules})
    names = {i.local: (i.path, i.name) for i in plan.imports}
    rows = []
    for row in plan.data["facts"]:
        shown = [*row, *[0] * (6 - len(row))]
        shown[0] = names[plan.parts["facts"][row[0]]][0].split("/")[-2]
        if shown[4]:
            shown[4] = names[plan.parts["types"][shown[4] - 1]][1]
        rows.append(shown)
    return plan, [row for row in rows if row[4]]


def test_a_cookie_is_read_by_its_name_and_typed(tmp_path: Path) -> None:
    facts = "loyalty.tier: { type: choice, values: [gold, silver], from: { cookie: tier } }"
    plan, rows = facts_of(tmp_path, facts, "loyalty.tier: gold")

    assert rows == [["cookie", "tier", "marketing", -1, "choice", ["gold", "silver"]]]
    assert plan.data["fresh"] == 1


def test_a_data_layer_announces_its_changes(tmp_path: Path) -> None:
    facts = "shop.points: { type: number, from: { data_layer: customer.points } }"
    plan, rows = facts_of(tmp_path, facts, "shop.points: { at_least: 3 }")

    assert rows == [["data_layer", ["customer.points", "dataLayer"], 0, 1, "number", 0]]
    assert "fresh" not in plan.data


def test_amounts_are_in_the_sites_currency_and_unknown_in_another(tmp_path: Path) -> None:
    facts = "shop.credit: { type: money, from: { meta: credit } }"
    yen = SITE.replace("EUR", "JPY")

    assert facts_of(tmp_path / "euro", facts, "shop.credit: { above: 5 }")[1] == [
        ["meta", "credit", 0, -1, "money", 2]
    ]
    assert facts_of(tmp_path / "yen", facts, "shop.credit: { above: 5 }", yen)[1] == [
        ["meta", "credit", 0, -1, "money", 0]
    ]
    both = facts_of(tmp_path / "both", facts, "shop.credit: { above: { EUR: 5, USD: 6 } }")[1]
    assert sorted(row[4] for row in both) == ["foreign", "money"]


def test_a_typed_profile_key_is_read_as_it_was_given(tmp_path: Path) -> None:
    plan, rows = facts_of(tmp_path, "profile.points: { type: number }", "profile.points: { at_least: 3 }")
    names = {i.local: i.name for i in plan.imports}

    assert rows == [["profile", "points", "marketing", 1, "number", 0]]
    assert [names[local] for local in plan.parts["facts"]] == ["value", "type"]


def test_a_bundle_holds_the_sources_that_it_uses(tmp_path: Path) -> None:
    facts = "shop.a: { type: text, from: { cookie: a } }\nshop.b: { type: text, from: { element: .b } }\n"
    rules = promotion("targeting: { shop.a: gold }")
    script = compiled(tmp_path, {"targeting/facts.yml": facts, "hello": rules}).files["handbill.js"]

    assert b"document.cookie" in script
    assert b"textContent).trim" not in script
    assert b"dataLayer" not in script


def test_facts_that_no_rule_asks_for_cost_nothing(tmp_path: Path) -> None:
    facts = "shop.a: { type: text, from: { cookie: a } }\n"
    with_facts = compiled(tmp_path / "with", {"targeting/facts.yml": facts, "hello": promotion()})
    without = compiled(tmp_path / "without", {"hello": promotion()})

    assert with_facts.files["handbill.js"] == without.files["handbill.js"]


def test_a_shop_may_bring_a_source_of_its_own(tmp_path: Path) -> None:
    manifest = "summary: What the server says.\nmain: key\nparameters: { key: { type: name, required: true, doc: The key } }\n"
    files = {
        "targeting/sources/server/source.yml": manifest,
        "targeting/sources/server/source.js": "export function read(key) { return window.fromServer[key]; }\n",
        "targeting/sources/server/cases.json": "[]\n",
        "targeting/facts.yml": "shop.tier: { type: text, from: { server: tier } }",
        "hello": promotion("targeting: { shop.tier: gold }"),
    }
    script = compiled(tmp_path, files).files["handbill.js"]

    assert b"fromServer" in script
