"""Events on their way to the shop's own analytics."""

from tests.browser.building import site_yml
from tests.browser.shop import Shop
from tests.runtime_js.offers import popup

ENDPOINT = "/handbill/events"
SITE = site_yml(consent="page", endpoints=f"{{ events: {ENDPOINT} }}")


def test_events_are_sent_together_after_three_seconds_once_analytics_is_granted(shop: Shop) -> None:
    shop.build({"site.yml": SITE, "promotions/hello.yml": popup()})
    shop.visit()
    shop.grant(marketing=True, analytics=True)
    assert shop.shown("hello")
    shop.advance(200)
    shop.wait_event("impression")
    shop.close("hello")
    assert shop.server.to(ENDPOINT) == []

    shop.advance(3_000)
    [request] = shop.server.wait_for(ENDPOINT)
    assert request.json["site"] == "acme"
    assert [(e["name"], e["promotion"]) for e in request.json["events"]] == [
        ("impression", "hello"),
        ("dismissal", "hello"),
    ]


def test_a_hidden_page_sends_at_once(shop: Shop) -> None:
    shop.build({"site.yml": SITE, "promotions/hello.yml": popup()})
    shop.visit()
    shop.grant(marketing=True, analytics=True)
    shop.close("hello")
    shop.hide()

    [request] = shop.server.wait_for(ENDPOINT)
    assert [e["name"] for e in request.json["events"]] == ["dismissal"]


def test_nothing_is_sent_without_consent_to_analytics(shop: Shop) -> None:
    shop.build({"site.yml": SITE, "promotions/hello.yml": popup()})
    shop.visit()
    shop.grant(marketing=True)
    shop.close("hello")
    shop.advance(3_000)
    shop.hide()
    shop.engine.settle()

    assert shop.server.to(ENDPOINT) == []
