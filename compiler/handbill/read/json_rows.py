"""A JSON list of products. Python's own reader says whether it is JSON; a walk over the text finds the places."""

from __future__ import annotations

import json
import re
from json.decoder import JSONDecodeError, JSONDecoder
from typing import Any, cast

from handbill.diagnostics import Diagnostic, Span
from handbill.diagnostics.rules import language
from handbill.diagnostics.rules import products as rules
from handbill.model.source import FeedRow, Scalar, Sequence
from handbill.read.places import Places

_EXAMPLE = (
    'write a list: [ { "id": "tent", "title": "Ridge 2", "price": 249.00, "link": "/products/ridge-2" } ]'
)
DEEPEST = 64
"""A product is flat; what else an export has in it may be this deep."""

_SPACE = re.compile(r"[ \t\n\r]*")
_STRINGS = JSONDecoder()
_PLAIN = re.compile(r"[^\s,\]}]+")


def json_rows(text: str, places: Places) -> tuple[list[Scalar], list[FeedRow], list[Diagnostic]]:
    """Return the keys in the order of their first use, the products, and everything wrong with the file."""
    try:
        found: Any = json.loads(text, parse_int=str, parse_float=str)
        if isinstance(found, list) and all(isinstance(item, dict) for item in cast("list[object]", found)):
            walk = _Walk(text, places)
            rows = walk.rows()
            return list(walk.columns.values()), rows, walk.faults
    except JSONDecodeError as error:
        at = places.span(error.pos, error.pos + 1)
        return [], [], [rules.feed_unreadable(at, f"this is no JSON: {_reason(error)}", _EXAMPLE)]
    except RecursionError:
        return [], [], [rules.feed_unreadable(places.span(0, 1), "this is nested too deep", _EXAMPLE)]
    return [], [], [rules.feed_unreadable(places.span(0, 1), "this is no list of products", _EXAMPLE)]


def _reason(error: JSONDecodeError) -> str:
    return error.msg[:1].lower() + error.msg[1:]


class _Walk:
    """Goes over a text that is known to be a JSON list of objects."""

    def __init__(self, text: str, places: Places) -> None:
        self._text = text
        self._places = places
        self._at = 0
        self._depth = 0
        self.columns: dict[str, Scalar] = {}
        self.faults: list[Diagnostic] = []

    def rows(self) -> list[FeedRow]:
        rows: list[FeedRow] = []
        self._open()
        while self._next() != "]":
            start = self._at
            rows.append(FeedRow(self._places.span(start, start + 1), self._object()))
            self._comma()
        return rows

    def _object(self, inner: bool = False) -> dict[str, Scalar | Sequence]:
        """Read the values of a product, or walk over a map within one."""
        cells: dict[str, Scalar | Sequence] = {}
        self._open()
        while self._next() != "}":
            key = self._scalar()
            if not inner:
                self.columns.setdefault(key.text, key)
            self._next()
            self._at += 1  # the colon
            value = self._value()
            if key.text in cells and not inner:
                first = cells[key.text].at
                self.faults.append(language.repeated(key.at, f"'{key.text}' of one product", first))
            if value is not None:
                cells[key.text] = value
            self._comma()
        self._at += 1
        return cells

    def _value(self) -> Scalar | Sequence | None:
        """Return a value or a list of them; None for null, for an empty text, and for what holds maps."""
        opens, start = self._next(), self._at
        if opens not in ("{", "["):
            one = self._scalar()
            return one if one.text else None
        self._depth += 1
        if self._depth > DEEPEST:
            raise RecursionError
        found = self._object(inner=True) if opens == "{" else self._list(start)
        self._depth -= 1
        return found if isinstance(found, Sequence) else None

    def _list(self, start: int) -> Sequence | None:
        items: list[Scalar] = []
        self._open()
        while self._next() != "]":
            item = self._value()
            if isinstance(item, Scalar):
                items.append(item)
            self._comma()
        self._at += 1
        return Sequence(tuple(items), self._places.span(start, self._at)) if items else None

    def _scalar(self) -> Scalar:
        """Return a text, number or boolean; null is an empty text."""
        quoted = self._next() == '"'
        start = self._at
        if quoted:
            text, self._at = _STRINGS.raw_decode(self._text, start)
        else:
            found = _PLAIN.match(self._text, start)
            text = found[0] if found else ""
            self._at = start + len(text)
            text = "" if text == "null" else text
        return Scalar(" ".join(text.split()), self._span(start), quoted)

    def _span(self, start: int) -> Span:
        return self._places.span(start, self._at)

    def _next(self) -> str:
        """Skip white space; return the character that stands there."""
        space = _SPACE.match(self._text, self._at)
        self._at = space.end() if space else self._at
        return self._text[self._at : self._at + 1]

    def _open(self) -> None:
        self._next()
        self._at += 1

    def _comma(self) -> None:
        """Skip a comma, or stay before what closes; then it is skipped."""
        if self._next() == ",":
            self._at += 1
