"""A shopper whom a step of a campaign sends one of several ways."""

import json

from handbill.logic.buckets import bucket
from tests.browser.shop import Shop
from tests.runtime_js.offers import popup, site
from tests.workflow.test_stories import FREE, offer

GIFTS = {
    "site.yml": site(),
    "campaigns/series.yml": """
enroll: { triggers: [ page_load ], again: page }
steps:
  - test:
      name: gifts
      namespace: offers
      coverage: 50%
      paths:
        ada: { weight: 60, steps: [ { show: ada, until: [ dismissed, 1h ] }, { end: converted } ] }
        nothing: { weight: 40, steps: [] }
  - show: ben
""",
    # Restarted once: what decides and what is kept has another name.
    "state.lock": """
version: 1
site: acme
experiments:
  gifts:
    campaign: series
    seed: gifts
    run: 2
    coverage: 50%
    namespace: offers
    variants: [ { ada: 60 }, { nothing: 40 } ]
""",
    "promotions/ada.yml": offer("Ada"),
    "promotions/ben.yml": offer("Ben")
    + "experiment: { name: words, namespace: offers, coverage: 50%, variants: { plain: {}, b: { change: { content.headline: Bob } } } }\n",
    "promotions/told.yml": popup(FREE + "targeting: { experiment.gifts: nothing }\n", template="corner"),
}


def visitor_of(start: int, until: int, *, within: bool = True) -> str:
    """Return a visitor who falls into one of these buckets, within its share of the namespace or not."""
    return next(
        f"v{n}"
        for n in range(500)
        if start <= bucket("gifts~2", f"v{n}") < until
        and (bucket("namespace offers", f"v{n}") < 5000) == within
    )


def test_a_step_sends_each_visitor_one_of_several_ways_for_good(shop: Shop) -> None:
    shop.build(GIFTS)

    def come_as(visitor: str, **variants: str) -> list[tuple[str, str, str]]:
        kept = {"v": 1, "experiments": {"visitor": visitor, "last": 9e15, **variants}}
        shop.engine.js("(localStorage.setItem('handbill:acme', arguments[0]), 1)", json.dumps(kept))
        shop.reload()
        told = [(e["experiment"], e["variant"], e["campaign"]) for e in shop.events("exposure")]
        return [one for one in told if one[0] == "gifts"]

    shop.visit("/")
    assert come_as(visitor_of(0, 3000)) == [("gifts", "ada", "series")]
    assert shop.shown("ada")
    shop.reload()
    assert shop.shown("ada")
    assert shop.events("exposure") == []
    assert come_as(visitor_of(6000, 8000)) == [("gifts", "nothing", "series")]
    assert shop.shown("ben")
    shop.close("ben")
    assert shop.shown("told")
    # Who takes no part is not counted, and goes on behind the step: beyond its share of the namespace, and who is in
    # another experiment there.
    assert come_as(visitor_of(0, 3000, within=False)) == []
    assert shop.shown("ben")
    assert come_as(visitor_of(0, 3000), **{"variant:words": "plain"}) == []
    assert shop.shown("ben")
    assert shop.absent("ada")
    shop.close("ben")

    # A build for development goes the way that the address names, and counts nobody.
    shop.build(GIFTS, development=True)
    shop.visit("/?handbill-variant=gifts:ada")
    assert shop.shown("ada")
    assert shop.events("exposure") == []
    assert shop.quiet()
