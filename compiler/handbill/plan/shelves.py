"""Products for the page: a table in which each that can be shown stands once, and for each block where it takes them from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from handbill.logic.recommend import BY_PRODUCT, CURRENT_CART, IN_PAGE, by_product, fixed
from handbill.model.plan import IMAGE
from handbill.model.products import CART, CURRENT, EXCLUDED, Product, ProductsUse
from handbill.model.rows import shown_rows
from handbill.model.site import Site
from handbill.plan.facts import Facts
from handbill.plan.parts import Parts
from handbill.plan.table import Row, Table, trimmed

MODULE = "runtime_js/dom/shelf.js"
ADDRESS = "runtime_js/dom/address.js"
FACTS = {"viewed": "product.id", "carted": "cart.products", "looked": "history.products"}
"""Key of `Data` → the fact that it is 1 + the index of: product of the page, products of the cart, those of the past."""
SPARE = {CART: 4, CURRENT: 1}
"""How many more products a list holds than are shown, for those that the page leaves out."""


class Shelves:
    """Rows of `Data.shelves` and of `Data.goods`: see runtime_js/shelves.d.ts."""

    def __init__(self, facts: Facts, site: Site) -> None:
        self._facts = facts
        self._site = site
        self._goods = Table()
        self._shelves = Table()
        self._known: dict[str, int] = {}
        self.images: dict[str, None] = {}
        """Files of the site that the products show."""

    @property
    def tables(self) -> dict[str, Any]:
        """The keys of `Data` that the page needs; none where no promotion shows products."""
        if not self._shelves.rows:
            return {}
        return {"goods": self._goods.rows, "shelves": self._shelves.rows, **self._known}

    def index(self, use: ProductsUse) -> int:
        """Return the row of what a block shows."""
        most = use.limit + sum(SPARE[name] for name in use.exclude)
        excluded = sum(1 << EXCLUDED.index(name) for name in use.exclude)
        sources = [self._source(algorithm, use, most) for algorithm in use.algorithms]
        if CART in use.exclude:
            self._know("carted")
        if CURRENT in use.exclude:
            self._know("viewed")
        return self._shelves.add([use.limit, excluded, *sources])

    def add_modules(self, parts: Parts, rows: list[Row]) -> None:
        """Add what asks whether there is anything to show, and what finds the pictures beside the script."""
        if any("stock" in extras for _, extras in shown_rows(rows)):
            parts.single("stock", MODULE, "stock")
        if self.images:
            parts.single("address", ADDRESS, "address")

    def _source(self, algorithm: str, use: ProductsUse, most: int) -> dict[str, Any]:
        eligible = [product for product in use.products if product.id in use.eligible]
        if algorithm in IN_PAGE:
            key, fact = ("cart", "carted") if algorithm == CURRENT_CART else ("seen", "looked")
            self._know(fact)
            return {key: self._rows(eligible)}
        if algorithm not in BY_PRODUCT:
            return {"of": self._rows(fixed(algorithm, eligible, most))}
        self._know("viewed")
        self._know("carted")
        lists: dict[tuple[int, ...], list[str]] = {}
        for id, found in by_product(algorithm, use.products, use.eligible, most).items():
            lists.setdefault(tuple(self._rows(found)), []).append(id)
        return {"by": [[ids, list(rows)] for rows, ids in lists.items()]}

    def _rows(self, products: Iterable[Product]) -> list[int]:
        return [self._goods.add(self._row(product)) for product in products]

    def _row(self, product: Product) -> Row:
        price = product.price
        image = IMAGE + product.image if product.file else product.image
        if product.file:
            self.images[product.image] = None
        foreign = price.currency if price.currency != self._site.currency else 0
        return trimmed([product.id, product.title, product.link, price.minor, image or 0, foreign], (0,))

    def _know(self, key: str) -> None:
        fact = self._site.catalog.facts.get(FACTS[key])
        if fact is not None:
            self._known[key] = self._facts.index(fact, None) + 1
