"""What each platform's adapter makes of recorded answers, in every engine."""

import json
from pathlib import Path
from typing import Any

import pytest

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


def _serve_modules(shop: Shop) -> None:
    for path in (ROOT / "runtime_js").rglob("*.js"):
        name = "/" + path.relative_to(ROOT).as_posix()
        shop.server.files[name] = (TYPES[".js"], path.read_bytes())
    shop.script = ""
    shop.visit("/", ready=False)


def _fixture(path: Path) -> Any:
    return json.loads(path.read_text())


@pytest.mark.parametrize("name", [path.stem for path in FIXTURES if path.parts[-3] == "shopify"])
def test_shopify_cart(shop: Shop, name: str) -> None:
    fixture = _fixture(PLATFORMS / "shopify" / "fixtures" / f"{name}.json")
    _serve_modules(shop)
    read = shop.engine.js(_READ, fixture["raw"])
    assert read == fixture["cart"], fixture["about"]
