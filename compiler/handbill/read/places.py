"""Offsets in a text as places of a file."""

from bisect import bisect_right

from handbill.diagnostics import Span


class Places:
    """Knows where the lines of one decoded text begin."""

    def __init__(self, text: str, file: str) -> None:
        self._file = file
        self._starts = [0]
        at = text.find("\n") + 1
        while at:
            self._starts.append(at)
            at = text.find("\n", at) + 1

    def span(self, start: int, end: int) -> Span:
        """Return the place of `text[start:end]`; of several lines, the last one's end."""
        line, column = self._place(start)
        last, after = self._place(end)
        return Span(self._file, line, column, last, after)

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
