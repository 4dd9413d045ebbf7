"""What would lose a lead if nobody minded: a storage that takes nothing, another tab's writing, a page's own `fetch`."""

import json
from typing import Any

import pytest

from tests.browser.engine import Engine
from tests.browser.server import Answer
from tests.browser.shop import Shop
from tests.runtime_js.offers import DAY, HOUR, LEAD, site
from tests.runtime_js.test_leads import LEADS, retry_now, submit, waiting
from tests.runtime_js.test_storage_faults import FULL, REFUSED

KEY = "handbill:acme"
TRIED = "localStorage.getItem('handbill:acme').indexOf('\"tries\":1') > 0"


def ask(shop: Shop, head: str = "") -> None:
    """Open a first page that asks for an e-mail address."""
    shop.build({"site.yml": site(), "promotions/lead.yml": LEAD})
    shop.head.append(head)
    shop.visit("/")


@pytest.mark.parametrize("fault", [REFUSED, FULL], ids=["refused", "full"])
def test_who_has_no_storage_is_told_to_stay_and_gets_the_result_once_the_shop_has_it(
    shop: Shop, fault: str
) -> None:
    ask(shop, fault)
    shop.server.script(LEADS, Answer(202, hold=True))
    submit(shop)
    shop.server.wait_for(LEADS)
    assert shop.says("lead", "Please keep this page open.")
    assert "Saved" not in shop.text("lead")
    shop.advance(20_000)
    assert "WELCOME10" not in shop.text("lead")
    assert "Please keep this page open." in shop.text("lead")
    shop.server.let_go()

    assert shop.says("lead", "WELCOME10")
    assert len({lead["id"] for lead in shop.leads()}) == 1


def test_a_lead_outlives_another_tab_that_wrote_what_it_had_read_before(shop: Shop) -> None:
    ask(shop)
    shop.server.script(LEADS, Answer(500))
    before = shop.engine.js("localStorage.getItem(arguments[0])", KEY)
    submit(shop)
    shop.server.wait_for(LEADS)
    shop.engine.js("(localStorage.setItem(arguments[0], arguments[1]), 1)", KEY, before)
    shop.engine.js("(window.dispatchEvent(new Event('storage')), 1)")
    retry_now(shop, 2)

    assert shop.says("lead", "Thank you")
    assert len({lead["id"] for lead in shop.leads()}) == 1
    shop.engine.wait_until("shopSeen.events.some(function (e) { return e.name === 'lead'; })")
    assert waiting(shop) == {}


def test_who_is_forgotten_is_sent_no_more(shop: Shop) -> None:
    ask(shop)
    shop.server.script(LEADS, Answer(500))
    submit(shop)
    shop.server.wait_for(LEADS)
    shop.engine.wait_until(TRIED)
    shop.call("reset")
    for _ in range(3):
        shop.advance(HOUR)

    assert len(shop.leads()) == 1
    assert shop.quiet()


FETCHES = {
    "throws": "window.fetch = function () { if (tries++) return own.apply(window, arguments); throw new Error('no'); };",
    "promises of an older kind": """window.fetch = function () {
      var real = own.apply(window, arguments);
      return { then: function (done, fail) { return real.then(done, fail); } };
    };""",
    "writes objects its own way": """Object.defineProperty(Object.prototype, "toJSON", { value: function () {
      return new Error().stack.indexOf("/handbill.") > 0 ? "no object" : this;
    } });""",
}


@pytest.mark.parametrize("fault", FETCHES)
def test_a_lead_gets_through_and_is_kept_where_the_page(shop: Shop, fault: str) -> None:
    ask(shop, f"<script>var own = window.fetch, tries = 0;{FETCHES[fault]}</script>")
    if fault != "throws":
        shop.server.script(LEADS, Answer(500))
    submit(shop, consent=True)
    shop.engine.wait_until(TRIED)
    shop.now += HOUR
    shop.head.clear()
    shop.visit("/next")
    shop.server.wait_for(LEADS, 1 if fault == "throws" else 2)

    for lead in shop.leads():
        assert lead["fields"] == {"email": "ann@example.test"}
        assert lead["consent"]["marketing_consent"]["granted"] is True
    assert len({lead["id"] for lead in shop.leads()}) == 1
    shop.engine.wait_until("localStorage.getItem('handbill:acme').indexOf('tries') < 0")


CLOCKS = {"set back by ten years": -3650 * DAY, "ahead by a month": 30 * DAY}


@pytest.mark.parametrize("wrong", CLOCKS)
def test_a_lead_taken_in_while_the_clock_was(shop: Shop, wrong: str) -> None:
    right = shop.now
    shop.now += CLOCKS[wrong]
    ask(shop)
    shop.server.down = True
    submit(shop)
    shop.engine.wait_until(TRIED)
    shop.server.down = False
    shop.now = right
    shop.visit("/next")
    shop.advance(HOUR + 1)

    first, second = shop.wait_leads(2)
    assert first == second
    shop.engine.wait_until("shopSeen.events.some(function (e) { return e.name === 'lead'; })")


def test_a_lead_in_flight_survives_a_broken_neighbour_and_a_tab_that_closes(
    shop: Shop, engine: Engine
) -> None:
    often = "frequency: { cap: { per: page, max: 9 }, after: { submission: 0s, dismissal: 0s } }\n"
    shop.build({"site.yml": site(), "promotions/lead.yml": LEAD + often})
    shop.visit("/")
    assert shop.shown("lead")
    kept: dict[str, Any] = shop.record()
    kept["promotions"]["leads"] = {"broken": None}
    engine.new_tab()
    shop.visit("/__test/page.css", ready=False)
    shop.engine.js("(localStorage.setItem(arguments[0], arguments[1]), 1)", KEY, json.dumps(kept))
    shop.visit("/other")
    shop.server.script(LEADS, Answer(202, hold=True))
    submit(shop)
    shop.server.wait_for(LEADS)
    engine.close_tab()
    shop.server.let_go()
    shop.now += HOUR
    shop.visit("/next")
    shop.advance(HOUR)

    leads = shop.wait_leads(2)
    assert leads[0] == leads[1]
    shop.engine.wait_until("localStorage.getItem('handbill:acme').indexOf('tries') < 0")


def test_an_endpoint_that_is_not_there_is_told_to_the_shopper_and_to_the_shop(shop: Shop) -> None:
    ask(shop)
    shop.server.script(LEADS, Answer(404))
    submit(shop)
    [told] = shop.wait_event("error")

    assert (told["where"], told["message"].partition(":")[0]) == ("leads", "refused with 404")
    assert shop.says("lead", "That did not work.")
    shop.click_in("lead", "button[type=submit]")
    assert shop.says("lead", "Thank you")
    assert len({lead["id"] for lead in shop.wait_leads(2)}) == 2
