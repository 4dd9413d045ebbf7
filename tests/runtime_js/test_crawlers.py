"""Crawlers are shown nothing, unless the site wants it; browsers that a test drives are none."""

import json

from tests.browser.building import site_yml
from tests.browser.shop import Shop

POPUP = "template: popup\ntriggers: [page_load]\ncontent: { headline: Hello, button: { label: Go, link: /sale } }\n"
NECESSARY = "template: corner\ntriggers: [page_load]\npurpose: necessary\ncontent: { body: We are closed. }\n"
_AS = "<script>Object.defineProperty(navigator, 'userAgent', { get: function () { return %s; } });</script>"
GOOGLE = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
HEADLESS = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36"


def visit(shop: Shop, agent: str, site: str = "") -> None:
    """Load the first page of a small shop with a browser of that name."""
    files = {"promotions/hello.yml": POPUP, "promotions/closed.yml": NECESSARY}
    shop.build({"site.yml": site_yml(site), **files})
    shop.head.append(_AS % json.dumps(agent))
    shop.visit()
    shop.advance(1000)


def test_a_crawler_is_shown_nothing_and_leaves_nothing(shop: Shop) -> None:
    visit(shop, GOOGLE)
    assert shop.absent("hello")
    assert shop.absent("closed")
    assert shop.keys() == []
    assert shop.call("show", "hello") == {"refused": "consent"}
    assert shop.quiet()


def test_a_development_build_says_what_keeps_a_crawler_away(shop: Shop) -> None:
    shop.build({"site.yml": site_yml(), "promotions/hello.yml": POPUP}, development=True)
    shop.head.append(_AS % json.dumps(GOOGLE))
    shop.visit()
    said = shop.call("explain", "hello")
    (targeting,) = [gate for gate in said["gates"] if gate["gate"] == "targeting"]
    assert (said["shows"], said["by"], targeting["truth"]) == (False, "targeting", False)
    assert [line["condition"] for line in targeting["conditions"]] == ["visitor.bot"]


def test_a_site_may_show_crawlers_everything(shop: Shop) -> None:
    visit(shop, GOOGLE, "bots: include\n")
    assert shop.shown("hello")


def test_a_browser_without_a_window_is_a_visitor(shop: Shop) -> None:
    shop.head = [
        "<script>Object.defineProperty(navigator, 'webdriver', { get: function () { return true; } });</script>"
    ]
    visit(shop, HEADLESS, "bots: exclude\n")
    assert shop.shown("hello")
