"""A customer's journey through the site acme: each branch of its campaign."""

import json
from typing import Any

import pytest

from handbill.logic.buckets import bucket
from tests.browser.building import ROOT
from tests.browser.server import Answer
from tests.browser.shop import Shop
from tests.runtime_js.offers import DAY

SITE = ROOT / "sites" / "acme"
TEST = "first-loyalty-offer"
SHARES = {"percent": range(4000), "shipping": range(4000, 8000), "nothing": range(8000, 10_000)}
OFFERS = {"percent": "loyalty-ten", "shipping": "loyalty-shipping"}
SUBSCRIPTIONS = "/klaviyo/client/subscriptions"


@pytest.fixture
def acme(shop: Shop) -> Shop:
    """The shop, in which Klaviyo is led to from an address of its own."""
    files = {
        path.relative_to(SITE).as_posix(): path.read_bytes()
        for path in SITE.rglob("*")
        if path.is_file() and path.relative_to(SITE).parts[0] not in ("pages", "state.lock")
    }
    files["site.yml"] = files["site.yml"].replace(b"list: XyZ123", b"list: XyZ123, host: /klaviyo")
    shop.build(files)
    shop.open_pages(SITE / "pages")
    shop.answer(SUBSCRIPTIONS, Answer(202))
    return shop


def come(shop: Shop, spent: int, visitor: str = "") -> None:
    """Come for the first time, agree, order something, and come back."""
    shop.visit("/")
    if visitor:
        kept = {"v": 1, "experiments": {"visitor": visitor, "last": 9e15}}
        shop.engine.js("(localStorage.setItem('handbill:acme', arguments[0]), 1)", json.dumps(kept))
    shop.grant(marketing=True)
    order(shop, spent)
    shop.now += DAY
    visit(shop, "/")


def visit(shop: Shop, path: str) -> None:
    shop.visit(path)
    shop.grant(marketing=True)
    shop.advance(0)


def order(shop: Shop, total: int) -> None:
    shop.call("order", {"id": f"A{shop.now}", "total": total, "currency": "EUR"})
    shop.advance(0)


def greeted(shop: Shop) -> None:
    """Be greeted, close that, and wait until the journey goes on."""
    assert shop.shown("welcome-back")
    shop.close("welcome-back")
    shop.advance(5_000)


def visitor_of(path: str) -> str:
    return next(f"v{n}" for n in range(500) if bucket(TEST, f"v{n}") in SHARES[path])


def place(shop: Shop, campaign: str = "vip-journey") -> Any:
    return shop.record().get("campaigns", {}).get(f"at:{campaign}", {}).get("step")


def test_who_has_spent_much_and_orders_again_is_subscribed_and_done(acme: Shop) -> None:
    come(acme, 60_000)
    greeted(acme)
    assert acme.shown("vip-early-access")
    acme.fill_in("vip-early-access", "input[type=email]", "ada@example.test")
    acme.click_in("vip-early-access", "input[type=checkbox]")
    acme.advance(3_000)
    acme.click_in("vip-early-access", "button[type=submit]")
    assert acme.says("vip-early-access", "You are on the list")
    acme.close("vip-early-access")
    assert acme.events("profile")[0]["names"] == ["tier"]
    assert acme.engine.js("document.querySelector('header h1').textContent") == "Acme Outdoor, yours again"

    acme.now += DAY
    visit(acme, "/checkout")
    order(acme, 9_900)
    assert place(acme) == "delay-2"
    acme.now += DAY
    visit(acme, "/tents")
    [request] = acme.server.wait_for(SUBSCRIPTIONS)
    profile = request.json["data"]["attributes"]["profile"]["data"]["attributes"]
    assert profile["email"] == "ada@example.test"
    assert list(profile["subscriptions"]) == ["email"]
    assert acme.events("segment")[0]["names"] == ["loyal"]
    kept = acme.record()["campaigns"]
    assert place(acme) is None
    assert kept["converted:vip-journey"]["n"] == kept["finished:vip-journey"]["n"] == 1
    assert acme.quiet()


@pytest.mark.parametrize("path", SHARES)
def test_others_get_one_of_three_offers_and_are_greeted_again_a_week_later(acme: Shop, path: str) -> None:
    come(acme, 9_900, visitor_of(path))
    greeted(acme)
    assert [event["variant"] for event in acme.wait_event("exposure")] == [path]
    if path in OFFERS:
        assert acme.shown(OFFERS[path])
        acme.close(OFFERS[path])
    assert acme.open_promotions() == []
    assert place(acme) == "delay-2"

    # Who does not order hears of new things, and comes round to the greeting.
    acme.now += 2 * DAY
    visit(acme, "/tents")
    assert (place(acme), place(acme, "re-engagement")) == ("delay-3", "delay")
    acme.now += 7 * DAY
    visit(acme, "/")
    assert acme.shown("new-arrivals")
    acme.close("new-arrivals")
    assert acme.shown("welcome-back")
    # Who unsubscribes is left alone.
    acme.close("welcome-back")
    acme.call("track", "unsubscribed")
    acme.advance(5_000)
    assert place(acme) is None
    assert acme.open_promotions() == []
    assert acme.quiet()


def test_nobody_is_disturbed_at_the_checkout(acme: Shop) -> None:
    visit(acme, "/checkout")
    order(acme, 60_000)
    acme.now += DAY
    visit(acme, "/checkout")
    acme.advance(60_000)
    assert acme.open_promotions() == []
    assert place(acme) is None
