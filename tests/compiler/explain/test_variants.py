"""Which variant a described visitor gets, and why."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from handbill.diagnostics import Report, render
from handbill.explain import Asked, Question, ask, data, text
from handbill.logic.buckets import bucket
from tests.compiler.acme import compiled, written

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
CHANGE = "change: { content.headline: Hurry }"


def offer(keys: str) -> str:
    return (
        "template: popup\ngoal: view\ntriggers: []\ncontent: { headline: Hello }\n"
        f"experiment: {{ {keys}, variants: {{ plain: {{}}, bold: {{ {CHANGE} }} }} }}\n"
    )


FILES = {
    "offer": offer("name: first-offer, holdout: 10%, coverage: 50%"),
    "one": offer("namespace: gifts, coverage: 50%"),
    "two": offer("namespace: gifts, coverage: 50%, holdout: 20%"),
}
HERE = {"page.type": "home", "visitor.bot": "false"}


def asked_about(tmp_path: Path, promotion: str, **stated: str) -> Asked:
    """Return the answer about a visitor of whom a file says this."""
    root = written(tmp_path / "acme", FILES)
    said = {**HERE, **{key.replace("__", ".").replace("_", "-"): value for key, value in stated.items()}}
    visitor = tmp_path / "visitor.yml"
    visitor.write_text("".join(f"{key}: {value}\n" for key, value in said.items()))
    report = Report()
    found = ask(Question(root, promotion, visitor, NOW, None, NOW), report)
    assert found is not None, render.text(report.diagnostics, report.lines)
    return found


def falls(seed: str, start: int, end: int) -> str:
    """Return a visitor who falls between two buckets of a seed."""
    return next(f"v{n}" for n in range(999) if start <= bucket(seed, f"v{n}") < end)


@pytest.mark.parametrize(
    ("promotion", "stated", "said"),
    [
        (
            "offer",
            {},
            "first-offer: unknown; 'visitor' of a visitor file would tell which of plain, bold, holdout\n"
            "offer may show: experiment can't be told\n",
        ),
        (
            "offer",
            {"experiment__first_offer": "bold"},
            "first-offer: bold; it was kept when it came up first\noffer would show as bold when it is asked for\n",
        ),
        (
            "offer",
            {"experiment__first_offer": "holdout"},
            "first-offer: holdout; it was kept when it came up first\noffer would not show: experiment\n",
        ),
        (
            "offer",
            {"visitor": falls("first-offer", 4500, 6750)},
            f"first-offer: bold; the visitor falls into bucket "
            f"{bucket('first-offer', falls('first-offer', 4500, 6750)):,} of 10,000\n"
            "offer would show as bold when it is asked for\n",
        ),
        (
            "offer",
            {"visitor": falls("first-offer", 2250, 4500)},
            f"first-offer: as written; the visitor is not covered (bucket "
            f"{bucket('first-offer', falls('first-offer', 2250, 4500)):,} of 10,000)\n"
            "offer would show when it is asked for\n",
        ),
        (
            "offer",
            {"consent__marketing": "false", "visitor": "v0"},
            "first-offer: as written; experiments are of the purpose marketing, which is not granted\n"
            "offer would not show: consent\n",
        ),
        (
            "one",
            {"visitor": falls("namespace gifts", 5000, 10_000)},
            f"one: as written; the visitor is beyond its share of the namespace 'gifts' (bucket "
            f"{bucket('namespace gifts', falls('namespace gifts', 5000, 10_000)):,} of 10,000)\n"
            "one would show when it is asked for\n",
        ),
        (
            "one",
            {"experiment__two": "plain", "visitor": falls("namespace gifts", 0, 5000)},
            "one: as written; there is a variant of 'two' already, of the same namespace\n"
            "one would show when it is asked for\n",
        ),
    ],
)
def test_the_answer_names_the_variant_and_why_the_visitor_has_it(
    tmp_path: Path, promotion: str, stated: dict[str, str], said: str
) -> None:
    found = asked_about(tmp_path, promotion, **stated)
    told = text.text(found.answers[0], "visitor.yml")
    assert told.partition("slot\n")[2].partition("\n\n")[2] == said


def test_the_experiment_stands_behind_the_gates_with_its_place(tmp_path: Path) -> None:
    found = asked_about(tmp_path, "offer", experiment__first_offer="holdout")
    (only,) = json.loads(data.document(found.answers, "acme", "visitor.yml", found.situation))["promotions"]
    assert (only["experiment"], only["variant"], only["by"]) == ("first-offer", "holdout", "experiment")
    assert only["gates"][-1] == {
        "gate": "experiment",
        "truth": False,
        "conditions": [
            {
                "condition": "first-offer",
                "truth": False,
                "seen": "holdout",
                "wanted": "not holdout",
                "at": "promotions/offer.yml:5",
            }
        ],
    }


def test_the_manifest_and_the_report_name_the_variants_and_their_shares(tmp_path: Path) -> None:
    files = compiled(tmp_path, FILES).files
    manifest = json.loads(files["manifest.json"])
    tested = {one["id"]: one["experiment"] for one in manifest["promotions"]}
    assert tested["offer"] == {
        "name": "first-offer",
        "variants": [
            {"name": "plain", "share": 0.225},
            {"name": "bold", "share": 0.225},
            {"name": "holdout", "share": 0.05},
        ],
    }
    assert tested["two"] == {
        "name": "two",
        "namespace": "gifts",
        "variants": [
            {"name": "plain", "share": 0.2},
            {"name": "bold", "share": 0.2},
            {"name": "holdout", "share": 0.1},
        ],
    }
    row = "<td>two</td><td>two</td><td>gifts</td><td>holdout</td><td>10%</td>"
    assert row in files["report.html"].decode()
