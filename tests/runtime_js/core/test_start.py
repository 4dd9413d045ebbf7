"""How the bundle starts: what it does before consent, and beside another copy."""

from tests.browser.building import site_yml
from tests.browser.shop import Shop

POPUP = """
template: popup
triggers: [page_load]
frequency: { after: { dismissal: 1d } }
content: { headline: Ten percent, button: { label: Go, link: /sale } }
"""


def test_a_promotion_comes_on_the_screen_and_is_told_as_an_impression(shop: Shop) -> None:
    shop.build({"promotions/hello.yml": POPUP})
    shop.visit()

    assert shop.shown("hello")
    shop.advance(200)
    assert shop.wait_event("impression")[0]["trigger"] == "page_load"
    assert shop.quiet()


def test_nothing_is_shown_or_stored_before_the_page_has_granted_it(shop: Shop) -> None:
    shop.build({"site.yml": site_yml(consent="page"), "promotions/hello.yml": POPUP})
    shop.visit()
    assert shop.absent("hello")
    assert shop.keys() == []

    shop.grant(marketing=True)
    assert shop.shown("hello")
    assert shop.keys() == ["handbill:acme"]
    assert shop.quiet()
