"""Content security policies and Trusted Types: everything works, and the browser has nothing to report."""

import json

import pytest

from tests.browser.server import ShopServer
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


PITCHED = """
template: popup
goal: view
triggers: [ page_load ]
screens:
  ask:
    blocks:
      - image: { src: "CDN/tent.svg", alt: A tent }
      - heading: How it is pitched
      - html: '<img class="own" src="CDN/peg.svg" srcset="CDN/pegs.svg 3x" alt="A peg">'
      - video: { src: "FILM", title: A tent in three minutes, captions: /films/tent.vtt }
"""
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>'


@pytest.mark.parametrize("film", ["/films/tent.mp4", "CDN/films/tent.mp4"])
def test_pictures_and_films_load_under_the_policy_that_the_manifest_names(shop: Shop, film: str) -> None:
    with ShopServer() as cdn:
        for name in ("/tent.svg", "/peg.svg", "/pegs.svg"):
            cdn.files[name] = ("image/svg+xml", SVG)
        for server in (cdn, shop.server):
            server.files["/films/tent.mp4"] = ("video/mp4", b"no film")
        shop.server.files["/films/tent.vtt"] = ("text/vtt", b"WEBVTT\n")
        bundle = shop.build(
            {"promotions/offer.yml": PITCHED.replace("FILM", film).replace("CDN", cdn.origin)}
        )
        allowed = json.loads(bundle.files["manifest.json"])["csp"]
        sources = [f"{name} {' '.join(hosts)}" for name, hosts in sorted(allowed.items())]
        shop.headers = {"content-security-policy": "; ".join(["default-src 'none'", *sources])}
        shop.page = "bare"
        shop.visit("/")
        assert shop.shown("offer")
        shop.engine.wait_until(
            f"Array.from({shop.root('offer')}.shadowRoot.querySelectorAll('img'))"
            ".filter(function (i) { return i.naturalWidth; }).length === 2"
        )
        shop.click_in("offer", ".play")
        (cdn if film.startswith("CDN") else shop.server).wait_for("/films/tent.mp4")

        assert shop.quiet()
        assert cdn.to("/tent.svg")
