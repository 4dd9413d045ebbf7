"""What a checked site becomes for the page."""

from pathlib import Path
from typing import Any

from handbill.model.plan import BundlePlan
from tests.compiler.acme import SITE, planned, promotion


def row(plan: BundlePlan, name: str) -> list[Any]:
    return next(r for r in plan.data["promotions"] if r[0] == name)


def said(plan: BundlePlan, index: int) -> Any:
    """Return a condition in words: the table spelled out again."""
    if index < 0:
        return True
    head, *rest = plan.data["conditions"][index]
    if isinstance(head, str):
        return [head, *(said(plan, i) for i in rest)]
    reader = plan.data["facts"][head]
    names = {i.local: i.name for i in plan.imports}
    fact, word = names[plan.parts["facts"][reader[0]]], names[plan.parts["words"][rest[0]]]
    return [fact, *(a for a in reader[1:2] if a), word, *rest[1:]]


def targeting(plan: BundlePlan, name: str = "hello") -> Any:
    return said(plan, row(plan, name)[3])


def test_everyone_is_no_condition(tmp_path: Path) -> None:
    plan = planned(tmp_path, {"hello": promotion()})

    assert row(plan, "hello")[3] == -1


def test_a_map_is_all_of_its_lines(tmp_path: Path) -> None:
    rules = "targeting: { page.path: /a, visitor.sessions: { at_least: 2, below: 5 } }"

    assert targeting(planned(tmp_path, {"hello": promotion(rules)})) == [
        "&",
        ["path", "is", "/a"],
        ["sessions", "at_least", 2],
        ["!", ["sessions", "at_least", 5]],
    ]


def test_equal_conditions_stand_once_for_all_promotions(tmp_path: Path) -> None:
    lines = "page.path: { starts_with: /tents }, visitor.sessions: { at_least: 2 }"
    plan = planned(
        tmp_path,
        {
            "one": promotion(f"targeting: {{ {lines} }}"),
            "two": promotion(f"targeting: {{ not: {{ all: [ {{ {lines} }} ] }} }}"),
        },
    )
    both = row(plan, "one")[3]

    assert plan.data["conditions"][row(plan, "two")[3]] == ["!", both]
    assert len(plan.data["conditions"]) == 6  # two tests, all of them, its opposite, and no checkout


def test_children_come_before_parents(tmp_path: Path) -> None:
    rules = "targeting: { any: [ { page.path: /a }, { not: { page.path: /b } } ], device.type: mobile }"
    table = planned(tmp_path, {"hello": promotion(rules)}).data["conditions"]

    for index, condition in enumerate(table):
        if isinstance(condition[0], str):
            assert all(child < index for child in condition[1:])


def test_money_is_read_in_its_currency_and_counted_in_minor_units(tmp_path: Path) -> None:
    rules = "targeting: { cart.value: { at_least: 75 } }"

    assert targeting(planned(tmp_path, {"hello": promotion(rules)})) == ["value", "EUR", "at_least", 7500]


def test_money_in_several_currencies_asks_for_the_one_that_the_cart_has(tmp_path: Path) -> None:
    rules = "targeting: { cart.value: { at_least: { EUR: 75, JPY: 9000 } } }"
    joint, *ways = targeting(planned(tmp_path, {"hello": promotion(rules)}))

    assert joint == "|"
    assert sorted(sorted(map(str, way[1:])) for way in ways) == [
        ["['!', ['value', 'EUR', 'exists']]", "['value', 'JPY', 'at_least', 9000]"],
        ["['value', 'EUR', 'at_least', 7500]", "['value', 'EUR', 'exists']"],
    ]


def test_promotions_that_differ_by_texts_share_one_design(tmp_path: Path) -> None:
    other = promotion(content="content:\n  headline: Twenty\n  button: { label: Go, link: /bags }\n")
    plan = planned(tmp_path, {"one": promotion(), "two": other + "priority: 2\n"})

    assert len(plan.designs) == 1
    assert row(plan, "one")[5] == ["Ten percent off", "Show me", "/tents"]
    assert row(plan, "two")[5] == ["Twenty", "Go", "/bags"]


def test_another_structure_or_another_cap_is_another_design(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        {
            "one": promotion(),
            "two": promotion("priority: 1", content="content: { headline: Hi }\n"),
            "three": promotion("priority: 2\nfrequency: { cap: { per: day, max: 2 } }"),
        },
    )

    assert len(plan.designs) == 3


def test_equal_triggers_are_watched_once(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        {
            "one": promotion("triggers: [ { timer: 20s }, { scroll_depth: 50% } ]\npriority: 1"),
            "two": promotion("triggers: [ { timer: 20s } ]\npriority: 2"),
        },
    )

    assert row(plan, "one")[2] == [0, 1]
    assert row(plan, "two")[2] == [0]
    assert plan.data["kinds"] == [["timer", 1], ["scroll_depth", 1]]


def test_parameters_at_their_default_are_left_to_the_script(tmp_path: Path) -> None:
    usual = planned(tmp_path, {"hello": promotion("triggers: [ { exit_intent: 3s } ]")})
    other = planned(tmp_path / "other", {"hello": promotion("triggers: [ { exit_intent: 4s } ]")})

    assert usual.data["triggers"] == [[0, {"mouse": 1, "touch": 1}]]
    assert other.data["triggers"] == [[0, {"after": 4000, "mouse": 1, "touch": 1}]]


def test_a_trigger_on_some_devices_is_armed_there_only(tmp_path: Path) -> None:
    rules = "triggers: [ { exit_intent: { device: desktop } } ]"
    plan = planned(tmp_path, {"hello": promotion(rules)})

    assert said(plan, plan.data["triggers"][0][2]) == ["type", "is", "desktop"]


def test_the_words_of_a_trigger_are_a_condition_of_the_table(tmp_path: Path) -> None:
    plan = planned(tmp_path, {"hello": promotion("triggers: [ { cart_value: { at_least: 75 } } ]")})
    parameters = plan.data["triggers"][0][1]

    assert list(parameters) == ["condition"]
    assert said(plan, parameters["condition"]) == ["value", "EUR", "at_least", 7500]


def test_facts_in_texts_are_parts_with_a_fallback(tmp_path: Path) -> None:
    content = 'content:\n  headline: "You have {cart.count} things, {cart.value:money|a lot}."\n'
    plan = planned(tmp_path, {"hello": promotion(content=content)})
    text = row(plan, "hello")[5][0]

    assert [p for p in text if isinstance(p, str)] == ["You have ", " things, ", "."]
    assert [p[1:3] for p in text if isinstance(p, list)] == [[], ["money", "a lot"]]
    assert isinstance(plan.parts["fill"], str)


def test_only_bundles_with_facts_in_their_texts_can_fill_them_in(tmp_path: Path) -> None:
    assert "fill" not in planned(tmp_path, {"hello": promotion()}).parts


def test_nobody_is_interrupted_at_the_checkout_unless_the_targeting_names_it(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        {
            "anywhere": promotion("triggers: [ page_load ]\npriority: 1"),
            "there": promotion("triggers: [ page_load ]\ntargeting: { page.type: checkout }"),
        },
    )
    checkout = [plan.designs[row(plan, name)[1]].settings.get("checkout") for name in ("anywhere", "there")]

    assert checkout == [None, 1]
    assert said(plan, plan.data["elsewhere"]) == ["!", ["type", "is", "checkout"]]


def test_the_checkout_is_not_looked_for_where_targeting_answers_that(tmp_path: Path) -> None:
    rules = "triggers: [ page_load ]\ntargeting: { page.type: [cart, product] }"

    assert "elsewhere" not in planned(tmp_path, {"hello": promotion(rules)}).data


def test_what_equals_the_pages_own_default_is_left_out(tmp_path: Path) -> None:
    usual = planned(tmp_path, {"hello": promotion()}).data
    site = SITE + "sessions: { idle: 10m }\nconversions: { window: 7d }\n"
    other = planned(tmp_path / "other", {"site.yml": site, "hello": promotion()}).data

    assert not {"idle", "longest", "window", "engaged", "keep", "session", "zone"} & set(usual)
    assert (other["idle"], other["window"]) == (600_000, 604_800_000)


def test_a_schedule_is_moments_and_hours_on_the_wall(tmp_path: Path) -> None:
    rules = (
        "schedule: { from: 2026-11-20, until: 2026-12-01 09:00, "
        "only: { days: [sun, fri], hours: [09:00-18:00, 22:00-01:30] } }"
    )
    plan = planned(tmp_path, {"hello": promotion(rules)})

    assert row(plan, "hello")[6] == {
        "when": [1_763_593_200_000 + 365 * 86_400_000, 1_764_576_000_000 + 365 * 86_400_000],
        "only": {"days": [0, 5], "minutes": [[450, 990], [1230, 1440]], "late": 90},
    }
    assert plan.data["zone"] == "Europe/Amsterdam"
    assert plan.parts["gates"]


def test_a_narrow_screen_gets_its_own_words(tmp_path: Path) -> None:
    plan = planned(tmp_path, {"hello": promotion("mobile: { content.headline: Ten off }")})

    assert row(plan, "hello")[6] == {"mobile": {"0": "Ten off"}}


def test_text_on_the_accent_can_be_read(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        {
            "dark": promotion('theme: { accent: "#123456" }\npriority: 1'),
            "light": promotion('theme: { accent: "#fd0" }\npriority: 2'),
        },
    )
    themes = [plan.designs[row(plan, name)[1]].theme.light for name in ("dark", "light")]

    assert themes == [
        {"accent": "#123456", "accent-text": "#fff"},
        {"accent": "#fd0", "accent-text": "#000"},
    ]


def test_a_necessary_promotion_has_no_purpose_to_wait_for(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        {
            "gated": promotion("triggers: [ page_load ]\npriority: 1"),
            "free": promotion("triggers: [ page_load ]\npurpose: necessary\npriority: 2"),
        },
    )
    purposes = {name: plan.designs[row(plan, name)[1]].settings.get("purpose") for name in ("gated", "free")}

    assert purposes == {"gated": "marketing", "free": None}


def test_a_bundle_without_a_form_knows_no_endpoint_for_leads(tmp_path: Path) -> None:
    site = SITE + "endpoints: { leads: /handbill/leads }\n"
    form = (
        "content:\n  headline: Hi\n  form:\n    fields:\n      - email\n"
        "      - marketing_consent: { text: Yes please }\n    button: Send\n"
    )
    message = planned(tmp_path, {"site.yml": site, "hello": promotion()})
    lead = planned(
        tmp_path / "lead",
        {"site.yml": site, "hello": promotion(content=form).replace("goal: click\n", "")},
    )

    assert message.data["endpoints"] == {}
    assert "more" not in message.parts
    assert lead.data["endpoints"] == {"leads": "/handbill/leads"}
    assert any(i.name == "sendLeads" for i in lead.imports)


def test_the_words_of_a_consent_travel_with_their_hash(tmp_path: Path) -> None:
    from hashlib import sha256

    form = (
        "content:\n  headline: Hi\n  form:\n    fields:\n      - email\n"
        "      - marketing_consent: { text: Yes please }\n    button: Send\n"
    )
    site = SITE + "endpoints: { leads: /handbill/leads }\n"
    plan = planned(
        tmp_path, {"site.yml": site, "hello": promotion(content=form).replace("goal: click\n", "")}
    )
    texts = row(plan, "hello")[5]

    assert "Yes please" in texts
    assert sha256(b"Yes please").hexdigest() in texts


def test_a_fact_that_has_to_be_written_down_brings_what_writes(tmp_path: Path) -> None:
    plan = planned(tmp_path, {"hello": promotion("targeting: { history.products: tent, visitor.orders: 2 }")})
    names = {i.local: i.name for i in plan.imports}

    assert [names[local] for local in plan.parts["views"]] == ["note_product"]
    assert "orders" not in plan.parts
    assert "leads" not in plan.parts


def test_nothing_is_written_down_for_facts_that_nobody_asks_for(tmp_path: Path) -> None:
    plan = planned(tmp_path, {"hello": promotion("targeting: { page.path: /a }")})

    assert not {"views", "orders", "leads"} & set(plan.parts)


def test_the_purposes_that_conditions_name_reach_the_page(tmp_path: Path) -> None:
    site = SITE.replace("source: page", "source: page, purposes: { ads: [pixels] }")
    asked = planned(tmp_path, {"site.yml": site, "hello": promotion("targeting: { consent.ads: true }")})
    silent = planned(tmp_path / "silent", {"site.yml": site, "hello": promotion()})

    assert asked.data["purposes"]["pixels"] == "ads"
    assert "pixels" not in silent.data["purposes"]


def test_the_manifest_lists_a_platforms_requests_that_some_fact_needs(tmp_path: Path) -> None:
    def network(root: Path, condition: str) -> list[str]:
        site = SITE + "platform: shopify\n"
        plan = planned(root, {"site.yml": site, "hello": promotion(f"targeting: {{ {condition} }}")})
        return [request["to"] for request in plan.record["network"]]

    assert network(tmp_path / "none", "page.path: /a") == ["{root}cart.js"]
    assert "{root}products/{handle}.js" in network(tmp_path / "product", "product.vendor: Tarn")
    assert "{root}browsing_context_suggestions.json" in network(tmp_path / "place", "visitor.country: NL")
    assert "{root}browsing_context_suggestions.json" not in network(tmp_path / "tags", "visitor.tags: vip")


def test_the_clock_of_the_visitor_is_another_fact(tmp_path: Path) -> None:
    rules = "targeting: { time.hour: { at_least: 9, zone: visitor }, time.weekday: sun }"
    plan = planned(tmp_path, {"hello": promotion(rules)})

    assert targeting(plan) == ["&", ["hour", "visitor", "at_least", 9], ["weekday", "is", "sun"]]
    assert plan.data["zone"] == "Europe/Amsterdam"


def test_a_script_is_asked_last_and_reads_what_it_names_alone(tmp_path: Path) -> None:
    rules = "targeting: { any: [ { not: { script: scripts/vip.js } }, { page.path: /a } ] }"
    script = 'export default (fact) => fact("cart.count") > 2 && fact("page.query.Ref") === "a";\n'
    plan = planned(tmp_path, {"hello": promotion(rules), "scripts/vip.js": script})
    rows, (joint, first, last) = plan.data["conditions"], plan.data["conditions"][row(plan, "hello")[3]]
    asked = rows[rows[last][1]]
    names = {i.local: i.name for i in plan.imports}

    assert joint == "|"
    assert said(plan, first) == ["path", "is", "/a"]
    assert rows[last][0] == "!"
    assert [asked[0], *asked[2::2]] == ["?scripts/vip.js", "cart.count", "page.query.Ref"]
    read = [plan.data["facts"][~place] for place in asked[1::2]]
    assert [names[plan.parts["facts"][fact[0]]] for fact in read] == ["count", "query"]
    assert read[1][1] == "Ref"


def test_without_a_script_nothing_asks_one(tmp_path: Path) -> None:
    assert not {"ask", "scripts"} & set(planned(tmp_path, {"hello": promotion()}).parts)
