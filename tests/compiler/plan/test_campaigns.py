"""What a site gets that has campaigns, and one that has none."""

from pathlib import Path

from tests.compiler.acme import planned, promotion

BEGIN = "enroll: { triggers: [ page_load ] }\n"
SHOWN = {"hello": promotion("triggers: []")}


def test_a_site_without_campaigns_holds_nothing_of_them(tmp_path: Path) -> None:
    plan = planned(tmp_path, {"hello": promotion()})

    assert {"campaigns", "alone"} & set(plan.data) == set()
    assert {"steps", "walk", "views"} & set(plan.parts) == set()
    assert [one.path for one in plan.imports if "workflow" in one.path] == []


def test_a_bundle_holds_the_kinds_of_steps_that_it_takes(tmp_path: Path) -> None:
    steps = BEGIN + "steps: [ { show: hello }, { delay: 2d }, { show: hello } ]\n"
    plan = planned(tmp_path, {**SHOWN, "campaigns/a.yml": steps})
    kinds = [one.path.split("/")[-2] for one in plan.imports if "/steps/" in one.path]

    assert kinds == ["show", "delay"]


def test_a_step_keeps_its_id_when_others_come_before_it(tmp_path: Path) -> None:
    old = BEGIN + "steps: [ { show: hello }, { delay: 2d }, { add_to_segment: loyal } ]\n"
    new = (
        BEGIN
        + "steps: [ { update_profile: { tier: gold } }, { show: hello }, { add_to_segment: new }, { delay: 1d }, { add_to_segment: loyal } ]\n"
    )
    before = planned(tmp_path / "old", {**SHOWN, "campaigns/a.yml": old}).data["campaigns"][0][5]
    after = planned(tmp_path / "new", {**SHOWN, "campaigns/a.yml": new}).data["campaigns"][0][5]

    assert [row[0] for row in before] == ["show-hello", "delay", "add-to-segment-loyal"]
    assert {row[0] for row in before} <= {row[0] for row in after}


def test_an_empty_way_leads_to_the_step_behind_it_and_the_last_one_out(tmp_path: Path) -> None:
    steps = "steps:\n  - if: { visitor.new: true }\n    then: [ { delay: 1h } ]\n  - add_to_segment: seen\n"
    rows = planned(tmp_path, {**SHOWN, "campaigns/a.yml": BEGIN + steps}).data["campaigns"][0][5]

    assert [(row[0], row[3]) for row in rows] == [("if", 2), ("delay", 2), ("add-to-segment-seen", -1)]
    assert (rows[0][2]["then"], rows[0][2]["else"]) == (1, 2)
