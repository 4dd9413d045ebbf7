"""Forms on several screens: where they lead hangs on what was answered, and one lead holds all that was."""

from tests.browser.building import site_yml
from tests.browser.shop import Shop
from tests.forms.asking import NEWS, answer, send, ticked, value
from tests.templates.offers import focused, site

FINDER = f"""\
template: popup
triggers: [ page_load ]
screens:
  people:
    blocks:
      - heading: Which tent is yours?
      - form:
          fields:
            - choice: {{ name: people, label: How many?, options: [ one, two, "more than two" ], required: true }}
            - checkboxes: {{ name: with, label: Who comes along?, options: [ dog, kids ] }}
          send: false
          go: {{ people: {{ one: light, two: light }}, with: {{ kids: family }}, else: season }}
          button: Go on
  light:
    blocks:
      - heading: Light ones
      - form:
          fields:
            - text: {{ name: weight, label: How much may it weigh? }}
            - terms: I accept the terms.
          send: false
          go: season
          button: Go on
      - button: {{ label: Back, back: true }}
  family:
    blocks:
      - heading: Room for all
      - form:
          fields: [ number: {{ name: height, label: How tall are you? }} ]
          send: false
          button: Go on
      - button: {{ label: Back, back: true }}
  season:
    blocks:
      - heading: When do you go?
      - button: {{ label: In summer, go: {{ people: {{ one: hammock }}, else: mail }} }}
  hammock:
    blocks:
      - heading: Or a hammock?
      - button: {{ label: A tent, go: mail }}
  mail:
    blocks:
      - heading: Where may we send it?
      - form:
          fields: [ email, marketing_consent: "{NEWS}" ]
          button: Send
      - button: {{ label: Back, back: true }}
  thanks: {{ headline: Thank you }}
"""
SLOTS = "{ modal: { max: 1, gap: 0s, per_page: 9 } }"
BACK = "button.button:not([type=submit])"


def begin(shop: Shop) -> None:
    shop.build({**site(FINDER), "site.yml": site_yml(slots=SLOTS)})
    shop.visit("/")
    assert shop.shown("offer")


def test_an_answer_chooses_the_next_screen_and_back_returns_the_way_that_was_taken(shop: Shop) -> None:
    begin(shop)
    send(shop)
    assert shop.says("offer", "Please choose an answer.")
    assert "Which tent" in shop.text("offer"), "what must be answered is asked for here"

    shop.click_in("offer", "#f-people-2")
    send(shop)
    assert shop.says("offer", "Light ones")
    assert focused(shop).startswith("h2"), "the next screen is read out"
    shop.engine.click_at(5, 5)
    shop.engine.settle()
    assert shop.shown("offer"), "a click beside it does not throw away what was answered"
    answer(shop, "#f-weight", "900 g")
    shop.click_in("offer", "#f-terms")
    send(shop)
    assert shop.says("offer", "When do you go?")
    shop.click_in("offer", BACK)
    assert shop.says("offer", "Where may we send it?")

    shop.click_in("offer", BACK)
    assert shop.says("offer", "When do you go?")

    shop.close("offer")
    shop.call("show", "offer", {"ignore": ["frequency"]})
    assert shop.says("offer", "Which tent is yours?"), "closed, it begins anew"
    assert shop.leads() == []
    assert shop.quiet()


def test_one_lead_holds_what_was_said_on_the_way_and_nothing_of_a_way_that_was_left(shop: Shop) -> None:
    begin(shop)
    shop.click_in("offer", "#f-people-1")
    send(shop)
    answer(shop, "#f-weight", "1 kg")
    shop.click_in("offer", "#f-terms")
    shop.click_in("offer", BACK)
    assert ticked(shop, "#f-people-1"), "drafts are kept"
    shop.click_in("offer", "#f-people-3")
    shop.click_in("offer", "#f-with-1")
    shop.click_in("offer", "#f-with-2")
    send(shop)
    assert shop.says("offer", "Room for all")
    answer(shop, "#f-height", "190")
    send(shop)
    shop.click_in("offer", BACK)
    assert shop.says("offer", "Where may we send it?"), "a hammock is for one"
    assert value(shop, "#f-email") == ""
    shop.fill_in("offer", "#f-email", "ada@shop.test")
    shop.advance(3_000)
    send(shop)

    assert shop.says("offer", "Thank you")
    (lead,) = shop.wait_leads()
    assert lead["fields"] == {
        "people": "more than two",
        "with": ["dog", "kids"],
        "height": 190,
        "email": "ada@shop.test",
    }
    assert list(lead["consent"]) == ["marketing_consent"]
    (sent,) = shop.wait_event("submission")
    assert sent["fields"] == ["people", "with", "height", "email"]
    assert shop.quiet()


TWO = f"""\
template: popup
triggers: [ page_load ]
screens:
  mail:
    blocks:
      - heading: Ten percent
      - form: {{ fields: [ email, marketing_consent: "{NEWS}" ] }}
  more:
    blocks:
      - heading: And for your birthday
      - form: {{ fields: [ date: {{ name: birthday, label: Birthday }}, marketing_consent: "{NEWS}" ] }}
  thanks: {{ headline: Thank you }}
"""
FINDER_ALONE = """\
template: popup
triggers: [ page_load ]
content:
  headline: For whom?
  form:
    fields: [ choice: { name: people, label: How many?, options: [ one, more ], required: true } ]
    send: false
    button: Show me
  result: { headline: Our pick }
"""


def test_a_second_form_says_again_what_the_first_said_and_one_that_keeps_all_sends_nothing(
    shop: Shop,
) -> None:
    shop.build({**site(TWO), "site.yml": site_yml(slots=SLOTS)})
    shop.visit("/")
    assert shop.shown("offer")
    shop.fill_in("offer", "#f-email", "ada@shop.test")
    shop.advance(3_000)
    send(shop)
    assert shop.says("offer", "And for your birthday")
    answer(shop, "#f-birthday", "1990-12-10")
    send(shop)
    assert shop.says("offer", "Thank you")
    first, second = shop.wait_leads(2)
    assert first["fields"] == {"email": "ada@shop.test"}
    assert second["fields"] == {"email": "ada@shop.test", "birthday": "1990-12-10"}
    assert first["id"] != second["id"]

    shop.build({**site(FINDER_ALONE), "site.yml": site_yml(endpoints="{}", slots=SLOTS)})
    shop.visit("/")
    shop.call("show", "offer", {"ignore": ["frequency"]})
    shop.click_in("offer", "#f-people-1")
    send(shop)
    assert shop.says("offer", "Our pick")
    assert len(shop.leads()) == 2
    assert len(shop.events("submission")) == 0
    assert shop.quiet()
