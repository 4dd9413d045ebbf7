"""Promotions that open others: a tab, a button, and a question before the form."""

from tests.browser.shop import Shop
from tests.templates.offers import inner

WELCOME = """\
template: popup
content:
  headline: Ten percent off
  form:
    fields:
      - email: { label: E-mail address }
      - marketing_consent: { text: "Yes, send me news." }
    button: Send me the code
  result:
    headline: Thank you
"""
TAB = """\
template: { name: tab, opens: welcome, when: WHEN }
triggers:
  - page_load
  - promotion: { id: welcome, does: closed }
content:
  button: Ten percent off
"""


def files(when: str) -> dict[str, str]:
    return {"promotions/welcome.yml": WELCOME, "promotions/offer.yml": TAB.replace("WHEN", when)}


def test_a_tab_opens_its_promotion_comes_back_and_goes_for_good_once_the_form_is_sent(shop: Shop) -> None:
    shop.build(files("both"))
    shop.visit("/")
    assert shop.shown("offer")
    assert shop.absent("welcome")

    shop.click_in("offer", ".button")
    assert shop.shown("welcome")
    assert shop.gone("offer")
    assert [one["by"] for one in shop.events("dismissal")] == ["navigation"]

    shop.close("welcome")
    shop.advance(1000)
    assert shop.shown("offer")

    shop.click_in("offer", ".button")
    assert shop.shown("welcome")
    shop.fill_in("welcome", "input[type=email]", "ada@shop.test")
    shop.click_in("welcome", "button[type=submit]")
    assert shop.says("welcome", "Thank you")
    shop.close("welcome")
    shop.advance(1000)
    assert shop.absent("offer")
    shop.reload()
    assert shop.absent("offer")
    assert shop.quiet()


def test_a_tab_before_goes_when_its_promotion_is_closed_and_a_tab_after_comes(shop: Shop) -> None:
    two = files("before")
    two["promotions/later.yml"] = TAB.replace("WHEN", "after, position: top").replace("offer", "later")
    shop.build({**two, "promotions/later.yml": two["promotions/later.yml"] + "priority: 40\n"})
    shop.visit("/")
    assert shop.shown("offer")
    assert shop.absent("later")

    assert shop.call("show", "welcome") == {"shown": True}
    assert shop.shown("welcome")
    shop.close("welcome")

    assert shop.gone("offer")
    assert {one["promotion"]: one["by"] for one in shop.events("dismissal")}["offer"] == "navigation"
    shop.advance(60_000)
    assert shop.shown("later")
    shop.reload()
    shop.advance(1000)
    assert shop.absent("offer")
    assert shop.shown("later")
    assert shop.quiet()


def test_a_button_opens_what_frequency_and_targeting_keep_back_and_nothing_that_a_schedule_does(
    shop: Shop,
) -> None:
    other = "template: popup\ntargeting: {{ page.path: /elsewhere }}\n{0}content:\n  headline: {1}\n"
    buttons = "[ { label: Now, open: now }, { label: Later, open: later }, { label: Bar, open: bar } ]"
    shop.build(
        {
            "promotions/offer.yml": "template: popup\ntriggers: [ page_load ]\n"
            f"content:\n  headline: Which one?\n  buttons: {buttons}\n",
            "promotions/now.yml": other.format("", "Here it is"),
            "promotions/later.yml": other.format("schedule: { from: 2030-01-01 }\n", "Too early"),
            "promotions/bar.yml": other.format("", "A bar")
            .replace("popup", "banner")
            .replace("headline", "body"),
        }
    )
    shop.visit("/")
    assert shop.shown("offer")
    shop.click_in("offer", "#button-2")
    assert shop.absent("later")
    assert shop.shown("offer")

    shop.click_in("offer", "#button")
    assert shop.shown("now")
    assert shop.gone("offer")
    shop.close("now")
    assert shop.gone("now")

    # A bar is under no dialog: the one with the button makes way.
    assert shop.call("show", "offer", {"ignore": ["frequency"]}) == {"refused": "slot"}
    shop.reload()
    shop.advance(60_000)
    assert shop.call("show", "offer", {"ignore": ["frequency"]}) == {"shown": True}
    shop.click_in("offer", "#button-3")
    assert shop.shown("bar")
    assert shop.gone("offer")
    assert shop.quiet()


INTRO = """\
template: intro-popup
triggers: [ page_load ]
content:
  intro:
    headline: Would you like ten percent off?
    buttons:
      - Yes, please
      - { label: "No, thanks", close: true }
  headline: Where may we send it?
  form:
    fields:
      - email: { label: E-mail address }
      - marketing_consent: { text: "Yes, send me news." }
    button: Send me the code
"""


def test_who_says_yes_gets_the_form_and_who_says_no_is_left_alone(shop: Shop) -> None:
    shop.build({"promotions/offer.yml": INTRO})
    shop.visit("/")
    assert shop.shown("offer")
    assert "Where may we" not in shop.text("offer")
    sides = [
        shop.engine.js(f"{inner(shop, css)}.getBoundingClientRect().width")
        for css in ("#button", "#button-2")
    ]
    assert sides[0] == sides[1]

    shop.click_in("offer", "#button")
    assert shop.says("offer", "Where may we send it?")
    assert "Would you like" not in shop.text("offer")

    shop.visit("/")
    shop.advance(60_000)
    assert shop.call("show", "offer", {"ignore": ["frequency"]}) == {"shown": True}
    shop.click_in("offer", "#button-2")
    assert shop.gone("offer")
    assert [one["by"] for one in shop.events("dismissal")] == ["button"]
    assert shop.quiet()
