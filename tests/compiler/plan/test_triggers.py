"""What the triggers of a promotion become for the page: rows that stand once, and rows that refer to others."""

from pathlib import Path
from typing import Any

from handbill.model.plan import BundlePlan
from tests.compiler.acme import compiled, planned, promotion

NESTED = """\
triggers:
  - all:
      - scroll_depth: 30%
      - sequence:
          - click: "#size-guide"
          - any: [ { timer: 10s }, { hash: "#buy" } ]
          - element_visible: "#reviews"
  - timer: 10s
"""


def rows(plan: BundlePlan, name: str = "hello") -> list[int]:
    """Return the rows of the triggers of a promotion."""
    found: list[int] = next(r for r in plan.data["promotions"] if r[0] == name)[2]
    return found


def said(plan: BundlePlan, index: int) -> Any:
    """Return a use in words: its name, its parameters, and those of its parts in turn."""
    kind, parameters, *armed = plan.data["triggers"][index]
    name = plan.data["kinds"][kind][0]
    own = {key: value for key, value in parameters.items() if key != "of"}
    parts = [said(plan, part) for part in parameters.get("of", ())]
    return [name, own, *([parts] if parts else []), *armed]


def test_a_combination_refers_to_the_rows_of_its_parts(tmp_path: Path) -> None:
    plan = planned(tmp_path, {"hello": promotion(NESTED)})

    assert [said(plan, row) for row in rows(plan)] == [
        [
            "all",
            {"event": True},
            [
                ["scroll_depth", {"depth": 30}],
                [
                    "sequence",
                    {"event": True},
                    [
                        ["click", {"selector": "#size-guide"}],
                        ["any", {}, [["timer", {"after": 10000}], ["hash", {"hash": "#buy", "later": True}]]],
                        ["element_visible", {"selector": "#reviews", "later": True}],
                    ],
                ],
            ],
        ],
        ["timer", {"after": 10000}],
    ]


def test_parts_come_before_the_combinations_of_them(tmp_path: Path) -> None:
    table = planned(tmp_path, {"hello": promotion(NESTED)}).data["triggers"]

    for index, row in enumerate(table):
        assert all(part < index for part in row[1].get("of", ()))


def test_a_part_that_stands_alone_elsewhere_is_the_same_row(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        {
            "hello": promotion("triggers: [ { all: [ { timer: 5s }, { click: a } ] } ]"),
            "other": promotion("triggers: [ { timer: 5s } ]\npriority: 60"),
        },
    )
    (combination,) = rows(plan)

    assert plan.data["triggers"][combination][1]["of"][0] == rows(plan, "other")[0]


def test_a_combination_of_states_is_a_state_and_an_event_makes_it_an_event(tmp_path: Path) -> None:
    rules = """\
triggers:
  - all: [ { timer: 5s }, { cart_value: { at_least: 75 } } ]
  - all: [ { timer: 5s }, { cart_value: { at_least: 75, when: crosses } } ]
  - all: [ { timer: 5s }, exit_intent ]
"""
    plan = planned(tmp_path, {"hello": promotion(rules)})

    assert [said(plan, row)[1] for row in rows(plan)] == [{}, {"event": True}, {"event": True}]
    assert ["all", 1] in plan.data["kinds"]


def test_each_part_is_for_its_own_device(tmp_path: Path) -> None:
    rules = """\
triggers:
  - exit_intent: { device: desktop }
  - exit_intent: { device: mobile, return: false }
  - any: [ { timer: { after: 5s, device: mobile } }, { timer: 9s } ]
"""
    plan = planned(tmp_path, {"hello": promotion(rules)})
    desktop, mobile, either = (said(plan, row) for row in rows(plan))
    conditions = plan.data["conditions"]

    assert [conditions[desktop[2]][2], conditions[mobile[2]][2]] == ["desktop", "mobile"]
    assert mobile[:2] == ["exit_intent", {"return": False, "touch": 1}]
    assert either == ["any", {}, [["timer", {"after": 5000}, mobile[2]], ["timer", {"after": 9000}]]]


def test_a_range_is_two_shares(tmp_path: Path) -> None:
    rules = "triggers: [ { scroll_depth: { while: { from: 30%, to: 80% } } }, { scroll_depth: { while: { to: 20% } } } ]"
    plan = planned(tmp_path, {"hello": promotion(rules)})

    assert [said(plan, row)[1] for row in rows(plan)] == [{"while": [30, 80]}, {"while": [None, 20]}]


def test_what_a_state_needs_to_end_ships_only_where_one_may(tmp_path: Path) -> None:
    plain = planned(tmp_path / "plain", {"hello": promotion("triggers: [ { scroll_depth: 30% } ]")})
    inner = "triggers: [ { all: [ { timer: 5s }, { scroll_depth: { while: { from: 30% } } } ] } ]"
    ranged = planned(tmp_path / "ranged", {"hello": promotion(inner)})

    assert ("reason" in plain.parts, "reason" in ranged.parts) == (False, True)


def test_a_hook_of_a_trigger_is_a_part_by_its_name(tmp_path: Path) -> None:
    plan = planned(tmp_path, {"hello": promotion("triggers: [ order ]")})
    (hook,) = [i for i in plan.imports if i.local == plan.parts["ordered"]]

    assert (hook.path, hook.name) == ("targeting/triggers/order/trigger.js", "ordered")


def test_the_manifest_of_the_bundle_names_the_triggers_within_combinations(tmp_path: Path) -> None:
    plan = planned(tmp_path, {"hello": promotion(NESTED)})

    assert plan.record["promotions"][0]["triggers"] == [
        "scroll_depth",
        "click",
        "timer",
        "hash",
        "element_visible",
    ]


def test_a_site_without_combinations_carries_nothing_of_them(tmp_path: Path) -> None:
    bundle = compiled(tmp_path, {"hello": promotion("triggers: [ { timer: 5s }, { scroll_depth: 30% } ]")})
    script = bundle.files["handbill.js"].decode()

    assert '"over"' not in script
    assert ".of" not in script
    assert "reason" not in script
