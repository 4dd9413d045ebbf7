"""Each kind of file has a shape: known keys, parts that cannot be left out, the right kind of value."""

from pathlib import Path

import pytest

from handbill.model.source import Mapping, Scalar
from tests.compiler.read.sites import SITE, look, write

WHOLE_PROMOTION = """
description: Somebody leaves.
renamed_from: cart-saver
template: { name: popup, position: center, anything: 1 }
goal: order
purpose: necessary
priority: 80
slot: modal
triggers:
  - page_load
  - exit_intent: { device: desktop }
  - all: [ { scroll_depth: 30% }, { timer: 10s } ]
targeting: { page.type: cart, not: { audience: staff }, any: [ { visitor.new: true } ] }
frequency:
  cap: [ { per: session, max: 1 }, { per: week, max: 2 } ]
  after: { dismissal: 7d, submission: never, conversion: 30d, unanswered: 1d, engagement: 2d }
schedule: { from: 2026-11-20 00:00, until: 2026-12-01, only: { days: [mon, tue], hours: 09:00-18:00 } }
content: { headline: Hello, form: { fields: [ email ] }, result: { headline: Thank you } }
mobile: { content.headline: Wait! }
theme: { accent: "#0a7d5c" }
experiment:
  holdout: 10%
  variants: { a: { weight: 50 }, b: { weight: 50, change: { content.body: Other } } }
on_submit: [ { sync: klaviyo }, { add_to_segment: newsletter } ]
x-ticket: SHOP-12
"""
WHOLE_SITE = """
language: 1
name: Acme Outdoor
id: acme
url: https://shop.example
currency: EUR
timezone: Europe/Amsterdam
locales: [en, nl]
platform: shopify
pages: { product: /products/*, wishlist: /wishlist }
consent:
  source: [tcf, shopify]
  purposes: { marketing: [promotions, profile], analytics: [events] }
  respect: [gpc]
retention: { marketing: 180d, analytics: 180d }
endpoints: { leads: /leads, events: /events, coupons: /coupons }
apps: { klaviyo: { company: ABC123, list: XyZ123 }, ga4: {} }
slots: { modal: { max: 1, gap: 30s, per_page: 1 } }
limits: { bundle: 25kB, promotions_per_session: 3 }
sessions: { idle: 30m, longest: 24h }
conversions: { window: 14d, suppress: 30d }
views: { engaged_after: 8s }
theme: { accent: "#0a7d5c", font: inherit }
"""
CAMPAIGN = """
description: Greets.
goal: order
alone: true
enroll: { triggers: [page_load], targeting: { visitor.orders: { at_least: 1 } }, again: never }
exit_when: { event.unsubscribed: true }
steps: [ { show: welcome }, { delay: 5s } ]
"""


def told(tmp_path: Path, files: dict[str, str]) -> list[str]:
    return look(write(tmp_path / "acme", files))[1]


def test_the_whole_language_is_known(tmp_path: Path) -> None:
    files = {"site.yml": WHOLE_SITE, "promotions/a.yml": WHOLE_PROMOTION, "campaigns/vip.yml": CAMPAIGN}
    files["targeting/facts.yml"] = "loyalty.tier: { type: choice, values: [gold], from: { cookie: tier } }\n"
    files["locales/nl.yml"] = "promotions: { a: { content.headline: Hallo } }\nmessages: { close: Sluiten }\n"
    assert told(tmp_path, files) == []


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("frequncy: {}", "HB202 promotions/a.yml:2:1"),
        ("frequency: { caps: [] }", "HB202 promotions/a.yml:2:14"),
        ("frequency: { after: { dismissed: 1d } }", "HB202 promotions/a.yml:2:23"),
        ("schedule: { only: { day: mon } }", "HB202 promotions/a.yml:2:21"),
        ("frequency: { cap: [ { per: day } ] }", "HB203 promotions/a.yml:2:23"),
        ("frequency: never", "HB204 promotions/a.yml:2:12"),
        ("frequency: [ { per: day } ]", "HB204 promotions/a.yml:2:12"),
        ("triggers: exit_intent", "HB204 promotions/a.yml:2:11"),
        ("triggers: [ [ exit_intent ] ]", "HB204 promotions/a.yml:2:13"),
        ("targeting: staff", "HB204 promotions/a.yml:2:12"),
        ("priority: [60]", "HB204 promotions/a.yml:2:11"),
        ("schedule: { from: { at: noon } }", "HB204 promotions/a.yml:2:21"),
        ("frequency:\n  cap:session", "HB015 promotions/a.yml:3:3"),
    ],
)
def test_a_promotion_of_the_wrong_shape(tmp_path: Path, line: str, place: str) -> None:
    assert told(tmp_path, {"promotions/a.yml": f"template: popup\n{line}\n"}) == [place]


def test_what_a_site_cannot_do_without(tmp_path: Path) -> None:
    assert told(tmp_path, {"site.yml": "x-note: nothing yet\n"}) == ["HB203 site.yml:1:1"] * 5


def test_a_misspelt_key_is_taken_for_what_it_was_meant_to_be(tmp_path: Path) -> None:
    root = write(tmp_path / "acme", {"site.yml": SITE.replace("currency", "curency")})
    source, found = look(root)
    assert found == ["HB202 site.yml:3:1"]
    site = source.of_kind("site")[0].root
    currency = site.entry("currency")
    assert currency is not None
    assert isinstance(currency.value, Scalar)
    assert (currency.value.text, str(currency.key.at)) == ("EUR", "site.yml:3:1")


def test_a_key_that_nothing_reads_is_left_out(tmp_path: Path) -> None:
    files = {
        "promotions/a.yml": "template: popup\nzzz: 1\nfrequency: { cap: { per: day, max: 1, qqq: 2 } }\nx-a: 1\n"
    }
    source, found = look(write(tmp_path / "acme", files))
    assert found == ["HB202 promotions/a.yml:2:1", "HB202 promotions/a.yml:3:39"]
    root = source.of_kind("promotion")[0].root
    assert root.keys == ("template", "frequency", "x-a")
    frequency = root.get("frequency")
    assert isinstance(frequency, Mapping)
    cap = frequency.get("cap")
    assert isinstance(cap, Mapping)
    assert cap.keys == ("per", "max")


def test_a_fault_of_yaml_has_no_echo(tmp_path: Path) -> None:
    text = "template: popup\nfrequency:\n  cap: { per:session, max: 1 }\ngoal:\nfrequncy: {}\n"
    places = ["HB015 promotions/a.yml:3:10", "HB013 promotions/a.yml:4:1", "HB202 promotions/a.yml:5:1"]
    assert told(tmp_path, {"promotions/a.yml": text}) == places
