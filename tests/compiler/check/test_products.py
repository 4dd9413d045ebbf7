"""What a promotion says of the products that it shows, held against the table that they come from."""

from pathlib import Path

import pytest

from handbill.model.products import ProductsUse
from tests.compiler.check.sites import PICTURE, SITE, checked, codes

CSV = """\
id,title,price,image,link,category,tags,available,views,sales,bought_with,look,colour
bag,Drift bag,189.50,images/tent.svg,/bag,sleeping,"new, warm",yes,30,60,tent;mat,camp;beach,blue
mat,Mat,49,,/mat,sleeping;beach,,no,90,60,,camp,red
tent,Ridge 2,249 EUR,https://cdn.test/tent.png,/tent,tents,new,true,50,40,mat,,red
"""
JSON = '[{ "id": 1, "title": "Tarp", "price": 99, "link": "/tarp", "category": ["a, b"], "sales": 3 }]'


def shown(
    root: Path, products: str, table: str = CSV, site: str = SITE, **files: str
) -> tuple[ProductsUse | None, list[str]]:
    found, told = checked(
        root,
        {
            "site.yml": site,
            "products/catalog.csv": table,
            "promotions/one.yml": f"template: popup\ncontent: {{ headline: Hi, products: {products} }}\n",
            **PICTURE,
            **files,
        },
    )
    uses = [u for b in found.promotions[0].screens[0].blocks for u in b.parameters.values()] if found else []
    return next((use for use in uses if isinstance(use, ProductsUse)), None), told


def eligible(root: Path, products: str, table: str = CSV) -> list[str]:
    use, told = shown(root, products, table)
    assert use is not None, told
    assert told == []
    return sorted(use.eligible)


def test_the_short_form_is_the_algorithm_over_the_only_table(tmp_path: Path) -> None:
    use, told = shown(tmp_path, "most_bought")

    assert told == []
    assert use is not None
    assert (use.algorithms, use.limit, use.exclude) == (("most_bought",), 4, ("current",))
    assert [(p.id, p.price.minor, p.image, p.file) for p in use.products] == [
        ("bag", 18950, "images/tent.svg", True),
        ("mat", 4900, "", False),
        ("tent", 24900, "https://cdn.test/tent.png", False),
    ]
    assert use.products[0].bought_with == ("tent", "mat")
    assert use.products[1].categories == {"sleeping", "beach"}


def test_the_long_form_says_all(tmp_path: Path) -> None:
    use, told = shown(
        tmp_path,
        "{ from: catalog, algorithm: cross_sell, fallback: most_viewed, limit: 6, exclude: [current, cart] }",
    )

    assert told == []
    assert use is not None
    assert (use.algorithms, use.limit, use.exclude) == (("cross_sell", "most_viewed"), 6, ("cart", "current"))


def test_what_is_in_the_cart_is_shown_whole_unless_it_says_otherwise(tmp_path: Path) -> None:
    assert shown(tmp_path, "current_cart")[0].exclude == ()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("filter", "ids"),
    [
        ("{ category: sleeping }", ["bag", "mat"]),
        ("{ category: [beach, tents] }", ["mat", "tent"]),
        ("{ price: { at_most: 189.50 } }", ["bag", "mat"]),
        ("{ price: { between: [100, 200] } }", ["bag"]),
        ("{ available: true, tags: new }", ["bag", "tent"]),
        ("{ tags: { contains: [new, warm] } }", ["bag"]),
        ("{ tags: { exists: false } }", ["mat"]),
        ("{ colour: red, not: { id: mat } }", ["tent"]),
        ("{ any: [ { colour: blue }, { views: { above: 60 } } ] }", ["bag", "mat"]),
        ("{ title: { starts_with: R } }", ["tent"]),
        ("{ look: { is_not: beach }, category: { not_in: [sleeping] } }", ["tent"]),
    ],
)
def test_a_filter_takes_the_words_of_conditions_over_the_columns(
    tmp_path: Path, filter: str, ids: list[str]
) -> None:
    assert eligible(tmp_path, f"{{ algorithm: most_viewed, filter: {filter} }}") == ids


def test_a_product_in_another_currency_passes_no_filter_of_prices(tmp_path: Path) -> None:
    table = "id,title,price,currency,link,views\na,A,9,,/a,1\nb,B,9,USD,/b,1\nc,C,9 USD,,/c,1\n"

    assert eligible(tmp_path, "most_viewed", table) == ["a", "b", "c"]
    assert eligible(tmp_path, "{ algorithm: most_viewed, filter: { price: { below: 10 } } }", table) == ["a"]


def test_products_may_stand_in_the_promotion_itself(tmp_path: Path) -> None:
    items = "[ { id: a, title: A, price: 9, link: /a, sales: 2 }, { id: b, title: B, price: 10, link: /b } ]"
    use, told = shown(tmp_path, f"{{ algorithm: most_bought, from: {items} }}")

    assert told == []
    assert use is not None
    assert [p.id for p in use.products] == ["a", "b"]


def test_of_several_tables_one_is_named(tmp_path: Path) -> None:
    more = {"products/sale.json": JSON}

    assert shown(tmp_path / "a", "{ from: sale, algorithm: most_bought }", **more)[1] == []
    assert codes(shown(tmp_path / "b", "most_bought", **more)[1]) == ["HB203"]
    twice = shown(
        tmp_path / "c", "{ from: catalog, algorithm: most_bought }", **{"products/catalog.json": JSON}
    )
    assert codes(twice[1]) == ["HB413"]
    assert (
        shown(
            tmp_path / "d",
            "{ from: products/catalog.json, algorithm: most_bought }",
            **{"products/catalog.json": JSON},
        )[1]
        == []
    )


@pytest.mark.parametrize(
    ("products", "told"),
    [
        ("most_baught", "HB303 promotions/one.yml:2:36 'most_baught' is no value of 'products'"),
        ("{ limit: 3 }", "HB203 promotions/one.yml:2:36 products lacks 'algorithm'"),
        ("{ algorithm: upsell, limit: 13 }", "HB302 promotions/one.yml:2:64 '13' is out of range"),
        ("{ algorithm: upsell, most: 3 }", "HB202 promotions/one.yml:2:57 products takes no 'most'"),
        (
            "{ algorithm: upsell, from: catalogue }",
            "HB201 promotions/one.yml:2:63 there is no table of products",
        ),
        ("{ algorithm: upsell, fallback: upsell }", "HB413 promotions/one.yml:2:67 the algorithm 'upsell'"),
        ("{ algorithm: current_cart, exclude: cart }", "HB303 promotions/one.yml:2:72 'cart' is no value of"),
        (
            "{ algorithm: upsell, filter: { colur: red } }",
            "HB201 promotions/one.yml:2:67 there is no column 'colur'",
        ),
        (
            "{ algorithm: upsell, filter: { audience: staff } }",
            "HB201 promotions/one.yml:2:67 there is no column",
        ),
        ("{ algorithm: upsell, filter: { price: { starts_with: 1 } } }", "HB206"),
        (
            "{ algorithm: upsell, filter: { category: tent } }",
            "HB486 promotions/one.yml:2:67 no product has the category",
        ),
        (
            "{ algorithm: upsell, filter: { price: { above: 900 } } }",
            "HB484 promotions/one.yml:2:65 there is no product",
        ),
        ("[ upsell ]", "HB204 promotions/one.yml:2:36 'products' takes a map"),
    ],
)
def test_a_mistake_is_told_at_its_place(tmp_path: Path, products: str, told: str) -> None:
    assert any(line.startswith(told) for line in shown(tmp_path, products)[1])


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("id,title,link\na,A,/a\n", "HB482 products/catalog.csv:1:1 the products have no 'price'"),
        ("id,title,price,link\na,A,9,/a\n", "HB482 promotions/one.yml:2:36 the products have no 'views'"),
        ("id,title,price,link,views\na,A,9.999,/a,1\n", "HB306 products/catalog.csv:2:5"),
        ('id,title,price,link,views\na,A,"9,99",/a,1\n', "HB301 products/catalog.csv:2:5"),
        ("id,title,price,link,views\na,A,9 ERU,/a,1\n", "HB303 products/catalog.csv:2:5"),
        ("id,title,price,link,views\na,A,9,javascript:alert(1),1\n", "HB309 products/catalog.csv:2:7"),
        ("id,title,price,link,views,image\na,A,9,/a,1,images/x.svg\n", "HB207 products/catalog.csv:2:12"),
        ("id,title,price,link,views,image\na,A,9,/a,1,data:image/png\n", "HB309 products/catalog.csv:2:12"),
        (
            "id,title,price,link,views\na,,9,/a,1\n",
            "HB203 products/catalog.csv:2:1 the product 'a' lacks 'title'",
        ),
        ("id,title,price,link,views\na,A,9,/a,many\n", "HB301 products/catalog.csv:2:10"),
        ("id,title,price,link,views,available\na,A,9,/a,1,maybe\n", "HB301 products/catalog.csv:2:12"),
        ("id,title,price,link,views\na,A,9,/a,1\na,B,9,/b,2\n", "HB413 products/catalog.csv:3:1"),
        ("id,title,price,link,views\na,A,9,/a,0\n", "HB484 promotions/one.yml:2:36"),
        ("id,title,price,link,views,bought_with\na,A,9,/a,1,b;c\n", "HB485 products/catalog.csv:2:12"),
        ("id,title,price,link,views,availabel\na,A,9,/a,1,x\n", "HB487 products/catalog.csv:1:27"),
    ],
)
def test_a_mistake_in_a_table_is_told_at_its_cell(tmp_path: Path, table: str, told: str) -> None:
    assert shown(tmp_path, "most_viewed", table)[1][0].startswith(told)


def test_a_table_full_of_mistakes_names_twenty(tmp_path: Path) -> None:
    table = "id,title,price,link,views\n" + "".join(f"{i},A,x,/a,1\n" for i in range(500))

    assert len(shown(tmp_path, "most_viewed", table)[1]) == 20


def test_a_table_that_nothing_shows_is_not_judged(tmp_path: Path) -> None:
    files = {"products/old.csv": '"', "promotions/one.yml": "template: popup\ncontent: { headline: Hi }\n"}

    assert checked(tmp_path, files)[1] == []


def test_prices_keep_to_the_decimals_of_the_currency(tmp_path: Path) -> None:
    table = "id,title,price,link,views\na,A,1200,/a,1\nb,B,2.500 KWD,/b,1\n"
    use, told = shown(tmp_path, "most_viewed", table, SITE.replace("EUR", "JPY"))

    assert told == []
    assert use is not None
    assert [(p.price.minor, p.price.currency) for p in use.products] == [(1200, "JPY"), (2500, "KWD")]
