"""Campaigns that visitors begin at times only."""

from tests.browser.shop import Shop
from tests.runtime_js.offers import HOUR, popup, site

FREE = "frequency: { cap: { per: page, max: 9 }, after: { dismissal: 0s } }\n"


def test_a_campaign_is_begun_while_its_schedule_is_open_and_goes_on_when_it_is_not(shop: Shop) -> None:
    # It is Sunday the 22nd of November, 13:00 in Amsterdam.
    steps = "steps: [ { show: hello }, { delay: 2h }, { show: bye } ]\n"
    shop.build(
        {
            "site.yml": site(),
            "campaigns/noon.yml": "schedule: { until: 2026-11-23, only: { days: [sun], hours: 14:00-15:00 } }\n"
            "enroll: { triggers: [ page_load ], again: page }\n" + steps,
            "campaigns/asked.yml": "schedule: { until: 2026-11-22 13:30 }\n"
            "enroll: { triggers: [ { click: h1 } ], again: page }\nsteps: [ { show: late } ]\n",
            **{
                f"promotions/{name}.yml": popup(FREE, triggers="[]", headline=name)
                for name in ("hello", "bye", "late")
            },
        }
    )
    shop.visit("/")
    assert shop.absent("hello")
    shop.now += HOUR - 1_000
    shop.visit("/")
    assert shop.absent("hello")
    shop.engine.click("h1")
    assert shop.absent("late"), "nobody is let in any more"

    # It opens while the page is looked at.
    shop.advance(2_000)
    assert shop.shown("hello")
    shop.close("hello")
    shop.advance(0)
    assert shop.record()["campaigns"]["at:noon"]["step"] == "delay"

    # Who is in it goes on after hours, and does not begin it anew.
    shop.advance(2 * HOUR)
    assert shop.shown("bye")
    shop.close("bye")
    shop.visit("/")
    assert shop.absent("hello")
    assert shop.record()["campaigns"]["enrolled:noon"]["n"] == 1
    assert shop.quiet()
