"""Tables of products: which files of `products/` they are, and what their columns are called."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from handbill.diagnostics import Diagnostic, Span
from handbill.diagnostics.rules import folder as folder_rules
from handbill.diagnostics.rules import language, reading
from handbill.diagnostics.rules import products as rules
from handbill.model.source import FeedFile, FeedRow, Scalar, Sequence
from handbill.read.csv_rows import csv_rows
from handbill.read.json_rows import json_rows
from handbill.read.places import Places
from handbill.yaml import decode

FOLDER = "products/"
MAX_BYTES = 8 * 1024 * 1024
MAX_ROWS = 20_000

OTHER_NAMES = {
    "name": "title",
    "url": "link",
    "image_link": "image",
    "image_url": "image",
    "brand": "vendor",
    "categories": "category",
    "product_type": "category",
    "availability": "available",
    "related": "bought_with",
    "looks": "look",
}
"""What other exports call a column, and what it is called here."""

Rows = Callable[[str, Places], tuple[list[Scalar], list[FeedRow], list[Diagnostic]]]
_READERS: dict[str, Rows] = {".csv": csv_rows, ".json": json_rows}
_UNSHOWN = re.compile("[\0-\x08\x0e-\x1f\x7f\ud800-\udfff]")


def is_feed(path: str) -> bool:
    """Tell whether a file of the site, by its path, may list products."""
    return path.startswith(FOLDER) and path.count("/") == 1 and path.endswith(tuple(_READERS))


def feed(root: Path, path: str, known: Mapping[str, FeedFile]) -> FeedFile:
    """Return the table at `path`, or why it is none; one whose text is that of a `known` one is shared with it."""
    try:
        with (root / path).open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        fault = folder_rules.file_unreadable(Span(path), reason=error.strerror or str(error))
        return FeedFile(path, "", (), (), (fault,))
    text = decode(data, path, MAX_BYTES)
    if not isinstance(text, str):
        return FeedFile(path, "", (), (), (text,))
    same = known.get(path)
    return same if same is not None and same.text == text else table(path, text)


def table(path: str, text: str) -> FeedFile:
    """Return the products that a decoded text lists."""
    places = Places(text, path)
    columns, rows, faults = _READERS[path[path.rindex(".") :]](text, places)
    if not columns and not rows and not faults and path.endswith(".csv"):
        example = "begin with the names of the columns: id,title,price,link,image"
        faults = [rules.feed_unreadable(Span(path), "this file is empty", example)]
    if len(rows) > MAX_ROWS:
        why = f"this file has more than {MAX_ROWS:,} products"
        faults = [rules.feed_unreadable(rows[MAX_ROWS].at, why, "leave out those that no promotion shows")]
    names = _names(columns)
    faults += _twice(columns)
    faults += [fault for row in rows for cell in row.cells.values() if (fault := _unshown(cell))]
    called = tuple(Scalar(names[column.text], column.at) for column in columns)
    renamed = tuple(FeedRow(row.at, {names[name]: cell for name, cell in row.cells.items()}) for row in rows)
    return FeedFile(path, text, called, renamed, tuple(faults))


def _names(columns: list[Scalar]) -> dict[str, str]:
    """Return what each column is called here: of two that mean the same, the second keeps its own name."""
    plain = {column.text: re.sub(r"[\s-]+", "_", column.text.strip().lower()) for column in columns}
    taken = set(plain.values())
    for written, name in plain.items():
        meant = OTHER_NAMES.get(name)
        if meant is not None and meant not in taken:
            plain[written] = meant
            taken.add(meant)
    return plain


def _twice(columns: list[Scalar]) -> list[Diagnostic]:
    first: dict[str, Scalar] = {}
    found: list[Diagnostic] = []
    for column in columns:
        if first.setdefault(column.text, column) is not column and column.text:
            at = first[column.text].at
            found.append(language.repeated(column.at, f"the column '{column.text}'", at))
    return found


def _unshown(cell: Scalar | Sequence) -> Diagnostic | None:
    """Refuse half characters and control characters, which JSON can write."""
    for one in cell.items if isinstance(cell, Sequence) else (cell,):
        if isinstance(one, Scalar) and (refused := _UNSHOWN.search(one.text)):
            return reading.forbidden_character(one.at, character=refused.group())
    return None
