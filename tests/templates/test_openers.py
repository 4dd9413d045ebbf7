"""Promotions that open others: a tab, a button, and a question before the form."""

from tests.browser.shop import Shop

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
