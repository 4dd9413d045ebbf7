"""Content that would run if anything let it: through every block, from every place that words come from."""

import json

from tests.browser.building import site_yml
from tests.browser.server import Answer
from tests.browser.shop import Shop

PAYLOADS = (
    "<img src=/ran onerror=ran++>",
    "<svg/onload=ran++>",
    '"><script>ran++</script>',
    "' autofocus onfocus=ran++ x='",
    "</script><script>ran++</script>",
    "</style></template></textarea><iframe srcdoc='<script>parent.ran++</script>'>",
    "<iframe src=javascript:parent.ran++>",
    "<a href=javascript:ran++ id=ran>",
    "<math><mtext><table><mglyph><style><!--</style><img src=/ran onerror=ran++>",
    "&lt;img src=/ran onerror=ran++&gt;",
    "%3Cimg%20src=/ran%20onerror=ran%2B%2B%3E",
    "javascript:ran++",
    "data:text/html,<script>ran++</script>",
    "<!--><img src=/ran onerror=ran++>-->",
    "constructor.constructor('ran++')()",
    "__proto__",
    "<template shadowrootmode=open><link rel=stylesheet href=/ran></template>",
    "<style>@import '/ran';</style>",
)
BAD = " ".join(PAYLOADS)
PLAIN = json.dumps(BAD)
ASKED = "Content-Security-Policy-Report-Only"
STRICT = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'none'; require-trusted-types-for 'script'"
OFTEN = "frequency: { cap: { per: page, max: 9 }, after: { dismissal: 0s, submission: 0s } }\n"
FACTS = "{profile.name} {product.sku} {page.path}"
WORDS = f"""\
template: popup
triggers: [ {{ event: go }} ]
{OFTEN}\
screens:
  ask:
    blocks:
      - heading: {PLAIN}
      - text: "{FACTS}"
      - text: {PLAIN}
      - note: {PLAIN}
      - image: {{ src: /tent.svg, alt: {PLAIN} }}
      - video: {{ src: /tent.mp4, title: {PLAIN}, poster: {{ src: /tent.svg, alt: "" }} }}
      - countdown: {{ until: 2027-01-01 00:00, label: {PLAIN} }}
      - progress
      - products: {{ algorithm: most_bought, limit: 5 }}
      - coupon: {{ generic: {PLAIN}, copy: true }}
      - button: {{ label: {PLAIN}, copy: {PLAIN} }}
"""
FORM = f"""\
template: popup
triggers: [ {{ event: go }} ]
{OFTEN}\
content:
  headline: "{FACTS}"
  form:
    fields:
      - email: {{ label: {PLAIN}, required: true }}
      - text: {{ name: note, label: {PLAIN}, prefill: profile.name }}
      - text: {{ name: lines, label: Lines, lines: 2, prefill: profile.name }}
      - choice: {{ name: size, label: {PLAIN}, options: [ S, {{ m: {PLAIN} }} ], prefill: page.query.name }}
      - choice: {{ name: tint, label: Tint, as: select, options: [ S, {{ m: {PLAIN} }} ], prefill: page.query.name }}
      - checkboxes: {{ name: sport, label: Sport, options: [ {{ a: {PLAIN} }} ] }}
      - rating: {{ name: stars, label: Stars, low: {PLAIN}, high: High }}
      - hidden: {{ name: from, fact: profile.name }}
      - marketing_consent: {PLAIN}
    button: Send
  result:
    headline: Thank you
    coupon: {{ unique: welcome }}
"""
GAME = f"""\
template: spin-to-win
triggers: [ {{ event: go }} ]
{OFTEN}\
content:
  headline: Try
  wheel:
    draw: server
    prizes:
      - {{ label: Nothing, chance: 50%, name: none }}
      - {{ label: {PLAIN}, text: {PLAIN}, chance: 50%, name: ten, coupon: {{ unique: welcome }} }}
"""
TABLE = (
    "id,title,price,link,views,sales\n" + f'one,"{BAD.replace(chr(34), chr(34) * 2)}",10,/products/one,1,1\n'
)
RAN = """(function (root) {
  var all = [document].concat(root ? [root.shadowRoot] : []), found = ran ? ["it ran"] : [];
  all.forEach(function (one) {
    one.querySelectorAll("iframe, template, object, embed, style, link[href='/ran'], [src='/ran'], #ran, [onerror], [onload], [onfocus]").forEach(
      function (bad) { found.push(bad.outerHTML.slice(0, 90)); });
    one.querySelectorAll("[href], [src], [action], [formaction], [srcdoc]").forEach(function (link) {
      ["href", "src", "action", "formaction", "srcdoc"].forEach(function (name) {
        if (/^\\s*(javascript|data|vbscript):/i.test(link.getAttribute(name) || "")) found.push(link.outerHTML.slice(0, 90));
      });
    });
  });
  return found;
})(document.querySelector("hb-root"))"""

SMALLEST = """Math.min.apply(null, Array.from(%s.shadowRoot.querySelectorAll("input:not([type=checkbox]):not([type=radio]),select,textarea"))
  .filter(function (control) { return control.getClientRects().length; })
  .map(function (control) { return parseFloat(getComputedStyle(control).fontSize); }))"""


def stage(shop: Shop, **promotions: str) -> None:
    """Load a page with these promotions, whose address, data and profile are hostile."""
    endpoints = "{ leads: /handbill/leads, coupons: /handbill/coupons }"
    slots = "{ modal: { max: 1, gap: 0s, per_page: 9 } }"
    shop.build(
        {
            "site.yml": site_yml(endpoints=endpoints, slots=slots),
            "coupons/welcome.yml": "description: Made by the shop.\n",
            "products/catalog.csv": TABLE,
            **{f"promotions/{name}.yml": text for name, text in promotions.items()},
        }
    )
    shop.headers = {ASKED: STRICT}
    product = json.dumps({"id": "one", "sku": BAD, "price": 1, "currency": "EUR"})
    shop.head.append("<script>window.ran = 0;</script>")
    shop.head.append(
        f'<script type="application/json" data-handbill-product>{product.replace("<", chr(92) + "u003c")}</script>'
    )
    shop.visit("/?name=" + "".join(f"%{byte:02x}" for byte in BAD.encode()), page="bare")
    shop.call("profile", {"name": BAD})


def nothing_ran(shop: Shop, *sent: str) -> bool:
    """Tell whether nothing of it ran, became an element, or left the page; `sent`: what was meant to leave."""
    shop.engine.settle()
    assert shop.engine.js(RAN) == []
    assert {request.path for request in shop.server.foreign()} <= {*sent, "/tent.svg"}
    return shop.quiet()


def test_words_of_definitions_addresses_profiles_pages_and_tables_are_words(shop: Shop) -> None:
    stage(shop, words=WORDS)
    shop.call("track", "go")
    said = shop.text("words")

    # The heading, the text, the note, the label of the countdown, the coupon, the button, the card of the product.
    assert said.count(BAD) + said.count(" ".join(BAD.split())) >= 7, said
    assert f"{BAD} {BAD} /" in said, "the profile and the page's data"
    assert nothing_ran(shop)


def test_what_a_form_shows_and_what_the_shop_answers_are_words(shop: Shop) -> None:
    stage(shop, form=FORM)
    shop.call("track", "go")
    assert shop.shown("form")
    assert nothing_ran(shop)
    assert shop.engine.js(SMALLEST % shop.root("form")) >= 16, "a phone zooms into what is smaller"
    shop.answer("/handbill/leads", Answer(422, {"errors": {"email": BAD, "__proto__": BAD}}))
    shop.answer("/handbill/coupons", Answer(200, {"code": BAD, "prize": BAD, "expires": BAD}))
    shop.engine.js(f"({shop.within('form', 'input[type=email]')}.value = 'ann@example.test', 1)")
    shop.engine.js(f"({shop.root('form')}.shadowRoot.querySelector('form').requestSubmit(), 1)")
    shop.engine.wait_until(
        f"{shop.within('form', 'input[type=email]')}.getAttribute('aria-invalid') === 'true'"
    )
    assert shop.says("form", BAD)
    assert nothing_ran(shop, "/handbill/leads")
    shop.engine.js(f"({shop.root('form')}.shadowRoot.querySelector('form').requestSubmit(), 1)")

    assert shop.says("form", "Thank you")
    assert shop.says("form", BAD)
    assert nothing_ran(shop, "/handbill/leads", "/handbill/coupons")
    said = shop.wait_leads(2)[1]
    assert said["fields"]["note"] == said["fields"]["lines"] == said["fields"]["from"] == BAD
    assert said["consent"]["marketing_consent"]["text"] == BAD


def test_a_prize_that_the_shop_draws_is_words(shop: Shop) -> None:
    stage(shop, game=GAME)
    shop.call("track", "go")
    assert shop.shown("game")
    shop.answer("/handbill/coupons", Answer(200, {"prize": "ten", "code": BAD}))
    shop.click_in("game", "button.button")
    shop.advance(10_000)

    assert shop.says("game", BAD)
    assert nothing_ran(shop, "/handbill/coupons")


def test_words_of_a_translation_are_words(shop: Shop) -> None:
    slots = "{ modal: { max: 1, gap: 0s, per_page: 9 } }"
    text = (
        f"template: popup\ntriggers: [ {{ event: go }} ]\n{OFTEN}content:\n  headline: Hallo\n  body: Hallo\n"
        "  button: { label: Weiter, link: /weiter }\n"
    )
    own = (
        "promotions:\n  words:\n"
        f"    content.headline: {PLAIN}\n    content.body: {PLAIN}\n    content.button: {PLAIN}\n"
        f"messages: {{ close: {PLAIN} }}\n"
    )
    shop.build(
        {
            "site.yml": site_yml(locales="[de, en]", slots=slots),
            "promotions/words.yml": text,
            "locales/en.yml": own,
        }
    )
    shop.headers = {ASKED: STRICT}
    shop.head.append("<script>window.ran = 0;</script>")
    shop.visit("/", page="bare")
    shop.call("track", "go")

    assert shop.text("words").count(BAD) >= 3
    assert nothing_ran(shop)
