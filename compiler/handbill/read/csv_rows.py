"""A table with commas, as RFC 4180 has it; exports with semicolons or tabs are read as well. Each cell keeps its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbill.diagnostics import Diagnostic
from handbill.diagnostics.rules import products as rules
from handbill.model.source import FeedRow, Scalar
from handbill.read.places import Places

DELIMITERS = (",", ";", "\t")
_LINE = re.compile(r"[^\n]*")


def csv_rows(text: str, places: Places) -> tuple[list[Scalar], list[FeedRow], list[Diagnostic]]:
    """Return the columns as the first row names them, the rows by those names, and everything wrong with the file."""
    lines = _cells(text, places)
    try:
        columns = next(lines, list[Scalar]())
        rows: list[FeedRow] = []
        faults: list[Diagnostic] = []
        for cells in lines:
            extra = [cell for cell in cells[len(columns) :] if cell.text]
            if extra:
                faults.append(rules.row_too_long(extra[0].at, len(cells), len(columns)))
            given = {name.text: cell for name, cell in zip(columns, cells, strict=False) if cell.text}
            rows.append(FeedRow(cells[0].at, given))
    except _UnreadableError as error:
        return [], [], [error.diagnostic]
    return columns, rows, faults


class _UnreadableError(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def _cells(text: str, places: Places) -> Iterator[list[Scalar]]:
    """Yield the cells of each row that has something in it."""
    delimiter = _delimiter(text)
    mark = re.escape(delimiter)
    pattern = re.compile(rf'[ ]*"([^"]*(?:""[^"]*)*)"[ ]*(?={mark}|\n|\Z)|([^"{mark}\n][^{mark}\n]*|)')
    at = 0
    row: list[Scalar] = []
    while at <= len(text):
        found = pattern.match(text, at)
        if found is None or (not found[0] and text[at : at + 1] == '"'):
            raise _UnreadableError(_open_quote(text, at, places))
        quoted = found[1] is not None
        raw = found[1].replace('""', '"') if quoted else found[2]
        row.append(Scalar(raw.strip(), places.span(at, found.end()), quoted))
        at = found.end()
        if text[at : at + 1] != delimiter:
            if any(cell.text for cell in row):
                yield row
            row = []
        at += 1


def _open_quote(text: str, at: int, places: Places) -> Diagnostic:
    line = _LINE.match(text, at)
    end = line.end() if line else at
    closed = re.compile(r'"[^"]*(?:""[^"]*)*"').match(text, at)
    why = "there is text behind the quote that closes this cell" if closed else "this quote is never closed"
    return rules.feed_unreadable(
        places.span(at, end), why, 'write a quote within a cell twice: "6"" pegs", and one at its end'
    )


def _delimiter(text: str) -> str:
    """Return what separates the cells of the first row that is not blank."""
    first = next((line for line in text.split("\n", 20) if line.strip()), "")
    return max(DELIMITERS, key=lambda mark: (first.count(mark), -DELIMITERS.index(mark)))
