"""The ways in which a shop brings the bundle onto its pages."""

import html
import re

import pytest

from tests.browser.shop import Shop
from tests.runtime_js.offers import popup, site

WAYS = {
    "defer": '<script defer src="/handbill.js"></script>',
    "in the head, before the body": '<script src="/handbill.js"></script>',
    "async": '<script async src="/handbill.js"></script>',
    "module": '<script type="module" src="/handbill.js"></script>',
    "late, by a tag manager": """<script>
      window.addEventListener("load", function () {
        var script = document.createElement("script");
        script.src = "/handbill.js";
        document.head.appendChild(script);
      });
    </script>""",
}
TWICE = WAYS["defer"] + '<script defer src="/handbill.js?again"></script>'


def build(shop: Shop) -> None:
    shop.build({"site.yml": site(), "promotions/hello.yml": popup()})


@pytest.mark.parametrize("way", WAYS)
def test_it_starts_however_it_is_loaded(shop: Shop, way: str) -> None:
    build(shop)
    shop.script = WAYS[way]
    shop.visit("/")

    assert shop.shown("hello")
    assert len(shop.events("ready")) == 1
    assert shop.quiet()


def test_the_hashed_file_runs_under_its_integrity(shop: Shop) -> None:
    build(shop)
    assert shop.bundle is not None
    embed = html.unescape(shop.bundle.files["embed.html"].decode())
    tags: list[str] = re.findall("<script .*?</script>", embed)
    shop.script = next(tag for tag in tags if "integrity" in tag)
    shop.visit("/")

    assert shop.shown("hello")


def test_a_second_copy_stands_aside(shop: Shop) -> None:
    build(shop)
    shop.script = TWICE
    shop.visit("/")

    assert shop.shown("hello")
    assert shop.open_promotions() == ["hello"]
    assert len(shop.events("ready")) == 1
    assert len(shop.events("before-show")) == 1


def test_another_site_s_bundle_answers_by_its_name(shop: Shop) -> None:
    build(shop)
    first = shop.bundle
    other = shop.build(
        {"site.yml": site(), "promotions/there.yml": popup(triggers="[ { event: other } ]")}, site="other"
    )
    assert first is not None
    shop.serve(first)
    shop.serve(other, "/other/")
    shop.script = WAYS["defer"] + '<script defer src="/other/handbill.js"></script>'
    shop.visit("/")
    assert shop.shown("hello")

    assert [event["site"] for event in shop.wait_event("ready", 2)] == ["acme", "other"]
    shop.close("hello")
    shop.engine.js("(handbill.site('other').track('other'), 1)")
    assert shop.shown("there")
    assert sorted(shop.keys()) == ["handbill:acme", "handbill:other"]


def test_calls_made_before_it_arrives_are_made_up_for(shop: Shop) -> None:
    shop.build(
        {
            "site.yml": site(),
            "promotions/rich.yml": popup(triggers="[ { cart_value: { at_least: 75 } } ]"),
        }
    )
    shop.head.append(
        "<script>window.handbill = window.handbill || [];"
        'handbill.push(["cart", { currency: "EUR", total: 7500 }]);</script>'
    )
    shop.visit("/")
    assert shop.shown("rich")


def test_a_form_that_bears_its_name_does_not_hold_it_up(shop: Shop) -> None:
    build(shop)
    shop.head.append("<form name=handbill><input name=site></form>")
    shop.script = WAYS["late, by a tag manager"]
    shop.visit("/")

    assert shop.shown("hello")
    assert shop.engine.js("typeof handbill.cart") == "function"


def test_a_prerendered_page_waits_until_it_is_looked_at(shop: Shop) -> None:
    build(shop)
    shop.head.append(
        '<script>Object.defineProperty(document, "prerendering", { value: true, configurable: true });</script>'
    )
    shop.visit("/", ready=False)
    shop.engine.wait_until("window.handbill && typeof handbill.cart === 'function'")
    assert shop.absent("hello")
    assert shop.keys() == []

    shop.engine.js(
        "(Object.defineProperty(document, 'prerendering', { value: false }),"
        " document.dispatchEvent(new Event('prerenderingchange')), 1)"
    )
    assert shop.shown("hello")


def test_an_old_browser_is_left_alone(shop: Shop) -> None:
    build(shop)
    shop.head.append("<script>delete HTMLElement.prototype.popover;</script>")
    shop.visit("/", ready=False)

    assert shop.absent("hello")
    assert shop.keys() == []
    assert shop.engine.errors() == []


def test_a_release_runs_on_the_real_clock(shop: Shop) -> None:
    shop.build(
        {"site.yml": site(), "promotions/hello.yml": popup(triggers="[ { timer: 1s } ]")}, release=True
    )
    shop.visit("/")

    assert shop.shown("hello")
    assert shop.wait_event("impression")[0]["trigger"] == "timer"
    assert shop.quiet()
