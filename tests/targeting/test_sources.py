"""Every case of every source of the shop's own facts, in every engine, through what a rule makes of it.

As in test_facts.py there are three promotions a case: `yes` for when the fact is what the case says, `no` for when it is
not, `gap` for when it is unknown or empty.
"""

import json
from typing import Any

import pytest

from handbill.catalog import load
from handbill.diagnostics import Report
from tests.browser.building import Workshop, site_yml
from tests.browser.engine import Engine
from tests.browser.server import ShopServer
from tests.browser.shop import Shop
from tests.targeting.play import Case, cases, enter, play

CASES = cases("sources")
SOURCES = sorted(load(None, Report()).sources)
_SOME: dict[str, Any] = {
    "boolean": True,
    "text": "something",
    "choice": "gold",
    "number": 1,
    "set": "something",
}


@pytest.mark.parametrize("source", SOURCES)
def test_sources(engine: Engine, workshop: Workshop, source: str) -> None:
    engine.fresh()
    seen, expected = {}, {}
    for number, (name, case) in enumerate(_of(source)):
        # An origin of its own is an empty storage; cookies know no ports.
        engine.fresh()
        with ShopServer() as server:
            shop = Shop(engine, server, workshop)
            seen[name] = _verdict(shop, source, number, case)
            expected[name] = _expected(case["is"])
    assert seen == expected


def test_every_source_has_cases() -> None:
    assert [source for source in SOURCES if not _of(source)] == []


def test_a_typed_key_of_the_profile_is_compared_as_its_type(shop: Shop) -> None:
    rich = {
        "template": "banner",
        "triggers": ["page_load"],
        "targeting": {"profile.points": {"at_least": 100}},
        "content": {"body": "You have {profile.points} points."},
    }
    facts = "profile.points: { type: number }"
    shop.build({"targeting/facts.yml": facts, "promotions/rich.yml": json.dumps(rich)})
    shop.visit()
    shop.call("profile", {"points": 20})
    assert shop.absent("rich")
    shop.call("profile", {"points": "many"})
    assert shop.absent("rich")
    shop.call("profile", {"points": "1200"})
    assert shop.shown("rich")
    assert "1200 points" in shop.text("rich")


def _of(source: str) -> list[tuple[str, Case]]:
    return [(name, case) for name, case in CASES if name.startswith(f"{source}: ")]


def _verdict(shop: Shop, source: str, number: int, case: Case) -> list[str]:
    shop.build(_site(source))
    enter(shop, {"do": [], **case, "page": "tall"}, case.get("page", "/"))
    # The fact is known from now on, so that what the steps change has to be noticed.
    _passes(shop, f"yes-{number}")
    play(shop, case.get("do", []))
    passed = [rule for rule in ("yes", "no", "gap") if _passes(shop, f"{rule}-{number}")]
    assert shop.engine.errors() == []
    return passed + [f"{event['where']}: {event['message']}" for event in shop.events("error")]


def _passes(shop: Shop, promotion: str) -> bool:
    answer = shop.call("show", promotion, {"ignore": ["frequency"]})
    shop.call("close", promotion)
    assert "shown" in answer or answer["refused"] == "targeting", answer
    return "shown" in answer


def _site(source: str) -> dict[str, str]:
    """Return the files of the site that tries all cases of a source."""
    found = _of(source)
    facts = {f"own.f{number}": case["fact"] for number, (_, case) in enumerate(found)}
    files = {"site.yml": site_yml(), "targeting/facts.yml": json.dumps(facts)}
    for number, (_, case) in enumerate(found):
        key, test = f"own.f{number}", _test(case)
        rules = {"yes": {key: test}, "no": {"not": {"all": [{key: test}]}}, "gap": {key: {"exists": False}}}
        for rule, targeting in rules.items():
            promotion = {"template": "banner", "targeting": targeting, "content": {"body": "A fact."}}
            files[f"promotions/{rule}-{number}.yml"] = json.dumps(promotion)
    return files


def _test(case: Case) -> Any:
    value = case["is"]
    if value is None or value == "":
        return _SOME[case["fact"]["type"]]
    return {"contains": value} if isinstance(value, list) else value


def _expected(value: Any) -> list[str]:
    """Return who passes: an unknown fact makes neither a rule true nor its opposite; `exists` alone has an answer."""
    return ["gap"] if value is None else ["no", "gap"] if value == "" else ["yes"]
