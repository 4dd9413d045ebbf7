"""Which products go with which: plain algorithms over a feed, the same for the same feed in whatever order.

Products of equal rank stand in the order of their ids.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from handbill.model.products import Product

MOST_VIEWED, MOST_BOUGHT = "most_viewed", "most_bought"
UPSELL, CROSS_SELL, LOOK = "upsell", "cross_sell", "complete_the_look"
CURRENT_CART, PREVIOUSLY_VIEWED = "current_cart", "previously_viewed"

FIXED = (MOST_VIEWED, MOST_BOUGHT)
"""One list, whatever the page."""
BY_PRODUCT = (UPSELL, CROSS_SELL, LOOK)
"""A list for each product: that of the page, or those in the cart where the page shows none."""
IN_PAGE = (CURRENT_CART, PREVIOUSLY_VIEWED)
"""Known in the page alone; any product may turn out to be in them."""
ALGORITHMS = (*BY_PRODUCT, *FIXED, *IN_PAGE)

COLUMNS: Mapping[str, str] = {
    MOST_VIEWED: "views",
    MOST_BOUGHT: "sales",
    UPSELL: "category",
    CROSS_SELL: "bought_with",
    LOOK: "look",
}
"""The column without which an algorithm finds nothing."""

Rank = tuple[float, float, str]


def by_sales(product: Product) -> Rank:
    """Return what sorts the most bought product first, of those the most viewed, of those the first id."""
    return (-product.sales, -product.views, product.id)


def by_views(product: Product) -> Rank:
    """Return what sorts the most viewed product first, of those the most bought, of those the first id."""
    return (-product.views, -product.sales, product.id)


def fixed(algorithm: str, products: Iterable[Product], most: int) -> tuple[Product, ...]:
    """Return the best `most` of the products for one of FIXED; what nobody looked at or bought is not among them."""
    if algorithm == MOST_VIEWED:
        return tuple(sorted((p for p in products if p.views > 0), key=by_views)[:most])
    return tuple(sorted((p for p in products if p.sales > 0), key=by_sales)[:most])


def by_product(
    algorithm: str, products: Iterable[Product], eligible: frozenset[str], most: int
) -> dict[str, tuple[Product, ...]]:
    """Return for each product, by its id, at most `most` eligible ones for one of BY_PRODUCT; none has no entry."""
    every = sorted(products, key=lambda p: p.id)
    find: dict[str, Callable[[list[Product], frozenset[str], int], dict[str, list[Product]]]] = {
        UPSELL: _dearer,
        CROSS_SELL: _bought_together,
        LOOK: _worn_together,
    }
    found = find[algorithm](every, eligible, most)
    return {
        product.id: best
        for product in every
        if (best := _best(product, found.get(product.id, ()), most, ordered=algorithm == CROSS_SELL))
    }


def _best(product: Product, found: Iterable[Product], most: int, ordered: bool) -> tuple[Product, ...]:
    """Return the first `most`, each once and never the product itself; by sales unless they are `ordered`."""
    others = {other.id: other for other in found if other.id != product.id}.values()
    return tuple((list(others) if ordered else sorted(others, key=by_sales))[:most])


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A product among the best so far."""

    rank: Rank
    product: Product

    def __lt__(self, other: _Ranked) -> bool:
        return self.rank < other.rank


def _dearer(products: list[Product], eligible: frozenset[str], most: int) -> dict[str, list[Product]]:
    """Find what shares a category and costs as much or more: from the dearest down, with the best so far at hand."""
    shelves: dict[tuple[str, str], list[Product]] = defaultdict(list)
    for product in products:
        for category in product.categories:
            shelves[category, product.price.currency].append(product)
    found: dict[str, list[Product]] = defaultdict(list)
    for shelf in shelves.values():
        prices: dict[int, list[Product]] = defaultdict(list)
        for product in shelf:
            prices[product.price.minor].append(product)
        best: list[_Ranked] = []
        for minor in sorted(prices, reverse=True):
            for product in prices[minor]:
                if product.id in eligible:
                    insort(best, _Ranked(by_sales(product), product))
            # One more than is shown: the product itself may be among them.
            del best[most + 1 :]
            for product in prices[minor]:
                found[product.id].extend(ranked.product for ranked in best)
    return found


def _bought_together(products: list[Product], eligible: frozenset[str], _: int) -> dict[str, list[Product]]:
    """Find what a product says it was bought with, in that order, then those that say so of it."""
    known = {product.id: product for product in products}
    back: dict[str, list[Product]] = defaultdict(list)
    for product in sorted(products, key=by_sales):
        for other in product.bought_with:
            back[other].append(product)
    return {
        product.id: [
            other
            for other in (*(known[i] for i in product.bought_with if i in known), *back[product.id])
            if other.id in eligible
        ]
        for product in products
    }


def _worn_together(products: list[Product], eligible: frozenset[str], most: int) -> dict[str, list[Product]]:
    """Find what shares a look."""
    looks: dict[str, list[Product]] = defaultdict(list)
    for product in sorted(products, key=by_sales):
        if product.id in eligible:
            for look in product.looks:
                looks[look].append(product)
    return {p.id: [other for look in p.looks for other in looks[look][: most + 1]] for p in products}
