"""Tables of products: from cells to typed products, and to the values that a filter holds its words against."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, replace
from difflib import get_close_matches

from handbill.check.context import Context
from handbill.check.links import link, picture
from handbill.check.values_money import money
from handbill.diagnostics import Report, Span
from handbill.diagnostics.rules import language, names
from handbill.diagnostics.rules import products as rules
from handbill.diagnostics.rules import values as value_rules
from handbill.logic.pieces import is_address
from handbill.logic.visitor import FactValue
from handbill.model import units
from handbill.model.manifest import Fact
from handbill.model.products import Product
from handbill.model.source import FeedFile, FeedRow, Scalar, Sequence
from handbill.model.values import Money

REQUIRED = ("id", "title", "price", "link")
TYPES: MappingOf[str, str] = {
    **dict.fromkeys(("id", "title", "link", "vendor", "currency"), "text"),
    **dict.fromkeys(("category", "tags", "look", "bought_with"), "set"),
    **dict.fromkeys(("views", "sales"), "number"),
    "price": "money",
    "available": "boolean",
    "image": "text",
}
"""Columns that mean something, and the type that their words in a filter follow from; all others are texts."""

_YES_NO = {
    **dict.fromkeys(("true", "yes", "1", "in stock", "in_stock"), True),
    **dict.fromkeys(("false", "no", "0", "out of stock", "out_of_stock"), False),
}
_SEVERAL = re.compile(r"\s*[,;|]\s*")
_MOST_FAULTS = 20
_NEAR = 0.75


@dataclass(frozen=True, slots=True)
class Feed:
    """A table without mistakes. `columns` are facts of a product, by name; `values` are those of each, by id."""

    path: str
    products: tuple[Product, ...]
    columns: MappingOf[str, Fact]
    values: MappingOf[str, MappingOf[str, FactValue]]


def checked_feed(file: FeedFile, context: Context) -> Feed | None:
    """Return the typed products of a table; None, and reports, when something is wrong with it."""
    if file.path not in context.feeds:
        context.feeds[file.path] = _checked(file, context)
    found: Feed | None = context.feeds[file.path]
    return found


def _checked(file: FeedFile, context: Context) -> Feed | None:
    for fault in file.faults[:_MOST_FAULTS]:
        context.report(fault)
    columns = {column.text for column in file.columns}
    missing = [name for name in REQUIRED if name not in columns] if not file.faults else []
    at = file.columns[0].at if file.columns else Span(file.path)
    for name in missing:
        context.report(rules.column_missing(at, name, "every product", columns - TYPES.keys()))
    if file.faults or missing:
        return None
    _check_names(file, context)
    told = replace(context, report=Report())
    rows = _rows(file, told)
    for diagnostic in told.report.diagnostics[:_MOST_FAULTS]:
        context.report(diagnostic)
    if told.report.has_errors:
        return None
    products = tuple(product for product, _ in rows)
    _check_references(products, file, context)
    facts = {name: Fact(name, TYPES.get(name, "text"), "", None, "") for name in sorted(columns) if name}
    values = {product.id: cells for product, cells in rows}
    return Feed(file.path, tuple(sorted(products, key=lambda p: p.id)), facts, values)


def _check_names(file: FeedFile, context: Context) -> None:
    """Warn of a column that is nearly called like one that means something and is not there."""
    columns = {column.text for column in file.columns}
    for column in file.columns:
        near = get_close_matches(column.text, sorted(TYPES.keys() - columns), n=1, cutoff=_NEAR)
        if near and column.text not in TYPES:
            context.report(rules.column_nearly_known(column.at, column.text, near[0]))


def _rows(file: FeedFile, context: Context) -> list[tuple[Product, dict[str, FactValue]]]:
    found: list[tuple[Product, dict[str, FactValue]]] = []
    columns = tuple(column.text for column in file.columns)
    first: dict[str, Span] = {}
    faulty = 0
    for row in file.rows:
        read = _Row(row, columns, context)
        product = read.product()
        if product is None:
            faulty += 1
            if faulty == _MOST_FAULTS:
                break
            continue
        if (other := first.setdefault(product.id, product.at)) is not product.at:
            context.report(language.repeated(product.at, f"the product '{product.id}'", other))
        found.append((product, read.values))
    return found


class _Row:
    """Reads one product; `values` fills with what a filter may ask of it. An empty cell is an empty text or set."""

    def __init__(self, row: FeedRow, columns: tuple[str, ...], context: Context) -> None:
        self._row = row
        self._columns = columns
        self._context = context
        self.values: dict[str, FactValue] = {}

    def product(self) -> Product | None:
        told = {name: self._single(name) for name in REQUIRED}
        lacking = [name for name, cell in told.items() if cell is None]
        for name in lacking:
            owner = f"the product '{told['id'].text}'" if told["id"] else "this product"
            self._context.report(names.part_missing(self._row.at, name, owner, f"its '{name}' into the file"))
        price = self._price(told["price"])
        counts = {name: self._number(name) for name in ("views", "sales")}
        image = self._single("image")
        seen = image is None or picture(image, self._context)
        address = link(told["link"], self._context) if told["link"] else None
        self._others()
        identity, title = told["id"], told["title"]
        if lacking or price is None or None in counts.values() or not seen or address is None:
            return None
        if identity is None or title is None:
            return None
        self.values.update({"price": price, "id": identity.text, "title": title.text, "link": address.href})
        return Product(
            id=identity.text,
            title=title.text,
            price=price,
            link=address.href,
            at=identity.at,
            image=image.text if image else "",
            file=image is not None and not is_address(image.text),
            categories=frozenset(self._several("category")),
            views=counts["views"] or 0,
            sales=counts["sales"] or 0,
            bought_with=self._several("bought_with"),
            looks=frozenset(self._several("look")),
        )

    def _single(self, name: str) -> Scalar | None:
        cell = self._row.cells.get(name)
        if isinstance(cell, Sequence):
            self._context.report(names.shape_wrong(cell.at, name, "a single value", f'"{name}": …'))
            return None
        return cell

    def _several(self, name: str) -> tuple[str, ...]:
        """Return the members of a set: a list, or a text with commas, semicolons or bars between them."""
        cell = self._row.cells.get(name)
        if isinstance(cell, Sequence):
            found = [item.text for item in cell.items if isinstance(item, Scalar)]
        else:
            found = _SEVERAL.split(cell.text) if cell else []
        return tuple(dict.fromkeys(text for text in found if text))

    def _price(self, cell: Scalar | None) -> Money | None:
        currency = self._single("currency")
        if cell is None:
            return None
        written = f"{cell.text} {currency.text}" if currency and cell.text[-1:].isdigit() else cell.text
        return money(replace(cell, text=written), self._context)

    def _number(self, name: str) -> float | None:
        """Return a count, 0 where the cell is empty."""
        cell = self._single(name)
        found = units.number(cell.text) if cell else 0
        if cell and (found is None or found < 0):
            self._context.report(value_rules.value_wrong(cell.at, cell.text, "count", "digits alone: 120"))
            return None
        self.values[name] = found or 0
        return found

    def _others(self) -> None:
        """Note the values of columns that no product has to have."""
        for name in self._columns:
            cell, kind = self._row.cells.get(name), TYPES.get(name, "text")
            if kind == "set":
                self.values[name] = frozenset(self._several(name))
            elif kind == "boolean":
                self._flag(name)
            elif kind == "text":
                self.values[name] = cell.text if isinstance(cell, Scalar) else ""

    def _flag(self, name: str) -> None:
        cell = self._single(name)
        found = _YES_NO.get(cell.text.lower()) if cell else None
        if cell and found is None:
            self._context.report(value_rules.value_wrong(cell.at, cell.text, "yes or no", "true or false"))
        if found is not None:
            self.values[name] = found


def _check_references(products: tuple[Product, ...], file: FeedFile, context: Context) -> None:
    """Warn of products that others name and the table does not have, once for all of them."""
    known = {product.id for product in products}
    missing = [(p, other) for p in products for other in p.bought_with if other not in known]
    if missing:
        product, other = missing[0]
        row = next(row for row in file.rows if row.cells.get("id") and row.cells["id"].at == product.at)
        at = row.cells["bought_with"].at
        context.report(rules.product_unknown(at, other, "bought_with", len(missing) - 1, known))
