"""Tables in which each distinct row stands once."""

from __future__ import annotations

import json
from typing import Any

Row = list[Any]


class Table:
    """Gives every distinct JSON value an index, in the order of first use."""

    def __init__(self) -> None:
        self.rows: list[Any] = []
        self._index: dict[str, int] = {}

    def add(self, row: Any) -> int:
        """Return the index of the row, which is new or was there before."""
        key = json.dumps(row, sort_keys=True, ensure_ascii=False)
        found = self._index.get(key)
        if found is None:
            found = self._index[key] = len(self.rows)
            self.rows.append(row)
        return found


def trimmed(row: Row, blank: tuple[Any, ...] = (None, 0)) -> Row:
    """Drop what is blank behind the first cell: the page reads a missing cell as absent."""
    end = len(row)
    while end > 1 and any(type(row[end - 1]) is type(b) and row[end - 1] == b for b in blank):
        end -= 1
    return row[:end]
