"""Where a node of a parsed module stands, in the lines and characters of its text."""

from handbill.diagnostics import Span
from handbill.javascript.syntax import Node


class Places:
    """The places in one module; `path` is as diagnostics show it. Trees count bytes, people count characters."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._lines = text.split("\n")

    def span(self, node: Node) -> Span:
        """Return the place of a node."""
        (row, column), (end_row, end_column) = node.start_point, node.end_point
        start, end = self._characters(row, column), self._characters(end_row, end_column)
        return Span(self._path, row + 1, start + 1, end_row + 1, end + 1)

    def _characters(self, row: int, column: int) -> int:
        return len(self._lines[row].encode()[:column].decode(errors="ignore"))
