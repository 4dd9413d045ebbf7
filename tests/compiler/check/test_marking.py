"""Emphasis, links and lists in texts."""

from pathlib import Path
from typing import Any

import pytest

from handbill.check.context import Context
from handbill.check.marking import markup
from handbill.diagnostics import Report, Span
from handbill.emit import emit
from handbill.model.manifest import Catalog
from handbill.model.site import Markup, Text
from handbill.model.source import Scalar, Source
from handbill.pipeline import check_site
from handbill.plan import plan
from tests.compiler.acme import NOW, written


def read(words: str) -> tuple[Text | Markup | None, Report]:
    report = Report()
    at = Span("promotions/a.yml", 3, 9, 3, 9 + len(words))
    context = Context(Source("acme", (), NOW), Catalog(), report)
    return markup(Scalar(words, at), context), report


def drawn(words: str) -> Any:
    found, report = read(words)
    assert report.diagnostics == ()
    if isinstance(found, Text):
        return found.literal
    assert found is not None
    return [
        [outline(p) for p in one.of] or [[outline(p) for p in point] for point in one.points]
        for one in found.of
    ]


def outline(piece: Any) -> Any:
    if isinstance(piece, Text):
        return piece.literal
    return (piece.tag, *([piece.link.href] if piece.link else []), *(outline(p) for p in piece.of))


@pytest.mark.parametrize(
    "words",
    [
        "plain",
        "2 * 3 * 4",
        "from 5* to 7*",
        "[sic]",
        "a - b",
        "call (us)",
        "half **open",
        "** none **",
        "x *y",
    ],
)
def test_what_is_no_markup_stays_a_plain_text(words: str) -> None:
    assert drawn(words) == words


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("so **bold**", [["so ", ("strong", "bold")]]),
        ("*a* and *b*", [[("em", "a"), " and ", ("em", "b")]]),
        ("**a *b* c**", [[("strong", "a ", ("em", "b"), " c")]]),
        ("see [it](/tent_(blue))", [["see ", ("a", "/tent_(blue)", "it")]]),
        ("see [the *terms*](/t)", [["see ", ("a", "/t", "the ", ("em", "terms"))]]),
        (r"5\*, **now**", [["5*, ", ("strong", "now")]]),
        ("- a\n- **b**", [[["a"], [("strong", "b")]]]),
        ("first\n- a\n- b\nlast", [["first"], [["a"], ["b"]], ["last"]]),
        ("one\ntwo **2**\n\nthree", [["one\ntwo ", ("strong", "2"), "\n\nthree"]]),
    ],
)
def test_marks_become_elements(words: str, wanted: Any) -> None:
    assert drawn(words) == wanted


@pytest.mark.parametrize("address", ["javascript:alert", "javascript:alert(1)"])
def test_an_address_that_no_link_may_have_is_refused_at_its_place(address: str) -> None:
    found, report = read(f"see [this]({address})")

    assert found is None
    (problem,) = report.diagnostics
    assert (problem.code, problem.at.column) == ("HB309", 20)
    assert problem.at.end_column == 20 + len(address)


def test_elements_of_an_authors_own_are_checked_at_their_place(tmp_path: Path) -> None:
    text = """\
template: popup
goal: view
triggers: [ page_load ]
screens:
  ask:
    blocks:
      - html: |
          <p>Fine</p>
          <p>Not <iframe src="/x"></iframe></p>
      - html: '<b onclick="x()">No</b>'
      - html: <p hb-screen>No</p>
"""
    report = Report()
    site = check_site(written(tmp_path / "acme", {"offer": text}), NOW, report)
    assert site is not None
    emit(plan(site), report, lambda _: b"")

    found = sorted((d.at.line, d.at.column, d.code) for d in report.diagnostics if d.severity == "error")
    assert found == [(9, 18, "HB504"), (10, 16, "HB505"), (11, 15, "HB505")]
    assert {d.at.file for d in report.diagnostics if d.severity == "error"} == {"promotions/offer.yml"}
