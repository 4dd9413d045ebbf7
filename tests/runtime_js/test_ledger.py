"""The shop's ledger: whatever the network and the shopper do, each lead stands in it, and each once."""

import json
from collections import Counter
from dataclasses import dataclass, field
from email.utils import formatdate
from random import Random
from typing import Any

import pytest

from tests.browser.engine import Engine
from tests.browser.server import Answer, Request
from tests.browser.shop import Shop
from tests.runtime_js.offers import HOUR, LEAD, MINUTE, site
from tests.runtime_js.test_leads import LEADS

KEY = "handbill:acme"
OFTEN = "frequency: { cap: { per: page, max: 9 }, after: { submission: 0s, dismissal: 0s } }\n"
TROUBLE = ("none", "none", "drop", "slow", "500", "503", "seconds", "date", "half", "half 500")
"""What the server does with a request, drawn at random."""
PLIGHTS = ("stays", "stays", "stays", "leaves", "closes", "offline", "both")
"""What becomes of the tab after the shopper has sent the form: `both` sends from two tabs at once."""


@dataclass
class Ledger:
    """A shop's server in trouble: it writes down what it takes by the lead's id, and answers as it can.

    `kept`: the body of each lead that it took; `came`: how often each arrived; `answered`: what it did, counted.
    """

    shop: Shop
    random: Random
    kept: dict[str, dict[str, Any]] = field(default_factory=dict)
    came: Counter[str] = field(default_factory=Counter)
    answered: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    calm: bool = False

    def take(self, request: Request) -> Answer:
        """Answer a request for the leads endpoint."""
        what = "none" if self.calm else self.random.choice(TROUBLE)
        self.answered[what] += 1
        lead = request.json
        self.came[lead["id"]] += 1
        if request.headers["idempotency-key"] != lead["id"]:
            self.wrong.append(f"the key of {lead['id']} is {request.headers['idempotency-key']}")
        # Lost before the shop has written it, or after.
        if what in ("drop", "500", "503", "seconds", "date", "half 500") and self.random.random() < 0.7:
            return self._answer(what)
        # What a request says again is what it said: a second body under one id would be another lead.
        if self.kept.setdefault(lead["id"], lead) != lead:
            self.wrong.append(f"{lead['id']} came with another body")
        return self._answer(what)

    def _answer(self, what: str) -> Answer:
        later = formatdate(self.shop.now / 1000 + 120, usegmt=True)
        return {
            "none": Answer(202),
            "drop": Answer(drop=True),
            "slow": Answer(202, delay=0.05),
            "500": Answer(500),
            "503": Answer(503, headers={"retry-after": "30"}),
            "seconds": Answer(429, headers={"retry-after": "60"}),
            "date": Answer(429, headers={"retry-after": later}),
            "half": Answer(202, {"ok": True}, half=True),
            "half 500": Answer(500, {"ok": False}, half=True),
        }[what]


# Sends the form as a shopper would who types fast; a thousand real keyboards would take an hour.
SEND = """(function (root, address) {
  var form = root.shadowRoot.querySelector("form");
  form.querySelector("input[type=email]").value = address;
  form.requestSubmit();
  return 1;
})(document.querySelector("hb-root"), arguments[0])"""


def send(shop: Shop, address: str) -> None:
    """Open the form on this page and send it."""
    assert shop.shown("lead")
    shop.engine.js(SEND, address)


def waiting(shop: Shop) -> list[str]:
    """Return the ids that wait in the shopper's storage."""
    kept = shop.engine.js("localStorage.getItem(arguments[0])", KEY)
    leads = json.loads(kept or "{}").get("promotions", {}).get("leads", {}) if kept else {}
    return [key for key, lead in leads.items() if lead]


def live_through(shop: Shop, engine: Engine, plight: str, address: str) -> list[str]:
    """Let a shopper send the form and meet with something; return the addresses that were sent."""
    if plight == "closes":
        engine.new_tab()
        shop.visit("/tab")
    shop.server.down = plight == "offline"
    send(shop, address)
    if plight == "offline":
        shop.engine.wait_until(f"(localStorage.getItem('{KEY}') || '').indexOf('\"tries\":1') > 0")
        shop.server.down = False
        shop.engine.js("(window.dispatchEvent(new Event('online')), 1)")
    if plight == "both":
        engine.new_tab()
        shop.visit("/tab")
        send(shop, "2" + address)
        shop.advance(MINUTE)
    if plight == "stays":
        shop.advance(MINUTE)
    if plight in ("closes", "both"):
        engine.close_tab()
    return [address, "2" + address] if plight == "both" else [address]


def run(shop: Shop, engine: Engine, count: int) -> Ledger:
    """Let `count` leads be sent; return the ledger once nothing waits any more."""
    ledger = Ledger(shop, Random(count))
    shop.server.judge[LEADS] = ledger.take
    shop.build({"site.yml": site(), "promotions/lead.yml": LEAD + OFTEN})
    sent: list[str] = []
    random = Random(7)
    while len(sent) < count:
        shop.visit(f"/{len(sent)}")
        plight = random.choice(PLIGHTS) if len(sent) + 1 < count else "stays"
        sent += live_through(shop, engine, plight, f"shopper{len(sent)}@example.test")
        shop.now += 2 * MINUTE
    ledger.calm = True
    for _ in range(40):
        shop.now += HOUR
        shop.visit("/later")
        shop.advance(HOUR)
        if not waiting(shop):
            break
    assert waiting(shop) == []
    assert ledger.wrong == []
    assert sorted(lead["fields"]["email"] for lead in ledger.kept.values()) == sorted(sent)
    return ledger


def test_every_lead_is_in_the_ledger_once_whatever_happens(shop: Shop, engine: Engine) -> None:
    ledger = run(shop, engine, 24)

    assert len(ledger.kept) == 24
    assert sum(ledger.came.values()) > 24, "some had to be sent again"


@pytest.mark.long
@pytest.mark.engines("chromium")
def test_every_one_of_a_thousand_leads_is_in_the_ledger_once(shop: Shop, engine: Engine) -> None:
    ledger = run(shop, engine, 1_000)
    print(len(ledger.kept), "leads in", sum(ledger.came.values()), "requests:", dict(ledger.answered))

    assert len(ledger.kept) == 1_000
    assert set(ledger.answered) == set(TROUBLE)
