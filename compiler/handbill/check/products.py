"""Products that a promotion shows: which table, which algorithm, which of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from handbill.check import values
from handbill.check.arguments import MAPS
from handbill.check.conditions import conditions
from handbill.check.context import Context
from handbill.check.feeds import Feed, checked_feed
from handbill.check.nodes import entries, head, items, mapping
from handbill.diagnostics import Report, Span
from handbill.diagnostics.rules import language, names
from handbill.diagnostics.rules import products as rules
from handbill.logic.evaluate import truth
from handbill.logic.recommend import ALGORITHMS, COLUMNS, CURRENT_CART, FIXED, fixed
from handbill.logic.visitor import Visitor
from handbill.model.parameter import PRODUCTS
from handbill.model.products import CURRENT, EXCLUDED, Product, ProductsUse
from handbill.model.site import Condition, Not, Script, Test
from handbill.model.source import Entry, FeedFile, FeedRow, Mapping, Node, Scalar, Sequence

FOLDER = "products/"
KEYS = MAPS[PRODUCTS]
ALGORITHM, COLUMN = "algorithm", "column"
LIMIT, MOST = 4, 12
_EXAMPLE = "{ from: catalog, algorithm: most_bought }"
_TESTED = ("is", "is_not", "in", "not_in", "contains")


def products(node: Node, context: Context) -> ProductsUse | None:
    """Read an algorithm's name, or a map of `KEYS`."""
    given, written = node, ALGORITHM
    if isinstance(node, Scalar):
        given, written = Mapping((_line(ALGORITHM, node),), node.at), PRODUCTS
    found = mapping(given, "products", f"products: {_EXAMPLE}", context.report)
    if found is None:
        return None
    for line in entries(found):
        if line.key.text not in KEYS:
            context.report(names.key_unknown(line.key.at, line.key.text, "products", KEYS))
    return _Reader(found, context, written).use()


class _Reader:
    """Reads a map of `KEYS`; `written` is the key at which the author wrote the algorithm."""

    def __init__(self, node: Mapping, context: Context, written: str) -> None:
        self._node = node
        self._written = written
        self._context = context
        self._at = head(node.at)

    def use(self) -> ProductsUse | None:
        algorithms = self._algorithms()
        limit = self._limit()
        exclude = self._exclude(algorithms)
        file = self._file()
        feed = checked_feed(file, self._context) if file else None
        if feed is None or algorithms is None:
            return None
        if not self._has_columns(algorithms, feed):
            return None
        eligible = self._eligible(feed)
        if eligible is None:
            return None
        shown = [p for p in feed.products if p.id in eligible]
        self._check_stock(algorithms, shown)
        return ProductsUse(feed.products, eligible, algorithms, limit, exclude, self._at)

    def _scalar(self, key: str) -> Scalar | None:
        node = self._node.get(key)
        if node is None or isinstance(node, Scalar):
            return node
        self._context.report(names.shape_wrong(head(node.at), key, "a single value", f"products: {_EXAMPLE}"))
        return None

    def _algorithms(self) -> tuple[str, ...] | None:
        """Return the algorithm and its fallback, None when one of them is no good."""
        first, second = self._scalar("algorithm"), self._scalar("fallback")
        if self._node.get("algorithm") is None:
            self._context.report(
                names.part_missing(self._at, "algorithm", "products", f"products: {_EXAMPLE}")
            )
        found = [
            values.choice(node, key, ALGORITHMS, self._context) if node else None
            for key, node in ((self._written, first), ("fallback", second))
        ]
        if found[0] is None or (found[1] is None and self._node.get("fallback") is not None):
            return None
        if second is not None and found[0] == found[1]:
            at = first.at if first else self._at
            self._context.report(language.repeated(second.at, f"the algorithm '{found[1]}'", at))
        return tuple(name for name in found if name)

    def _limit(self) -> int:
        node = self._scalar("limit")
        found = values.integer(node, self._context) if node else LIMIT
        if node and found is not None:
            return found if values.within(node, found, 1, MOST, self._context) else LIMIT
        return found or LIMIT

    def _exclude(self, algorithms: tuple[str, ...] | None) -> tuple[str, ...]:
        """Return what is left out: the product of the page, where nothing is said."""
        node = self._node.get("exclude")
        in_cart = algorithms is not None and CURRENT_CART in algorithms
        if node is None:
            return () if in_cart else (CURRENT,)
        known = tuple(name for name in EXCLUDED if not in_cart or name == CURRENT)
        found: list[str] = []
        for item in items(node):
            if not isinstance(item, Scalar):
                wanted = "a list of " + " and ".join(known)
                self._context.report(names.shape_wrong(head(item.at), "exclude", wanted, "exclude: [ cart ]"))
            elif word := values.choice(item, "exclude", known, self._context):
                found.append(word)
        return tuple(name for name in EXCLUDED if name in found)

    def _file(self) -> FeedFile | None:
        """Return the table that `from` names, or holds; the only one there is when it says nothing."""
        node, feeds = self._node.get("from"), self._context.source.feeds
        if isinstance(node, Sequence):
            return _written_out(node, self._context)
        if node is None:
            if len(feeds) == 1:
                return next(iter(feeds.values()))
            if not feeds:
                self._context.report(names.file_unknown(self._at, f"{FOLDER}catalog.csv", ()))
            else:
                example = f"from: {_stem(min(feeds))}"
                self._context.report(names.part_missing(self._at, "from", "products", example))
            return None
        name = self._scalar("from")
        if name is None:
            return None
        found = [path for path in sorted(feeds) if name.text in (_stem(path), path)]
        if not found:
            self._context.report(
                names.name_unknown(name.at, name.text, "table of products", map(_stem, feeds))
            )
        elif len(found) > 1:
            what = f"a table of products called '{name.text}'"
            self._context.report(language.repeated(Span(found[1]), what, Span(found[0])))
        return feeds[found[0]] if len(found) == 1 else None

    def _has_columns(self, algorithms: tuple[str, ...], feed: Feed) -> bool:
        lacking = [name for name in algorithms if COLUMNS.get(name, "id") not in feed.columns]
        for name in lacking:
            node = self._scalar("algorithm" if name == algorithms[0] else "fallback")
            at = node.at if node else self._at
            self._context.report(rules.column_missing(at, COLUMNS[name], f"'{name}'", feed.columns))
        return not lacking

    def _eligible(self, feed: Feed) -> frozenset[str] | None:
        node = self._node.get("filter")
        if node is None:
            return frozenset(feed.values)
        catalog = replace(self._context.catalog, facts=feed.columns)
        asked = replace(self._context, catalog=catalog, testing=COLUMN, report=Report())
        condition = conditions(node, "filter", asked)
        for diagnostic in asked.report.diagnostics:
            self._context.report(diagnostic)
        if asked.report.has_errors:
            return None
        self._check_values(condition, feed)
        now, currency = 0, self._context.currency
        return frozenset(
            id for id, held in feed.values.items() if truth(condition, Visitor(held, now, currency)) is True
        )

    def _check_values(self, condition: Condition, feed: Feed) -> None:
        """Warn of texts that no product has."""
        for test in _tests(condition):
            if test.word not in _TESTED or test.fact.type not in ("text", "set"):
                continue
            held: set[str] = set()
            for row in feed.values.values():
                value = row.get(test.key, frozenset[str]())
                held.update(value if isinstance(value, frozenset) else (str(value),) if value else ())
            for text in test.value if isinstance(test.value, tuple) else (test.value,):
                if text not in held:
                    self._context.report(rules.value_of_no_product(test.at, str(text), test.key, held))

    def _check_stock(self, algorithms: tuple[str, ...], shown: list[Product]) -> None:
        """Warn when no visitor can be shown anything."""
        if not shown:
            node = self._node.get("filter")
            why = "the filter leaves none" if node is not None else "the table is empty"
            self._context.report(rules.nothing_to_show(head(node.at) if node else self._at, why))
        elif all(name in FIXED and not fixed(name, shown, 1) for name in algorithms):
            column = COLUMNS[algorithms[0]]
            self._context.report(rules.nothing_to_show(self._at, f"none of them has any '{column}'"))


def _tests(condition: Condition) -> Iterator[Test]:
    if isinstance(condition, Test):
        yield condition
    elif isinstance(condition, Not):
        yield from _tests(condition.of)
    elif not isinstance(condition, Script):
        for part in condition.of:
            yield from _tests(part)


def _stem(path: str) -> str:
    return path.removeprefix(FOLDER).rpartition(".")[0]


def _line(key: str, value: Node) -> Entry:
    return Entry(Scalar(key, value.at), value)


def _written_out(node: Sequence, context: Context) -> FeedFile | None:
    """Return products that stand in the definition itself as a table of their own."""
    rows: list[FeedRow] = []
    columns: dict[str, Scalar] = {}
    for item in node.items:
        row = mapping(
            item, "from", "from: [ { id: tent, title: Ridge 2, price: 249, link: /ridge-2 } ]", context.report
        )
        if row is None:
            return None
        cells = {e.key.text: e.value for e in entries(row) if isinstance(e.value, Scalar | Sequence)}
        for entry in entries(row):
            columns.setdefault(entry.key.text, entry.key)
        rows.append(FeedRow(head(row.at), cells))
    path = f"{node.at.file}:{node.at.line}:{node.at.column}"
    return FeedFile(path, "", tuple(columns.values()), tuple(rows))
