"""What the page says of a visitor before consent, on a page view that what is necessary has begun."""

import pytest

from tests.browser.shop import Shop
from tests.runtime_js.offers import popup, site

BANNER = """
template: consent-banner
content: { headline: May we remember you?, consent: {} }
"""
ACCEPT, REJECT = "[data-say=all]", "[data-say=none]"
NOTICE = popup("purpose: necessary\n", template="banner")
VIP = popup("targeting: { profile.tier: vip }\n", headline="VIP")
KNOWN = popup(
    "targeting: { event.signup: true, segment: trade, visitor.orders: { at_least: 1 } }\n", template="corner"
)
EARLY = (
    '<script>window.handbill = window.handbill || []; handbill.push(["profile", { tier: "vip" }]);</script>'
)


def open_shop(shop: Shop, consent: str, **promotions: str) -> None:
    files = {f"promotions/{name}.yml": text for name, text in promotions.items()}
    shop.build({"site.yml": site(consent=consent), **files})
    shop.visit("/")


def say(shop: Shop) -> None:
    """Tell what the shop knows, and what has happened."""
    shop.engine.js('(handbill.push(["segment", "trade"]), 1)')
    for _ in range(2):
        shop.call("order", {"id": "1001", "total": 5000, "currency": "EUR"})
    shop.call("track", "signup")
    shop.engine.settle()


def told(shop: Shop) -> list[list[str]]:
    """Return the names of all that was told to be kept."""
    return [event["names"] for name in ("profile", "segment") for event in shop.events(name)]


@pytest.mark.parametrize("consent", ["own", "page"])
def test_what_is_said_before_the_visitor_s_answer_is_kept_once_it_is_yes(shop: Shop, consent: str) -> None:
    shop.head.append(EARLY)
    asks = {"privacy": BANNER} if consent == "own" else {"notice": NOTICE}
    open_shop(shop, consent, **asks, vip=VIP, known=KNOWN)
    first = next(iter(asks))
    assert shop.shown(first)
    say(shop)
    shop.advance(60_000)
    assert "vip" not in str(shop.record())
    assert "promotions" not in (shop.record() or {})
    assert told(shop) == []
    assert shop.open_promotions() == [first]
    assert shop.server.foreign() == []

    if consent == "own":
        shop.click_in(first, ACCEPT)
    else:
        shop.grant(marketing=True)
    assert shop.shown("vip")
    kept = shop.record()
    assert kept["profile"]["values"] == {"tier": "vip"}
    assert kept["segments"]["values"] == {"trade": True}
    assert (kept["promotions"]["order:1001"]["n"], kept["promotions"]["event:signup"]["n"]) == (1, 1)
    assert told(shop) == [["tier"], ["trade"]]
    shop.close("vip")
    assert shop.shown("known")
    assert shop.quiet()


@pytest.mark.parametrize("consent", ["own", "page"])
def test_a_refusal_drops_what_was_said_before_it(shop: Shop, consent: str) -> None:
    shop.head.append(EARLY)
    asks = {"privacy": BANNER} if consent == "own" else {"notice": NOTICE}
    open_shop(shop, consent, **asks, vip=VIP, known=KNOWN)
    (first,) = asks
    assert shop.shown(first)
    say(shop)
    if consent == "own":
        shop.click_in(first, REJECT)
    else:
        shop.grant(marketing=False)
    say(shop)
    shop.advance(60_000)
    assert set(shop.record() or {}) <= {"v", "necessary"}

    # Who thinks better of it begins with nothing.
    if consent == "own":
        shop.call("show", first)
        shop.click_in(first, ACCEPT)
    else:
        shop.grant(marketing=True)
    shop.advance(1)
    kept = shop.record()
    assert "profile" not in kept
    assert "segments" not in kept
    assert [name for name in kept["promotions"] if name.startswith(("order:", "event:"))] == []
    assert told(shop) == []
    assert shop.absent("vip")
    assert shop.quiet()


def test_what_is_necessary_hears_of_an_event_at_once_and_once(shop: Shop) -> None:
    often = "frequency: { cap: { per: page, max: 9 }, after: { dismissal: 0s } }\n"
    open_shop(
        shop,
        "page",
        notice=popup("purpose: necessary\n" + often, triggers="[ { event: sold_out } ]", template="banner"),
        offer=popup(often, triggers="[ { event: sold_out } ]", template="corner"),
    )
    shop.call("track", "sold_out")
    assert shop.shown("notice")
    shop.close("notice")
    assert shop.absent("offer")

    shop.grant(marketing=True)
    assert shop.shown("offer")
    shop.advance(1)
    assert shop.open_promotions() == ["offer"]
    shop.call("track", "sold_out")
    assert shop.shown("notice")
    assert shop.quiet()


def test_what_another_purpose_allows_waits_for_that_and_after_a_withdrawal_nothing_is_told(
    shop: Shop,
) -> None:
    purposes = "{ marketing: [promotions, segments, campaigns], analytics: [events, profile] }"
    open_shop(shop, f"page, purposes: {purposes}", hello=popup(template="corner"), vip=VIP)
    shop.grant(marketing=True)
    assert shop.shown("hello")
    shop.call("profile", {"tier": "vip"})
    assert "profile" not in shop.record()
    assert told(shop) == []
    shop.grant(analytics=True)
    assert shop.record()["profile"]["values"] == {"tier": "vip"}
    assert told(shop) == [["tier"]]
    assert shop.shown("vip")

    shop.grant(analytics=False)
    shop.call("profile", {"tier": "gold"})
    assert "profile" not in shop.record()
    assert told(shop) == [["tier"]]
    assert shop.quiet()


def test_a_site_of_one_purpose_tells_of_nothing_that_it_may_not_keep(shop: Shop) -> None:
    open_shop(shop, "none", hello=popup(template="corner"), vip=VIP)
    assert shop.shown("hello")
    shop.grant(marketing=False)
    shop.call("profile", {"tier": "vip"})

    assert told(shop) == []
    assert shop.keys() == []
