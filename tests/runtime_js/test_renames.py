"""A shopper is known to a promotion under its new id: what the browser keeps goes with `renamed_from`."""

from typing import Any

from tests.browser.shop import Shop
from tests.runtime_js.core.loading import run_modules
from tests.runtime_js.offers import popup, site

ONCE = """
frequency: { cap: { per: visitor, max: 1 }, after: { dismissal: 0s } }
experiment:
  holdout: 1%
  variants:
    plain: { weight: 50 }
    bold: { weight: 50, change: { content.headline: Hurry } }
"""
ENGAGED = "(localStorage.getItem('handbill:acme') || '').includes('\"engaged\"')"


def build(shop: Shop, name: str, was: str = "") -> None:
    renamed = f"renamed_from: {was}\n" if was else ""
    shop.build({"site.yml": site(), f"promotions/{name}.yml": renamed + popup(ONCE)})


def variant(shop: Shop, name: str) -> Any:
    return shop.record()["experiments"].get("variant:" + name)


def test_a_shopper_who_has_had_an_offer_is_left_alone_when_it_is_renamed_twice(shop: Shop) -> None:
    build(shop, "hello")
    shop.visit("/")
    # One of a hundred is held out; let this one be none of them.
    shop.engine.js(
        """(localStorage.setItem('handbill:acme', JSON.stringify(
        { v: 1, experiments: { visitor: 'v1', 'variant:hello': 'bold', last: 9e15 } })), 1)"""
    )
    shop.reload()
    assert shop.shown("hello")
    assert shop.says("hello", "Hurry")
    shop.advance(9000)
    shop.engine.wait_until(ENGAGED)
    shop.close("hello")

    # The page that it leads to has the new bundle; what was kept is found, and written with the next change.
    shop.advance(2000)
    build(shop, "welcome", was="hello")
    shop.visit("/second")
    assert shop.absent("welcome")
    kept = shop.record()["promotions"]
    assert kept["shown:welcome"]["n"] == 1
    assert kept["dismissal:welcome"]["n"] == 1
    assert not [key for key in kept if key.endswith(":hello")]
    shop.call("order", {"id": "A1", "total": 5000, "currency": "EUR"})
    assert [event["promotion"] for event in shop.wait_event("conversion")] == ["welcome"]

    build(shop, "greeting", was="[welcome, hello]")
    shop.visit("/third")
    assert shop.absent("greeting")
    assert shop.call("show", "greeting", {"ignore": ["frequency"]}) == {"shown": True}
    assert shop.says("greeting", "Hurry")
    assert not shop.events("exposure")
    assert variant(shop, "greeting") == "bold"
    shop.close("greeting")

    # Without a word of it the shopper is a stranger to it.
    build(shop, "new-offer")
    shop.visit("/fourth")
    assert shop.shown("new-offer")


MOVE = """
const site = await load("core/site.js");
const moved = await load("core/moved.js");
site.setSite({ aims: () => {} }, { campaigns: [], endpoints: {}, moved: { promotion: { slot: "hello", old: "hello" }, campaign: { old: "vip" }, experiment: { old: "hello~2" } } });
moved.move(root);
return root;
"""


def test_what_was_kept_under_two_names_is_added_up_and_nothing_else_is_touched(shop: Shop) -> None:
    """An old page in another tab goes on writing under the old name."""
    root = {
        "v": 1,
        "promotions": {
            "last": 9,
            "shown:old": {"n": 2, "t": 5, "at": "4 5"},
            "event:old": {"n": 1, "t": 1},
            "shown:slot:modal": {"n": 3, "t": 7},
            "shown:hello": {"n": 1, "t": 8, "at": "8"},
            "coupon:old:ten": {"code": "OLD", "t": 1},
            "coupon:hello:ten": {"code": "NEW", "t": 2},
            "prize:old:wheel": {"prize": "ten", "t": 1},
            "engaged": {"id": "old", "at": 5, "campaign": "old"},
            "leads": {"a": {"promotion": "old", "campaign": "old", "goals": "one old", "body": "{}"}},
        },
        "experiments": {"variant:old": "bold", "variant:other": "plain"},
        "campaigns": {"at:old": {"step": "delay", "since": 3}, "enrolled:old": {"n": 1, "t": 3}},
    }

    found = run_modules(shop, MOVE, root=root)

    assert found["promotions"] == {
        "last": 9,
        "event:old": {"n": 1, "t": 1},
        "shown:slot:modal": {"n": 3, "t": 7},
        "shown:hello": {"n": 3, "t": 8, "at": "4 5 8"},
        "coupon:hello:ten": {"code": "NEW", "t": 2},
        "prize:hello:wheel": {"prize": "ten", "t": 1},
        "engaged": {"id": "hello", "at": 5, "campaign": "vip"},
        "leads": {"a": {"promotion": "hello", "campaign": "vip", "goals": "one vip", "body": "{}"}},
    }
    assert found["experiments"] == {"variant:hello~2": "bold", "variant:other": "plain"}
    assert found["campaigns"] == {"at:vip": {"step": "delay", "since": 3}, "enrolled:vip": {"n": 1, "t": 3}}
