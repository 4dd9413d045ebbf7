"""Each fault that a page of docs/ lists is shown by tests, or by whole texts of diagnostics, that there are."""

import re
from pathlib import Path

import pytest

from tests.house.sources import ROOT

PAGES = {"page-faults.md": 65, "compiler-faults.md": 43}
ROW = re.compile(r"^\| (\d+) \|.*\|(.*)\|$", re.MULTILINE)
SHOWN = re.compile(r"`(tests/[\w/.-]+?)(?:::(\w+))?`")


def is_there(path: Path, name: str) -> bool:
    return f"def {name}(" in path.read_text("utf-8") if name else (path / "expected.txt").is_file()


@pytest.mark.parametrize("page", PAGES)
def test_every_fault_has_a_number_and_a_test_that_there_is(page: str) -> None:
    rows = ROW.findall((ROOT / "docs" / page).read_text("utf-8"))
    shown = {int(number): SHOWN.findall(last) for number, last in rows}
    missing = [
        f"{path}::{name}"
        for found in shown.values()
        for path, name in found
        if not is_there(ROOT / path, name)
    ]

    assert [int(number) for number, _ in rows] == list(range(1, PAGES[page] + 1))
    assert [number for number, found in shown.items() if not found] == []
    assert missing == []
