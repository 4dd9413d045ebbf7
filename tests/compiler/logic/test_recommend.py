"""Which products an algorithm names, over a shop small enough to check by hand."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.diagnostics import Span
from handbill.logic.recommend import BY_PRODUCT, FIXED, by_product, fixed
from handbill.model.products import Product
from handbill.model.values import Money

ALL = 9


def product(
    id: str,
    price: int,
    *categories: str,
    views: int = 0,
    sales: int = 0,
    bought_with: tuple[str, ...] = (),
    looks: tuple[str, ...] = (),
    currency: str = "EUR",
) -> Product:
    return Product(
        id,
        id.title(),
        Money(price, currency),
        f"/{id}",
        Span("products/catalog.csv"),
        categories=frozenset(categories),
        views=views,
        sales=sales,
        bought_with=bought_with,
        looks=frozenset(looks),
    )


SHOP = (
    product("bag", 18900, "sleeping", sales=60, views=30, bought_with=("tent", "mat"), looks=("camp",)),
    product("cabin", 49900, "tents", sales=5, views=400),
    product("dome", 29900, "tents", sales=40, views=50, looks=("camp",)),
    product("mat", 4900, "sleeping", sales=60, views=90, looks=("camp", "beach")),
    product("tarp", 9900, "tents", "shade", views=10),
    product("tent", 24900, "tents", sales=40, views=50, bought_with=("mat",), looks=("beach",)),
)
IDS = frozenset(p.id for p in SHOP)


def ids(products: tuple[Product, ...]) -> list[str]:
    return [p.id for p in products]


def lists(algorithm: str, eligible: frozenset[str] = IDS, most: int = ALL) -> dict[str, list[str]]:
    return {id: ids(found) for id, found in by_product(algorithm, SHOP, eligible, most).items()}


def test_most_bought_goes_by_sales_then_views_then_id_and_leaves_out_what_nobody_bought() -> None:
    assert ids(fixed("most_bought", SHOP, ALL)) == ["mat", "bag", "dome", "tent", "cabin"]
    assert ids(fixed("most_bought", SHOP, 2)) == ["mat", "bag"]


def test_most_viewed_goes_by_views_then_sales_then_id() -> None:
    assert ids(fixed("most_viewed", SHOP, ALL)) == ["cabin", "mat", "dome", "tent", "bag", "tarp"]


def test_an_upsell_shares_a_category_and_costs_as_much_or_more() -> None:
    assert lists("upsell") == {
        "dome": ["cabin"],
        "mat": ["bag"],
        "tarp": ["dome", "tent", "cabin"],
        "tent": ["dome", "cabin"],
    }


def test_an_upsell_of_equal_price_is_one_and_another_currency_is_none() -> None:
    shop = (
        product("a", 100, "x", sales=1),
        product("b", 100, "x", sales=2),
        product("c", 900, "x", currency="USD"),
    )

    found = by_product("upsell", shop, frozenset("abc"), ALL)

    assert {id: ids(some) for id, some in found.items()} == {"a": ["b"], "b": ["a"]}


def test_an_upsell_of_few_is_the_best_of_many() -> None:
    assert lists("upsell", most=1)["tarp"] == ["dome"]


def test_a_cross_sell_is_what_was_bought_with_it_in_that_order_then_what_says_so_of_it() -> None:
    assert lists("cross_sell") == {"bag": ["tent", "mat"], "mat": ["bag", "tent"], "tent": ["mat", "bag"]}


def test_what_completes_a_look_shares_one() -> None:
    assert lists("complete_the_look") == {
        "bag": ["mat", "dome"],
        "dome": ["mat", "bag"],
        "mat": ["bag", "dome", "tent"],
        "tent": ["mat"],
    }


def test_a_product_that_may_not_be_shown_still_has_others_beside_it() -> None:
    assert lists("upsell", IDS - {"tent", "dome"}) == {
        "dome": ["cabin"],
        "mat": ["bag"],
        "tarp": ["cabin"],
        "tent": ["cabin"],
    }


names = st.sampled_from(("x", "y", "z"))


@st.composite
def shops(draw: st.DrawFn) -> tuple[Product, ...]:
    identities = draw(st.lists(st.text("abc", min_size=1, max_size=3), unique=True, max_size=12))
    number = st.integers(0, 3)
    return tuple(
        product(
            id,
            draw(number) * 100,
            *draw(st.sets(names)),
            views=draw(number),
            sales=draw(number),
            bought_with=tuple(draw(st.lists(st.sampled_from(identities), unique=True, max_size=3))),
            looks=tuple(draw(st.sets(names))),
        )
        for id in identities
    )


@given(shops(), st.integers(1, 4), st.randoms(use_true_random=False), st.data())
def test_the_order_of_the_file_says_nothing_and_the_filter_holds(
    shop: tuple[Product, ...], most: int, chance: random.Random, data: st.DataObject
) -> None:
    eligible = frozenset(p.id for p in shop if data.draw(st.booleans()))
    other = chance.sample(shop, len(shop))
    shown = [p for p in shop if p.id in eligible]

    for algorithm in FIXED:
        found = fixed(algorithm, shown, most)
        assert found == fixed(algorithm, [p for p in other if p.id in eligible], most)
        assert len(found) <= most
    for algorithm in BY_PRODUCT:
        every = by_product(algorithm, shop, eligible, most)
        assert every == by_product(algorithm, other, eligible, most)
        for id, beside in every.items():
            assert {p.id for p in beside} <= eligible - {id}
            assert 0 < len(beside) <= most
            assert len({p.id for p in beside}) == len(beside)


@given(shops(), st.integers(1, 3))
def test_an_upsell_is_what_a_plain_search_finds(shop: tuple[Product, ...], most: int) -> None:
    everything = frozenset(p.id for p in shop)
    plain = {
        one.id: [
            other.id
            for other in sorted(shop, key=lambda p: (-p.sales, -p.views, p.id))
            if other.id != one.id
            and one.categories & other.categories
            and other.price.minor >= one.price.minor
        ][:most]
        for one in shop
    }

    found = {id: ids(some) for id, some in by_product("upsell", shop, everything, most).items()}

    assert found == {id: some for id, some in plain.items() if some}


@pytest.mark.parametrize("algorithm", BY_PRODUCT)
def test_an_empty_shop_has_nothing_beside_anything(algorithm: str) -> None:
    assert by_product(algorithm, (), frozenset(), ALL) == {}
