"""What leaves the page for apps: after a form, and from a campaign."""

import json
from typing import Any

from tests.browser.engine import Engine
from tests.browser.server import Answer
from tests.browser.shop import Shop
from tests.runtime_js.offers import HOUR, site

LEADS, HOOK = "/handbill/leads", "/hook"
SUBSCRIPTIONS, EVENTS = "/klaviyo/client/subscriptions", "/klaviyo/client/events"
APPS = """
apps:
  klaviyo: { company: ABC123, list: XyZ123, event: Joined, host: /klaviyo }
  webhook: { to: /hook, fields: { email: contact_email, profile.tier: tier } }
"""
FORM = """
template: popup
triggers: TRIGGERS
content:
  headline: Ten percent
  form:
    fields:
      - email: { label: E-mail address, required: true }
      - text: { name: city, label: City }
      - marketing_consent: { text: "Yes, send me offers." }
      - sms_consent: { text: "DISCLOSED", terms: /terms, privacy: /privacy }
      - phone: { label: Phone }
    button: Send
"""
OTHER = """
template: popup
triggers: []
content:
  headline: Remind me
  form:
    fields: [ { email: { name: mail, label: E-mail address } } ]
    button: Send
"""
FOLLOWS = """on_submit:
  - sync: klaviyo
  - sync: { app: webhook, fields: [ email, profile.tier ] }
  - add_to_segment: newsletter
"""
SERIES = """
enroll: { triggers: [ page_load ] }
steps:
  - show: lead
    until: [ submitted, dismissed ]
  - delay: 1h
  - sync: { app: klaviyo, fields: [ email, profile.tier ] }
  - sync: { app: webhook, fields: [ email, profile.tier ] }
  - delay: 25m
  - show: other
    until: [ submitted, dismissed ]
  - sync: klaviyo
  - delay: 1h
  - sync: webhook
"""
DISCLOSED = (
    "Yes, send me recurring automated marketing messages from Acme Outdoor. Consent is not a condition of purchase. "
    "Up to 4 messages a month. Message and data rates may apply. Reply STOP to cancel, HELP for help."
)
MARKETING = {"marketing": {"consent": "SUBSCRIBED"}}


def form(more: str = "", triggers: str = "[ page_load ]") -> str:
    return FORM.replace("TRIGGERS", triggers).replace("DISCLOSED", DISCLOSED) + more


def submit(shop: Shop) -> None:
    """Send the form with both addresses, and agree to mails alone."""
    shop.fill_in("lead", "[name=email]", "ann@example.test")
    shop.fill_in("lead", "[name=city]", "Delft")
    shop.fill_in("lead", "[type=tel]", "+31612345678")
    shop.click_in("lead", "[name=marketing_consent]")
    shop.advance(3_000)
    shop.click_in("lead", "button[type=submit]")


def arrive(shop: Shop, path: str, **grants: bool) -> None:
    """Go to a page, which tells what was agreed to as every page of the shop does."""
    shop.visit(path)
    shop.grant(**grants)
    shop.advance(1)


def answer(shop: Shop, *paths: str) -> None:
    """Let each address fail, ask for patience, and take it at the third try."""
    for path in paths:
        wait = Answer(429, headers={"retry-after": "1800"})
        shop.server.script(path, Answer(500), wait, Answer(202))
        shop.server.always(path, Answer(202))


def tried(shop: Shop, count: int, tries: int) -> None:
    """Wait until that many wait in the record that were tried so often."""
    shop.engine.wait_until(
        f"JSON.stringify(JSON.parse(localStorage['handbill:acme']).sync || {{}})"
        f".split('\"tries\":{tries}').length === {count + 1}"
    )


def emptied(shop: Shop) -> None:
    shop.engine.wait_until("localStorage['handbill:acme'].indexOf('tries') < 0")


def one_body(shop: Shop, path: str, tries: int = 3) -> Any:
    """Return what was sent to an address so many times, in the same words."""
    requests = shop.server.wait_for(path, tries)
    assert len(requests) == tries
    assert len({request.body for request in requests}) == 1
    assert len({request.headers.get("idempotency-key") for request in requests}) == 1
    return requests[0].json


def subscription(source: str, profile: dict[str, Any]) -> dict[str, Any]:
    """Return what Klaviyo's API asks for."""
    attributes = {"custom_source": source, "profile": {"data": {"type": "profile", "attributes": profile}}}
    relationships = {"list": {"data": {"type": "list", "id": "XyZ123"}}}
    return {"data": {"type": "subscription", "attributes": attributes, "relationships": relationships}}


def test_what_follows_a_form_reaches_each_app_once_through_failures_and_a_reload(shop: Shop) -> None:
    shop.build({"site.yml": site(APPS, consent="page"), "promotions/lead.yml": form(FOLLOWS)})
    answer(shop, SUBSCRIPTIONS, EVENTS, HOOK)
    shop.server.script(LEADS, Answer(500))
    shop.visit("/")
    shop.advance(1_000)
    assert shop.server.foreign() == []
    shop.grant(marketing=True)
    shop.call("profile", {"tier": "gold"})
    shop.advance(1_000)
    submit(shop)
    shop.server.wait_for(LEADS)
    shop.engine.wait_until("localStorage['handbill:acme'].indexOf('\"tries\":1') > 0")
    assert [one for one in shop.server.foreign() if one.path != LEADS] == []

    # Another page has the shop's answer, and goes on with what was said on the first.
    shop.now += HOUR
    arrive(shop, "/next", marketing=True)
    lead = shop.wait_leads(2)[1]
    tried(shop, 3, 1)
    assert shop.events("segment")[0]["names"] == ["newsletter"]
    shop.advance(60_000)
    tried(shop, 3, 2)
    # Who is asked for patience is left alone, on the next page too.
    shop.now += HOUR // 4
    arrive(shop, "/third", marketing=True)
    assert len(shop.server.to(HOOK)) == 2
    shop.advance(HOUR)
    emptied(shop)

    who = {"email": "ann@example.test"}
    assert one_body(shop, SUBSCRIPTIONS) == subscription(
        "lead", {**who, "subscriptions": {"email": MARKETING}}
    )
    assert shop.server.to(SUBSCRIPTIONS)[0].query == "company_id=ABC123"
    assert shop.server.to(SUBSCRIPTIONS)[0].headers["revision"] == "2026-07-15"
    event = one_body(shop, EVENTS)["data"]["attributes"]
    assert event["unique_id"] == lead["id"]
    assert event["properties"] == {"promotion": "lead", "city": "Delft"}
    assert event["profile"] == {"data": {"type": "profile", "attributes": who}}
    handed = one_body(shop, HOOK)
    assert handed == {**lead, "fields": {"contact_email": "ann@example.test", "tier": "gold"}}
    assert shop.server.to(HOOK)[0].headers["idempotency-key"] == lead["id"]
    assert {(event["app"], event["ok"]) for event in shop.wait_event("sync", 3)} == {
        ("klaviyo", True),
        ("webhook", True),
    }
    assert shop.quiet()


def test_a_campaign_hands_on_what_a_form_said_before_and_a_withdrawal_takes_it_back(
    shop: Shop, engine: Engine
) -> None:
    shop.build(
        {
            "site.yml": site(
                APPS,
                consent=(
                    "page, purposes: { marketing: [promotions, profile, segments, campaigns], sharing: [sync] }"
                ),
            ),
            "promotions/lead.yml": form(triggers="[]"),
            "promotions/other.yml": OTHER,
            "campaigns/series.yml": SERIES,
        }
    )
    answer(shop, SUBSCRIPTIONS, EVENTS, HOOK)
    shop.visit("/")
    shop.grant(marketing=True, sharing=True)
    shop.call("profile", {"tier": "gold"})
    shop.advance(1_000)
    submit(shop)
    shop.wait_leads()
    engine.wait_until("localStorage['handbill:acme'].indexOf('tries') < 0")
    assert [one for one in shop.server.foreign() if one.path != LEADS] == []

    shop.now += HOUR
    arrive(shop, "/next", marketing=True, sharing=True)
    tried(shop, 3, 1)
    shop.advance(60_000)
    tried(shop, 3, 2)
    arrive(shop, "/next", marketing=True, sharing=True)
    shop.advance(HOUR // 2)
    emptied(shop)
    assert one_body(shop, SUBSCRIPTIONS)["data"]["attributes"]["custom_source"] == "series"
    event = one_body(shop, EVENTS)["data"]["attributes"]
    assert event["properties"] == {"campaign": "series", "profile.tier": "gold"}
    handed = one_body(shop, HOOK)
    assert (handed["campaign"], handed["step"]) == ("series", "sync-webhook")
    assert handed["fields"] == {"contact_email": "ann@example.test", "tier": "gold"}
    assert handed["consent"]["marketing_consent"]["text"] == "Yes, send me offers."

    check_another_address(shop)
    check_withdrawal(shop)
    assert shop.quiet()


def check_another_address(shop: Shop) -> None:
    """Leave to write to one address is none to write to another."""
    shop.fill_in("other", "[name=mail]", "bob@example.test")
    shop.advance(3_000)
    shop.click_in("other", "button[type=submit]")
    shop.wait_leads(2)
    assert [event["ok"] for event in shop.wait_event("sync", 4)] == [True, True, True, False]
    assert len(shop.server.to(SUBSCRIPTIONS)) == 3


def check_withdrawal(shop: Shop) -> None:
    """What waits goes with the leave to tell, and what was said with it."""
    shop.server.script(HOOK, Answer(503))
    shop.advance(HOUR)
    shop.server.wait_for(HOOK, 4)
    tried(shop, 1, 1)
    shop.grant(sharing=False)
    assert "sync" not in shop.record()
    shop.advance(HOUR)
    arrive(shop, "/fourth", marketing=True, sharing=True)
    shop.advance(HOUR)
    assert len(shop.server.to(HOOK)) == 4


def test_a_development_build_tells_the_development_server_what_it_would_tell_the_apps(shop: Shop) -> None:
    bundle = shop.build(
        {"site.yml": site(APPS.replace("/klaviyo", "https://a.klaviyo.example"), consent="page")}
        | {"promotions/lead.yml": form(FOLLOWS)},
        development=True,
    )
    arrive(shop, "/", marketing=True)
    shop.call("profile", {"tier": "gold"})
    shop.advance(1_000)
    submit(shop)
    told = shop.server.wait_for("/handbill/apps/klaviyo", 2)
    (handed,) = shop.server.wait_for("/handbill/apps/webhook")

    assert sorted(one.headers["handbill-to"] for one in told) == [
        "https://a.klaviyo.example/client/events?company_id=ABC123",
        "https://a.klaviyo.example/client/subscriptions?company_id=ABC123",
    ]
    assert {one.headers["revision"] for one in told} == {"2026-07-15"}
    assert handed.headers["handbill-to"].endswith("/hook")
    assert handed.json["fields"] == {"contact_email": "ann@example.test", "tier": "gold"}
    assert {one.path for one in shop.server.foreign()} == {
        LEADS,
        "/handbill/apps/klaviyo",
        "/handbill/apps/webhook",
    }
    manifest = json.loads(bundle.files["manifest.json"])
    assert manifest["csp"]["connect-src"] == ["'self'"]
    assert shop.quiet()
