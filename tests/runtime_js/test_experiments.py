"""A shopper sees one variant for good, one held out sees nothing, and both are counted when it would have shown."""

import json
from typing import Any

from handbill.logic.buckets import bucket
from tests.browser.building import ROOT
from tests.browser.shop import Shop
from tests.runtime_js.core.loading import run_modules
from tests.runtime_js.offers import LEAD, popup, site

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


def test_a_developer_sees_the_variant_that_the_address_names_and_nobody_is_counted(shop: Shop) -> None:
    other = popup("frequency: { cap: { per: page, max: 9 } }", triggers="[]")
    files = {"site.yml": site(), "promotions/offer.yml": TESTED, "promotions/next.yml": other}
    shop.build(files, development=True)
    for wanted, words in (("bold", "Hurry"), ("plain", "Hello")):
        shop.visit(f"/?handbill-variant=other:plain&handbill-variant=first-offer:{wanted}")
        assert show(shop) == {"shown": True}
        assert shop.says("offer", words)
        shop.close("offer")
        assert [e["variant"] for e in shop.wait_event("dismissal")] == [wanted]
        assert not shop.events("exposure")
        assert "experiments" not in shop.record()
        shop.call("reset")
    shop.visit("/?handbill-variant=first-offer:holdout")
    answer = shop.call("explain", "offer")
    assert (answer["shows"], answer["by"], answer["gates"][-1]["conditions"][0]["seen"]) == (
        False,
        "experiment",
        "holdout",
    )
    assert show(shop) == {"refused": "experiment"}
    assert shop.call("show", "next") == {"shown": True}
    assert "experiments" not in shop.record()
    # What is no variant is answered as if nothing had been asked for, and a release has never heard of it.
    shop.call("reset")
    shop.visit("/?handbill-variant=first-offer:loud")
    come_as(shop, visitor_of("plain"))
    answer = shop.call("explain", "offer")
    assert (answer["shows"], answer["gates"][-1]["conditions"][0]["seen"]) == (True, "plain")
    assert show(shop) == {"shown": True}
    assert [e["variant"] for e in shop.wait_event("exposure")] == ["plain"]
    shop.build(files)
    shop.visit("/?handbill-variant=first-offer:bold")
    come_as(shop, visitor_of("plain"))
    assert show(shop) == {"shown": True}
    assert shop.says("offer", "Hello")


def test_a_lead_names_the_variant_that_asked_for_it(shop: Shop) -> None:
    bold = "bold: { change: { content.headline: Hurry } }"
    asking = f"{LEAD}experiment: {{ holdout: 1%, variants: {{ {bold} }} }}\n"
    shop.build({"site.yml": site(), "promotions/lead.yml": asking})
    shop.visit("/")
    kept = {"v": 1, "experiments": {"variant:lead": "bold", "last": 9e15}}
    shop.engine.js("(localStorage.setItem('handbill:acme', arguments[0]), 1)", json.dumps(kept))
    shop.reload()
    shop.fill_in("lead", "input[type=email]", "ann@example.test")
    shop.advance(3_000)
    shop.click_in("lead", "button[type=submit]")
    [lead] = shop.wait_leads()
    assert (lead["promotion"], lead["variant"]) == ("lead", "bold")
    assert [e["variant"] for e in shop.wait_event("lead")] == ["bold"]


def test_the_page_puts_visitors_into_the_buckets_that_the_compiler_does(shop: Shop) -> None:
    cases = json.loads((ROOT / "tests" / "cases" / "buckets.json").read_text())
    body = """
    const { bucket, fallen } = await load("core/variants.js");
    const { within } = await load("core/namespaces.js");
    const variant = (test, visitor, taken) => {
      const area = { visitor };
      taken.forEach((name) => { area["variant:" + name] = "a"; });
      return within(test, area) ? fallen(test, visitor) || null : null;
    };
    return {
      buckets: cases.buckets.map(([seed, visitor]) => bucket(seed, visitor)),
      variants: cases.variants.map(([name, visitor, taken]) => variant(cases.experiments[name], visitor, taken)),
    };
    """
    found = run_modules(shop, body, cases=cases)
    assert found["buckets"] == [expected for *_, expected in cases["buckets"]]
    assert found["variants"] == [expected for *_, expected in cases["variants"]]


def test_a_shopper_is_in_one_experiment_of_a_namespace_and_sees_the_other_promotion_as_it_is_written(
    shop: Shop,
) -> None:
    def half(name: str) -> str:
        bold = "bold: { change: { content.headline: Hurry } }"
        spare = "spare: { change: { content.headline: Hurry too } }"
        keys = f"name: {name}, namespace: offers, coverage: 50%"
        own = "frequency: { cap: { per: page, max: 9 }, after: { dismissal: 0s } }"
        return popup(f"{own}\nexperiment: {{ {keys}, variants: {{ {bold}, {spare} }} }}\n", triggers="[]")

    files = {"promotions/offer.yml": half("alpha"), "promotions/next.yml": half("beta")}
    shop.build({"site.yml": site(), **files})
    shop.visit("/")
    early = next(f"v{n}" for n in range(99) if bucket("namespace offers", f"v{n}") < 5000)
    late = next(f"v{n}" for n in range(99) if bucket("namespace offers", f"v{n}") >= 5000)
    for visitor, mine, other in ((early, "offer", "next"), (late, "next", "offer")):
        come_as(shop, visitor)
        assert shop.call("show", other) == {"shown": True}
        assert shop.says(other, "Hello")
        shop.call("close", other)
        assert shop.call("show", mine) == {"shown": True}
        assert "Hurry" in shop.text(mine)
        shop.call("close", mine)
        assert len(shop.events("exposure")) == 1
    # Shares move when experiments come and go: who is in one stays out of the other.
    shop.engine.js(
        "(localStorage.setItem('handbill:acme', "
        f"localStorage.getItem('handbill:acme').replace('{late}', '{early}')), 1)"
    )
    shop.reload()
    assert shop.call("show", "offer") == {"shown": True}
    assert shop.says("offer", "Hello")
    assert not shop.events("exposure")
