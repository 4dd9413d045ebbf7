"""A shopper reads a promotion in the language of the page, and nothing is ever empty or half in another."""

import hashlib
from typing import Any

from tests.browser.shop import Shop
from tests.runtime_js.offers import LEAD, site

WISH = """
template: popup
goal: view
content:
  headline: Your bag
  body: "{cart.count:plural(0=Nothing yet, one=# tent, other=# tents)} for {cart.value:money}."
  note: Come back soon
mobile: { content.headline: Bag }
"""
NL = """
promotions:
  lead:
    content.headline: Tien procent
    content.form.fields.marketing_consent: Ja, stuur me aanbiedingen.
    content.form.button: Verstuur nu
    content.result.body: "**Welkom** bij [ons](/nl)"
    content.result.headline: Dank je wel
  wish:
    content.headline: Je tas
    content.body: "{cart.count:plural(0=Nog niets, one=# tent, other=# tenten)} voor {cart.value:money}."
    mobile.content.headline: Tas
messages: { close: Sluiten, email.missing: Vul een e-mailadres in., coupon.done: Gekopieerd }
"""
RU = """
promotions:
  wish:
    content.body: "{cart.count:plural(one=# товар, few=# товара, many=# товаров, other=# товара)} за {cart.value:money}."
"""
AR = """
promotions: { wish: { content.headline: حقيبتك } }
messages: { close: إغلاق }
"""


def build(shop: Shop, **files: str) -> None:
    locales = ", ".join(["en", *files])
    texts = {f"locales/{tag}.yml": text for tag, text in files.items()}
    shop.build(
        {
            "site.yml": site(locales=f"[{locales}]"),
            "promotions/lead.yml": LEAD.replace("triggers: [ page_load ]\n", "").replace(
                "headline: Thank you", "headline: Thank you\n    body: Welcome"
            ),
            "promotions/wish.yml": WISH,
            **texts,
        }
    )


def speaking(shop: Shop, tag: str) -> None:
    """Let the page be in a language from now on."""
    shop.engine.js("(document.documentElement.lang = arguments[0], 1)", tag)


def showing(shop: Shop, promotion: str) -> str:
    """Show a promotion anew and return what it says."""
    if not shop.absent(promotion):
        shop.call("close", promotion)
        assert shop.gone(promotion)
    assert shop.call("show", promotion, {"ignore": ["frequency"]}) == {"shown": True}
    # Intl puts spaces into amounts that do not break.
    return shop.text(promotion).replace("\xa0", " ").replace("\u202f", " ")


def of_root(shop: Shop, promotion: str, what: str) -> Any:
    return shop.engine.js(f"{shop.root(promotion)}.{what}")


def close_is_left(shop: Shop, promotion: str) -> bool:
    """Tell whether the close button is in the left half of the box."""
    left: bool = shop.engine.js(
        "(function (root) { var box = root.firstElementChild.getBoundingClientRect();"
        " var close = root.querySelector('.close').getBoundingClientRect();"
        " return close.left + close.width / 2 < box.left + box.width / 2; })"
        f"({shop.root(promotion)}.shadowRoot)"
    )
    return left


def test_a_dutch_page_asks_in_dutch_and_the_lead_says_so(shop: Shop) -> None:
    build(shop, nl=NL)
    shop.head = ["<script>document.documentElement.lang = 'nl-BE'</script>"]
    shop.visit("/")
    said = showing(shop, "lead")

    assert [line for line in said.split("\n") if line[0] in "TJV"] == [
        "Tien procent",
        "Ja, stuur me aanbiedingen.",
        "Verstuur nu",
    ]
    assert "E-mail address" in said, "what is not translated shows as it is"
    assert shop.engine.js(f"{shop.within('lead', '.close')}.ariaLabel") == "Sluiten"
    assert (of_root(shop, "lead", "lang"), of_root(shop, "lead", "dir")) == ("nl", "ltr")
    shop.click_in("lead", "button[type=submit]")
    assert shop.says("lead", "Vul een e-mailadres in.")
    # A page that changes its language under an open promotion does not make it speak two.
    speaking(shop, "en")
    shop.fill_in("lead", "input[type=email]", "ann@example.test")
    shop.click_in("lead", "input[type=checkbox]")
    shop.advance(3_000)
    shop.click_in("lead", "button[type=submit]")
    [lead] = shop.wait_leads()
    text = "Ja, stuur me aanbiedingen."

    assert shop.says("lead", "Dank je wel")
    assert shop.engine.js(f"{shop.within('lead', 'strong')}.textContent") == "Welkom"
    assert lead["locale"] == "nl"
    assert lead["consent"]["marketing_consent"] == {
        "granted": True,
        "text": text,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
    }
    shop.call("close", "lead")
    assert "Ten percent" in showing(shop, "lead")
    assert shop.quiet()


def test_counts_and_amounts_are_said_as_the_language_says_them(shop: Shop) -> None:
    build(shop, nl=NL, ru=RU)
    shop.visit("/")

    def said(tag: str, count: int) -> str:
        speaking(shop, tag)
        shop.cart(123_450, count=count)
        return showing(shop, "wish").split("\n")[1]

    assert said("en", 0) == "Nothing yet for €1,234.50."
    assert said("en", 1) == "1 tent for €1,234.50."
    assert said("nl", 1) == "1 tent voor € 1.234,50."
    assert said("nl", 1200) == "1.200 tenten voor € 1.234,50."
    assert said("ru", 21) == "21 товар за 1 234,50 €."
    assert said("ru", 3) == "3 товара за 1 234,50 €."
    assert said("ru", 5) == "5 товаров за 1 234,50 €."
    # What no language of the shop is spoken in is said in the first.
    assert said("fr-FR", 2) == "2 tents for €1,234.50."


def test_an_arabic_page_is_written_from_right_to_left(shop: Shop) -> None:
    build(shop, ar=AR)
    shop.visit("/")
    showing(shop, "wish")
    assert not close_is_left(shop, "wish")
    # The page may be left to right all the same: a shop that translates its texts and not its layout.
    speaking(shop, "ar-EG")
    said = showing(shop, "wish")

    assert "حقيبتك" in said
    assert "Come back soon" in said
    assert (of_root(shop, "wish", "lang"), of_root(shop, "wish", "dir")) == ("ar", "rtl")
    assert close_is_left(shop, "wish")
    assert shop.engine.js(f"{shop.within('wish', '.close')}.ariaLabel") == "إغلاق"


def test_a_narrow_screen_gets_the_short_text_of_its_language(shop: Shop) -> None:
    build(shop, nl=NL, ar=AR)
    shop.engine.resize(390, 800)
    shop.visit("/")

    assert showing(shop, "wish").split("\n")[0] == "Bag"
    speaking(shop, "NL")
    assert showing(shop, "wish").split("\n")[0] == "Tas"
    speaking(shop, "ar")
    assert showing(shop, "wish").split("\n")[0] == "حقيبتك"


GREETING = {
    "block.yml": "summary: Greets.\nkey: greet\nmain: to\naction: greet\nparameters:\n"
    "  to: { type: content, required: true, doc: Whom }\nmessages: { hi: Hi there, bye: So long }\n",
    "block.html.jinja": '<p id="{{ id }}" hb-do="greet">{{ to }}</p>\n',
    "block.js": 'import { data } from "handbill/core/site.js";\n'
    "export const attach = (element) => { element.append(`, ${data.messages.hi}`); };\n",
    "messages.yml": "nl: { hi: hallo, bye: dag }\n",
}


def test_what_a_script_says_is_in_the_language_of_its_promotion(shop: Shop) -> None:
    shop.build(
        {
            "site.yml": site(locales="[en, nl, de]"),
            "promotions/hello.yml": "template: corner\ngoal: view\ncontent: { greet: Ann }\n",
            **{f"runtime_js/blocks/greet/{name}": text for name, text in GREETING.items()},
        }
    )
    assert shop.bundle is not None
    assert b"dag" not in shop.bundle.files["handbill.js"], "a message that nothing shows is left out"
    shop.visit("/")

    assert showing(shop, "hello").startswith("Ann\n, Hi there")
    speaking(shop, "nl")
    assert showing(shop, "hello").startswith("Ann\n, hallo")
    speaking(shop, "de")
    assert showing(shop, "hello").startswith("Ann\n, Hi there")
