"""The texts of every shipped template can be read as its own sheets paint them, in both schemes."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from handbill.diagnostics import Report, render
from handbill.emit import legible, measured
from handbill.examples.shop import furnish
from handbill.pipeline import compile_site
from tests.compiler.acme import NOW
from tests.templates.states import CATALOG, NAMES, STATES


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_template_is_held_to_what_a_shops_own_is(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known: list[legible.Text] = []

    def check(tree: Any, sheets: Any, *others: Any) -> None:
        mine = [replace(sheet, own=True) for sheet in sheets]
        known.extend(legible.texts_of(tree, mine, *others[:2]))
        legible.check_legible(tree, mine, *others)

    sheet = measured.Sheet
    monkeypatch.setattr(measured, "Sheet", lambda *given: replace(sheet(*given), own=True))
    monkeypatch.setattr(measured, "check_legible", check)
    shop = tmp_path / "acme"
    furnish(shop, STATES[name], CATALOG)
    report = Report()
    compile_site(shop, NOW, report)

    found = [d for d in report.diagnostics if d.severity == "error"]
    assert found == [], render.text(found, report.lines)
    assert len(known) > 3
