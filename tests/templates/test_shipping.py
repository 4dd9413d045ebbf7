"""The bar of free delivery: what is missing while the cart changes, in whose currency, and when nothing is."""

from tests.browser.shop import Shop
from tests.templates.offers import inner, site

BAR = """\
template: { name: free-shipping-bar, threshold: THRESHOLD }
triggers: [ page_load ]
content:
  body: "{missing:money} to go for free delivery"
"""
SHARE = "Math.round(parseFloat(%s.style.width))"


def bar(threshold: str = "50", more: str = "  reached: Delivery is on us.\n") -> str:
    return BAR.replace("THRESHOLD", threshold) + more


def test_a_bar_follows_the_cart_until_nothing_is_missing(shop: Shop) -> None:
    shop.build(site(bar()))
    shop.visit("/")
    assert shop.absent("offer")

    shop.cart(1_550)
    shop.advance(500)
    assert shop.says("offer", "€34.50 to go for free delivery")
    assert shop.engine.js(SHARE % inner(shop, ".fill")) == 31

    shop.cart(4_000)
    assert shop.says("offer", "€10.00 to go for free delivery")

    shop.cart(5_000)
    assert shop.says("offer", "Delivery is on us.")
    assert "to go" not in shop.text("offer")
    assert shop.engine.js(SHARE % inner(shop, ".fill")) == 100

    shop.cart(2_500)
    assert shop.says("offer", "€25.00 to go for free delivery")
    shop.close("offer")
    shop.cart(3_000)
    assert shop.absent("offer")
    assert shop.quiet()


def test_each_currency_has_its_own_threshold_and_no_other_cart_sees_a_bar(shop: Shop) -> None:
    shop.build(site(bar("{ EUR: 50, USD: 60 }", "")))
    shop.visit("/")
    shop.cart(1_000, "USD")
    shop.advance(500)
    assert shop.says("offer", "$50.00 to go")

    shop.cart(1_000, "GBP")
    assert shop.engine.js(f"!{inner(shop, 'section')}.getClientRects().length")

    shop.cart(2_000, "EUR")
    assert shop.says("offer", "€30.00 to go")

    # There are no words for those who have reached it.
    shop.cart(9_000, "EUR")
    assert shop.engine.js(f"!{inner(shop, 'section')}.getClientRects().length")
    assert shop.quiet()
