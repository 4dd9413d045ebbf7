"""Each fault that docs/page-faults.md lists is shown by tests that there are."""

import re

from tests.house.sources import ROOT

ROWS = re.findall(r"^\| (\d+) \|.*\|$", (ROOT / "docs/page-faults.md").read_text("utf-8"), re.MULTILINE)
SHOWN = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", (ROOT / "docs/page-faults.md").read_text("utf-8"))


def test_every_fault_has_a_number_and_a_test_that_there_is() -> None:
    missing = [
        f"{path}::{name}" for path, name in SHOWN if f"def {name}(" not in (ROOT / path).read_text("utf-8")
    ]

    assert [int(row) for row in ROWS] == list(range(1, len(ROWS) + 1))
    assert len(SHOWN) >= len(ROWS)
    assert missing == []
