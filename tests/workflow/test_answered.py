"""What campaigns do that ask whether a form was taken, while the shop has not answered it yet."""

import pytest

from tests.browser.server import Answer
from tests.browser.shop import Shop
from tests.runtime_js.offers import site

LEADS = "/handbill/leads"
LEAD = """
template: popup
triggers: []
content:
  headline: Join us
  form:
    fields: [ { email: { required: true } }, { marketing_consent: "Yes, send me news." } ]
    button: Join
"""
BAR = "template: banner\ntriggers: []\ncontent: {{ headline: {} }}\n{}"
JOINS = """
enroll: { triggers: [ page_load ] }
steps:
  - show: lead
    until: [ submitted, dismissed ]
"""
BRANCHES = (
    JOINS
    + """\
  - if: { visitor.subscribed: true }
    then: [ { show: welcome } ]
    else: [ { show: pity } ]
"""
)
PASSES = (
    JOINS
    + """\
  - show: welcome
    until: engaged
  - show: pity
"""
)
ENROLS = (
    JOINS
    + """\
  - enroll: club
  - if: { campaign.club.enrolled: { within: 1h } }
    then: []
    else: [ { show: pity } ]
"""
)
CLUB = """
enroll: { triggers: [], targeting: { visitor.subscribed: true } }
steps: [ { show: welcome } ]
"""
FOR_SUBSCRIBERS = "targeting: { visitor.subscribed: true }\n"


def send(shop: Shop) -> None:
    """Send the form, and agree to mails."""
    shop.fill_in("lead", "[name=email]", "ann@example.test")
    shop.click_in("lead", "[name=marketing_consent]")
    shop.advance(3_000)
    shop.click_in("lead", "button[type=submit]")
    shop.server.wait_for(LEADS)


@pytest.mark.parametrize(
    ("campaign", "welcome"),
    [(BRANCHES, ""), (PASSES, FOR_SUBSCRIBERS), (ENROLS, "")],
    ids=["if", "show", "enroll"],
)
@pytest.mark.parametrize(
    ("status", "shown", "other"),
    [(202, "welcome", "pity"), (422, "pity", "welcome")],
    ids=["taken", "refused"],
)
def test_a_step_that_asks_for_a_subscription_waits_for_the_answer(
    shop: Shop, campaign: str, welcome: str, status: int, shown: str, other: str
) -> None:
    shop.build(
        {
            "site.yml": site(),
            "campaigns/series.yml": campaign,
            "campaigns/club.yml": CLUB,
            "promotions/lead.yml": LEAD,
            "promotions/welcome.yml": BAR.format("Welcome", welcome),
            "promotions/pity.yml": BAR.format("Pity", ""),
        }
    )
    shop.server.script(LEADS, Answer(status, hold=True))
    shop.visit("/")
    assert shop.shown("lead")
    shop.advance(1_000)
    send(shop)
    shop.close("lead")
    shop.advance(60_000)
    assert shop.absent("welcome")
    assert shop.absent("pity")

    shop.server.let_go()
    assert shop.shown(shown)
    assert shop.absent(other)
    assert shop.quiet()


def test_who_has_closed_the_form_is_asked_at_once(shop: Shop) -> None:
    shop.build(
        {
            "site.yml": site(),
            "campaigns/series.yml": BRANCHES,
            "promotions/lead.yml": LEAD,
            "promotions/welcome.yml": BAR.format("Welcome", ""),
            "promotions/pity.yml": BAR.format("Pity", ""),
        }
    )
    shop.visit("/")
    shop.close("lead")
    assert shop.shown("pity")
    assert shop.quiet()


def test_a_campaign_of_a_shop_without_forms_asks_at_once(shop: Shop) -> None:
    shop.build(
        {
            "site.yml": site(),
            "campaigns/series.yml": "enroll: { triggers: [ page_load ] }\n"
            "steps: [ { if: { visitor.subscribed: true }, then: [ { show: welcome } ], else: [ { show: pity } ] } ]",
            "promotions/welcome.yml": BAR.format("Welcome", ""),
            "promotions/pity.yml": BAR.format("Pity", ""),
        }
    )
    shop.visit("/")
    assert shop.shown("pity")
    assert shop.quiet()
