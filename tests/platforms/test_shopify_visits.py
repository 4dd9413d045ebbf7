"""What a Shopify shop knows of a product page and of the visitor, as rules see it."""

import json
from typing import Any

from tests.browser.building import ROOT, site_yml
from tests.browser.server import Answer
from tests.browser.shop import Shop

PRODUCTS = ROOT / "runtime_js" / "platforms" / "shopify" / "fixtures" / "products"
TENT = json.loads((PRODUCTS / "first-available.json").read_text())["raw"]
_SHOP = "<script>window.Shopify = { currency: { active: 'EUR' }, country: 'DE', routes: { root: '%s' } };</script>"
_COUNTRY = {"detected_values": {"country": {"handle": "NL", "name": "Netherlands"}}, "suggestions": []}
_PLACE = "/browsing_context_suggestions.json"


def _open(shop: Shop, targeting: Any, path: str, root: str = "/") -> None:
    shown = {
        "template": "banner",
        "triggers": ["page_load"],
        "targeting": targeting,
        "content": {"body": "For you."},
    }
    shop.build({"site.yml": site_yml(platform="shopify"), "promotions/shown.yml": json.dumps(shown)})
    shop.head = [_SHOP % root]
    shop.visit(path)


def test_a_product_page_tells_its_product(shop: Shop) -> None:
    shop.server.always("/products/dome-tent.js", Answer(200, TENT))
    tests = {
        "product.id": "7001",
        "product.vendor": "Tarn",
        "product.tags": {"contains": ["light"]},
        "product.category": "Tents",
        "product.price": {"between": ["209", "209"]},
        "product.sku": "DT-B",
        "product.available": True,
    }
    _open(shop, tests, "/collections/tents/products/dome-tent")
    assert shop.shown("shown")
    assert len(shop.server.to("/products/dome-tent.js")) == 1, "one request serves all rules"
    assert shop.quiet()


def test_the_address_may_name_a_variant(shop: Shop) -> None:
    shop.server.always("/fr/products/dome-tent.js", Answer(200, TENT))
    _open(
        shop, {"product.sku": "DT-G", "product.available": False}, "/fr/products/dome-tent?variant=81", "/fr/"
    )
    assert shop.shown("shown")


def test_a_product_that_the_shop_does_not_tell_is_unknown(shop: Shop) -> None:
    shop.server.always("/products/gone.js", Answer(404, {}))
    _open(shop, {"product.id": {"exists": False}}, "/products/gone")
    assert shop.shown("shown")
    assert shop.events("error") == []


def test_other_pages_ask_for_no_product(shop: Shop) -> None:
    _open(shop, {"product.id": {"exists": False}}, "/collections/tents")
    assert shop.shown("shown")
    assert shop.server.foreign() == []


def test_the_country_is_where_shopify_takes_the_visitor_to_be(shop: Shop) -> None:
    shop.server.always(_PLACE, Answer(200, _COUNTRY))
    _open(shop, {"visitor.country": "NL"}, "/")
    assert shop.shown("shown")
    assert len(shop.server.to(_PLACE)) == 1
    assert shop.quiet()


def test_a_country_that_nobody_can_tell_is_unknown(shop: Shop) -> None:
    shop.server.always(_PLACE, Answer(200, "none"))
    _open(shop, {"visitor.country": {"exists": False}}, "/")
    assert shop.shown("shown")
    assert shop.events("error") == []


def test_who_is_logged_in_is_known_without_a_request(shop: Shop) -> None:
    _open(shop, {"visitor.logged_in": True}, "/")
    assert shop.absent("shown")
    shop.head.append("<script>window.__st = { cid: 42 };</script>")
    shop.visit("/")
    assert shop.shown("shown")


def test_a_rule_that_needs_no_place_asks_for_none(shop: Shop) -> None:
    shop.server.always(_PLACE, Answer(200, _COUNTRY))
    _open(shop, {"page.path": "/elsewhere", "visitor.country": "NL"}, "/")
    assert shop.absent("shown")
    assert shop.server.to(_PLACE) == []


def test_nothing_is_asked_for_to_be_written_down_before_consent(shop: Shop) -> None:
    shop.server.always("/products/dome-tent.js", Answer(200, TENT))
    shop.server.always("/cart.js", Answer(200, {}))
    closed = {
        "template": "corner",
        "triggers": ["page_load"],
        "purpose": "necessary",
        "content": {"body": "Closed."},
    }
    again = {
        "template": "banner",
        "targeting": {"history.products": "7001", "session.value_abandoned": {"exists": False}},
        "content": {"body": "Still looking?"},
    }
    promotions = {"promotions/closed.yml": json.dumps(closed), "promotions/again.yml": json.dumps(again)}
    shop.build({"site.yml": site_yml(platform="shopify", consent="page"), **promotions})
    shop.head = [_SHOP % "/"]
    shop.visit("/products/dome-tent")
    assert shop.shown("closed")
    assert shop.server.foreign() == []
    shop.grant(marketing=True)
    shop.server.wait_for("/products/dome-tent.js")
    shop.server.wait_for("/cart.js")
