"""Long ways: several pages, tabs and bundles, and each step once."""

from typing import Any

from tests.browser.shop import Shop
from tests.runtime_js.offers import DAY, HOUR, popup, site

FREE = "frequency: { cap: [ { per: page, max: 9 } ], after: { dismissal: 0s } }\n"
OFFERS = {
    f"promotions/{name}.yml": popup(FREE, triggers="[]", headline=name) for name in ("ada", "ben", "cyd")
}

SERIES = """
enroll: { triggers: [ page_load ] }
steps:
  - show: ada
    until: [ engaged, dismissed ]
  - delay: 10s
  - add_to_segment: waited
  - show: ben
    until: [ engaged, dismissed ]
  - delay: 1h
  - update_profile: { tier: gold }
  - if: { profile.tier: gold }
    then: [ { show: cyd, until: [ engaged, dismissed ] } ]
    else: [ { show: ada } ]
  - delay: 2d
  - end: converted
"""
PASSED = [
    *("show-ada", "delay", "add-to-segment-waited", "show-ben", "delay-2"),
    *("update-profile", "if", "show-cyd", "delay-3", "end-converted"),
]

VISITS = [
    *(("ada", 6_000), ("", 6_000), ("ben", HOUR // 2), ("", HOUR)),
    *(("cyd", DAY), ("", DAY), ("", HOUR), ("", 0)),
]
"""What is met on each page, and how long it takes until the next one is come to."""


def test_over_eight_pages_in_two_tabs_with_a_reload_at_each_no_step_is_lost_and_none_comes_twice(
    shop: Shop,
) -> None:
    shop.build({"site.yml": site(), "campaigns/series.yml": SERIES, **OFFERS})
    shop.visit("/")
    tabs = (0, shop.engine.new_tab())
    told: dict[str, list[Any]] = {"step": [], "segment": [], "profile": []}

    def leave() -> None:
        for name, found in told.items():
            found += shop.events(name)
        assert shop.quiet()

    def meet(name: str) -> None:
        """See a promotion, load the page again, see it again and close it."""
        assert shop.shown(name)
        leave()
        shop.reload()
        assert shop.shown(name)
        shop.close(name)

    # What the first tab began is told by it, and was told before the second one opened.
    shop.visit("/1")
    for page, (name, later) in enumerate(VISITS):
        if name:
            meet(name)
        else:
            leave()
            shop.reload()
            assert shop.open_promotions() == []
        shop.now += later
        leave()
        shop.engine.switch(tabs[page % 2])
        shop.visit(f"/{page + 2}")

    assert [event["step"] for event in told["step"]] == PASSED[1:]
    assert [event["names"] for event in told["segment"]] == [["waited"]]
    assert [event["names"] for event in told["profile"]] == [["tier"]]
    kept = shop.record()["campaigns"]
    assert {kind: kept[f"{kind}:series"]["n"] for kind in ("enrolled", "finished", "converted")} == {
        "enrolled": 1,
        "finished": 1,
        "converted": 1,
    }


def test_who_stands_in_a_campaign_goes_on_in_the_next_bundle(shop: Shop) -> None:
    def publish(steps: str) -> None:
        shop.build(
            {
                "site.yml": site(),
                "campaigns/series.yml": f"enroll: {{ triggers: [ page_load ] }}\n{steps}",
                **OFFERS,
            }
        )

    publish("steps: [ { show: ada }, { delay: 2d }, { show: ben }, { delay: 30d } ]\n")
    shop.visit("/")
    assert shop.shown("ada")
    shop.close("ada")
    assert shop.record()["campaigns"]["at:series"]["step"] == "delay"

    # Other steps before and behind it: the rows are others, the place is the same.
    publish(
        "steps: [ { add_to_segment: new }, { show: cyd }, { show: ada }, { delay: 2d }, { show: cyd, id: late }, { show: ben }, { delay: 30d } ]\n"
    )
    shop.now += 2 * DAY
    shop.visit("/after")
    assert shop.shown("cyd")
    assert shop.events("segment") == []
    shop.close("cyd")
    assert shop.shown("ben")
    shop.close("ben")
    assert shop.record()["campaigns"]["at:series"]["step"] == "delay-2"

    # A step that is gone leads out, and nobody who was in the campaign is shown it from the beginning.
    publish("steps: [ { show: cyd } ]\n")
    shop.visit("/again")
    assert shop.open_promotions() == []
    assert "at:series" not in shop.record()["campaigns"]
    assert shop.quiet()
