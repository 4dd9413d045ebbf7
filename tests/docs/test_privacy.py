"""docs/privacy.md and SECURITY.md say what is so."""

import re
from pathlib import Path

from handbill.diagnostics import Report, render
from handbill.model.manifest import USES
from handbill.pipeline import check_site, compile_site
from handbill.plan.effects import storage
from handbill.plan.settings import RETENTION
from tests.compiler.acme import NOW, SITE, promotion, written
from tests.house.sources import ROOT
from tests.runtime_js.offers import LEAD

PAGE = (ROOT / "docs" / "privacy.md").read_text("utf-8")
SECURITY = (ROOT / "SECURITY.md").read_text("utf-8")


def test_every_part_of_the_record_stands_in_the_table_with_what_it_holds(tmp_path: Path) -> None:
    asked = promotion("purpose: necessary\ntriggers: [ page_load ]")
    site = check_site(written(tmp_path / "acme", {"welcome": asked}), NOW, Report())
    assert site is not None
    (key,) = storage(site, USES, dict.fromkeys(USES, "marketing"))
    rows = dict(re.findall(r"(?m)^\| `(\w+)` \| (.+?) \|", PAGE))

    assert rows == {area["use"]: area["holds"] for area in key["areas"]}
    assert f"{RETENTION // 86_400_000} days" in PAGE
    assert f"{key['most'] // 1024} kB" in PAGE
    assert key["key"].replace(site.id, "<site>") in PAGE


def test_what_a_step_of_a_campaign_hands_on_later_is_said_to_be_kept_where_there_is_one(
    tmp_path: Path,
) -> None:
    shop = SITE + "endpoints: { leads: /leads }\napps: { webhook: { to: /hook } }\n"
    form = LEAD + "on_submit: [ { sync: webhook } ]\n"
    series = "enroll: { triggers: [ page_load ] }\nsteps: [ { delay: 1h }, { sync: webhook } ]\n"

    def kept(folder: str, files: dict[str, str]) -> str:
        site = check_site(
            written(tmp_path / folder, {"site.yml": shop, "welcome": form, **files}), NOW, Report()
        )
        assert site is not None
        (key,) = storage(site, USES, dict.fromkeys(USES, "marketing"))
        holds: dict[str, str] = {area["use"]: area["holds"] for area in key["areas"]}
        return holds["sync"]

    plain, handing = kept("plain", {}), kept("handing", {"campaigns/series.yml": series})
    (waiting,) = re.findall(r"(?m)^\| `sync` \| (.+?) \|", PAGE)
    assert plain == waiting
    assert handing.startswith(waiting + ", ")
    assert handing.removeprefix(waiting + ", ") in PAGE


def test_a_form_can_keep_away_from_those_whom_the_shop_s_server_remembers(tmp_path: Path) -> None:
    facts, rules = re.findall(r"```yaml\n# \S+\n(.*?)```", PAGE, re.DOTALL)
    report = Report()
    files = {
        "targeting/facts.yml": facts,
        "welcome": promotion("triggers: [ page_load ]\n" + rules),
        "meta": promotion(
            "triggers: [ page_load ]\npriority: 10\n" + rules.replace("newsletter:", "subscriber:")
        ),
    }
    files["targeting/facts.yml"] += facts.replace("shop.newsletter", "shop.subscriber").replace(
        "cookie:", "meta:"
    )
    files["site.yml"] = SITE
    bundle = compile_site(written(tmp_path / "acme", files), NOW, report)

    assert bundle is not None, render.text(report.diagnostics, report.lines)
    assert b'"newsletter"' in bundle.files["handbill.js"]


def test_every_snippet_sets_the_cookie_that_the_rule_reads_where_the_page_can_read_it() -> None:
    snippets = re.findall(r"```(nginx|js|php)\n(.*?)```", PAGE, re.DOTALL)
    lasting = str(RETENTION // 1000)

    assert len(snippets) == 5
    assert [kind for kind, text in snippets if "newsletter" not in text or lasting not in text] == []
    assert [kind for kind, text in snippets if re.search(r"HttpOnly(?!\(false)", text)] == []


def test_every_promise_is_shown_by_tests_that_there_are() -> None:
    rows = re.findall(r"(?m)^\| (?!promise|-)(.+?) \| (.+?) \|$", SECURITY)
    shown = {promise: re.findall(r"`(tests/[\w/]+\.py)`", cell) for promise, cell in rows}

    assert len(rows) >= 10
    assert [promise for promise, files in shown.items() if not files] == []
    assert [file for files in shown.values() for file in files if not (ROOT / file).is_file()] == []
