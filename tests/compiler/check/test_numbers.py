"""Numbers that no browser can hold are refused where they stand, however long they are."""

from pathlib import Path

import pytest

from handbill.diagnostics import Report
from handbill.pipeline import check_site
from tests.compiler.acme import NOW, SITE, promotion, written

HUGE = ("9007199254740993", "1" + "0" * 30 + ".5", "9" * 400, "9" * 5000)
NONE = ("1e999", "NaN", ".inf", "-.inf", "Infinity", "0x7f")
PLACES = {
    "timer": "triggers: [ { timer: #s } ]",
    "share": "triggers: [ { scroll_depth: #% } ]",
    "money": "triggers: [ { cart_value: { at_least: # } } ]",
    "count": "triggers: [ { page_views: # } ]",
    "priority": "triggers: [ page_load ]\npriority: #",
    "cap": "triggers: [ page_load ]\nfrequency: { cap: { per: session, max: # } }",
    "after": "triggers: [ page_load ]\nfrequency: { after: { dismissal: #d } }",
    "fact": "triggers: [ page_load ]\ntargeting: { visitor.sessions: { at_least: # } }",
    "amounts": "triggers: [ page_load ]\ntargeting: { cart.value: { between: [ 0, # ] } }",
    "weight": "triggers: [ page_load ]\nexperiment: { variants: { a: { weight: # }, b: { weight: 50 } } }",
    "item": "triggers: [ page_load ]\nexperiment: { variants: { a: { weight: 50 }, b: { weight: 50, change: { triggers.#: exit_intent } } } }",
}
SETTINGS = """\
slots: { modal: { max: #, gap: 1s } }
retention: { marketing: #d }
sessions: { idle: #m }
"""


@pytest.mark.parametrize("number", [*HUGE, *NONE], ids=lambda text: text[:20])
def test_a_number_beyond_a_browser_s_is_refused_where_it_stands(number: str, tmp_path: Path) -> None:
    files = {name: promotion(said.replace("#", number)) for name, said in PLACES.items()}
    files["site.yml"] = SITE + SETTINGS.replace("#", number)
    report = Report()
    check_site(written(tmp_path / "acme", files), NOW, report)
    refused = {one.at.file for one in report.diagnostics if one.severity == "error"}
    lines = {one.at.line for one in report.diagnostics if one.at.file == "site.yml"}

    assert refused == {"site.yml", *(f"promotions/{name}.yml" for name in PLACES)}
    assert lines == {6, 7, 8}


def test_the_largest_number_that_a_browser_holds_is_taken_as_it_is(tmp_path: Path) -> None:
    rules = "triggers: [ page_load ]\ntargeting: { cart.value: { at_least: 90071992547409.91 } }"
    report = Report()

    assert check_site(written(tmp_path / "acme", {"welcome": promotion(rules)}), NOW, report) is not None
