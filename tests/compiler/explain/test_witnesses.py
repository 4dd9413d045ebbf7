"""`handbill explain --who-sees`: visitors that the proofs find are visitors for whom the gates say yes."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from handbill.diagnostics import Report, render
from handbill.explain import Question, ask
from handbill.explain.witnesses import Seen, Witness, data, see, text, written
from tests.compiler.acme import promotion
from tests.compiler.acme import written as site_of

SITE = Path(__file__).parent / "site"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
WHO_SEES = """\
cart-rescue  { cart.value: 75 EUR, device.type: desktop, page.path: /cart, page.type: cart, traffic.source: mail }
welcome      { page.path: /products/, page.type: product, visitor.new: true }
notice       { page.path: /products/, page.type: product }
desk         { at: 2026-11-23 09:00, page.path: /products/, page.type: product, promotion.welcome.submitted: { times: 1, last: 2026-11-23 09:00 }, session.duration: 2m, visitor.sessions: 3 }
desk-top     { device.type: desktop, page.path: /products/, page.type: product }
help         { page.path: /checkout, page.type: checkout }

Two of one slot at once, the first goes first:

cart-rescue before welcome  { cart.value: 75 EUR, device.type: desktop, page.path: /cart, page.type: cart, traffic.source: mail, visitor.new: true }
"""


def seen(root: Path) -> Seen:
    report = Report()
    found = see(root, NOW, report)
    assert found is not None, render.text(report.diagnostics, report.lines)
    return found


def test_each_promotion_has_a_line_and_so_has_each_pair_that_may_meet() -> None:
    assert text(seen(SITE)) == WHO_SEES


def refusing(witness: Witness, found: Seen, root: Path, folder: Path) -> list[str]:
    """Return the gates of the witness's promotions that do not let the visitor pass whom it names."""
    lines = written(witness, found.shop)
    assert lines is not None
    file = folder / "visitor.yml"
    file.write_text("".join(f"{name}: {value}\n" for name, value in lines.items()) or "x-nothing: needed\n")
    wrong = []
    for one in witness.promotions:
        report = Report()
        asked = ask(Question(root, one.id, file, None, None, NOW), report)
        assert asked is not None, render.text(report.diagnostics, report.lines)
        wrong += [f"{one.id}: {g.gate.name}" for g in asked.answers[0].gates if g.truth is not True]
    return wrong


@pytest.mark.parametrize("site", [SITE, Path(__file__).parents[3] / "sites" / "demo"], ids=["acme", "demo"])
def test_a_visitor_who_is_named_passes_every_gate_when_asked_about(site: Path, tmp_path: Path) -> None:
    found = seen(site)

    assert [refusing(witness, found, site, tmp_path) for witness in (*found.alone, *found.pairs)] == [
        [] for _ in (*found.alone, *found.pairs)
    ]


def test_what_cannot_be_decided_is_said_so(tmp_path: Path) -> None:
    rules = 'triggers: [ page_load ]\ntargeting: { page.path: { regex: "^/(?=sale)" } }'
    found = seen(site_of(tmp_path / "acme", {"one": promotion(rules)}))

    assert text(found) == "one  can't be told\n"
    assert data(found)["promotions"] == [{"promotion": "one", "visitor": None, "decided": False}]


def test_everybody_sees_what_asks_for_nothing(tmp_path: Path) -> None:
    found = seen(site_of(tmp_path / "acme", {"one": promotion(template="corner")}))

    assert text(found) == "one  any visitor\n"


def test_json_has_each_visitor_as_a_visitor_file() -> None:
    document = json.loads(json.dumps(data(seen(SITE))))

    welcome = next(row for row in document["promotions"] if row["promotion"] == "welcome")
    assert welcome == {
        "promotion": "welcome",
        "visitor": {"page.path": "/products/", "page.type": "product", "visitor.new": "true"},
        "decided": True,
    }
    assert [(row["slot"], row["first"], row["second"]) for row in document["pairs"]] == [
        ("modal", "cart-rescue", "welcome")
    ]
