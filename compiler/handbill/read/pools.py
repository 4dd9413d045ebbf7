"""Files of codes: which files of `coupons/` they are, and which code stands in which line."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from handbill.diagnostics import Diagnostic, Span
from handbill.diagnostics.rules import coupons as rules
from handbill.diagnostics.rules import folder as folder_rules
from handbill.diagnostics.rules import reading
from handbill.model.source import PoolFile, Scalar
from handbill.read.csv_rows import DELIMITERS
from handbill.read.folder import ID
from handbill.yaml import decode

FOLDER = "coupons/"
ENDINGS = (".csv", ".txt")
MAX_BYTES = 32 * 1024 * 1024

HEADINGS = ("code", "codes", "coupon", "coupon code", "discount code")
"""What exports call the column of the codes."""
_TOLD = 3
"""Lines of one kind of fault that are told one by one."""


def is_pool(path: str) -> bool:
    """Tell whether a file of the site, by its path, holds codes."""
    return path.startswith(FOLDER) and path.count("/") == 1 and path.endswith(ENDINGS)


def pool(root: Path, path: str, known: Mapping[str, PoolFile]) -> PoolFile:
    """Return the codes at `path`, or why there are none; one whose text is that of a `known` one is shared with it."""
    name = path.removeprefix(FOLDER).rpartition(".")[0]
    try:
        with (root / path).open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        fault = folder_rules.file_unreadable(Span(path), reason=error.strerror or str(error))
        return PoolFile(path, name, "", (), (fault,))
    text = decode(data, path, MAX_BYTES)
    if not isinstance(text, str):
        return PoolFile(path, name, "", (), (text,))
    same = known.get(path)
    return same if same is not None and same.text == text else listed(path, name, text)


def listed(path: str, name: str, text: str) -> PoolFile:
    """Return the codes that a decoded text lists: one a line, or those of the column that is called `code`."""
    faults: list[Diagnostic] = []
    if not ID.fullmatch(name):
        ending = path[path.rindex(".") :]
        faults.append(folder_rules.file_name(Span(path), stem=name, folder="coupons", ending=ending))
    lines = text.rstrip("\n").split("\n")
    head = next((number for number, line in enumerate(lines) if line.strip()), 0)
    mark = next((mark for mark in DELIMITERS if mark in lines[head]), "") if path.endswith(".csv") else ""
    headings = [_plain(cell) for cell in _cells(lines[head], mark)]
    column = next((index for index, cell in enumerate(headings) if cell in HEADINGS), None)
    if column is None and len(headings) > 1:
        at = _whole(path, head + 1, lines[head])
        fault = rules.pool_faulty(at, "no column of this file is called 'code'", "name it in the first line")
        return PoolFile(path, name, text, (), (*faults, fault))
    start = 0 if column is None else head + 1
    codes, odd = _codes(path, lines, start, mark, column or 0)
    faults += odd if codes else [reading.empty_file(Span(path))]
    return PoolFile(path, name, text, tuple(codes), tuple(faults))


def _codes(
    path: str, lines: list[str], start: int, mark: str, column: int
) -> tuple[list[Scalar], list[Diagnostic]]:
    """Return the code of each line from `start` on, and what is odd about the lines."""
    codes: list[Scalar] = []
    odd: dict[str, list[Span]] = {}
    for number, line in enumerate(lines[start:], start + 1):
        cells = _cells(line, mark)
        raw = cells[column] if column < len(cells) else ""
        code = raw.strip()
        begin = line.find(code) + 1
        at = Span(path, number, begin, number, begin + len(code)) if code else _whole(path, number, line)
        if why := _fault(raw, code):
            odd.setdefault(why, []).append(at)
        if code:
            codes.append(Scalar(code, at))
    return codes, [*_told(odd)]


def _told(odd: dict[str, list[Span]]) -> Iterator[Diagnostic]:
    for why, places in odd.items():
        for at in places[:_TOLD]:
            rest = len(places) - _TOLD if at is places[:_TOLD][-1] else 0
            more = f" ({rest} more like it)" if rest > 0 else ""
            yield rules.pool_faulty(at, why + more, "write one code a line, and nothing else")


def _fault(raw: str, code: str) -> str | None:
    if not code:
        return "there is no code in this line"
    if raw != code:
        return "this code has blanks around it, which belong to no code"
    return "this code has a blank in it, which nobody types" if any(c.isspace() for c in code) else None


def _cells(line: str, mark: str) -> list[str]:
    """Return the cells of a line; a line is one cell where nothing separates them."""
    if not mark and '"' not in line:
        return [line]
    try:
        return next(csv.reader([line], delimiter=mark or ","), [""]) or [""]
    except csv.Error:  # a quote that is never closed, before more than a cell can hold
        return [line]


def _plain(cell: str) -> str:
    return " ".join(cell.replace("_", " ").lower().split())


def _whole(path: str, number: int, line: str) -> Span:
    return Span(path, number, 1, number, max(2, len(line) + 1))
