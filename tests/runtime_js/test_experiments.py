"""A shopper sees one variant for good, one held out sees nothing, and both are counted when it would have shown."""

import json
from typing import Any

from handbill.logic.buckets import bucket
from tests.browser.building import ROOT
from tests.browser.shop import Shop
from tests.runtime_js.core.loading import run_modules
from tests.runtime_js.offers import popup, site

TESTED = popup(
    """
frequency: { cap: { per: page, max: 1 } }
theme: { accent: "#0a7d5c" }
experiment:
  name: first-offer
  holdout: 10%
  variants:
    plain: { weight: 50 }
    bold:
      weight: 50
      change:
        content.headline: Hurry
        content.note: Until Sunday
        theme.accent: "#7a1f5c"
""",
    triggers="[]",
)
RANGES = {"plain": range(4500), "bold": range(4500, 9000), "holdout": range(9000, 10_000)}


def visitor_of(variant: str) -> str:
    """Return an id that falls to a variant."""
    return next(f"v{n}" for n in range(500) if bucket("first-offer", f"v{n}") in RANGES[variant])


def come_as(shop: Shop, visitor: str) -> None:
    """Come for the first time, with this id."""
    kept = {"v": 1, "experiments": {"visitor": visitor, "last": 9e15}}
    shop.engine.js("(localStorage.setItem('handbill:acme', arguments[0]), 1)", json.dumps(kept))
    shop.reload()


def show(shop: Shop) -> Any:
    return shop.call("show", "offer")


def accent(shop: Shop) -> str:
    found: str = shop.engine.js(f"getComputedStyle({shop.root('offer')}).getPropertyValue('--accent').trim()")
    return found


def test_a_shopper_keeps_the_variant_that_the_hash_says_and_is_counted_once(shop: Shop) -> None:
    shop.build({"site.yml": site(), "promotions/offer.yml": TESTED})
    shop.visit("/")
    come_as(shop, visitor_of("bold"))
    assert show(shop) == {"shown": True}
    assert shop.says("offer", "Hurry")
    assert "Until Sunday" in shop.text("offer")
    assert accent(shop) == "#7a1f5c"
    assert [(e["experiment"], e["variant"]) for e in shop.wait_event("exposure")] == [("first-offer", "bold")]
    # What is assigned stays, even to one whose bucket is another variant's by now.
    other = visitor_of("plain")
    shop.engine.js(
        "(localStorage.setItem('handbill:acme', "
        f"localStorage.getItem('handbill:acme').replace('{visitor_of('bold')}', '{other}')), 1)"
    )
    shop.reload()
    assert show(shop) == {"shown": True}
    assert shop.says("offer", "Hurry")
    assert not shop.events("exposure")
    come_as(shop, other)
    assert show(shop) == {"shown": True}
    assert shop.says("offer", "Hello")
    assert accent(shop) == "#0a7d5c"
    assert "Until Sunday" not in shop.text("offer")
    assert [e["variant"] for e in shop.wait_event("exposure")] == ["plain"]


def test_who_is_held_out_sees_nothing_and_is_counted_like_one_who_does(shop: Shop) -> None:
    shop.build(
        {"site.yml": site(), "promotions/offer.yml": TESTED, "promotions/next.yml": popup(triggers="[]")}
    )
    shop.visit("/")
    come_as(shop, visitor_of("holdout"))
    assert show(shop) == {"refused": "experiment"}
    assert shop.absent("offer")
    assert [e["variant"] for e in shop.wait_event("exposure")] == ["holdout"]
    assert show(shop) == {"refused": "frequency"}
    assert shop.record()["promotions"]["shown:offer"]["n"] == 1
    assert "shown:slot:modal" not in shop.record()["promotions"]
    assert shop.call("show", "next") == {"shown": True}


def test_without_consent_to_experiments_it_shows_as_it_is_written(shop: Shop) -> None:
    purposes = "{ marketing: [promotions], study: [experiments] }"
    own = site(consent="page").replace("source: page }", f"source: page, purposes: {purposes} }}")
    shop.build({"site.yml": own, "promotions/offer.yml": TESTED})
    shop.visit("/")
    shop.grant(marketing=True)
    assert show(shop) == {"shown": True}
    assert shop.says("offer", "Hello")
    assert not shop.events("exposure")
    assert "experiments" not in shop.record()


def test_who_withdraws_from_experiments_sees_it_as_it_is_written_again(shop: Shop) -> None:
    purposes = "{ marketing: [promotions], study: [experiments] }"
    own = site(consent="page").replace("source: page }", f"source: page, purposes: {purposes} }}")
    shop.build({"site.yml": own, "promotions/offer.yml": TESTED})
    shop.visit("/")
    come_as(shop, visitor_of("bold"))
    shop.grant(marketing=True, study=True)
    assert show(shop) == {"shown": True}
    assert shop.says("offer", "Hurry")
    shop.call("close", "offer")
    assert shop.gone("offer")
    shop.grant(study=False)
    assert shop.call("show", "offer", {"ignore": ["frequency"]}) == {"shown": True}
    assert shop.says("offer", "Hello")
    assert accent(shop) == "#0a7d5c"


def test_the_page_puts_visitors_into_the_buckets_that_the_compiler_does(shop: Shop) -> None:
    cases = json.loads((ROOT / "tests" / "cases" / "buckets.json").read_text())["buckets"]
    body = """
    const { bucket } = await load("core/variants.js");
    return cases.map(([seed, visitor]) => bucket(seed, visitor));
    """
    assert run_modules(shop, body, cases=cases) == [found for *_, found in cases]
