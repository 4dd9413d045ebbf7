"""A shop that asks for consent by itself: nothing before the answer, what the answer allows after it."""

from typing import Any

from tests.browser.building import site_yml
from tests.browser.shop import Shop
from tests.templates.offers import focused

SITE = site_yml(consent="own", endpoints="{ leads: /handbill/leads, events: /handbill/events }")
BANNER = """\
template: consent-banner
triggers: [ consent_missing, { click: "#button" } ]
content:
  headline: May we remember you?
  body: Your cart works either way.
  consent: {}
"""
OFFER = "template: corner\ntriggers: [ page_load ]\nfrequency: { after: { dismissal: 0s } }\ncontent: { headline: Hello }\n"
NOTICE = "template: banner\npurpose: necessary\npriority: 90\ntriggers: [ page_load ]\ncontent: { body: Closed on Sunday }\n"
ACCEPT, REJECT, SAVE = "[data-say=all]", "[data-say=none]", "[data-say=ticked]"

LOOKS = """
.map(function (button) {
  var style = getComputedStyle(button), box = button.getBoundingClientRect();
  return [box.width, box.height, box.top, style.color, style.backgroundColor, style.fontWeight, style.fontSize,
    style.borderColor, style.opacity];
})
"""


def open_shop(shop: Shop, **promotions: str) -> None:
    files = {"privacy": BANNER, "offer": OFFER, **promotions}
    shop.build({"site.yml": SITE, **{f"promotions/{name}.yml": text for name, text in files.items()}})
    shop.visit("/")


def ticked(shop: Shop) -> list[str]:
    """Return the purposes whose box is ticked."""
    found: list[str] = shop.engine.js(
        f"Array.from({shop.root('privacy')}.shadowRoot.querySelectorAll(':checked')).map((box) => box.value)"
    )
    return found


def answer(shop: Shop, button: str) -> None:
    """Answer the open question, and see it go."""
    shop.click_in("privacy", button)
    assert shop.gone("privacy")


def given(shop: Shop) -> Any:
    return shop.record()["necessary"]["consent"]["said"]


def test_what_a_visitor_answers_decides_what_is_shown_and_kept_until_the_mind_is_changed(shop: Shop) -> None:
    open_shop(shop)
    assert shop.shown("privacy")
    assert ticked(shop) == []
    shop.engine.wait_until("document.activeElement.tagName === 'HB-ROOT'")
    assert focused(shop) == "h2"
    assert shop.absent("offer")
    assert shop.keys() == []

    # Escape is no answer: nothing is kept, and the next page asks again.
    shop.engine.key("Escape")
    assert shop.gone("privacy")
    shop.hide()
    assert shop.keys() == []
    assert shop.server.to("/handbill/events") == []
    shop.reload()
    answer(shop, REJECT)
    assert given(shop) == {"marketing": False, "analytics": False}
    shop.reload()
    assert shop.absent("privacy")
    assert shop.absent("offer")
    assert list(shop.record()) == ["v", "necessary"]

    # A link of the shop's opens it again.
    shop.engine.click("#button")
    answer(shop, ACCEPT)
    assert shop.shown("offer")
    assert "shown:offer" in shop.record()["promotions"]
    shop.reload()
    assert shop.shown("offer")
    assert shop.absent("privacy")

    assert shop.call("show", "privacy") == {"shown": True}
    assert ticked(shop) == ["analytics", "marketing"]
    shop.click_in("privacy", "[value=marketing]")
    answer(shop, SAVE)
    assert shop.gone("offer")
    assert given(shop) == {"marketing": False, "analytics": True}
    assert "promotions" not in shop.record()
    shop.reload()
    assert shop.absent("offer")
    assert shop.absent("privacy")
    assert shop.quiet()


def test_nothing_else_shows_beside_the_question_and_an_answer_in_another_tab_closes_it(shop: Shop) -> None:
    open_shop(shop, notice=NOTICE)
    assert shop.shown("privacy")
    assert shop.absent("notice")
    assert shop.call("show", "notice") == {"refused": "slot"}
    shop.engine.new_tab()
    shop.visit("/")
    answer(shop, ACCEPT)
    shop.engine.switch(0)

    assert shop.gone("privacy")
    assert shop.shown("offer")
    assert shop.shown("notice")
    assert [event["answer"] for event in shop.events("consent")] == [{"analytics": True, "marketing": True}]
    assert shop.quiet()


def test_the_page_may_withdraw_for_good_and_who_is_forgotten_is_asked_again(shop: Shop) -> None:
    open_shop(shop)
    shop.grant(marketing=True)
    assert shop.absent("offer")
    answer(shop, ACCEPT)
    assert shop.shown("offer")
    shop.grant(marketing=False)
    assert shop.gone("offer")
    assert given(shop) == {"marketing": False, "analytics": True}
    shop.reload()
    assert shop.absent("offer")
    assert shop.absent("privacy")

    shop.call("reset")
    assert shop.shown("privacy")
    assert shop.keys() == []
    answer(shop, ACCEPT)
    assert shop.shown("offer")

    # Half a year later the answer is too old to count.
    shop.now += 181 * 86_400_000
    shop.visit("/")
    assert shop.shown("privacy")
    assert shop.absent("offer")
    assert shop.quiet()


def test_no_is_as_easy_as_yes_and_what_the_browser_denies_is_not_asked(shop: Shop) -> None:
    shop.build(
        {
            "site.yml": SITE.replace("source: own", "source: own, respect: [gpc]"),
            "promotions/privacy.yml": BANNER,
            "promotions/offer.yml": OFFER,
        }
    )
    shop.head.append(
        '<script>Object.defineProperty(navigator, "globalPrivacyControl", { value: true, configurable: true });</script>'
    )
    shop.engine.resize(390, 844)
    shop.visit("/")
    assert shop.shown("privacy")
    # Both at one moment: the banner may still be coming in.
    both = f"[{shop.within('privacy', ACCEPT)}, {shop.within('privacy', REJECT)}]"
    yes, no = shop.engine.js(both + LOOKS)
    assert yes == no
    assert "Offers that fit" not in shop.text("privacy")
    answer(shop, ACCEPT)

    assert given(shop) == {"analytics": True}
    assert shop.absent("offer")
    shop.reload()
    assert shop.absent("privacy")
