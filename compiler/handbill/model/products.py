"""Products of a shop, as a file of `products/` lists them, and what a promotion wants to show of them."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.diagnostics import Span
from handbill.model.values import Money

CART, CURRENT = "cart", "current"
EXCLUDED = (CART, CURRENT)
"""What a list may leave out: what is in the cart, the product of the page."""


@dataclass(frozen=True, slots=True)
class Product:
    """One product. `image` is a path from the site's folder when `file`, else an address, empty when there is none.

    `views` and `sales` are counts of whatever span the shop's export covers; `looks` are names that products which go
    together share; `bought_with` holds ids, those bought most often first.
    """

    id: str
    title: str
    price: Money
    link: str
    at: Span
    image: str = ""
    file: bool = False
    categories: frozenset[str] = frozenset()
    views: float = 0
    sales: float = 0
    bought_with: tuple[str, ...] = ()
    looks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ProductsUse:
    """What one block shows.

    `products` are all of the feed, sorted by id; `eligible` are the ids of those that may be shown. `algorithms` are tried in
    their order until `limit` products are found. `exclude` is of `EXCLUDED`.
    """

    products: tuple[Product, ...]
    eligible: frozenset[str]
    algorithms: tuple[str, ...]
    limit: int
    exclude: tuple[str, ...]
    at: Span
