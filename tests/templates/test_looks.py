"""How promotions get their looks: policies, fonts, narrow screens, and the words of the shop."""

import pytest

from tests.browser.shop import Shop
from tests.templates.offers import AT_ONCE, BANNER, LEAD, focused, inner, open_at_once, site

POLICIES = {
    "no styles": "default-src 'none'; script-src 'self'; style-src 'none'; img-src 'self'; connect-src 'self'",
    "a nonce": "script-src 'nonce-abc' 'strict-dynamic'; style-src 'nonce-abc'; object-src 'none'; base-uri 'none'",
    "trusted types": "default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
}


@pytest.mark.parametrize("policy", POLICIES)
def test_a_strict_policy_sees_nothing_to_refuse(shop: Shop, policy: str) -> None:
    shop.headers = {"content-security-policy": POLICIES[policy]}
    open_at_once(shop, LEAD + 'theme: { accent: "#b4532c", font: inherit }\n')

    shop.fill_in("offer", "input[type=email]", "ada@shop.test")
    shop.click_in("offer", "button[type=submit]")

    assert shop.says("offer", "WELCOME10")
    accent = f"getComputedStyle({inner(shop, '.coupon button')}).backgroundColor"
    assert shop.engine.js(accent) == "rgb(180, 83, 44)"
    ours = [e for e in shop.engine.errors() if "page.css" not in e]
    assert ours == []


def test_the_shops_own_font_is_the_one_of_its_body(shop: Shop) -> None:
    shop.build(site(AT_ONCE.replace("page_load", "{ timer: 5s }") + "theme: { font: inherit }\n"))
    shop.visit("/", page="tall")
    shop.engine.js("(document.body.style.fontFamily = 'Georgia, serif', 1)")
    shop.advance(5_000)
    assert shop.shown("offer")

    assert shop.engine.js(f"getComputedStyle({inner(shop, 'h2')}).fontFamily") == "Georgia, serif"


def test_who_wants_less_motion_sees_none(shop: Shop) -> None:
    shop.engine.fresh(reduced_motion=True)
    open_at_once(shop)

    assert shop.engine.js(f"{inner(shop, 'dialog')}.getAnimations().length") == 0


def come_back_on_a_wide_screen(shop: Shop) -> None:
    """Close the promotion of a narrow screen, and open it once more on a wide one."""
    shop.close("offer")
    shop.engine.resize(1000, 700)
    shop.visit("/wide")
    shop.advance(31_000)
    shop.call("show", "offer", {"ignore": ["frequency"]})


def test_a_narrow_screen_shows_its_own_words(shop: Shop) -> None:
    text = AT_ONCE + "mobile: { content.headline: Wait! }\n"
    shop.engine.resize(390, 844)
    open_at_once(shop, text)
    assert "Wait!" in shop.text("offer")

    come_back_on_a_wide_screen(shop)

    assert "A hundred days" in shop.text("offer")


NARROW = """\
mobile:
  content.body: Plainly outside.
  content: { button: { link: /narrow } }
  screens: { ask: { heading: Wait! } }
"""


def test_a_narrow_screen_has_other_marks_and_links_and_a_wide_one_keeps_its_own(shop: Shop) -> None:
    text = AT_ONCE.replace("Try it outside.", '"Try it **[outside](/out)**."') + NARROW
    shop.engine.resize(390, 844)
    open_at_once(shop, text)
    assert shop.text("offer").splitlines()[:2] == ["Wait!", "Plainly outside."]
    assert shop.engine.js(f"{inner(shop, '.button')}.getAttribute('href')") == "/narrow"
    assert not shop.engine.js(f"!!{inner(shop, 'strong')}")

    come_back_on_a_wide_screen(shop)
    assert "A hundred days" in shop.text("offer")
    assert shop.engine.js(f"{inner(shop, 'strong a')}.getAttribute('href')") == "/out"
    assert shop.engine.js(f"{inner(shop, '.button')}.getAttribute('href')") == "/collections/all"


def test_a_text_shows_the_carts_value_as_money_of_its_currency(shop: Shop) -> None:
    text = BANNER.replace("page_load", "{ timer: 5s }").replace(
        "Orders before noon leave today.", '"Your {cart.value:money} travel for free."'
    )
    shop.build(site(text))
    shop.visit("/")
    shop.cart(7_550)
    shop.advance(5_000)

    assert shop.says("offer", "Your €75.50 travel for free.")


def test_what_a_shop_writes_is_text_and_never_markup(shop: Shop) -> None:
    open_at_once(shop, AT_ONCE.replace("A hundred days", '"<img src=x onerror=alert(1)> & <b>days</b>"'))

    assert "<img src=x onerror=alert(1)> & <b>days</b>" in shop.text("offer")
    assert shop.engine.js(f"!{inner(shop, 'img, b')}")
    assert focused(shop) == "h2"
