"""Shoppers on their way through campaigns: over pages, reloads and days."""

import json

from tests.browser.shop import Shop
from tests.runtime_js.offers import DAY, HOUR, LEAD, MINUTE, popup, site

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


def test_a_campaign_that_wants_to_be_alone_begins_another_itself_and_what_it_says_of_the_shopper_is_known(
    shop: Shop,
) -> None:
    shop.build(
        {
            "site.yml": site(),
            "campaigns/vip.yml": """
alone: true
priority: 60
enroll: { triggers: [ page_load ] }
steps:
  - add_to_segment: regulars
  - update_profile: { tier: gold, visits: 3 }
  - enroll: thanks
  - delay: 1m
""",
            "campaigns/thanks.yml": "steps: [ { show: gold } ]\n",
            "campaigns/other.yml": """
enroll: { triggers: [ page_load ], again: page }
steps: [ { show: other, until: [ closed, 10s ] }, { enroll: thanks }, { delay: 5m } ]
""",
            "targeting/facts.yml": "profile.visits: { type: number }\n",
            "promotions/gold.yml": offer("Gold")
            + "targeting: { segment: regulars, profile.tier: gold, profile.visits: { at_least: 3 } }\n",
            "promotions/other.yml": popup(FREE, triggers="[]", template="corner"),
            "promotions/done.yml": popup(
                "targeting: { campaign.vip.finished: { within: 1m }, campaign.other.enrolled: true }\n",
                template="banner",
            ),
        }
    )
    shop.visit("/")
    assert shop.shown("gold")
    assert shop.events("segment")[0]["names"] == ["regulars"]
    assert sorted(shop.events("profile")[0]["names"]) == ["tier", "visits"]
    shop.close("gold")
    assert shop.open_promotions() == []

    shop.advance(60_000)
    assert shop.shown("other")
    assert shop.shown("done")
    # Until a while has gone by; that it goes on closes nothing, and no one begins what never begins again.
    shop.advance(10_000)
    assert sorted(shop.open_promotions()) == ["done", "other"]
    kept = shop.record()["campaigns"]
    assert kept["at:other"]["step"] == "delay"
    assert kept["enrolled:thanks"]["n"] == 1
    shop.close("done")
    assert "campaign" not in shop.events("dismissal")[-1]
    assert shop.quiet()


def test_an_address_is_what_the_campaign_is_for_and_who_is_out_of_it_may_begin_anew_in_another_session(
    shop: Shop,
) -> None:
    shop.build(
        {
            "site.yml": site(consent="page"),
            "campaigns/series.yml": """
goal: email
enroll: { triggers: [ { timer: 1s } ], targeting: { event.unsubscribed: false }, again: session }
exit_when: { event.unsubscribed: { within: 1m } }
steps: [ { show: lead, until: [ submitted, closed ] }, { delay: 1h } ]
""",
            "promotions/lead.yml": LEAD.replace("[ page_load ]", "[]"),
        }
    )
    shop.visit("/")
    shop.advance(5_000)
    assert shop.record() is None
    shop.grant(marketing=True)
    shop.advance(1_000)
    assert shop.shown("lead")
    shop.advance(300)
    shop.fill_in("lead", "input[type=email]", "ann@example.com")
    shop.click_in("lead", "button[type=submit]")
    assert shop.says("lead", "Thank you")
    kept = shop.record()["campaigns"]
    assert (kept["converted:series"]["n"], kept["at:series"]["step"]) == (1, "delay")

    # What the promotion tells says which campaign has shown it, an order on a later page too.
    told = ("before-show", "impression", "engagement", "submission", "lead")
    assert {name: shop.events(name)[0].get("campaign") for name in told} == dict.fromkeys(told, "series")
    shop.close("lead")
    assert shop.events("dismissal")[0]["campaign"] == "series"
    shop.visit("/later")
    shop.grant(marketing=True)
    shop.advance(0)
    shop.call("order", {"id": "1001", "total": 5000, "currency": "EUR"})
    assert shop.events("conversion")[0]["campaign"] == "series"
    shop.call("track", "unsubscribed")
    shop.advance(0)
    kept = shop.record()["campaigns"]
    assert "at:series" not in kept
    assert "finished:series" not in kept

    shop.grant(marketing=False)
    assert shop.record() is None
    assert shop.quiet()


def test_of_two_windows_side_by_side_the_one_looked_at_last_goes_on(shop: Shop) -> None:
    shop.build(
        {
            "site.yml": site(),
            "campaigns/series.yml": """
enroll: { triggers: [ page_load ], again: page }
steps: [ { delay: 5s }, { add_to_segment: waited }, { show: hello, until: 1h } ]
""",
            "promotions/hello.yml": offer("Hello"),
        }
    )
    shop.visit("/")
    # The window that stays behind: time goes by in it when the other one says so, without anybody looking at it.
    shop.engine.js(
        "(addEventListener('storage', function (e) { if (e.key === 'behind') {"
        " handbillClock.advance(6000); localStorage.setItem('done', shopSeen.events.length); } }), 1)"
    )
    shop.engine.new_tab()
    shop.visit("/beside")
    shop.engine.js("(localStorage.setItem('behind', '1'), 1)")
    shop.engine.wait_until("localStorage.getItem('done') !== null")
    assert shop.record()["campaigns"]["at:series"]["step"] == "delay"

    shop.advance(6_000)
    assert shop.shown("hello")
    assert len(shop.events("segment")) == 1

    # The first one goes on once it is looked at again.
    shop.engine.close_tab()
    shop.engine.js("(window.dispatchEvent(new Event('focus')), 1)")
    shop.advance(HOUR)
    assert shop.events("segment") == []
    assert shop.record()["campaigns"]["finished:series"]["n"] == 1
    assert shop.quiet()


def test_a_month_is_longer_than_any_timer_and_goes_by_over_pages(shop: Shop) -> None:
    shop.build(
        {
            "site.yml": site(),
            "campaigns/series.yml": "enroll: { triggers: [ page_load ] }\n"
            "steps: [ { show: hello, until: 30d }, { show: later } ]",
            "promotions/hello.yml": offer("Hello"),
            "promotions/later.yml": offer("Later"),
        }
    )
    shop.visit("/")
    shop.close("hello")
    shop.advance(29 * DAY)
    assert shop.open_promotions() == []
    assert shop.quiet()

    shop.visit("/other")
    assert shop.absent("later")
    shop.advance(DAY)
    assert shop.shown("later")
    assert shop.quiet()


def test_who_is_held_out_of_an_experiment_passes_over_what_it_shows(shop: Shop) -> None:
    shop.build(
        {
            "site.yml": site(),
            "campaigns/series.yml": """
enroll: { triggers: [ page_load ] }
steps: [ { show: tried, until: [ engaged, dismissed ] }, { show: hello } ]
""",
            "promotions/hello.yml": offer("Hello"),
            "promotions/tried.yml": offer("Tried")
            + "experiment: { holdout: 50%, variants: { a: {}, b: { change: { content.headline: Other } } } }\n",
        }
    )
    kept = {"v": 1, "experiments": {"variant:tried": "holdout", "last": 9e15}}
    shop.visit("/")
    shop.engine.js("(localStorage.setItem('handbill:acme', arguments[0]), 1)", json.dumps(kept))
    shop.reload()
    assert shop.shown("hello")
    assert shop.absent("tried")
    assert shop.record()["promotions"]["shown:tried"]["n"] == 1
    assert shop.quiet()


def test_a_step_calls_a_module_of_the_shop_and_puts_elements_into_its_page(shop: Shop) -> None:
    shop.headers = {
        "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'"
    }
    shop.build(
        {
            "site.yml": site(),
            "scripts/greet.js": """
const GREETED = "greeted";
export default ({ campaign, step }) => {
  document.querySelector("h1").textContent = "Back from " + campaign;
  document.body.classList.add(GREETED, step);
};
""",
            "scripts/broken.js": "export default () => { nothing.here(); };\n",
            "campaigns/greeting.yml": """
enroll: { triggers: [ page_load ] }
steps:
  - code: scripts/greet.js
    id: greet
  - code: { html: 'From <b>us</b> <svg viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>', into: h1, place: after }
  - code: { html: <p>Nobody sees this</p>, into: .nowhere }
  - code: scripts/broken.js
  - show: hello
""",
            "promotions/hello.yml": offer("Hello"),
        }
    )
    shop.visit("/")
    assert shop.shown("hello")
    assert shop.engine.js("document.querySelector('h1').textContent") == "Back from greeting"
    assert shop.engine.js("document.body.className.trim()") == "greeted greet"
    assert shop.engine.js("document.querySelector('h1 ~ b').textContent") == "us"
    assert shop.engine.js("document.querySelector('h1 ~ svg path').getBBox().width") == 9
    # What goes wrong in one step is told, and the campaign goes on.
    assert [event["where"] for event in shop.events("error")] == ["code"]
    assert shop.engine.errors() == []

    shop.reload()
    assert shop.engine.js("document.body.className.trim()") == ""


def test_a_delay_is_neither_skipped_nor_endless_where_the_clock_goes_back(shop: Shop) -> None:
    shop.build(
        {
            "site.yml": site(),
            "campaigns/series.yml": "enroll: { triggers: [ page_load ] }\nsteps: [ { delay: 5s }, { show: hello } ]\n",
            "promotions/hello.yml": offer("Hello"),
        }
    )
    shop.visit("/")
    # A window that has slept is some minutes behind the one in which the delay began.
    shop.now -= 5 * MINUTE
    shop.visit("/behind")
    shop.advance(6_000)
    assert shop.absent("hello")
    # A machine whose year was wrong does not wait for that year.
    shop.now -= 400 * DAY
    shop.visit("/right")
    assert shop.absent("hello")
    shop.advance(5_000)
    assert shop.shown("hello")
    assert shop.quiet()
