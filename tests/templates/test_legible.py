"""The texts of the shipped templates can be read as their own sheets paint them, in both schemes."""

from pathlib import Path
from typing import Any

import pytest

from handbill.diagnostics import Report, render
from handbill.emit import legible, measured
from handbill.emit.css_cascade import Sheet
from handbill.emit.css_rules import Rule
from handbill.examples.shop import furnish
from handbill.pipeline import compile_site
from tests.compiler.acme import NOW
from tests.templates.states import CATALOG, NAMES, STATES


def test_the_shipped_templates_are_held_to_what_a_shops_own_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known: list[legible.Text] = []

    def check(tree: Any, sheets: Any, theme: Any, given: Any, report: Report) -> None:
        known.extend(legible.texts_of(tree, sheets, theme, given))
        legible.check_legible(tree, sheets, theme, given, report)

    def own(file: str, source: str, rules: tuple[Rule, ...], own: bool, narrow: bool = False) -> Sheet:
        return Sheet(file, source, rules, True, narrow)

    monkeypatch.setattr(measured, "Sheet", own)
    monkeypatch.setattr(measured, "check_legible", check)
    furnish(tmp_path / "acme", tuple(state for name in NAMES for state in STATES[name]), CATALOG)
    report = Report()
    compile_site(tmp_path / "acme", NOW, report)

    found = [d for d in report.diagnostics if d.severity == "error"]
    assert found == [], render.text(found, report.lines)
    assert len(known) > 200
