"""Every case of every fact, in every engine: what a rule makes of it, by promotions that show when it holds.

`yes` shows when the fact is what the case says, `no` when it is not, `gap` when it is unknown or empty (what never happened is).
"""

import json
from fnmatch import fnmatchcase
from typing import Any

import pytest

from handbill.catalog import load
from handbill.diagnostics import Report
from handbill.model.manifest import Fact
from tests.browser.building import site_yml
from tests.browser.shop import Shop
from tests.targeting.play import Case, cases, enter, play

CASES = cases("facts")
FACTS = load(None, Report()).facts
_PAGES = "pages: { home: /, product: /products/* }\n"
_PRETEND = "Object.defineProperty(%s, '%s', { get: function () { return %s; }, configurable: true });"
_OWNERS = {
    "user_agent": ("navigator", "userAgent"),
    "language": ("navigator", "language"),
    "touch_points": ("navigator", "maxTouchPoints"),
    "referrer": ("document", "referrer"),
}
_SOME: dict[str, Any] = {
    "boolean": True,
    "text": "something",
    "number": 1,
    "money": {"at_least": "1"},
    "duration": {"at_least": "1s"},
    "moment": {"before": "2030-01-01"},
    "set": "something",
    "occurrence": True,
}


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_fact(shop: Shop, case: Case) -> None:
    given, key, value = case.get("given", {}), case["fact"], case["is"]
    test = _test(key, value)
    shop.build(
        {
            "site.yml": site_yml(_PAGES, consent=given.get("consent", "none")),
            "promotions/yes.yml": _shown_when(given, {key: test}, "top"),
            "promotions/no.yml": _shown_when(given, {"not": {"all": [{key: test}]}}, "bottom"),
            "promotions/gap.yml": _shown_when(given, {key: {"exists": False}}, "modal"),
            "promotions/other.yml": json.dumps({"template": "corner", "content": _CONTENT}),
        }
    )
    shop.head = _pretended(given)
    enter(shop, {"do": [], **case, **given, "page": "tall"}, case["page"])
    if "cart" in given:
        shop.call("cart", given["cart"])
    play(shop, case.get("do", []))
    # The dialog last: nothing opens over one.
    for place in ("top", "bottom", "modal"):
        shop.call("track", place)
    shown = {name for name in ("yes", "no", "gap") if not shop.absent(name)}
    assert shown == _expected(value, _fact(key).type == "occurrence")
    assert shop.quiet()


def test_every_fact_has_a_case() -> None:
    tried = {case["fact"] for _, case in CASES}
    assert [key for key in FACTS if not any(fnmatchcase(fact, key) for fact in tried)] == []


_CONTENT = {"headline": "A fact", "button": {"label": "Good", "link": "#good"}}


def _shown_when(given: Case, targeting: Case, place: str) -> str:
    template = {"name": "popup"} if place == "modal" else {"name": "banner", "position": place}
    # Without consent nothing else would show, whatever the fact is.
    more = {"purpose": "necessary"} if given.get("consent") == "page" else {}
    content = {"body": "A fact."}
    promotion = {
        "template": template,
        "triggers": [{"event": place}],
        "targeting": targeting,
        "content": content,
    }
    return json.dumps({**promotion, **more})


def _fact(key: str) -> Fact:
    return next(fact for pattern, fact in FACTS.items() if fnmatchcase(key, pattern))


def _test(key: str, value: Any) -> Any:
    """Return what stands behind the fact's name in the rule: for an unknown or an empty fact, some test of its type."""
    if value is None or value in ("", []):
        fact = _fact(key)
        return fact.values[0] if fact.values else _SOME[fact.type]
    return {"contains": value} if isinstance(value, list) else value


def _expected(value: Any, occurrence: bool) -> set[str]:
    """Return who shows: an unknown fact makes neither a rule true nor its opposite; `exists` alone has an answer."""
    if value is None:
        return {"gap"}
    if value in ("", []):
        return {"no", "gap"}
    return {"yes", "gap"} if value is False and occurrence else {"yes"}


def _pretended(given: Case) -> list[str]:
    """Return the scripts that make the page see another browser, or another way to it."""
    lines = [_PRETEND % (*place, json.dumps(given[key])) for key, place in _OWNERS.items() if key in given]
    if "screen" in given:
        width, height = given["screen"]
        lines += [_PRETEND % ("screen", "width", width), _PRETEND % ("screen", "height", height)]
    head = [f"<script>{line}</script>" for line in lines]
    if "page_type" in given:
        head.append(f'<meta name="handbill-page-type" content="{given["page_type"]}">')
    return head
