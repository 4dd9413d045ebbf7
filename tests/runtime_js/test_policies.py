"""Content security policies and Trusted Types: everything works, and the browser has nothing to report."""

import pytest

from tests.browser.shop import Shop
from tests.runtime_js.offers import LEAD, popup, site

POLICIES = {
    "own files only": "default-src 'self'",
    "nonces": "script-src 'nonce-abc' 'strict-dynamic'; style-src 'nonce-abc'; object-src 'none'; base-uri 'none'",
    "no styles at all": "default-src 'none'; script-src 'self'; style-src 'none'; connect-src 'self'; img-src 'self'",
    "trusted types": "default-src 'self'; require-trusted-types-for 'script'",
    "trusted types, no policy": "default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
    "trusted types, ours": "default-src 'self'; require-trusted-types-for 'script'; trusted-types handbill",
}
SITE = site(slots="{ modal: { max: 1, gap: 0s, per_page: 9 } }")


@pytest.mark.parametrize("policy", POLICIES)
def test_every_layer_shows_and_a_lead_is_sent_without_a_violation(shop: Shop, policy: str) -> None:
    shop.build(
        {
            "site.yml": SITE,
            "promotions/bar.yml": popup(template="banner"),
            "promotions/corner.yml": popup(template="corner"),
            "promotions/lead.yml": LEAD.replace("page_load", "event: go"),
        }
    )
    shop.headers = {"content-security-policy": POLICIES[policy]}
    shop.page = "bare"
    shop.visit("/")
    assert shop.shown("bar")
    assert shop.shown("corner")
    shop.call("track", "go")
    shop.fill_in("lead", "input[type=email]", "ann@example.test")
    shop.advance(3_000)
    shop.engine.key("Enter")

    assert shop.says("lead", "Thank you")
    assert [lead["fields"]["email"] for lead in shop.wait_leads()] == ["ann@example.test"]
    assert shop.quiet()


@pytest.mark.parametrize("policy", ["nonces", "no styles at all"])
def test_a_dialog_has_its_looks_where_no_style_element_is_allowed(shop: Shop, policy: str) -> None:
    shop.build({"site.yml": SITE, "promotions/hello.yml": popup()})
    shop.headers = {"content-security-policy": POLICIES[policy]}
    shop.page = "bare"
    shop.visit("/")
    assert shop.shown("hello")

    look = shop.engine.js(
        f"(function (d) {{ var s = getComputedStyle(d);"
        f" return [d.offsetWidth > 200 && d.offsetWidth < 600, s.borderRadius !== '0px', s.backgroundColor]; }})"
        f"({shop.root('hello')}.shadowRoot.querySelector('dialog'))"
    )
    assert look == [True, True, "rgb(255, 255, 255)"]
