"""A lead is neither lost nor sent twice."""

import hashlib
from typing import Any

import pytest

from tests.browser.engine import Engine
from tests.browser.server import Answer
from tests.browser.shop import Shop
from tests.runtime_js.offers import DAY, HOUR, LEAD, site

LEADS = "/handbill/leads"


@pytest.fixture
def ask(shop: Shop) -> Shop:
    """A shop whose first page asks for an e-mail address."""
    shop.build({"site.yml": site(), "promotions/lead.yml": LEAD})
    shop.visit("/?utm_source=letter&utm_medium=email")
    return shop


def submit(shop: Shop, address: str = "ann@example.test", *, consent: bool = False) -> None:
    shop.fill_in("lead", "input[type=email]", address)
    if consent:
        shop.click_in("lead", "input[type=checkbox]")
    shop.advance(3_000)
    shop.click_in("lead", "button[type=submit]")


def waiting(shop: Shop) -> dict[str, Any]:
    kept: dict[str, Any] = (shop.record()["promotions"].get("leads")) or {}
    return kept


def retry_now(shop: Shop, count: int) -> None:
    """Let time go by until the next try has reached the shop."""
    for _ in range(12):
        shop.advance(HOUR)
        if len(shop.server.to(LEADS)) >= count:
            break
    shop.server.wait_for(LEADS, count)


def test_a_lead_carries_what_was_said_and_what_was_agreed_to(ask: Shop) -> None:
    submit(ask, consent=True)
    [lead] = ask.wait_leads()
    text = "Yes, send me offers."

    assert lead["fields"] == {"email": "ann@example.test"}
    assert lead["consent"] == {
        "marketing_consent": {
            "granted": True,
            "text": text,
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
        }
    }
    assert lead["promotion"] == "lead"
    assert lead["page"].endswith("/?utm_source=letter&utm_medium=email")
    assert lead["utm"] == {"source": "letter", "medium": "email"}
    assert lead["locale"] == "en"
    assert lead["at"] == ask.now
    assert "suspect" not in lead
    [request] = ask.server.to(LEADS)
    assert request.headers["idempotency-key"] == lead["id"]
    assert request.headers["content-type"].startswith("application/json")


def test_the_result_shows_and_the_queue_is_empty_once_the_shop_has_it(ask: Shop) -> None:
    submit(ask)

    assert ask.says("lead", "Thank you")
    assert "WELCOME10" in ask.text("lead")
    assert [event["fields"] for event in ask.wait_event("submission")] == [["email"]]
    assert len(ask.wait_event("lead")) == 1
    assert waiting(ask) == {}


def test_a_wrong_address_is_not_sent_and_says_so(ask: Shop) -> None:
    submit(ask, "ann")
    assert ask.server.to(LEADS) == []
    assert ask.engine.js(f"{ask.within('lead', 'input[type=email]')}.getAttribute('aria-invalid')") == "true"
    assert ask.events("submission") == []


def test_a_double_click_sends_one_lead(ask: Shop) -> None:
    ask.server.script(LEADS, Answer(202, hold=True))
    submit(ask)
    ask.engine.press()
    ask.engine.release()
    ask.engine.key("Enter")
    ask.server.let_go()

    assert ask.says("lead", "Thank you")
    assert len(ask.leads()) == 1


@pytest.mark.parametrize(
    "fault",
    [Answer(500), Answer(503), Answer(429), Answer(drop=True), Answer(202, {"ok": 1}, half=True)],
    ids=["500", "503", "429", "dropped", "half an answer"],
)
def test_a_lead_that_failed_is_sent_again_under_the_same_id(ask: Shop, fault: Answer) -> None:
    ask.server.script(LEADS, fault)
    submit(ask)
    ask.server.wait_for(LEADS)
    if not fault.half:
        ask.engine.wait_until("localStorage.getItem('handbill:acme').indexOf('\"tries\":1') > 0")
        retry_now(ask, 2)

    assert ask.says("lead", "Thank you")
    ask.engine.wait_until("shopSeen.events.some(function (e) { return e.name === 'lead'; })")
    assert len({lead["id"] for lead in ask.leads()}) == 1
    assert waiting(ask) == {}


def test_a_lead_waits_in_storage_for_the_next_page(ask: Shop) -> None:
    ask.server.script(LEADS, *[Answer(500)] * 1)
    submit(ask)
    ask.server.wait_for(LEADS)
    ask.engine.wait_until("localStorage.getItem('handbill:acme').indexOf('\"tries\":1') > 0")
    ask.now += HOUR
    ask.visit("/next")
    ask.advance(1)

    first, second = ask.wait_leads(2)
    assert first == second
    ask.engine.wait_until("localStorage.getItem('handbill:acme').indexOf('tries') < 0")


def test_a_lead_goes_out_when_the_network_is_back(ask: Shop) -> None:
    ask.server.down = True
    submit(ask)
    ask.engine.wait_until("localStorage.getItem('handbill:acme').indexOf('\"tries\":1') > 0")
    ask.server.down = False
    ask.engine.js("window.dispatchEvent(new Event('online'))")
    ask.advance(1)

    ask.engine.wait_until("shopSeen.events.some(function (e) { return e.name === 'lead'; })")
    assert len({lead["id"] for lead in ask.leads()}) == 1


def network(shop: Shop, *, there: bool) -> None:
    """Let the network go or come back, as the browser says it."""
    shop.server.down = not there
    shop.engine.js(
        "(Object.defineProperty(navigator, 'onLine', { value: arguments[0], configurable: true }),"
        " window.dispatchEvent(new Event(arguments[0] ? 'online' : 'offline')), 1)",
        there,
    )


def test_hours_without_any_network_cost_no_try_and_no_lead(ask: Shop) -> None:
    network(ask, there=False)
    submit(ask)
    ask.engine.wait_until("localStorage.getItem('handbill:acme').indexOf('\"held\":0') > 0")
    for _ in range(2 * 12):
        ask.advance(HOUR)
    assert [lead["tries"] for lead in waiting(ask).values()] == [0]
    assert ask.events("error") == []
    network(ask, there=True)
    ask.advance(1)

    ask.engine.wait_until("shopSeen.events.some(function (e) { return e.name === 'lead'; })")
    assert len({lead["id"] for lead in ask.leads()}) == 1
    assert waiting(ask) == {}


def test_a_lead_that_found_no_network_is_sent_by_the_next_page_that_has_one(ask: Shop) -> None:
    network(ask, there=False)
    submit(ask)
    ask.engine.wait_until("localStorage.getItem('handbill:acme').indexOf('\"held\":0') > 0")
    ask.server.down = False
    ask.now += DAY
    ask.visit("/next")
    ask.advance(1)

    ask.engine.wait_until("shopSeen.events.some(function (e) { return e.name === 'lead'; })")
    assert waiting(ask) == {}


@pytest.mark.parametrize("there", [True, False], ids=["a network that is said to be there", "an answer"])
def test_ten_tries_are_all_that_a_lead_has_against(ask: Shop, there: bool) -> None:
    network(ask, there=there)
    ask.server.down = there
    ask.server.always(LEADS, Answer(500))
    submit(ask)
    for tries in range(1, 11):
        ask.engine.wait_until(f"localStorage.getItem('handbill:acme').indexOf('\"tries\":{tries},') > 0")
        ask.advance(2 * HOUR)

    ask.engine.wait_until("shopSeen.events.some(function (e) { return e.name === 'error'; })")
    assert len(ask.leads()) == 11
    assert waiting(ask) == {}


def test_the_shop_s_wish_when_to_try_again_is_obeyed(ask: Shop) -> None:
    ask.server.script(LEADS, Answer(429, headers={"retry-after": "600"}))
    submit(ask)
    ask.server.wait_for(LEADS)
    ask.engine.wait_until("localStorage.getItem('handbill:acme').indexOf('\"tries\":1') > 0")
    ask.advance(590_000)
    assert len(ask.leads()) == 1
    ask.advance(11_000)

    assert len(ask.wait_leads(2)) == 2


def test_a_wish_to_wait_for_days_is_cut_to_an_hour(ask: Shop) -> None:
    ask.server.script(LEADS, Answer(429, headers={"retry-after": "999999"}))
    submit(ask)
    ask.server.wait_for(LEADS)
    ask.engine.wait_until("localStorage.getItem('handbill:acme').indexOf('\"tries\":1') > 0")
    ask.advance(HOUR + 1_000)

    assert len(ask.wait_leads(2)) == 2


def test_a_lead_is_given_up_after_a_week_and_that_is_told(ask: Shop) -> None:
    ask.server.always(LEADS, Answer(500))
    submit(ask)
    ask.server.wait_for(LEADS)
    ask.engine.wait_until("localStorage.getItem('handbill:acme').indexOf('\"tries\":1') > 0")
    ask.now += 7 * DAY + HOUR
    ask.visit("/next")
    ask.advance(1)
    ask.server.wait_for(LEADS, 2)

    ask.engine.wait_until("shopSeen.events.some(function (e) { return e.name === 'error'; })")
    assert waiting(ask) == {}


def test_five_seconds_without_an_answer_show_the_result_and_keep_the_lead(ask: Shop) -> None:
    ask.server.script(LEADS, Answer(202, hold=True))
    submit(ask)
    ask.server.wait_for(LEADS)
    assert ask.says("lead", "Saved, sending")
    ask.advance(5_001)

    assert ask.says("lead", "Thank you")
    assert "WELCOME10" in ask.text("lead")
    assert len(waiting(ask)) == 1
    ask.server.let_go()
    ask.engine.wait_until("localStorage.getItem('handbill:acme').indexOf('tries') < 0")


@pytest.mark.parametrize("status", [400, 422])
def test_the_shop_s_own_refusal_stands_at_the_field(ask: Shop, status: int) -> None:
    ask.server.script(LEADS, Answer(status, {"errors": {"email": "This address bounced before."}}))
    submit(ask)

    assert ask.says("lead", "This address bounced before.")
    assert waiting(ask) == {}
    assert ask.absent("nothing")
    ask.click_in("lead", "button[type=submit]")
    assert ask.says("lead", "Thank you")


def test_an_address_that_the_shop_knows_counts_as_safe(ask: Shop) -> None:
    ask.server.script(LEADS, Answer(409))
    submit(ask)

    assert ask.says("lead", "Thank you")
    assert waiting(ask) == {}


def test_a_machine_s_haste_is_marked_and_sent_all_the_same(ask: Shop) -> None:
    ask.fill_in("lead", "input[type=email]", "bot@example.test")
    ask.engine.key("Enter")

    [lead] = ask.wait_leads()
    assert lead["suspect"] is True
    assert ask.says("lead", "Thank you")


def test_no_box_is_ticked_for_the_shopper(ask: Shop) -> None:
    submit(ask)
    [lead] = ask.wait_leads()

    assert lead["consent"].get("marketing_consent", {"granted": False})["granted"] is False


def test_a_waiting_lead_that_one_tab_sends_is_left_alone_by_the_other(ask: Shop, engine: Engine) -> None:
    ask.server.script(LEADS, Answer(500), Answer(202, hold=True))
    submit(ask)
    ask.server.wait_for(LEADS)
    ask.engine.wait_until("localStorage.getItem('handbill:acme').indexOf('\"tries\":1') > 0")
    ask.now += HOUR
    for path in ("/one", "/two"):
        engine.new_tab()
        ask.visit(path)
        ask.advance(1)
        ask.server.wait_for(LEADS, 2)
    ask.advance(9_000)
    assert len(ask.leads()) == 2
    ask.server.let_go()
    engine.wait_until("localStorage['handbill:acme'].indexOf('\"tries\"') < 0")
    ask.advance(2_000)

    assert len(ask.leads()) == 2
    assert len({lead["id"] for lead in ask.leads()}) == 1
