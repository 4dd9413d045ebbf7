"""Until the shop has a form that was sent nobody else is told what it says, and of one that it refuses nobody ever is."""

import json
from typing import Any

from tests.browser.server import Answer
from tests.browser.shop import Shop
from tests.runtime_js.offers import HOUR, LEAD, popup, site

LEADS, HOOK = "/handbill/leads", "/hook"
APPS = "apps: { webhook: { to: /hook } }\n"
SERIES = """
goal: email
enroll: { triggers: [ page_load ] }
steps: [ { show: lead, until: [ submitted, dismissed ] }, { delay: 2h }, { sync: webhook } ]
"""
BRIEF = "goal: email\nenroll: { triggers: [ page_load ] }\nsteps: [ { delay: 5m } ]\n"
LATE = """
goal: email
enroll: { triggers: [ page_load ], targeting: { page.path: /next } }
steps: [ { delay: 2h } ]
"""
AT_ONCE = """
enroll: { triggers: [ page_load ] }
steps: [ { show: lead, until: [ submitted, dismissed ] }, { sync: webhook }, { delay: 2h } ]
"""
THANKS = popup("targeting: { visitor.subscribed: true }\n", template="corner", headline="Subscribed")
REFUSED = Answer(422, {"errors": {"email": "This address bounced before."}})


def open_shop(shop: Shop, **campaigns: str) -> None:
    files = {f"campaigns/{name}.yml": text for name, text in campaigns.items()}
    files["promotions/lead.yml"] = LEAD.replace("[ page_load ]", "[]")
    files["promotions/thanks.yml"] = THANKS
    shop.build({"site.yml": site(APPS), **files})
    shop.visit("/")


def submit(shop: Shop) -> None:
    shop.fill_in("lead", "input[type=email]", "ann@example.test")
    shop.click_in("lead", "input[type=checkbox]")
    shop.advance(3_000)
    shop.click_in("lead", "button[type=submit]")


def converted(shop: Shop) -> list[str]:
    """Return the campaigns whose goal was reached."""
    kept: dict[str, Any] = shop.record()["campaigns"]
    return sorted(name.partition(":")[2] for name in kept if name.startswith("converted:"))


def check_nothing_is_known(shop: Shop) -> None:
    """Neither what was said nor that it was said stands anywhere but in the lead."""
    kept = shop.record()
    assert "handed" not in kept.get("sync", {})
    assert "subscribed" not in kept["promotions"]
    assert converted(shop) == []
    assert shop.absent("thanks")
    assert shop.server.to(HOOK) == []


def test_what_the_shop_refuses_stays_nowhere_and_what_it_takes_then_does(shop: Shop) -> None:
    open_shop(shop, series=SERIES)
    shop.server.script(LEADS, REFUSED)
    submit(shop)
    assert shop.says("lead", "This address bounced before.")
    shop.advance(1)
    assert "ann@example.test" not in json.dumps(shop.record())
    check_nothing_is_known(shop)
    # That it was sent is so all the same.
    assert shop.record()["campaigns"]["at:series"]["step"] == "delay"

    shop.click_in("lead", "button[type=submit]")
    assert shop.says("lead", "Thank you")
    handed = json.loads(shop.record()["sync"]["handed"])
    assert handed["fields"] == {"email": "ann@example.test"}
    assert handed["consent"]["marketing_consent"]["text"] == "Yes, send me offers."
    assert converted(shop) == ["series"]
    shop.close("lead")
    assert shop.shown("thanks")
    assert shop.quiet()


def test_what_the_shop_takes_on_a_later_page_is_known_from_then_on(shop: Shop) -> None:
    open_shop(shop, series=SERIES, brief=BRIEF, late=LATE)
    shop.server.script(LEADS, Answer(500), Answer(409, hold=True))
    submit(shop)
    shop.server.wait_for(LEADS)
    shop.engine.wait_until("localStorage['handbill:acme'].indexOf('\"tries\":1') > 0")
    check_nothing_is_known(shop)

    shop.now += HOUR
    shop.visit("/next")
    shop.advance(1)
    shop.server.wait_for(LEADS, 2)
    # The visitor has left one campaign meanwhile, and is in one that began after the form was sent.
    places = shop.record()["campaigns"]
    assert ("at:brief" in places, "at:late" in places) == (False, True)
    check_nothing_is_known(shop)
    shop.server.let_go()

    assert shop.shown("thanks")
    assert json.loads(shop.record()["sync"]["handed"])["fields"] == {"email": "ann@example.test"}
    assert converted(shop) == ["brief", "series"]
    assert shop.quiet()


def test_a_campaign_that_hands_on_at_once_waits_for_the_shop_s_answer(shop: Shop) -> None:
    open_shop(shop, series=AT_ONCE)
    shop.server.script(LEADS, Answer(500), Answer(202, hold=True))
    submit(shop)
    shop.server.wait_for(LEADS)
    shop.engine.wait_until("localStorage['handbill:acme'].indexOf('\"tries\":1') > 0")
    shop.advance(1)
    assert shop.record()["campaigns"]["at:series"]["step"] == "sync-webhook"

    shop.now += HOUR
    shop.visit("/next")
    shop.advance(1)
    shop.server.wait_for(LEADS, 2)
    check_nothing_is_known(shop)
    shop.server.let_go()
    shop.engine.wait_until("localStorage['handbill:acme'].indexOf('handed') > 0")
    shop.advance(1)
    (told,) = shop.server.wait_for(HOOK)

    assert told.json["fields"] == {"email": "ann@example.test"}
    assert shop.record()["campaigns"]["at:series"]["step"] == "delay"
    assert shop.quiet()


def test_a_campaign_that_hands_on_at_once_tells_nothing_of_what_the_shop_refuses(shop: Shop) -> None:
    open_shop(shop, series=AT_ONCE)
    shop.server.script(LEADS, Answer(422, hold=True))
    submit(shop)
    shop.server.wait_for(LEADS)
    shop.advance(1)
    assert shop.events("sync") == []
    shop.server.let_go()
    assert shop.says("lead", "That did not work.")
    shop.advance(1)

    assert [event["ok"] for event in shop.wait_event("sync")] == [False]
    check_nothing_is_known(shop)
