"""What `handbill explain` says of a visitor: one folder a question, with the whole text that it prints.

`cases/<name>/ask.json` is the question (`promotion`, `page`, `at`), `visitor.yml` the visitor where there is a file;
`--update-expected` rewrites `expected.txt`. The site that all are about lies beside them.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from handbill.diagnostics import Report, render
from handbill.explain import Question, ask, data, text

HERE = Path(__file__).parent
CASES = HERE / "cases"
NAMES = sorted(case.name for case in CASES.iterdir())
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Amsterdam")


def question(name: str, monkeypatch: pytest.MonkeyPatch) -> Question:
    """Return the question of a case, asked in its folder."""
    asked = json.loads((CASES / name / "ask.json").read_text())
    monkeypatch.chdir(CASES / name)
    visitor = Path("visitor.yml")
    return Question(
        root=HERE / "site",
        promotion=asked.get("promotion"),
        visitor=visitor if visitor.exists() else None,
        at=datetime.fromisoformat(asked["at"]).replace(tzinfo=ZONE) if "at" in asked else None,
        address=asked.get("page"),
        now=NOW,
    )


def told(one: Question) -> str:
    """Return what the command prints."""
    report = Report()
    asked = ask(one, report)
    if asked is None:
        return render.text(report.diagnostics, report.lines)
    visitor = one.visitor.as_posix() if one.visitor else None
    about = text.about(asked.situation, asked.site, visitor, one.address)
    return text.text(asked.answers[0], about) if one.promotion else text.summary(asked.answers, about)


@pytest.mark.parametrize("name", NAMES)
def test_the_whole_text_of_an_answer(
    name: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    said = told(question(name, monkeypatch))
    expected = CASES / name / "expected.txt"
    if request.config.getoption("--update-expected"):
        expected.write_text(said)

    assert said == expected.read_text()


def promotions(name: str, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Return the promotions of the JSON document about a case."""
    asked = ask(question(name, monkeypatch), Report())
    assert asked is not None
    document = data.document(asked.answers, asked.site.id, "visitor.yml", asked.situation)
    found: list[dict[str, Any]] = json.loads(document)["promotions"]
    return found


def test_json_has_values_as_the_page_holds_them(monkeypatch: pytest.MonkeyPatch) -> None:
    (only,) = promotions("everything-holds-on-the-cart", monkeypatch)
    targeting = next(gate for gate in only["gates"] if gate["gate"] == "targeting")
    value = targeting["conditions"][1]

    assert (only["shows"], only["by"], targeting["truth"]) == (True, None, True)
    assert value == {
        "condition": "cart.value",
        "truth": True,
        "seen": 8000,
        "wanted": "at_least 75",
        "at": "promotions/cart-rescue.yml:6",
    }


def test_json_says_null_where_it_cannot_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    (only,) = promotions("a-visitor-without-a-page-in-the-file", monkeypatch)
    targeting = next(gate for gate in only["gates"] if gate["gate"] == "targeting")

    assert (only["shows"], only["by"], targeting["truth"]) == (False, "targeting", None)
    assert targeting["conditions"][0]["seen"] is None


def test_colour_marks_what_holds_and_what_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ask(question("out-of-hours", monkeypatch), Report())
    assert asked is not None
    said = text.text(asked.answers[0], "visitor.yml", color=True)

    assert "\x1b[31m✗\x1b[0m" in said
    assert "\x1b[32m✓\x1b[0m" in said
    assert said.splitlines()[-1] == "\x1b[1m\x1b[31mdesk would not show: schedule\x1b[0m"


def test_a_first_page_view_is_known_by_values_of_the_facts_types(monkeypatch: pytest.MonkeyPatch) -> None:
    report = Report()
    asked = ask(question("first-visit-on-the-home-page", monkeypatch), report)
    assert asked is not None
    known = asked.situation.visitor.values

    assert [d for d in report.diagnostics if d.severity == "error"] == []
    assert {key: known[key] for key in ("visitor.new", "visitor.sessions", "session.landing_path")} == {
        "visitor.new": True,
        "visitor.sessions": 1,
        "session.landing_path": "/",
    }
    assert "visitor.last_seen" not in known


@pytest.mark.parametrize(
    ("at", "truths"),
    [
        ("2026-12-24 10:00", (False, True, True, None)),
        ("2026-12-24 20:00", (None, True, None, None)),
        ("2026-12-25 13:00", (True, None, None, None)),
        ("2026-12-26 13:00", (True, False, True, None)),
    ],
)
def test_of_the_visitors_own_clock_only_that_can_be_told_which_is_so_on_all_of_the_earth(
    tmp_path: Path, at: str, truths: tuple[bool | None, ...]
) -> None:
    acme = tmp_path / "acme"
    (acme / "promotions").mkdir(parents=True)
    (acme / "site.yml").write_text(
        "language: 1\nname: Acme\ncurrency: EUR\ntimezone: Europe/Amsterdam\nconsent: { source: page }\n"
    )
    (acme / "promotions" / "day.yml").write_text(
        "template: popup\ncontent: { headline: Hi }\nschedule:\n  zone: visitor\n  from: 2026-12-25\n  until: 2026-12-26\n"
        "  only: { hours: 04:00-03:00 }\n  except: [{ from: 2026-12-25 01:00, until: 2026-12-25 23:59 }]\n"
    )
    moment = datetime.fromisoformat(at).replace(tzinfo=ZONE)
    asked = ask(Question(acme, "day", None, moment, None, NOW), Report())
    assert asked is not None
    gate = next(gate for gate in asked.answers[0].gates if gate.gate.name == "schedule")

    assert tuple(line.truth for line in gate.lines) == truths
    assert [line.line.what for line in gate.lines] == ["from", "until", "except", "hours"]
    assert gate.lines[0].line.wanted == "2026-12-25 00:00 on the visitor's clock"
