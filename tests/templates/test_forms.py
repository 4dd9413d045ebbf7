"""Forms: what is wrong is said, what is right arrives, and the result shows when the lead is safe."""

import hashlib

import pytest

from tests.browser.server import Answer
from tests.browser.shop import Shop
from tests.templates.offers import FORM, LEAD, focused, inner, open_at_once

LEADS = "/handbill/leads"


def send(shop: Shop, address: str = "ada@shop.test") -> None:
    shop.fill_in("offer", "input[type=email]", address)
    shop.click_in("offer", "button[type=submit]")


def test_an_address_that_is_none_is_marked_and_has_the_focus(shop: Shop) -> None:
    open_at_once(shop, LEAD)
    send(shop, "ada@shop")

    assert shop.says("offer", "Please enter an e-mail address")
    assert focused(shop) == "input f-email"
    field = inner(shop, "#f-email")
    assert shop.engine.js(f"{field}.getAttribute('aria-invalid')") == "true"
    assert shop.engine.js(f"{field}.getAttribute('aria-describedby')") == "f-email-error"
    assert shop.engine.js(f"!!{inner(shop, '#f-email-error')}.closest('[aria-live]')")
    assert shop.leads() == []

    shop.engine.type(".test")

    assert "Please enter" not in shop.text("offer")


def test_a_lead_arrives_with_the_words_that_were_agreed_to_and_the_result_shows(shop: Shop) -> None:
    open_at_once(shop, LEAD.replace('news." }', 'news.", version: 2026-11 }'))
    live = inner(shop, "[aria-live]")
    shop.engine.js(f"(window.live = {live}, 1)")
    shop.click_in("offer", "input[type=checkbox]")
    send(shop)

    assert shop.says("offer", "WELCOME10")
    (lead,) = shop.wait_leads()
    words = "Yes, send me news."
    assert lead["fields"] == {"email": "ada@shop.test"}
    assert lead["consent"] == {
        "marketing_consent": {
            "granted": True,
            "text": words,
            "sha256": hashlib.sha256(words.encode()).hexdigest(),
            "version": "2026-11",
        }
    }
    assert focused(shop) == "h2"
    assert shop.engine.js("live.isConnected && live.textContent.includes('Thank you')")
    assert [event["fields"] for event in shop.events("submission")] == [["email"]]
    assert shop.quiet()


def test_the_consent_box_is_never_ticked_beforehand(shop: Shop) -> None:
    open_at_once(shop, LEAD)
    assert shop.engine.js(f"{inner(shop, 'input[type=checkbox]')}.checked") is False
    send(shop)

    assert shop.wait_leads()[0]["consent"]["marketing_consent"]["granted"] is False


def test_the_result_waits_for_the_shop_but_no_longer_than_five_seconds(shop: Shop) -> None:
    open_at_once(shop, LEAD)
    shop.answer(LEADS, Answer(202, hold=True))
    send(shop)
    assert shop.says("offer", "Saved, sending")
    shop.advance(4_900)
    assert "WELCOME10" not in shop.text("offer")

    shop.advance(200)

    assert shop.says("offer", "WELCOME10")
    shop.server.let_go()


def test_a_second_click_sends_nothing_again(shop: Shop) -> None:
    open_at_once(shop, LEAD)
    shop.answer(LEADS, Answer(202, hold=True))
    send(shop)
    shop.click_in("offer", "button[type=submit]")
    shop.server.let_go()

    assert shop.says("offer", "WELCOME10")
    assert len(shop.leads()) == 1


@pytest.mark.parametrize("status", [400, 422])
def test_what_the_shop_says_of_a_field_stands_at_the_field(shop: Shop, status: int) -> None:
    open_at_once(shop, LEAD)
    shop.answer(LEADS, Answer(status, {"errors": {"email": "That domain takes no mail."}}))
    send(shop)
    assert shop.says("offer", "That domain takes no mail.")
    assert focused(shop) == "input f-email"

    shop.engine.type("x")
    shop.click_in("offer", "button[type=submit]")

    assert shop.says("offer", "WELCOME10")


def test_a_refusal_without_words_leaves_the_form_for_another_try(shop: Shop) -> None:
    open_at_once(shop, LEAD)
    shop.answer(LEADS, Answer(403))
    send(shop)
    assert shop.says("offer", "That did not work. Please try again.")

    shop.click_in("offer", "button[type=submit]")

    assert shop.says("offer", "WELCOME10")


def test_a_form_without_a_result_screen_thanks_in_its_place(shop: Shop) -> None:
    open_at_once(shop, f"template: popup\ntriggers: [ page_load ]\ncontent:\n  headline: News\n{FORM}")
    send(shop)

    assert shop.says("offer", "Thank you!")
    assert "E-mail address" not in shop.text("offer")


def test_a_form_that_is_sent_faster_than_one_can_type_or_fills_the_hidden_field_is_only_marked(
    shop: Shop,
) -> None:
    open_at_once(shop, LEAD)
    send(shop)
    assert shop.wait_leads()[0]["suspect"] is True
    assert shop.says("offer", "WELCOME10")


def test_a_form_that_takes_its_time_is_not_suspect(shop: Shop) -> None:
    open_at_once(shop, LEAD)
    shop.advance(3_000)
    send(shop)

    assert not shop.wait_leads()[0].get("suspect")


def test_the_hidden_field_can_be_reached_neither_by_keyboard_nor_by_eye(shop: Shop) -> None:
    open_at_once(shop, LEAD)
    shop.advance(3_000)
    trap = inner(shop, "[name=website]")
    assert shop.engine.js(f"{trap}.getClientRects().length") == 0

    shop.engine.js(f"({trap}.value = 'spam', 1)")
    send(shop)

    assert shop.wait_leads()[0]["suspect"] is True


def test_terms_must_be_accepted_and_can_be_read_without_losing_the_form(shop: Shop) -> None:
    terms = LEAD.replace(
        '      - marketing_consent: { text: "Yes, send me news." }\n',
        "      - terms: { text: I accept the terms., link: /terms }\n",
    )
    open_at_once(shop, terms)
    send(shop)
    assert shop.says("offer", "Please tick this box")
    assert shop.engine.js(f"{inner(shop, '.check a')}.target") == "_blank"

    shop.click_in("offer", "#f-terms")
    shop.click_in("offer", "button[type=submit]")

    assert shop.says("offer", "WELCOME10")


def test_an_intro_leads_to_the_form_and_its_refusal_closes(shop: Shop) -> None:
    intro = "  intro: { headline: A trip?, buttons: [ { label: Yes }, { label: No, close: true } ] }\n"
    open_at_once(shop, LEAD.replace("content:\n", f"content:\n{intro}"))
    assert "E-mail address" not in shop.text("offer")
    shop.click_in("offer", "#button")
    assert shop.says("offer", "E-mail address")
    assert focused(shop) == "h2"

    shop.visit("/again")
    shop.advance(31_000)
    shop.call("show", "offer", {"ignore": ["frequency"]})
    shop.click_in("offer", "#button-2")

    assert shop.gone("offer")
