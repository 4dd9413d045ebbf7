"""Shoppers on their way through campaigns: over pages, reloads and days."""

from tests.browser.shop import Shop
from tests.runtime_js.offers import DAY, popup, site

FREE = "frequency: { cap: [ { per: page, max: 9 } ], after: { dismissal: 0s } }\n"


def offer(headline: str) -> str:
    """Return a message that only campaigns show, as often as they like."""
    return popup(FREE, triggers="[]", headline=headline)


GREETING = """
enroll: { triggers: [ page_load ], targeting: { page.path: { not_in: [/checkout] } } }
exit_when: { event.unsubscribed: true }
steps:
  - show: hello
    id: greeting
    until: [ engaged, dismissed ]
  - delay: 5s
  - if: { device.type: desktop }
    then: [ { show: wide } ]
    else: [ { show: narrow } ]
  - delay: 2d
  - if: { event.order: { within: 3d } }
    then: [ { end: converted } ]
    else:
      - delay: 1h
      - goto: greeting
"""


def test_a_campaign_goes_on_where_the_shopper_left_it_over_pages_and_days(shop: Shop) -> None:
    shop.build(
        {
            "site.yml": site(),
            "campaigns/journey.yml": GREETING,
            **{f"promotions/{name}.yml": offer(name.title()) for name in ("hello", "wide", "narrow")},
        }
    )
    shop.visit("/")
    assert shop.shown("hello")

    # Left unanswered it is offered again, answered it is not.
    shop.visit("/other")
    assert shop.shown("hello")
    shop.close("hello")
    assert [event["step"] for event in shop.events("step")] == ["delay"]

    # A delay goes by on other pages, too.
    shop.advance(2_000)
    shop.visit("/third")
    assert shop.open_promotions() == []
    shop.advance(3_000)
    assert shop.shown("wide")
    shop.close("wide")

    # One of more than a day is over at the first page view after it.
    shop.advance(2 * DAY)
    assert shop.record()["campaigns"]["at:journey"]["step"] == "delay-2"
    shop.reload()
    assert shop.record()["campaigns"]["at:journey"]["step"] == "delay-3"
    shop.advance(3_600_000)
    assert shop.shown("hello")
    shop.advance(300)
    assert [event["trigger"] for event in shop.events("impression")] == ["campaign"]

    # Who orders has done what the campaign is for.
    shop.close("hello")
    shop.advance(5_000)
    assert shop.shown("wide")
    shop.close("wide")
    shop.call("order", {"id": "1001", "total": 5000, "currency": "EUR"})
    shop.advance(2 * DAY)
    shop.visit("/")
    kept = shop.record()["campaigns"]
    assert "at:journey" not in kept
    assert kept["converted:journey"]["n"] == kept["finished:journey"]["n"] == 1
    # It never begins again.
    assert shop.absent("hello")
    assert shop.quiet()
