"""Scripts of the shop's own that rules ask."""

import json
from typing import Any

from tests.browser.shop import Shop

VIP = """export default (fact) => {
  const spent = fact("cart.value");
  return spent === undefined ? undefined : spent >= LIMIT && fact("page.path") !== "/checkout";
};

const LIMIT = 5000;
"""


def offer(targeting: dict[str, Any]) -> str:
    return json.dumps(
        {
            "template": "banner",
            "triggers": ["page_load"],
            "targeting": targeting,
            "content": {"body": "For the few."},
        }
    )


def built(shop: Shop, targeting: dict[str, Any], script: str = VIP) -> None:
    shop.build({"promotions/few.yml": offer(targeting), "scripts/vip.js": script})


def test_a_script_is_asked_again_when_a_fact_that_it_reads_changes(shop: Shop) -> None:
    built(shop, {"script": "scripts/vip.js"})
    shop.visit("/")
    assert shop.absent("few")
    shop.cart(4999)
    assert shop.absent("few")
    shop.cart(5000)
    assert shop.shown("few")
    assert shop.quiet()


def test_a_script_that_says_neither_true_nor_false_is_unknown(shop: Shop) -> None:
    built(shop, {"not": {"script": "scripts/vip.js"}})
    shop.visit("/")
    assert shop.absent("few")
    shop.cart(1)
    assert shop.shown("few")
    assert shop.quiet()


def test_what_a_script_answers_beside_true_and_false_counts_as_neither(shop: Shop) -> None:
    built(shop, {"script": "scripts/vip.js"}, "export default () => 'true';")
    shop.visit("/")
    assert shop.absent("few")


def test_a_script_that_throws_is_unknown_and_tells_one_error(shop: Shop) -> None:
    throwing = 'export default (fact) => fact("cart.coupon").length > 0;'
    built(shop, {"not": {"script": "scripts/vip.js"}}, throwing)
    shop.visit("/")
    assert shop.absent("few")
    errors = shop.events("error")
    assert [event["where"] for event in errors] == ["script scripts/vip.js"]
    assert "TypeError" in errors[0]["message"]
    shop.call("cart", {"currency": "EUR", "total": 1, "codes": []})
    assert shop.shown("few")


def test_a_script_is_asked_only_when_the_other_lines_leave_it_open(shop: Shop) -> None:
    throwing = 'export default (fact) => { throw new Error(fact("page.path")); };'
    lines: dict[str, Any] = {"page.title": {"contains": "no such title"}}
    built(shop, {"script": "scripts/vip.js", **lines}, throwing)
    shop.visit("/")
    assert shop.absent("few")
    assert shop.events("error") == []
    built(shop, {"any": [{"script": "scripts/vip.js"}, {"not": lines}]}, throwing)
    shop.visit("/")
    assert shop.shown("few")
    assert shop.events("error") == []


def test_a_script_can_keep_a_page_free_of_a_promotion(shop: Shop) -> None:
    built(shop, {"script": "scripts/vip.js"}, 'export default (fact) => fact("page.path") === "/other";')
    shop.visit("/")
    assert shop.absent("few")
    shop.visit("/other")
    assert shop.shown("few")


def test_a_script_changes_nothing_of_what_others_read(shop: Shop) -> None:
    emptying = """export default (fact) => {
  const codes = fact("cart.coupon");
  codes.length = 0;
  return true;
};
"""
    built(shop, {"all": [{"script": "scripts/vip.js"}, {"cart.coupon": "WELCOME10"}]}, emptying)
    shop.visit("/")
    shop.call("cart", {"currency": "EUR", "total": 1, "codes": ["WELCOME10"]})
    assert shop.shown("few")


def test_a_script_runs_under_a_strict_policy(shop: Shop) -> None:
    built(
        shop,
        {"script": "scripts/vip.js"},
        "export default function (fact) { return fact('page.path') === '/'; }",
    )
    policy = "default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
    shop.headers = {"content-security-policy": policy}
    shop.visit("/")
    assert shop.shown("few")
    assert shop.quiet()


def test_two_scripts_keep_their_own_names(shop: Shop) -> None:
    first = 'export default function asked(fact) { return fact("page.path") === limit; }\nconst limit = "/";'
    second = 'export default (fact) => fact("page.path") !== limit;\nconst limit = "/elsewhere";'
    targeting = offer({"all": [{"script": "scripts/a.js"}, {"script": "scripts/deep/b.js"}]})
    shop.build({"promotions/few.yml": targeting, "scripts/a.js": first, "scripts/deep/b.js": second})
    shop.visit("/")
    assert shop.shown("few")
