"""`handbill build` and `handbill check` on files that are right, wrong and unwise."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import OFFER, SITE, WITH_CODE, Run

WRONG = OFFER.replace("timer: 20s", "timr: 20s")


def test_a_build_writes_the_bundle_and_prints_what_it_weighs(acme: Path, handbill: Run) -> None:
    found = handbill("build", "acme")

    built = acme.parent / "build" / "acme"
    assert found.returncode == 0, found.stdout
    assert (built / "handbill.js").is_file()
    assert json.loads((built / "manifest.json").read_text())["site"] == "acme"
    total = next(line for line in found.stdout.splitlines() if line.startswith("handbill.js"))
    assert f"{(built / 'handbill.js').stat().st_size:,}" in total
    assert "wrote build/acme/" in found.stderr


def test_the_table_says_what_changed_since_the_last_build(acme: Path, handbill: Run) -> None:
    handbill("build", "acme")
    same = handbill("build", "acme")
    another = OFFER.replace(
        "A tent for two", "'Our 7 quickest stoves, pans & mugs: now from €12.50 (while they last)!'"
    )
    (acme / "promotions" / "second.yml").write_text(another.replace("20s", "40s") + "priority: 60\n")
    other = handbill("build", "acme")

    def change(output: str) -> str:
        return next(line for line in output.splitlines() if line.startswith("handbill.js")).split()[-1]

    assert change(same.stdout) == "="
    assert int(change(other.stdout)) > 0


def test_an_error_is_exit_1_and_leaves_what_was_built(acme: Path, handbill: Run) -> None:
    handbill("build", "acme")
    before = (acme.parent / "build" / "acme" / "handbill.js").read_bytes()
    (acme / "promotions" / "offer.yml").write_text(WRONG)

    found = handbill("build", "acme")

    assert found.returncode == 1
    assert "--> promotions/offer.yml:2:15" in found.stdout
    assert "did you mean 'timer'?" in found.stdout
    assert "nothing was written" in found.stderr
    assert (acme.parent / "build" / "acme" / "handbill.js").read_bytes() == before


def test_a_warning_stops_only_a_strict_build(acme: Path, handbill: Run) -> None:
    (acme / "promotions" / "offer.yml").write_text(WITH_CODE)

    strict = handbill("build", "acme", "--strict")
    assert strict.returncode == 1
    assert "warning[" in strict.stdout
    assert not (acme.parent / "build" / "acme").exists()

    lenient = handbill("build", "acme")
    assert lenient.returncode == 0
    assert "warning[" in lenient.stdout


def test_check_finds_every_mistake_at_once_and_writes_nothing(acme: Path, handbill: Run) -> None:
    (acme / "promotions" / "offer.yml").write_text(WRONG)
    (acme / "promotions" / "other.yml").write_text("template: popop\ncontent: { headline: Hi }\n")

    found = handbill("check", "acme")

    assert found.returncode == 1
    assert "'timr'" in found.stdout
    assert "'popop'" in found.stdout
    assert not (acme.parent / "build").exists()


def test_json_reports_code_place_and_help(acme: Path, handbill: Run) -> None:
    (acme / "promotions" / "offer.yml").write_text(WRONG)

    found = handbill("check", "acme", "--output", "json")

    (only,) = json.loads(found.stdout)["diagnostics"]
    assert found.returncode == 1
    assert only["code"] == "HB201"
    assert only["severity"] == "error"
    assert (only["file"], only["line"], only["column"]) == ("promotions/offer.yml", 2, 15)
    assert "timer" in only["help"]
    assert "timr" in only["message"]


def test_check_says_how_complete_each_language_is(acme: Path, handbill: Run) -> None:
    (acme / "locales").mkdir()
    (acme / "site.yml").write_text(SITE + "locales: [en, nl]\n")
    (acme / "locales" / "nl.yml").write_text("promotions: { offer: { content.headline: Een tent } }\n")

    found = handbill("check", "acme")
    told = json.loads(handbill("check", "acme", "--output", "json").stdout)

    (row,) = told["locales"]
    assert (row["locale"], row["missing"]) == ("nl", ["promotions/offer.yml content.button"])
    assert row["translated"] == row["texts"] - 1
    line = f"nl: {row['translated']} of {row['texts']} texts; missing: promotions/offer.yml content.button"
    assert line in found.stderr.splitlines()


def test_check_says_how_many_visitors_an_experiment_needs(acme: Path, handbill: Run) -> None:
    aim = "baseline: 3%, effect: 20%, holdout: 10%"
    change = "loud: { change: { content.headline: Hurry } }"
    with (acme / "promotions" / "offer.yml").open("a") as file:
        file.write(f"experiment: {{ name: first-offer, {aim}, variants: {{ plain: {{}}, {change} }} }}\n")

    paths = "ten: { weight: 90, steps: [ { show: offer } ] }, nothing: { weight: 10, steps: [] }"
    test = f"test: {{ name: gifts, baseline: 3%, effect: 20%, paths: {{ {paths} }} }}"
    (acme / "campaigns").mkdir()
    (acme / "campaigns" / "vip.yml").write_text(
        f"enroll: {{ triggers: [ page_load ] }}\nsteps: [ {{ {test} }} ]\n"
    )

    found = handbill("check", "acme")
    told = json.loads(handbill("check", "acme", "--output", "json").stdout)

    row, step = told["experiments"]
    assert (row["experiment"], row["promotion"], row["smallest"]) == ("first-offer", "offer", "holdout")
    assert (step["experiment"], step["campaign"], step["all"]) == ("gifts", "vip", 139_140)
    assert (row["baseline"], row["target"], row["each"], row["all"]) == (0.03, 0.036, 13_914, 139_140)
    assert (
        "first-offer: to tell 3.6% from 3% (an effect of 20%), each variant needs 13,914 visitors; 'holdout' with 10% "
        "has them when 'offer' has come up for 139,140 (two-sided 5%, power 80%)"
    ) in found.stderr.splitlines()
    assert "has them when 139,140 have come to the step of 'vip' (two-sided" in found.stderr


@pytest.mark.parametrize("command", ["check", "build"])
def test_without_problems_json_is_an_empty_list_and_nothing_else(
    acme: Path, handbill: Run, command: str
) -> None:
    found = handbill(command, "acme", "--output", "json")

    assert found.returncode == 0
    assert json.loads(found.stdout) == {"diagnostics": []}


def test_github_annotations_name_files_from_the_repositorys_top(acme: Path, handbill: Run) -> None:
    (acme / "promotions" / "offer.yml").write_text(WRONG)

    found = handbill("check", "acme", "--output", "github")

    assert found.stdout.startswith("::error file=acme/promotions/offer.yml,line=2,")


def test_sarif_is_a_log_with_the_result(acme: Path, handbill: Run) -> None:
    (acme / "promotions" / "offer.yml").write_text(WRONG)

    log = json.loads(handbill("check", "acme", "--output", "sarif").stdout)

    assert log["version"] == "2.1.0"
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["HB201"]


@pytest.mark.parametrize(
    ("variables", "colored"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_color_is_for_terminals_and_for_those_who_ask(
    acme: Path, handbill: Run, variables: dict[str, str], colored: bool
) -> None:
    (acme / "promotions" / "offer.yml").write_text(WRONG)

    assert ("\x1b[" in handbill("check", "acme", **variables).stdout) is colored


def test_at_judges_schedules_as_of_that_moment_in_the_shops_zone(acme: Path, handbill: Run) -> None:
    (acme / "promotions" / "offer.yml").write_text(OFFER + "schedule: { until: 2026-12-01 }\n")

    over = handbill("check", "acme", "--at", "2026-12-01")
    not_yet = handbill("check", "acme", "--at", "2026-11-30 23:59")

    assert "warning[HB402]" in over.stdout
    assert not_yet.stdout == ""
    assert (over.returncode, not_yet.returncode) == (0, 0)


def test_a_folder_that_stands_in_for_a_shipped_one_is_named_in_one_line(acme: Path, handbill: Run) -> None:
    shipped = Path(__file__).parents[2] / "targeting" / "triggers" / "page_load"
    own = acme / "targeting" / "triggers" / "page_load"
    own.mkdir(parents=True)
    for file in shipped.iterdir():
        (own / file.name).write_bytes(file.read_bytes())

    found = handbill("build", "acme")

    notes = [line for line in found.stderr.splitlines() if "page_load" in line]
    assert found.returncode == 0
    assert len(notes) == 1
