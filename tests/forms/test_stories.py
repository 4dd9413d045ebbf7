"""A shopper answers: what leaves the page is what was meant."""

import hashlib

from tests.browser.server import Answer
from tests.browser.shop import Shop
from tests.forms.asking import EVERYTHING, NEWS, SMS, answer, form, reach, send, ticked, value
from tests.templates.offers import focused, inner, open_at_once

LEADS = "/handbill/leads"


def consent(text: str, granted: bool) -> dict[str, object]:
    return {"granted": granted, "text": text, "sha256": hashlib.sha256(text.encode()).hexdigest()}


def test_everything_that_a_form_can_ask_arrives_as_it_was_meant(shop: Shop) -> None:
    open_at_once(shop, EVERYTHING)
    reach(shop, "#f-email")
    shop.engine.type("ada@shop.test")
    reach(shop, "#f-phone")
    shop.engine.type("06 12 34 56 78")
    reach(shop, "#f-first_name")
    shop.engine.type("Ada")
    reach(shop, "#f-age")
    shop.engine.type("36")
    answer(shop, "#f-birthday", "1990-12-10")
    reach(shop, "#f-size-3")
    answer(shop, "#f-country", "BE")
    reach(shop, "#f-sports-1")
    reach(shop, "#f-sports-2")
    reach(shop, "#f-stars-4")
    reach(shop, "#f-note")
    shop.engine.type("A line")
    shop.engine.key("Enter")
    shop.engine.type("and another")
    reach(shop, "#f-sms_consent")
    shop.advance(9_000)
    send(shop)

    assert shop.says("offer", "Thank you")
    (lead,) = shop.wait_leads()
    assert lead["fields"] == {
        "email": "ada@shop.test",
        "phone": "+31612345678",
        "first_name": "Ada",
        "age": 36,
        "birthday": "1990-12-10",
        "size": "large",
        "country": "BE",
        "sports": ["hiking", "biking"],
        "stars": 4,
        "note": "A line\nand another",
        "source": "popup",
    }
    assert lead["consent"] == {"marketing_consent": consent(NEWS, False), "sms_consent": consent(SMS, True)}
    assert "suspect" not in lead
    assert shop.quiet()


def test_what_is_left_out_is_empty_and_nothing_is_ticked_for_the_shopper(shop: Shop) -> None:
    left = EVERYTHING.replace("[NL, BE, DE] }", "[NL, BE, DE], required: false }")
    open_at_once(shop, left.replace("], required: true }", "] }"))
    assert shop.engine.js(f"{inner(shop, ':checked:not(option)')} === null")
    # A phone zooms in on what is smaller, and boxes and circles are nothing to type into.
    typed = "input:not([type=radio], [type=checkbox], [type=hidden], [hidden]), select, textarea"
    sizes = f"Array.from({shop.root('offer')}.shadowRoot.querySelectorAll('{typed}'))"
    assert (
        shop.engine.js(
            f"Math.min.apply(0, {sizes}.map(function (e) {{ return parseFloat(getComputedStyle(e).fontSize); }}))"
        )
        >= 16
    )
    reach(shop, "#f-email")
    shop.engine.type("ada@shop.test")
    send(shop)

    (lead,) = shop.wait_leads()
    assert lead["fields"] == {
        **dict.fromkeys(["phone", "first_name", "age", "birthday", "size", "country", "stars", "note"], ""),
        "email": "ada@shop.test",
        "sports": [],
        "source": "popup",
    }


def test_several_mistakes_are_listed_and_each_leads_to_its_field(shop: Shop) -> None:
    open_at_once(shop, EVERYTHING.replace("climbing ] }", "climbing ], required: true }"))
    reach(shop, "#f-age")
    shop.engine.type("7")
    reach(shop, "#f-phone")
    shop.engine.type("06 12")
    answer(shop, "#f-birthday", "2199-01-01")
    send(shop)

    assert focused(shop) == "div mistakes"
    listed = f"Array.from({shop.root('offer')}.shadowRoot.querySelectorAll('.mistakes li'))"
    assert shop.engine.js(f"{listed}.map(function (one) {{ return one.textContent; }})") == [
        "E-mail address: Please enter your e-mail address.",
        "Phone number: Please enter a whole phone number.",
        "Age: Please enter 18 or more.",
        "Birthday: Please choose an earlier day.",
        "Your size: Please choose an answer.",
        "What do you do?: Please choose at least one.",
    ]
    assert shop.engine.js(f"!!{inner(shop, '.mistakes')}.closest('[aria-live]')")
    assert shop.engine.js(f"{inner(shop, '[role=radiogroup]')}.getAttribute('aria-invalid')") == "true"
    reach(shop, ".mistakes li:nth-child(3) a")
    assert focused(shop) == "input f-age"
    assert shop.engine.js("location.hash") == ""
    answer(shop, "#f-age", "200")
    assert shop.says("offer", "Please enter 120 or less.")

    for css, right in (("#f-age", "20"), ("#f-birthday", "2000-01-01"), ("#f-phone", "0612345678")):
        answer(shop, css, right)
    reach(shop, "#f-sports-3")
    reach(shop, "#f-size-1")
    assert "Please choose" not in shop.engine.js(
        f"{inner(shop, 'fieldset')}.innerText + {inner(shop, '[data-required]')}.innerText"
    )
    send(shop)

    # One mistake is no list: the focus goes to it at once.
    assert focused(shop) == "input f-email"
    assert shop.leads() == []
    assert shop.engine.js(f"{shop.root('offer')}.shadowRoot.querySelectorAll('.mistakes').length") == 0
    shop.engine.type("ada@shop")
    assert shop.says("offer", "Please enter an e-mail address, such as name@example.com.")
    shop.engine.type(".test")
    send(shop)
    assert shop.wait_leads()[0]["fields"]["sports"] == ["climbing"]
    assert shop.quiet()


def test_a_number_leaves_as_e164_however_it_was_typed(shop: Shop) -> None:
    open_at_once(shop, form("phone: { countries: [NL, BE, IT, US, RU] }"))
    right = [
        ("NL", "06-12345678", "+31612345678"),
        ("NL", "612345678", "+31612345678"),
        ("NL", "+31 (0)6 1234 5678", "+31612345678"),
        ("NL", "0031612345678", "+31612345678"),
        ("NL", "31612345678", "+31612345678"),
        ("NL", "+44 7911 123456", "+447911123456"),
        ("BE", "0470 12 34 56", "+32470123456"),
        ("IT", "06 6982 1234", "+390669821234"),
        ("US", "1 (555) 010-4477", "+15550104477"),
        ("RU", "8 912 345-67-89", "+79123456789"),
        ("RU", "800 555 35 35", "+78005553535"),
    ]
    shop.answer(LEADS, *[Answer(403) for _ in right])
    for count, (country, typed, leaves) in enumerate(right, 1):
        answer(shop, "select", country)
        answer(shop, "#f-phone", typed)
        send(shop)
        assert shop.wait_leads(count)[-1]["fields"] == {"phone": leaves}, typed
        assert shop.says("offer", "That did not work.")
    for wrong in ("12", "0612345", "+31 6123", "call me", "+1", "06123456789012"):
        answer(shop, "select", "NL")
        answer(shop, "#f-phone", wrong)
        send(shop)
        assert shop.says("offer", "Please enter a whole phone number."), wrong
    assert len(shop.leads()) == len(right)

    # Who writes a whole number of a country that is listed means that country.
    assert shop.says("offer", "NL +31")
    answer(shop, "#f-phone", "+32 470 12 34 56")
    assert shop.says("offer", "BE +32")
    assert "Belgium +32" in shop.engine.js(f"{inner(shop, 'select')}.textContent")


def test_the_form_is_filled_in_from_the_profile_and_a_link_chooses_among_declared_answers(shop: Shop) -> None:
    asked = form(
        "email: { prefill: profile.email }",
        "text: { name: first_name, label: First name, prefill: profile.first_name }",
        "text: { name: note, label: Note, lines: 2, prefill: profile.note }",
        "phone: { countries: [NL], prefill: profile.phone }",
        "choice: { name: size, label: Size, options: [S, M, L], prefill: page.query.size }",
        "choice: { name: colour, label: Colour, as: select, options: [red, blue], prefill: page.query.colour }",
        "number: { name: age, label: Age, prefill: page.query.age }",
        "hidden: { name: tier, fact: profile.tier }",
    )
    shop.build({"promotions/offer.yml": asked.replace("[ page_load ]", "[ { event: ask } ]")})
    shop.visit("/?size=M&colour=blue&age=41")
    shop.call(
        "profile", {"email": "ada@shop.test", "first_name": "Ada <b>", "note": "Hi", "phone": "0612345678"}
    )
    shop.call("profile", {"tier": "gold"})
    shop.call("track", "ask")
    assert shop.shown("offer")
    shop.advance(3_000)
    send(shop)

    assert shop.wait_leads()[0]["fields"] == {
        "email": "ada@shop.test",
        "first_name": "Ada <b>",
        "note": "Hi",
        "phone": "+31612345678",
        "size": "M",
        "colour": "blue",
        "age": 41,
        "tier": "gold",
    }

    shop.visit("/?size=XXL&colour=%3Cb%3E&age=many")
    shop.advance(31_000)
    shop.call("show", "offer", {"ignore": ["frequency", "targeting"]})
    assert shop.shown("offer")
    assert ticked(shop, "#f-size-2") is False
    assert value(shop, "#f-colour") == ""
    assert value(shop, "#f-age") == ""
    # What was filled in for the shopper is nothing that a click beside the dialog would lose.
    shop.engine.click_at(5, 5)
    assert shop.gone("offer")


def test_stars_and_circles_are_one_stop_each_and_arrows_choose(shop: Shop) -> None:
    open_at_once(
        shop,
        form(
            "choice: { name: size, label: Size, options: [S, M] }",
            "rating: { name: stars, label: Stars, stars: 3 }",
        ),
    )
    shop.click_in("offer", "#f-size-1")
    shop.engine.key("ArrowDown")
    assert focused(shop) == "input f-size-2"
    shop.engine.key("Tab")
    assert focused(shop) == "input f-stars-1"
    shop.engine.key("ArrowRight")
    shop.engine.key("ArrowRight")
    shop.engine.key("Tab")
    assert focused(shop) == "input f-marketing_consent"
    shop.engine.key("Shift+Tab")
    assert focused(shop).startswith("input f-stars-")
    shop.advance(3_000)
    send(shop)

    fields = shop.wait_leads()[0]["fields"]
    assert fields["size"] == "M"
    assert fields["stars"] in (2, 3)


TOLD = {
    "runtime_js/blocks/told/block.yml": "summary: Says what was answered.\naction: tell\n",
    "runtime_js/blocks/told/block.html.jinja": '<p hb-do="tell"></p>\n',
    "runtime_js/blocks/told/block.js": (
        "export const attach = (element, open) => {\n"
        "  element.textContent = 'answers ' + JSON.stringify(open.answers);\n};\n"
    ),
}
STEPS = f"""\
template: popup
triggers: [ page_load ]
screens:
  ask:
    blocks:
      - heading: About you
      - form:
          fields:
            - email
            - phone: {{ countries: [NL, BE], required: false }}
            - choice: {{ name: size, label: Size, options: [S, M] }}
            - marketing_consent: {NEWS}
      - button: {{ label: Later, go: more }}
  more: {{ blocks: [ {{ heading: More }}, told, {{ button: {{ label: Back, go: ask }} }} ] }}
"""


def test_going_back_shows_what_was_typed_and_the_other_screens_know_the_answers(shop: Shop) -> None:
    shop.build({"promotions/offer.yml": STEPS, **TOLD})
    shop.visit("/")
    assert shop.shown("offer")
    shop.fill_in("offer", "#f-email", "ada@")
    answer(shop, "select", "BE")
    shop.fill_in("offer", "#f-phone", "0470123456")
    shop.click_in("offer", "#f-size-2")
    shop.click_in("offer", "#f-marketing_consent")
    shop.click_in("offer", "#button")

    assert shop.says("offer", 'answers {"email":"ada@","phone":"+32470123456","size":"M"}')
    shop.click_in("offer", "#button-2")
    assert value(shop, "#f-email") == "ada@"
    assert value(shop, "#f-phone") == "0470123456"
    assert shop.says("offer", "BE +32")
    assert ticked(shop, "#f-size-2")
    assert ticked(shop, "#f-marketing_consent")
    shop.fill_in("offer", "#f-email", "shop.test")
    shop.advance(3_000)
    send(shop)

    (lead,) = shop.wait_leads()
    assert lead["fields"] == {"email": "ada@shop.test", "phone": "+32470123456", "size": "M"}
    assert lead["consent"]["marketing_consent"]["granted"] is True
    assert shop.quiet()
