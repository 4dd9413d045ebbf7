"""The cart of a Shopify shop, as rules see it: asked for when a rule needs it, and again after each change."""

import json
from pathlib import Path
from typing import Any

from tests.browser.building import site_yml
from tests.browser.server import Answer
from tests.browser.shop import Shop

FIXTURES = Path(__file__).parents[2] / "runtime_js" / "platforms" / "shopify" / "fixtures"
EMPTY = json.loads((FIXTURES / "empty.json").read_text())["raw"]
FULL = json.loads((FIXTURES / "euros.json").read_text())["raw"]
YEN = json.loads((FIXTURES / "yen.json").read_text())["raw"]
RICH = {
    "template": "banner",
    "triggers": [{"cart_value": {"at_least": "100"}}],
    "content": {"body": "You hold {cart.value:money}."},
}
POOR = {
    "template": "corner",
    "triggers": ["page_load"],
    "targeting": {"cart.value": {"below": "100"}},
    "content": {"body": "Not much yet."},
}
UNKNOWN = {
    "template": {"name": "banner", "position": "bottom"},
    "triggers": ["page_load"],
    "targeting": {"cart.value": {"exists": False}},
    "content": {"body": "Nobody knows."},
}


def _open(shop: Shop, answer: Answer | Any, path: str = "/", **site: str) -> None:
    shop.server.always("/cart.js", answer if isinstance(answer, Answer) else Answer(200, answer))
    promotions = {"rich": RICH, "poor": POOR, "unknown": UNKNOWN}
    files = {f"promotions/{name}.yml": json.dumps(text) for name, text in promotions.items()}
    shop.build({"site.yml": site_yml(platform="shopify", **site), **files})
    shop.visit(path)


def _asked(shop: Shop) -> int:
    return len(shop.server.to("/cart.js"))


def _change(shop: Shop, sign: str) -> None:
    """Change the cart on the server, let the page know in its way, and let what follows settle."""
    shop.server.always("/cart.js", Answer(200, FULL))
    shop.engine.js(f"Promise.resolve({sign}).then(function () {{ return 1; }})")
    shop.engine.settle()


def test_a_full_cart_is_worth_what_its_total_says(shop: Shop) -> None:
    _open(shop, FULL)
    assert shop.shown("rich")
    assert "251.10" in shop.text("rich")
    assert shop.absent("poor")
    assert _asked(shop) == 1, "one request serves all rules"
    assert shop.quiet()


def test_yen_are_whole(shop: Shop) -> None:
    _open(shop, YEN, currency="JPY")
    assert shop.shown("rich")
    assert "12,500" in shop.text("rich")


def test_a_shop_in_another_language_asks_below_its_root(shop: Shop) -> None:
    shop.head = ["<script>window.Shopify = { routes: { root: '/fr/' } };</script>"]
    shop.server.always("/fr/cart.js", Answer(200, FULL))
    _open(shop, EMPTY)
    assert shop.shown("rich")
    assert _asked(shop) == 0


def test_a_page_whose_rules_need_no_cart_does_not_ask_for_it(shop: Shop) -> None:
    shop.server.always("/cart.js", Answer(200, FULL))
    elsewhere = {**RICH, "targeting": {"page.path": "/cart"}}
    shop.build({"site.yml": site_yml(platform="shopify"), "promotions/rich.yml": json.dumps(elsewhere)})
    shop.visit("/")
    shop.advance(5000)
    assert _asked(shop) == 0
    shop.visit("/cart")
    assert shop.shown("rich")


NO_CARTS = {
    "a page": Answer(200, "<!doctype html><title>Please wait</title>", {"content-type": "text/html"}),
    "torn JSON": Answer(200, '{"currency": "EUR", "total_price":'),
    "null": Answer(200, "null"),
    "too many requests": Answer(429, {"status": 429, "message": "Too many requests"}),
    "a server's error": Answer(500, "oops"),
    "a dropped connection": Answer(drop=True),
    "half an answer": Answer(200, FULL, half=True),
}


def test_an_answer_that_is_no_cart_leaves_it_unknown(shop: Shop) -> None:
    for name, answer in NO_CARTS.items():
        _open(shop, answer)
        assert shop.shown("unknown"), name
        assert shop.absent("rich"), name
        assert shop.absent("poor"), name
        assert shop.quiet(), name


def test_an_answer_that_does_not_come_is_given_up_after_three_seconds(shop: Shop) -> None:
    _open(shop, Answer(200, FULL, hold=True))
    shop.advance(3100)
    assert shop.shown("unknown")
    shop.server.let_go()
    assert shop.absent("rich")
    assert shop.quiet()


CHANGES = {
    "fetch": "fetch('/cart/add.js', { method: 'POST', body: '{}' }).then(function (a) { return a.text(); })",
    "fetch without an ending": "fetch('/fr/cart/change?x=1', { method: 'POST', body: '{}' }).then(function (a) { return a.text(); })",
    "request object": """new Promise(function (done) { var request = new XMLHttpRequest();
        request.open('POST', '/cart/update.js'); request.onload = done; request.send('{}'); })""",
    "event without a promise": "document.dispatchEvent(new Event('shopify:cart:lines-update', { bubbles: true }))",
    "event with a promise": """document.dispatchEvent(Object.assign(
        new Event('shopify:cart:lines-update', { bubbles: true }), { promise: Promise.resolve({ cart: {} }) }))""",
    "event whose change fails": """document.dispatchEvent(Object.assign(
        new Event('shopify:cart:lines-update', { bubbles: true }), { promise: Promise.reject(new Error('sold out')) }))""",
    "theme's bus": "publish('cart-update', {})",
    "back from the cache": "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))",
}
_DUE = "handbillClock.timers.some(function (timer) { return timer.due === handbillClock.mono + 300; })"
_BUS = """<script>
(function () {
  var fns = [];
  window.subscribe = function (name, fn) { if (name === "cart-update") fns.push(fn); };
  window.publish = function (name, data) { fns.forEach(function (fn) { fn(data); }); };
})();
</script>"""


def test_a_change_is_seen(shop: Shop) -> None:
    for path in ("/cart/add.js", "/cart/update.js", "/fr/cart/change"):
        shop.server.always(path, Answer(200, {"items": []}))
    shop.head = [_BUS]
    for name, sign in CHANGES.items():
        _open(shop, EMPTY)
        assert shop.shown("poor"), name
        asked = _asked(shop)
        _change(shop, sign)
        # The server's answer and the browser's report of it take their own time.
        shop.engine.wait_until(_DUE)
        shop.advance(299)
        assert _asked(shop) == asked, name
        shop.advance(2)
        assert shop.shown("rich"), name
        assert _asked(shop) == asked + 1, name
        assert shop.quiet(), name


def test_a_burst_of_changes_is_one_question(shop: Shop) -> None:
    _open(shop, EMPTY)
    for _ in range(5):
        _change(shop, CHANGES["event without a promise"])
        shop.advance(100)
    shop.advance(300)
    assert shop.shown("rich")
    assert _asked(shop) == 2


def test_an_answer_that_was_overtaken_does_not_count(shop: Shop) -> None:
    shop.answer("/cart.js", Answer(200, EMPTY, hold=True))
    _open(shop, FULL)
    shop.engine.js(f"({CHANGES['event without a promise']}, 1)")
    shop.advance(301)
    assert shop.shown("rich")
    shop.server.let_go()
    assert shop.absent("poor")


PATHS = {
    "/": "home",
    "/collections/tents": "collection",
    "/collections/tents/products/ridge-2": "product",
    "/products/ridge-2": "product",
    "/cart": "cart",
    "/search": "search",
    "/blogs/nights/knots": "article",
    "/blogs/nights": "other",
    "/pages/about": "other",
    "/12345/checkouts/abc": "checkout",
    "/12345/checkouts/abc/thank_you": "order",
}
TYPED = {
    "template": "banner",
    "triggers": ["page_load"],
    # A checkout is left alone by all that do not name it.
    "targeting": {"page.type": sorted(set(PATHS.values()))},
    "content": {"body": "A {page.type} page."},
}


def test_the_address_tells_the_page_type(shop: Shop) -> None:
    said = {}
    _open_typed(shop)
    for path in PATHS:
        shop.visit(path)
        said[path] = _type_said(shop)
    assert said == PATHS


def test_the_shop_s_own_word_for_the_page_comes_first(shop: Shop) -> None:
    words = {"product": "product", "searchresults": "search", "page": "other"}
    said = {}
    _open_typed(shop)
    for word in words:
        shop.head = [f"<script>window.__st = {{ p: '{word}' }};</script>"]
        shop.visit("/apps/finder")
        said[word] = _type_said(shop)
    assert said == words


def _open_typed(shop: Shop) -> None:
    shop.build({"site.yml": site_yml(platform="shopify"), "promotions/typed.yml": json.dumps(TYPED)})


def _type_said(shop: Shop) -> str:
    return shop.text("typed").removeprefix("A ").partition(" page.")[0]
