"""docs/sizes.md says what templates and blocks weigh."""

import re

from bench.part_bytes import PAGE, page
from handbill.catalog import load
from handbill.diagnostics import Report

SHARE, LEAST = 0.03, 40
"""A figure may be off by this share, or by so many bytes: every change of the runtime moves all of them a little."""


def figures(text: str) -> dict[str, list[int]]:
    """Return the numbers of each row by the heading and the name."""
    found: dict[str, list[int]] = {}
    for part in re.split(r"(?m)^## ", text)[1:]:
        title = part.partition("\n")[0]
        for name, cells in re.findall(r"(?m)^\| `([^`]+)` \|(.*)\|$", part):
            numbers = [cell.strip().replace(",", "") for cell in cells.split("|")]
            found[f"{title} {name}"] = [int(number) for number in numbers if number]
    return found


def test_every_template_and_block_weighs_what_the_page_says() -> None:
    said, measured = figures(PAGE.read_text(encoding="utf-8")), figures(page(load(None, Report())))

    assert said.keys() == measured.keys(), "run python -m bench.part_bytes"
    off = {
        name: (said[name], numbers)
        for name, numbers in measured.items()
        if len(said[name]) != len(numbers)
        or any(abs(a - b) > max(LEAST, SHARE * b) for a, b in zip(said[name], numbers, strict=True))
    }
    assert off == {}, "run python -m bench.part_bytes"
    assert len(measured) > 12
