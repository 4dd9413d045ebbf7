"""Coupons: a code of one's own comes once the lead is safe, stays the same, and can be copied and put into the cart."""

from typing import Any

from tests.browser.building import site_yml
from tests.browser.server import Answer
from tests.browser.shop import Shop
from tests.templates.offers import FORM, focused, inner, site

LEADS, COUPONS = "/handbill/leads", "/handbill/coupons"
ENDPOINTS = "{ leads: /handbill/leads, coupons: /handbill/coupons }"
UNIQUE = f"""\
template: popup
triggers: [ page_load ]
frequency: {{ cap: {{ per: page, max: 9 }} }}
content:
  headline: Ten percent off
{FORM}\
  result:
    headline: Thank you
    coupon: {{ unique: welcome, COUPON }}
"""
MESSAGE = """\
template: popup
triggers: [ page_load ]
content:
  headline: A code for you
  coupon: { generic: TEN, apply: true }
"""


def build(shop: Shop, text: str, more: str = "apply: false", platform: str = "page") -> None:
    slots = "{ modal: { max: 1, gap: 0s, per_page: 9 } }"
    files = {"site.yml": site_yml(endpoints=ENDPOINTS, platform=platform, slots=slots)}
    pools = {f"coupons/{name}.yml": "description: Made by the shop.\n" for name in ("welcome", "loyal")}
    shop.build({**files, **pools, **site(text.replace("COUPON", more))})


def send(shop: Shop) -> None:
    shop.fill_in("offer", "input[type=email]", "ada@shop.test")
    shop.click_in("offer", "button[type=submit]")


def open_again(shop: Shop) -> None:
    shop.call("show", "offer", {"ignore": ["frequency"]})


def test_a_code_of_ones_own_comes_when_the_lead_is_safe_and_is_there_again_later(shop: Shop) -> None:
    until = shop.now + 30 * 86_400_000
    build(shop, UNIQUE)
    shop.visit("/")
    shop.answer(LEADS, Answer(202, hold=True))
    shop.answer(COUPONS, Answer(200, {"code": "ADA-7Q2X", "expires": until}))
    send(shop)
    shop.advance(5_100)
    assert shop.says("offer", "Getting your code…")
    assert shop.server.to(COUPONS) == [], "the shop does not have the lead yet"

    shop.server.let_go()

    assert shop.says("offer", "ADA-7Q2X")
    assert "Valid until December 22, 2026" in shop.text("offer").replace("\n", " ")
    (lead,) = shop.wait_leads()
    (asked,) = shop.server.wait_for(COUPONS)
    assert asked.json == {"id": lead["id"], "promotion": "offer", "pool": "welcome"}
    assert asked.headers["idempotency-key"] == f"{lead['id']}:welcome"
    assert "ADA-7Q2X" not in shop.server.files["/handbill.js"][1].decode()

    shop.reload()
    open_again(shop)
    assert shop.says("offer", "ADA-7Q2X"), "it opens where the code is"
    assert len(shop.server.to(COUPONS)) == 1

    shop.close("offer")
    shop.advance(31 * 86_400_000)
    open_again(shop)
    assert shop.says("offer", "E-mail address"), "what has expired is not shown"
    assert shop.quiet()


def test_what_stands_in_for_a_code_shows_when_the_pool_is_empty_or_slow(shop: Shop) -> None:
    build(shop, UNIQUE, "generic: WELCOME5, fallback: The codes are gone. This one works too.")
    shop.visit("/")
    shop.answer(COUPONS, Answer(404))
    send(shop)
    assert shop.says("offer", "WELCOME5")
    assert "The codes are gone." in shop.text("offer")

    shop.reload()
    shop.answer(COUPONS, Answer(200, {"code": "LATE-1"}, hold=True))
    open_again(shop)
    send(shop)
    shop.server.wait_for(COUPONS, 2)
    shop.close("offer")
    open_again(shop)
    send(shop)
    # The wait for the code begins when the shop's answer to the lead has come.
    assert shop.says("offer", "Getting your code…")
    shop.advance(5_100)
    assert shop.says("offer", "WELCOME5")
    assert len(shop.server.to(COUPONS)) == 2, "nothing is asked for while an answer is on its way"

    shop.server.let_go()
    shop.engine.wait_until("localStorage.getItem('handbill:acme').includes('LATE-1')")

    assert "WELCOME5" in shop.text("offer"), "a code that may be in use already is not taken away"
    shop.close("offer")
    open_again(shop)
    assert shop.says("offer", "LATE-1")


def test_a_lead_that_the_shop_refuses_for_good_gets_no_code(shop: Shop) -> None:
    build(shop, UNIQUE)
    shop.visit("/")
    shop.answer(LEADS, Answer(403, hold=True))
    send(shop)
    shop.advance(5_100)
    assert shop.says("offer", "Getting your code…")

    shop.server.let_go()

    assert shop.says("offer", "There is no code just now.")
    assert shop.server.to(COUPONS) == []


def test_a_message_without_a_form_asks_by_an_id_that_stays(shop: Shop) -> None:
    build(
        shop,
        "template: popup\ntriggers: [ page_load ]\ncontent:\n  headline: Yours\n  coupon: { unique: loyal }\n",
    )
    shop.answer(COUPONS, Answer(503))
    shop.visit("/")
    assert shop.says("offer", "There is no code just now.")

    shop.close("offer")
    shop.answer(COUPONS, Answer(200, {"code": "LOYAL-1"}))
    open_again(shop)

    assert shop.says("offer", "LOYAL-1")
    first, second = shop.server.wait_for(COUPONS, 2)
    assert first.json == second.json


def test_the_page_puts_a_code_into_its_cart_and_says_how_it_went(shop: Shop) -> None:
    build(shop, MESSAGE)
    shop.head = [
        "<script>window.cart = []; document.addEventListener('handbill:apply', function (event) {"
        " var d = event.detail; cart.push(d.promotion + ' ' + d.code); d.answer(Promise.resolve(cart.length > 1)); });</script>"
    ]
    shop.visit("/")
    live = inner(shop, ".offer")
    assert shop.engine.js(f"!!{live}.closest('[aria-live=polite]')")

    shop.click_in("offer", ".offer > button")
    assert shop.says("offer", "It could not be added. Enter it at the checkout.")
    shop.click_in("offer", ".offer > button")
    assert shop.says("offer", "It is in your cart")
    shop.click_in("offer", ".offer > button")

    assert shop.engine.js("cart") == ["offer TEN", "offer TEN"]
    assert focused(shop).startswith("button")
    shop.click_in("offer", ".coupon button")
    assert shop.says("offer", "Copied")
    assert "copy" in [event["kind"] for event in shop.wait_event("engagement", 2)]
    assert shop.quiet()


def test_shopify_gets_the_code_beside_those_that_the_cart_has(shop: Shop) -> None:
    cart: dict[str, Any] = {"currency": "EUR", "total_price": 9000, "items": [], "item_count": 2}
    kept = {"code": "SHIP", "applicable": True}
    shop.server.always("/cart.js", Answer(200, {**cart, "discount_codes": [kept]}))
    ours = {"code": "ten", "applicable": True}
    shop.server.always("/cart/update.js", Answer(200, {**cart, "discount_codes": [kept, ours]}))
    build(shop, MESSAGE, platform="shopify")
    shop.visit("/")

    shop.click_in("offer", ".offer > button")

    assert shop.says("offer", "It is in your cart")
    (sent,) = shop.server.wait_for("/cart/update.js")
    assert sent.json == {"discount": "SHIP,TEN"}

    shop.reload()
    shop.server.always("/cart.js", Answer(200, {**cart, "item_count": 0}))
    shop.server.always("/discount/TEN", Answer(200, "kept"))
    open_again(shop)
    shop.click_in("offer", ".offer > button")
    assert shop.says("offer", "It is in your cart")
    assert len(shop.server.wait_for("/discount/TEN")) == 1


CODES = """\
template: popup
triggers: [ page_load ]
frequency: { cap: { per: page, max: 9 } }
content:
  headline: A code for you
  coupon: { generic: "TEN 10", copy: true }
  button: { label: Copy the link, copy: "https://shop.test/?c=1&d=2" }
"""
CLIPBOARD = """\
<script>
  window.copied = [];
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: {
    writeText: function (text) { copied.push(text); return Promise.resolve(); }
  } });
</script>"""
REFUSED = CLIPBOARD.replace(
    "copied.push(text); return Promise.resolve()", "return Promise.reject(new Error('no'))"
)
ABSENT = CLIPBOARD.replace("value: {", "value: undefined && {")
CODE, LINK = ".coupon > button", ".button:not(.coupon *)"


def copy(shop: Shop, css: str) -> None:
    shop.click_in("offer", css)
    shop.engine.wait_until(f"!{inner(shop, css)}.lastElementChild.hidden")


def pasted(shop: Shop) -> str:
    """Close the promotion; return what a paste brings into a field of the page."""
    shop.close("offer")
    shop.engine.js("(document.body.append(paste = document.createElement('textarea')), paste.focus(), 1)")
    shop.engine.key("Control+v")
    shop.engine.settle()
    return str(shop.engine.js("paste.value"))


def test_what_is_copied_is_the_code_alone_with_a_clipboard_and_without(shop: Shop) -> None:
    build(shop, CODES)
    shop.head = [CLIPBOARD]
    shop.visit("/")
    assert shop.shown("offer")
    copy(shop, CODE)
    copy(shop, LINK)
    assert shop.engine.js("copied") == ["TEN 10", "https://shop.test/?c=1&d=2"]
    assert [event["kind"] for event in shop.events("engagement")] == ["copy", "copy"]

    shop.head = [REFUSED]
    shop.visit("/")
    assert shop.shown("offer")
    copy(shop, CODE)
    assert pasted(shop) == "TEN 10"

    shop.head = [ABSENT]
    shop.visit("/")
    open_again(shop)
    assert shop.shown("offer")
    copy(shop, LINK)
    assert pasted(shop) == "https://shop.test/?c=1&d=2"
    assert shop.quiet()
