"""`tests/cases/conditions.json`, which says what rules come to, held against both evaluators."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from handbill import logic
from handbill.model.site import Test as Line
from tests.browser.building import ROOT
from tests.browser.shop import Shop
from tests.conditions.page import Page
from tests.conditions.rules import Ground, Row, every_answer, ground

CASES = json.loads((ROOT / "tests" / "cases" / "conditions.json").read_text())
ROWS: list[dict[str, Any]] = CASES["rows"]
ASKED = [Row(row["rule"], row["visitor"], row.get("at", CASES["at"])) for row in ROWS]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return ground(tmp_path_factory.mktemp("cases"), CASES)


def wrong(found: Sequence[bool | None]) -> list[str]:
    """Return a line for each row that comes to something else than the file says."""
    return [
        f"{row['about']}: {row['rule']} for {row['visitor']} is {answer}, not {row['is']}"
        for row, answer in zip(ROWS, found, strict=True)
        if answer is not row["is"]
    ]


def test_every_row_is_what_it_says_to_the_compiler(site: Ground) -> None:
    rules = site.conditions([row.rule for row in ASKED])
    found = [
        logic.truth(rule, site.visitor(row.visitor, row.at)) for rule, row in zip(rules, ASKED, strict=True)
    ]

    assert wrong(found) == []


def test_every_row_is_what_it_says_to_the_page(shop: Shop, site: Ground) -> None:
    page = Page(shop, site.site, site.conditions([row.rule for row in ASKED]))
    asked = [(number, row.at, row.visitor) for number, row in enumerate(ASKED)]

    assert wrong(page.judge(asked)) == []
    assert wrong(page.follow(asked)) == []


def test_every_word_has_a_row_for_every_type(site: Ground) -> None:
    said: set[tuple[str, str, bool | None]] = set()
    for rule, row in zip(site.conditions([row.rule for row in ASKED]), ASKED, strict=True):
        for seen in logic.tests(rule, site.visitor(row.visitor, row.at)):
            if isinstance(seen.test, Line):
                said.add((seen.test.fact.type, seen.test.word, seen.truth))

    assert [one for one in every_answer() if one not in said] == []


def test_the_file_is_plain_rows() -> None:
    assert len(ROWS) > 300
    assert all(set(row) <= {"about", "rule", "visitor", "at", "is"} for row in ROWS)
    assert Path(ROOT / "tests" / "cases").is_dir()
