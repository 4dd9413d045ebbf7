"""What one tab shows counts in the others that the shopper has open."""

from tests.browser.engine import Engine
from tests.browser.shop import Shop
from tests.runtime_js.offers import MINUTE, popup, site

KEPT = "(localStorage['handbill:acme'] || '').indexOf(arguments[0]) >= 0"


def test_a_tab_in_the_background_does_not_show_what_another_has_shown_meanwhile(
    shop: Shop, engine: Engine
) -> None:
    later = popup("schedule: { from: 2026-11-22 13:10 }\nfrequency: { cap: { per: session, max: 1 } }")
    shop.build({"site.yml": site(), "promotions/hello.yml": later})
    shop.visit("/")
    # It waits for its schedule, and a page that is hidden leaves the events of storage alone.
    shop.hide()
    engine.new_tab()
    shop.visit("/other")
    shop.advance(10 * MINUTE)
    assert shop.shown("hello")

    engine.switch(0)
    engine.wait_until(KEPT, "shown:hello")
    shop.advance(10 * MINUTE)
    assert shop.absent("hello")


def test_what_two_tabs_have_shown_adds_up(shop: Shop, engine: Engine) -> None:
    shop.build(
        {
            "site.yml": site(),
            "promotions/hello.yml": popup(
                "frequency: { cap: { per: visitor, max: 2 } }",
                triggers="[ { event: go } ]",
                template="banner",
            ),
            "promotions/other.yml": popup(triggers="[ { event: else } ]", template="corner"),
        }
    )
    shop.visit("/")
    shop.call("track", "go")
    assert shop.shown("hello")
    shop.hide()
    engine.new_tab()
    shop.visit("/second")
    shop.call("track", "go")
    assert shop.shown("hello")
    # The first writes again, of what it has shown itself.
    engine.switch(0)
    engine.wait_until(KEPT, '"shown:hello":{"n":2')
    shop.advance(2_000)
    shop.call("track", "else")
    assert shop.shown("other")

    shop.visit("/third")
    shop.call("track", "go")
    assert shop.absent("hello")


def test_what_another_tab_has_written_is_heard_and_not_answered_by_writing(
    shop: Shop, engine: Engine
) -> None:
    # Whoever answers from an older reading takes back what is written at that moment.
    shop.build({"site.yml": site(), "promotions/hello.yml": popup(triggers="[ { event: go } ]")})
    shop.visit("/")
    engine.new_tab()
    shop.visit("/other")
    engine.switch(0)
    shop.advance(10_000)
    engine.js(
        "(addEventListener('storage', function (e) {"
        " if ((e.newValue || '').indexOf('shown:hello') >= 0) localStorage.heard = 1; }),"
        " (Storage.prototype.setItem = function () { shopSeen.errors.push('has written'); }), 1)"
    )
    engine.switch(1)
    shop.call("track", "go")
    assert shop.shown("hello")
    engine.wait_until("localStorage.heard")

    engine.switch(0)
    assert shop.quiet()
