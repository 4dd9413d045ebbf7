"""Products that a promotion shows: the cards that a shopper sees, what the page leaves out of them, and when there are none."""

from typing import Any

from tests.browser.building import ROOT, site_yml
from tests.browser.shop import Shop
from tests.templates.offers import focused, inner

TABLE = """\
id,title,price,image,link,category,views,sales,bought_with
tent,Ridge 2 <b>tent</b>,1249.00,images/ridge-2.svg,/products/tent,tents,900,40,bag;stove
dome,Dome,1500,,/products/dome,tents,10,4,
bag,"Drift bag, down",189.50,images/drift-bag.svg,/products/bag,sleeping,300,60,mat
mat,Mat,49,,/products/mat,sleeping,20,70,
stove,Stove,59,https://cdn.acme.test/stove.png,/products/stove,cooking,500,80,
"""
OFTEN = 9
"""Showings in a page view, so that a test may close it and open it again."""


def offer(products: str, template: str = "popup", more: str = "", triggers: str = "[ page_load ]") -> str:
    return (
        f"template: {template}\ntriggers: {triggers}\nfrequency: {{ cap: {{ per: page, max: {OFTEN} }}, after: {{ dismissal: 0s }} }}\n"
        f"content:\n  headline: Goes well together\n  products: {products}\n{more}"
    )


def build(shop: Shop, text: str, table: str = TABLE, **keys: str) -> None:
    pictures = {
        f"images/{name}.svg": (ROOT / "sites/demo/images" / f"{name}.svg").read_text("utf-8")
        for name in ("ridge-2", "drift-bag")
    }
    slots = "{ modal: { max: 1, gap: 0s, per_page: 9 } }"
    files = {
        "site.yml": site_yml(slots=slots, **keys),
        "products/catalog.csv": table,
        "promotions/offer.yml": text,
    }
    shop.build({**files, **pictures})


def names(shop: Shop) -> list[str]:
    found: list[str] = shop.engine.js(
        f"Array.from({shop.root('offer')}.shadowRoot.querySelectorAll('.name'), function (e) {{ return e.textContent; }})"
    )
    return found


def cart(shop: Shop, *products: str) -> None:
    shop.cart(100, lines=[{"product": id, "quantity": 1} for id in products])


def look(shop: Shop, **page: Any) -> None:
    shop.call("page", page)
    shop.engine.settle()


def test_the_cards_have_the_names_prices_pictures_and_links_of_the_products(shop: Shop) -> None:
    build(shop, offer("{ algorithm: most_bought, limit: 5 }"), locales="[de-DE]")
    shop.visit("/", page="tall")

    assert shop.shown("offer")
    assert names(shop) == ["Stove", "Mat", "Drift bag, down", "Ridge 2 <b>tent</b>", "Dome"]
    assert "1.249,00\u00a0€" in shop.text("offer")
    card = inner(shop, "[id='products:tent']")
    assert shop.engine.js(f"{card}.getAttribute('href')") == "/products/tent"
    shop.engine.wait_until(f"{card}.querySelector('img').naturalWidth > 0")
    assert (
        shop.engine.js(f"{card}.querySelector('img').src.indexOf(location.origin + '/images/ridge-2.')") == 0
    )
    size = "(function (b) { return [b.width > 80, Math.round(b.width - b.height)]; })({}.getBoundingClientRect())"
    for id, picture in (("tent", "img"), ("stove", "img"), ("mat", ".blank")):
        found = inner(shop, f"[id='products:{id}'] {picture}")
        assert shop.engine.js(size.replace("{}.get", f"{found}.get")) == [True, 0], id


def test_a_keyboard_goes_from_card_to_card_and_a_click_tells_which(shop: Shop) -> None:
    shop.engine.resize(390, 844)
    build(shop, offer("{ algorithm: most_bought, limit: 3 }"))
    shop.visit("/", page="tall")
    assert shop.shown("offer")
    row = inner(shop, "ul")
    assert shop.engine.js(f"{row}.scrollWidth > {row}.clientWidth")
    assert shop.engine.js(f"{inner(shop, '.screen')}.scrollWidth <= {inner(shop, '.screen')}.clientWidth")

    seen: list[str] = []
    for _ in range(3):
        shop.engine.key("Tab")
        seen.append(focused(shop))
    assert seen == ["a products:stove", "a products:mat", "a products:bag"]
    right = "%s.getBoundingClientRect().right"
    shop.engine.wait_until(f"{right % inner(shop, '[id*=bag]')} <= {right % row} + 1")
    shop.engine.js(
        "(document.addEventListener('handbill:engagement', function (e) { window.name = e.detail.element; }), 1)"
    )
    shop.engine.key("Enter")
    shop.engine.wait_until("location.pathname === '/products/bag'")
    assert shop.engine.js("window.name") == "products:bag"


def test_what_is_in_the_cart_or_on_the_page_is_left_out_and_a_late_cart_too(shop: Shop) -> None:
    build(shop, offer("{ algorithm: most_bought, limit: 2, exclude: [cart, current] }"))
    shop.visit("/", page="tall")
    assert shop.shown("offer")
    assert names(shop) == ["Stove", "Mat"]

    cart(shop, "stove")
    assert names(shop) == ["Mat", "Drift bag, down"]
    look(shop, type="product", product={"id": "mat"})
    cart(shop, "stove")
    assert names(shop) == ["Drift bag, down", "Ridge 2 <b>tent</b>"]
    cart(shop, "stove", "bag", "tent", "dome")
    assert names(shop) == ["Drift bag, down", "Ridge 2 <b>tent</b>"], (
        "what would leave nothing leaves what stands"
    )
    assert shop.quiet()


def test_each_product_brings_its_own_and_without_one_those_in_the_cart_do(shop: Shop) -> None:
    build(shop, offer("{ algorithm: cross_sell, limit: 3 }", triggers='[ { click: "#button" } ]'))
    shop.visit("/", page="tall")
    cart(shop, "tent", "bag")
    shop.engine.click("#button")
    assert shop.shown("offer")
    assert names(shop) == ["Mat", "Stove"], "none of those that are in the cart"
    shop.close("offer")

    look(shop, type="product", product={"id": "tent"})
    shop.engine.click("#button")
    assert shop.shown("offer")
    assert names(shop) == ["Drift bag, down", "Stove"]
    assert shop.quiet()


def test_nothing_to_show_is_no_promotion_until_there_is_something(shop: Shop) -> None:
    build(shop, offer("current_cart"))
    shop.visit("/", page="tall")
    shop.advance(1_000)
    assert shop.absent("offer")
    assert shop.call("show", "offer", {"ignore": ["targeting", "frequency", "schedule"]}) == {
        "refused": "slot"
    }

    cart(shop, "bag", "unknown", "tent")
    assert shop.shown("offer")
    assert names(shop) == ["Drift bag, down", "Ridge 2 <b>tent</b>"]


def test_a_list_without_products_is_left_out_of_what_has_more_to_say(shop: Shop) -> None:
    build(shop, offer("current_cart", more="  button: { label: Show me all, link: /all }\n"))
    shop.visit("/", page="tall")

    assert shop.text("offer") == "Goes well together\nShow me all\n×"


def test_what_was_looked_at_comes_back_on_later_pages_without_the_one_of_the_page(shop: Shop) -> None:
    build(shop, offer("{ algorithm: previously_viewed, fallback: most_viewed, limit: 3 }"))
    for id in ("tent", "mat", "gone", "dome"):
        shop.visit(f"/products/{id}", page="tall")
        look(shop, type="product", product={"id": id})

    assert shop.shown("offer")
    assert names(shop) == ["Mat", "Ridge 2 <b>tent</b>", "Stove"]
    shop.visit("/", page="tall")
    assert shop.shown("offer")
    assert names(shop) == ["Dome", "Mat", "Ridge 2 <b>tent</b>"]
    assert shop.quiet()


def test_recommendations_stand_in_their_place_only_while_there_are_some(shop: Shop) -> None:
    template = '{ name: recommendations, selector: "#here", height: 420px }'
    more = "  button: { label: All of them, link: /all }\n"
    build(shop, offer("upsell", template, more))
    shop.visit("/", page="places")
    assert shop.absent("offer")

    look(shop, type="product", product={"id": "tent"})
    assert shop.shown("offer")
    assert names(shop) == ["Dome"]
    assert shop.engine.js("document.querySelector('#here').firstChild.dataset.handbill") == "offer"
    wide = "%s.getBoundingClientRect().width"
    assert shop.engine.js(f"{wide % inner(shop, 'li')} < 0.5 * {wide % inner(shop, 'section')}")
    assert shop.quiet()
