"""Storage that is refused, full, broken or somebody else's."""

import json

import pytest

from tests.browser.shop import Shop
from tests.runtime_js.offers import popup, site

REFUSED = """<script>
Object.defineProperty(window, "localStorage", { get: function () { throw new DOMException("no", "SecurityError"); } });
</script>"""
NULL = '<script>Object.defineProperty(window, "localStorage", { value: null });</script>'
FULL = """<script>
Storage.prototype.setItem = function () { throw new DOMException("full", "QuotaExceededError"); };
</script>"""
KEY = "handbill:acme"


def build(shop: Shop, more: str = "") -> None:
    shop.build({"site.yml": site(), "promotions/hello.yml": popup(more, triggers="[ { event: go } ]")})


def put(shop: Shop, value: str, key: str = KEY) -> None:
    """Leave a value in the visitor's storage, before the bundle comes."""
    shop.visit("/__test/page.css", ready=False)
    shop.engine.js("(localStorage.setItem(arguments[0], arguments[1]), 1)", key, value)


def go(shop: Shop) -> None:
    shop.call("track", "go")
    shop.engine.settle()


@pytest.mark.parametrize("fault", [REFUSED, NULL, FULL], ids=["refused", "null", "full"])
def test_promotions_show_and_caps_hold_for_the_page_view_without_storage(shop: Shop, fault: str) -> None:
    build(shop, "frequency: { cap: { per: session, max: 1 }, after: { dismissal: 1s } }")
    shop.head.append(fault)
    shop.visit("/")
    go(shop)
    assert shop.shown("hello")
    shop.close("hello")
    shop.advance(5_000)
    go(shop)

    assert shop.absent("hello")
    assert shop.quiet()


def test_a_storage_that_others_have_filled_costs_none_of_their_keys(shop: Shop) -> None:
    build(shop)
    shop.visit("/__test/page.css", ready=False)
    filled = shop.engine.js(
        "(function () { var size = 1 << 22; while (size > 8) {"
        " try { localStorage.setItem('shop' + size, 'x'.repeat(size)); } catch (e) {} size = Math.floor(size / 1.5); }"
        " return Object.keys(localStorage).length; })()"
    )
    shop.visit("/")
    go(shop)

    assert shop.shown("hello")
    kept = shop.engine.js(
        "Object.keys(localStorage).filter(function (k) { return k.slice(0, 4) === 'shop'; }).length"
    )
    assert kept == filled
    assert shop.quiet()


@pytest.mark.parametrize(
    "value",
    [
        '{"v":1,"promo',
        "null",
        "5",
        '"text"',
        "[]",
        '{"v":1,"promotions":7}',
        '{"v":1,"promotions":{"sessions":"x"}}',
        "",
    ],
)
def test_a_broken_record_is_replaced(shop: Shop, value: str) -> None:
    build(shop)
    put(shop, value)
    shop.visit("/")
    go(shop)

    assert shop.shown("hello")
    assert shop.quiet()
    assert shop.record()["v"] == 1
    shop.reload()
    go(shop)
    assert shop.absent("hello")


def test_a_record_can_not_reach_the_page_s_prototypes(shop: Shop) -> None:
    build(shop)
    put(
        shop,
        '{"v":1,"__proto__":{"bad":1},"promotions":{"__proto__":{"bad":1},"constructor":{"prototype":{"bad":1}}}}',
    )
    shop.visit("/")
    go(shop)

    assert shop.shown("hello")
    assert shop.engine.js("[({}).bad, [].bad, (function () {}).bad].join('')") == ""


def test_a_record_of_a_newer_version_is_left_as_it_is(shop: Shop) -> None:
    build(shop)
    newer = json.dumps({"v": 2, "shape": {"unknown": True}})
    put(shop, newer)
    shop.visit("/")
    go(shop)

    assert shop.shown("hello")
    assert shop.engine.js("localStorage.getItem(arguments[0])", KEY) == newer
    assert shop.quiet()


def test_one_key_is_all_that_is_ever_stored(shop: Shop) -> None:
    build(shop)
    shop.visit("/?utm_source=mail")
    go(shop)
    assert shop.shown("hello")

    assert shop.keys() == [KEY]


def test_the_record_stays_below_32_kilobytes(shop: Shop) -> None:
    build(shop)
    shop.visit("/")
    shop.engine.js(
        "(function () { for (var i = 0; i < 3000; i++) handbill.track('event-number-' + i); return 1; })()"
    )

    assert shop.engine.js("localStorage.getItem(arguments[0]).length", KEY) <= 32_000
    assert shop.quiet()


def test_a_record_deleted_in_another_tab_does_not_come_back(shop: Shop) -> None:
    build(shop)
    shop.visit("/")
    go(shop)
    assert shop.shown("hello")
    shop.engine.new_tab()
    shop.visit("/__test/page.css", ready=False)
    shop.engine.js("(localStorage.clear(), 1)")
    shop.engine.close_tab()
    shop.call("track", "later")

    assert "shown:hello" not in json.dumps(shop.record())
