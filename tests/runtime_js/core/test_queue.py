"""States are tried again, events are spent; the most important comes first; orders find what earned them."""

from tests.browser.building import site_yml
from tests.browser.shop import Shop
from tests.runtime_js.offers import DAY, popup, site


def test_a_state_is_tried_again_when_a_fact_that_refused_it_has_changed(shop: Shop) -> None:
    shop.build({"promotions/hello.yml": popup("targeting: { cart.value: { at_least: 75 } }")})
    shop.visit()
    assert shop.absent("hello")
    shop.cart(5000)
    assert shop.absent("hello")

    shop.cart(8000)
    assert shop.shown("hello")


def test_an_event_that_was_refused_is_spent_and_the_next_one_counts(shop: Shop) -> None:
    offer = popup("targeting: { cart.value: { at_least: 75 } }", triggers="[ { event: asked } ]")
    shop.build({"promotions/hello.yml": offer})
    shop.visit()
    shop.call("track", "asked")
    shop.cart(8000)
    assert shop.absent("hello")

    shop.call("track", "asked")
    assert shop.shown("hello")


def test_a_schedule_that_begins_while_the_page_is_open_lets_a_state_through(shop: Shop) -> None:
    shop.build({"promotions/hello.yml": popup("schedule: { from: 2026-11-22 13:10 }")})
    shop.visit()
    assert shop.absent("hello")

    shop.advance(10 * 60_000)
    assert shop.shown("hello")


def test_of_two_that_are_due_at_once_the_more_important_comes_and_the_other_waits(shop: Shop) -> None:
    shop.build(
        {
            "site.yml": site(),
            "promotions/a.yml": popup("priority: 40"),
            "promotions/b.yml": popup("priority: 60"),
        }
    )
    shop.visit()
    assert shop.shown("b")
    assert shop.open_promotions() == ["b"]

    shop.close("b")
    assert shop.shown("a")


def test_an_order_within_fourteen_days_converts_the_promotion_last_engaged_once(shop: Shop) -> None:
    offer = "template: popup\ntriggers: [page_load]\ncontent: { headline: Hi, button: { label: Go, link: '#there' } }\n"
    shop.build({"promotions/hello.yml": offer})
    shop.visit()
    shop.click_in("hello", "a")
    shop.now += 13 * DAY
    shop.visit("/thanks")
    shop.call("order", {"id": "1001", "total": 9900, "currency": "EUR"})
    shop.call("order", {"id": "1001", "total": 9900, "currency": "EUR"})
    shop.call("order", {"total": 1})

    assert [(e["promotion"], e["order"]) for e in shop.events("conversion")] == [("hello", "1001")]


def test_an_order_after_fourteen_days_earns_nobody_anything(shop: Shop) -> None:
    offer = "template: popup\ntriggers: [page_load]\ncontent: { headline: Hi, button: { label: Go, link: '#there' } }\n"
    shop.build({"promotions/hello.yml": offer})
    shop.visit()
    shop.click_in("hello", "a")
    shop.now += 15 * DAY
    shop.visit("/thanks")
    shop.call("order", {"id": "1001", "total": 9900, "currency": "EUR"})

    assert shop.events("conversion") == []


def test_show_says_which_gate_refuses_and_obeys_those_that_cannot_be_named(shop: Shop) -> None:
    shop.build(
        {
            "site.yml": site(slots="{ modal: { max: 1, gap: 30s, per_page: 9 } }"),
            "promotions/a.yml": popup("targeting: { page.path: /else }", triggers="[]"),
            "promotions/b.yml": popup("schedule: { from: 2027-01-01 00:00 }", triggers="[]"),
            "promotions/c.yml": popup(triggers="[]"),
        }
    )
    shop.visit()

    assert shop.call("show", "a") == {"refused": "targeting"}
    assert shop.call("show", "b") == {"refused": "schedule"}
    assert shop.call("show", "x") == {"refused": "unknown"}
    assert shop.call("show", "a", {"ignore": ["targeting"]}) == {"shown": True}
    assert shop.call("show", "c") == {"refused": "slot"}
    shop.call("close", "a")
    assert shop.gone("a")
    assert shop.call("show", "c", {"ignore": ["slot", "consent"]}) == {"refused": "slot"}
    shop.advance(30_000)
    assert shop.call("show", "c") == {"shown": True}
    assert [e["by"] for e in shop.events("dismissal")] == ["script"]


def test_what_the_page_tracks_before_consent_waits_in_memory(shop: Shop) -> None:
    shop.build(
        {
            "site.yml": site_yml(consent="page"),
            "promotions/hello.yml": popup(triggers="[ { event: asked } ]"),
        }
    )
    shop.visit()
    shop.call("track", "asked")
    assert shop.keys() == []

    shop.grant(marketing=True)
    assert shop.shown("hello")


def test_a_broken_promotion_leaves_the_others_alone(shop: Shop) -> None:
    shop.build({"site.yml": site(), "promotions/a.yml": popup("priority: 60"), "promotions/b.yml": popup()})
    shop.head.append(
        "<script>addEventListener('handbill:before-show', function (e) {"
        " if (e.detail.promotion === 'a') { Element.prototype.attachShadow = (function (own) {"
        " return function (o) { Element.prototype.attachShadow = own; throw new Error('broken'); }; })"
        "(Element.prototype.attachShadow); } }, true);</script>"
    )
    shop.visit()

    assert shop.shown("b")
    assert [e["where"] for e in shop.events("error")] == ["show a"]
    assert shop.engine.errors() == []
