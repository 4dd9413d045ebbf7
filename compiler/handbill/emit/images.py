"""Images that a promotion shows: read, named after their content, put into the texts under that name."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from handbill.diagnostics import Report, Span
from handbill.diagnostics.rules import folder as rules
from handbill.model.plan import IMAGE, BundlePlan
from handbill.model.rows import TEST, VARIANTS

PICTURE = 4
"""Where the row of a product holds the address of its picture."""


def gather(
    plan: BundlePlan, read_asset: Callable[[str], bytes], report: Report
) -> tuple[dict[str, bytes], dict[str, str]]:
    """Return the files by name in the bundle's folder, and the name by path in the site."""
    files: dict[str, bytes] = {}
    names: dict[str, str] = {}
    for path in plan.images:
        try:
            content = read_asset(path)
        except OSError as error:
            report(rules.file_unreadable(Span(path), reason=error.strerror or str(error)))
            continue
        stem, ending = posixpath.splitext(posixpath.basename(path))
        names[path] = f"images/{stem}.{sha256(content).hexdigest()[:10]}{ending}"
        files[names[path]] = content
    return files, names


def placed(rows: list[list[Any]], names: Mapping[str, str]) -> list[list[Any]]:
    """Return the promotions' rows with `./images/…` for each image: the page looks for it beside the script."""
    if not names:
        return rows
    return [
        [*row[:5], [_address(t, names) for t in row[5]], *(_extras(e, names) for e in row[6:])]
        if len(row) > 5
        else row
        for row in rows
    ]


def _extras(extras: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Return the extras of a promotion with the pictures of its languages, and of narrow screens."""
    if TEST in extras:
        variants = {name: _variant(row, names) for name, row in extras[TEST][VARIANTS].items()}
        extras = {**extras, TEST: {**extras[TEST], VARIANTS: variants}}
    if "mobile" in extras:
        extras = {**extras, "mobile": _table(extras["mobile"], names)}
    if "locales" not in extras:
        return extras
    return {**extras, "locales": {tag: _table(said, names) for tag, said in extras["locales"].items()}}


def _table(said: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {slot: _address(text, names) for slot, text in said.items()}


def _variant(row: list[Any], names: Mapping[str, str]) -> list[Any]:
    if len(row) < 4:
        return row
    return [*row[:3], [_address(t, names) for t in row[3]], *(_extras(e, names) for e in row[4:])]


def stocked(goods: list[list[Any]], names: Mapping[str, str]) -> list[list[Any]]:
    """Return the table of products with the addresses of their pictures likewise."""
    return [[*row[:PICTURE], *(_address(cell, names) for cell in row[PICTURE:])] for row in goods]


def _address(text: Any, names: Mapping[str, str]) -> Any:
    if not isinstance(text, str) or not text.startswith(IMAGE):
        return text
    _, path, *more = text.split(IMAGE)
    if not more:
        return "./" + names.get(path, "")
    # In a list of addresses, spaces and commas part them.
    pieces = (quote(f"./{names.get(p, '')}", "/@") if n % 2 == 0 else p for n, p in enumerate((path, *more)))
    return "".join(pieces)
