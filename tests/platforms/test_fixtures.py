"""What each platform's adapter makes of recorded answers, in every engine."""

import json
from pathlib import Path
from typing import Any

from tests.browser.building import ROOT
from tests.browser.server import TYPES
from tests.browser.shop import Shop

PLATFORMS = ROOT / "runtime_js" / "platforms"
FIXTURES = sorted(PLATFORMS.glob("*/fixtures/*.json"))
_READ = """
(function (given) {
  return import("/runtime_js/platforms/shopify/read.js").then(function (read) { return JSON.parse(JSON.stringify(read.fromShopify(given) || null)); });
})(arguments[0])
"""


_READ_PRODUCT = """
(function (given) {
  return import("/runtime_js/platforms/shopify/product.js").then(function (read) {
    return JSON.parse(JSON.stringify(read.fromShopifyProduct(given.raw, given.currency, given.variant) || null));
  });
})(arguments[0])
"""


def _serve_modules(shop: Shop) -> None:
    for path in (ROOT / "runtime_js").rglob("*.js"):
        name = "/" + path.relative_to(ROOT).as_posix()
        shop.server.files[name] = (TYPES[".js"], path.read_bytes())
    shop.script = ""
    shop.visit("/", ready=False)


def _fixture(path: Path) -> Any:
    return json.loads(path.read_text())


def test_shopify_carts(shop: Shop) -> None:
    _serve_modules(shop)
    recorded = {path.stem: _fixture(path) for path in FIXTURES if path.parts[-3] == "shopify"}
    read = {name: shop.engine.js(_READ, fixture["raw"]) for name, fixture in recorded.items()}
    assert read == {name: fixture["cart"] for name, fixture in recorded.items()}


def test_shopify_products(shop: Shop) -> None:
    _serve_modules(shop)
    recorded = {
        path.stem: _fixture(path) for path in sorted(PLATFORMS.glob("shopify/fixtures/products/*.json"))
    }
    read = {name: shop.engine.js(_READ_PRODUCT, fixture) for name, fixture in recorded.items()}
    assert read == {name: fixture["product"] for name, fixture in recorded.items()}
