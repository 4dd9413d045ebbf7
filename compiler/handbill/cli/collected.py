"""Events that a shop has collected: how many visitors were exposed to which variant."""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

EXPOSURE = "exposure"
COLUMNS = ("experiment", "variant")
COUNT = "count"

Counts = Counter[tuple[str, str]]
"""Visitors by experiment and variant."""


class UnreadableError(ValueError):
    """A file is not what is read here; the message says where and what."""


def exposures(files: tuple[Path, ...], site: str) -> Counts:
    """Count the exposures of a site. Raises UnreadableError."""
    found: Counts = Counter()
    for file in files:
        text = file.read_text(encoding="utf-8-sig", errors="replace")
        if file.suffix == ".csv":
            _add_rows(text, file, found)
        else:
            for document in _documents(text, file):
                _add_events(document, site, found)
    return found


def _documents(text: str, file: Path) -> Iterator[Any]:
    """Yield what a file holds: one JSON document, or one a line."""
    try:
        yield json.loads(text)
    except ValueError:
        for number, line in enumerate(text.splitlines(), 1):
            try:
                if line.strip():
                    yield json.loads(line)
            except ValueError:
                raise UnreadableError(f"line {number} of {file} is no JSON") from None


def _add_events(document: Any, site: str, found: Counts) -> None:
    """Count one event, a batch as the page sends it, or a list of either."""
    if isinstance(document, list):
        for each in cast("Any", document):
            _add_events(each, site, found)
    if isinstance(document, dict):
        event = cast("dict[str, Any]", document)
        if event.get("site", site) == site:
            _add_events(event.get("events"), site, found)
            if event.get("name") == EXPOSURE:
                found[str(event.get("experiment")), str(event.get("variant"))] += 1


def _add_rows(text: str, file: Path, found: Counts) -> None:
    """Count the rows of a table, or add what stands in its column `count`."""
    rows = csv.DictReader(text.splitlines())
    missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        raise UnreadableError(f"{file} has no column '{missing[0]}'")
    for row in rows:
        many = (row.get(COUNT) or "1").strip()
        if not many.isdecimal():
            raise UnreadableError(f"line {rows.line_num} of {file}: '{many}' is no count")
        found[str(row["experiment"]), str(row["variant"])] += int(many)
