"""Buttons that put a product into the cart, by the platform, and say how that went."""

from tests.browser.building import site_yml
from tests.browser.server import Answer
from tests.browser.shop import Shop
from tests.templates.offers import focused, inner, site

STOVE = """\
template: popup
triggers: [ page_load ]
content:
  headline: The stove that goes with it
  button: { label: Into my cart, add: 39897499828342, quantity: 2 }
"""
BUTTON = "button.button"


def build(shop: Shop, platform: str) -> None:
    shop.build({"site.yml": site_yml(platform=platform), **site(STOVE)})


def test_the_page_puts_a_product_into_its_cart_and_the_button_says_how_it_went(shop: Shop) -> None:
    build(shop, "page")
    shop.head = [
        "<script>window.asked = []; document.addEventListener('handbill:add', function (event) {"
        " var d = event.detail; asked.push([d.promotion, d.product, d.quantity]);"
        " d.answer(Promise.resolve(asked.length > 1)); });</script>"
    ]
    shop.visit("/")
    assert shop.engine.js(f"!!{inner(shop, BUTTON)}.closest('[aria-live=polite]')")

    shop.click_in("offer", BUTTON)
    assert shop.says("offer", "It could not be added. Please try again.")
    shop.click_in("offer", BUTTON)
    assert shop.says("offer", "It is in your cart")
    shop.click_in("offer", BUTTON)

    assert shop.engine.js("asked") == [["offer", "39897499828342", 2]] * 2
    assert focused(shop).startswith("button")
    assert "click" in [event["kind"] for event in shop.wait_event("engagement", 1)]
    assert shop.quiet()


def test_shopify_gets_the_variant_once_while_it_answers(shop: Shop) -> None:
    shop.server.always(
        "/cart.js", Answer(200, {"currency": "EUR", "total_price": 0, "items": [], "item_count": 0})
    )
    build(shop, "shopify")
    shop.answer("/cart/add.js", Answer(422, {"description": "All 4 stoves are in your cart."}))
    shop.visit("/")

    shop.click_in("offer", BUTTON)
    assert shop.says("offer", "It could not be added. Please try again.")
    shop.answer("/cart/add.js", Answer(200, {"items": []}, hold=True))
    shop.click_in("offer", BUTTON)
    shop.server.wait_for("/cart/add.js", 2)
    shop.click_in("offer", BUTTON)
    shop.server.let_go()

    assert shop.says("offer", "It is in your cart")
    sent = shop.server.wait_for("/cart/add.js", 2)
    assert [one.json for one in sent] == [{"items": [{"id": "39897499828342", "quantity": 2}]}] * 2
