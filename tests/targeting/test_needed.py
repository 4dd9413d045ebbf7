"""Facts are read when a rule on the page needs them, once, and again when something says that they changed."""

import json
from typing import Any

from tests.browser.building import site_yml
from tests.browser.shop import Shop

# Counts what is read, before the bundle arrives.
_COUNT = """<script>
(function () {
  window.reads = { cookie: 0, storage: 0, query: 0, zone: 0 };
  var cookie = Object.getOwnPropertyDescriptor(Document.prototype, "cookie");
  Object.defineProperty(document, "cookie", { get: function () { window.reads.cookie++; return "tier=gold"; }, set: cookie.set });
  var item = Storage.prototype.getItem;
  Storage.prototype.getItem = function (key) { if (key === "tier") window.reads.storage++; return item.call(this, key); };
  var query = Document.prototype.querySelector;
  Document.prototype.querySelector = function (css) { window.reads.query++; return query.call(this, css); };
  var Format = Intl.DateTimeFormat;
  Intl.DateTimeFormat = function (locale, options) { window.reads.zone++; return new Format(locale, options); };
})();
</script>"""
_NOTHING = {"cookie": 0, "storage": 0, "query": 0, "zone": 0}
_FACTS = """
loyalty.tier: { type: choice, values: [gold, silver], from: { cookie: tier } }
loyalty.kept: { type: text, from: { storage: tier } }
loyalty.shown: { type: text, from: { element: .tier } }
"""
_RULES = {
    "loyalty.tier": "gold",
    "loyalty.kept": {"exists": False},
    "loyalty.shown": {"exists": False},
    "product.id": {"exists": False},
    "time.hour": {"at_least": 0},
    "visitor.tags": {"exists": False},
}


def _build(shop: Shop, targeting: Any, *, names: tuple[str, ...] = ("one",), consent: str = "none") -> None:
    files = {"site.yml": site_yml(consent=consent), "targeting/facts.yml": _FACTS}
    for priority, name in enumerate(names):
        promotion = {
            "template": "corner",
            "priority": priority + 1,
            "triggers": ["page_load"],
            "targeting": targeting,
            "content": {"body": "Hello."},
        }
        files[f"promotions/{name}.yml"] = json.dumps(promotion)
    shop.build(files)
    shop.head = [_COUNT]


def _reads(shop: Shop) -> dict[str, int]:
    found: dict[str, int] = shop.engine.js("window.reads")
    return found


def test_a_page_on_which_no_rule_can_hold_is_not_read(shop: Shop) -> None:
    _build(shop, {"page.path": "/elsewhere", **_RULES})
    shop.visit("/")
    shop.advance(5000)
    assert _reads(shop) == _NOTHING
    assert shop.absent("one")


def test_nothing_is_read_before_consent(shop: Shop) -> None:
    _build(shop, _RULES, consent="page")
    shop.visit("/")
    shop.advance(5000)
    assert _reads(shop) == _NOTHING
    shop.grant(marketing=True)
    assert shop.shown("one")


def test_a_fact_is_read_once_for_all_rules_that_ask(shop: Shop) -> None:
    _build(shop, {**_RULES, "page.path": "/"}, names=("one", "two", "three"))
    shop.visit("/")
    assert shop.shown("three")
    reads = _reads(shop)
    assert (reads["cookie"], reads["storage"], reads["zone"]) == (1, 1, 1)


def test_what_nobody_announces_is_read_again_when_it_is_asked_for_and_not_more_than_once_a_second(
    shop: Shop,
) -> None:
    _build(shop, {"loyalty.tier": "silver"})
    shop.visit("/")
    shop.advance(30_000)
    assert _reads(shop)["cookie"] == 1
    for _ in range(3):
        assert shop.call("show", "one") == {"refused": "targeting"}
    assert _reads(shop)["cookie"] == 2
    shop.advance(1000)
    shop.call("show", "one")
    assert _reads(shop)["cookie"] == 3


def test_what_the_visitor_looked_at_is_written_down_on_pages_without_the_rule(shop: Shop) -> None:
    _build(shop, {"page.path": "/cart", "history.products": "tent"})
    shop.visit("/tent")
    shop.call("page", {"product": {"id": "tent"}})
    assert shop.absent("one")
    shop.visit("/cart")
    assert shop.shown("one")


def test_a_promotion_comes_when_its_hour_does(shop: Shop) -> None:
    _build(shop, {"time.hour": {"at_least": 14}})
    shop.visit("/")
    assert shop.absent("one")
    shop.advance(3_600_000)
    assert shop.shown("one")


def test_a_promotion_comes_when_the_session_has_gone_on_long_enough(shop: Shop) -> None:
    _build(shop, {"session.duration": {"at_least": "2m"}})
    shop.visit("/")
    shop.advance(60_000)
    assert shop.absent("one")
    shop.advance(65_000)
    assert shop.shown("one")


def test_who_has_ticked_the_box_is_subscribed(shop: Shop) -> None:
    form = {
        "template": "corner",
        "content": {
            "headline": "News",
            "form": {
                "fields": [{"email": {}}, {"marketing_consent": {"text": "Yes, send me news."}}],
                "button": "Send",
            },
        },
    }
    thanks = {
        "template": "banner",
        "triggers": ["page_load"],
        "targeting": {"visitor.subscribed": True},
        "content": {"body": "Thank you."},
    }
    shop.build({"promotions/form.yml": json.dumps(form), "promotions/thanks.yml": json.dumps(thanks)})
    shop.visit("/")
    shop.advance(5000)
    shop.call("show", "form")
    _send(shop, tick=False)
    assert shop.absent("thanks")
    shop.visit("/")
    shop.call("show", "form", {"ignore": ["frequency"]})
    _send(shop, tick=True)
    assert shop.shown("thanks")


def _send(shop: Shop, *, tick: bool) -> None:
    shop.advance(3000)
    shop.fill_in("form", "input[type=email]", "ada@example.com")
    if tick:
        shop.click_in("form", "input[type=checkbox]")
    shop.click_in("form", "button[type=submit]")
    shop.wait_leads()
