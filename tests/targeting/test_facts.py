"""Every case of every fact, in every engine, through what a rule makes of it.

For each case there are three promotions without triggers: `yes` for when the fact is what the case says, `no` for when
it is not, `gap` for when it is unknown or empty. `handbill.show` tells which of them their targeting lets through.
"""

import json
from fnmatch import fnmatchcase
from typing import Any

import pytest

from handbill.catalog import load
from handbill.diagnostics import Report
from handbill.model.manifest import Fact
from tests.browser.building import Workshop, site_yml
from tests.browser.engine import Engine
from tests.browser.server import ShopServer
from tests.browser.shop import Shop
from tests.targeting.play import COARSE, Case, cases, enter, play

CASES = cases("facts")
FACTS = load(None, Report()).facts
FAMILIES = sorted({fact.split(".")[0] for fact in FACTS})
# A crawler is shown something, so that a rule can tell it.
_PAGES = "pages: { home: /, product: /products/* }\nbots: include\n"
_PRETEND = "Object.defineProperty(%s, '%s', { get: function () { return %s; }, configurable: true });"
# The zone of the visitor's machine: what a format without a zone of its own takes.
_ZONE = """
(function (zone) {
  var Format = Intl.DateTimeFormat;
  Intl.DateTimeFormat = function (locale, options) {
    return new Format(locale, Object.assign({}, options, { timeZone: options.timeZone || zone }));
  };
})(%s);
"""
# What facts about campaigns ask about: it goes on for a minute.
_JOURNEY = {"enroll": {"triggers": ["page_load"]}, "steps": [{"delay": "1m"}]}
_OWNERS = {
    "user_agent": ("navigator", "userAgent"),
    "language": ("navigator", "language"),
    "touch_points": ("navigator", "maxTouchPoints"),
    "referrer": ("document", "referrer"),
}
_ASKED = """
arguments[0].reduce(function (answers, name) {
  answers[name] = handbill.show(name, { ignore: ["frequency"] });
  handbill.close(name);
  return answers;
}, {})
"""
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


@pytest.mark.parametrize("family", FAMILIES)
def test_facts(engine: Engine, workshop: Workshop, family: str) -> None:
    engine.fresh()
    seen, expected = {}, {}
    for number, (name, case) in enumerate(_of(family)):
        # An origin of its own is an empty storage.
        with ShopServer() as server:
            shop = Shop(engine, server, workshop)
            seen[name] = _verdict(shop, family, number, case)
            expected[name] = _expected(case)
    assert seen == expected


def test_every_fact_has_a_case() -> None:
    tried = {case["fact"] for _, case in CASES}
    assert [key for key in FACTS if not any(fnmatchcase(fact, key) for fact in tried)] == []


def _of(family: str) -> list[tuple[str, Case]]:
    return [(name, case) for name, case in CASES if case["fact"].split(".")[0] == family]


def _verdict(shop: Shop, family: str, number: int, case: Case) -> list[str]:
    given = case.get("given", {})
    shop.build(_site(family, given.get("consent", "none")))
    shop.head = _pretended(given)
    enter(shop, {"do": [], **case, "page": "tall"}, case["page"])
    if "cart" in given:
        shop.call("cart", given["cart"])
    # The fact is known from now on, so that what the steps change has to be noticed.
    _passing(shop, [f"yes-{number}"])
    play(shop, case.get("do", []))
    told = given.get("errors", [])
    rules = ("yes", "no", "gap") if _may_be_missing(case) else ("yes", "no")
    passed = [name.partition("-")[0] for name in _passing(shop, [f"{rule}-{number}" for rule in rules])]
    assert shop.engine.errors() == []
    return passed + [
        f"{event['where']}: {event['message']}"
        for event in shop.events("error")
        if event["where"] not in told
    ]


def _passing(shop: Shop, promotions: list[str]) -> list[str]:
    """Return those of the promotions that their targeting lets through."""
    answers: dict[str, Any] = shop.engine.js(_ASKED, promotions)
    assert all("shown" in answer or answer["refused"] == "targeting" for answer in answers.values()), answers
    return [name for name in promotions if "shown" in answers[name]]


def _site(family: str, consent: str) -> dict[str, str]:
    """Return the files of the site that tries all cases of a family."""
    content = {"headline": "A fact", "button": {"label": "Good", "link": "#good"}}
    files = {
        "site.yml": site_yml(_PAGES, consent=consent),
        "promotions/other.yml": json.dumps({"template": "corner", "content": content, **_tested(family)}),
    }
    if any(_fact(case["fact"]).names == "campaigns" for _, case in _of(family)):
        files["campaigns/journey.yml"] = json.dumps(_JOURNEY)
    for number, (_, case) in enumerate(_of(family)):
        key, test = case["fact"], _test(case["fact"], case["is"])
        rules: dict[str, Any] = {"yes": {key: test}, "no": {"not": {"all": [{key: test}]}}}
        if _may_be_missing(case):
            rules["gap"] = {key: {"exists": False}}
        for rule, targeting in rules.items():
            files[f"promotions/{rule}-{number}.yml"] = _promotion(targeting, consent)
    return files


def _tested(family: str) -> Case:
    """Return an experiment, where that is what the facts tell of."""
    variants: Case = {"plain": {}, "bold": {"change": {"content.headline": "A bold fact"}}}
    return {"experiment": {"name": "trial", "variants": variants}} if family == "experiment" else {}


def _may_be_missing(case: Case) -> bool:
    """Whether a rule may ask for the fact to be unknown or empty: of one that never is that is a mistake."""
    return not _fact(case["fact"]).always or "gap" in _expected(case)


def _promotion(targeting: Case, consent: str) -> str:
    promotion = {"template": "banner", "targeting": targeting, "content": {"body": "A fact."}}
    # Before consent only what is necessary shows, whatever the fact is.
    return json.dumps({**promotion, "purpose": "necessary"} if consent == "page" else promotion)


def _fact(key: str) -> Fact:
    return next(fact for pattern, fact in FACTS.items() if fnmatchcase(key, pattern))


def _test(key: str, value: Any) -> Any:
    """Return what stands behind the fact's name in the rule: for an unknown or an empty fact, some test of its type."""
    if value is None or value in ("", []):
        fact = _fact(key)
        return fact.values[0] if fact.values else _SOME[fact.type]
    return {"contains": value} if isinstance(value, list) else value


def _expected(case: Case) -> list[str]:
    """Return who passes: an unknown fact makes neither a rule true nor its opposite; `exists` alone has an answer."""
    value = case["is"]
    if value is None:
        return ["gap"]
    if value in ("", []):
        return ["no", "gap"]
    # What never happened is empty.
    return ["yes", "gap"] if value is False and _fact(case["fact"]).type == "occurrence" else ["yes"]


def _pretended(given: Case) -> list[str]:
    """Return the scripts that make the page see another browser, or another way to it."""
    lines = [_PRETEND % (*place, json.dumps(given[key])) for key, place in _OWNERS.items() if key in given]
    if "screen" in given:
        width, height = given["screen"]
        lines += [_PRETEND % ("screen", "width", width), _PRETEND % ("screen", "height", height)]
    if given.get("touch"):
        lines.append(COARSE)
    head = [f"<script>{line}</script>" for line in lines]
    if "zone" in given:
        head.append(f"<script>{_ZONE % json.dumps(given['zone'])}</script>")
    for name in ("product", "customer", "place"):
        if name in given:
            text = given[name] if isinstance(given[name], str) else json.dumps(given[name])
            head.append(f'<script type="application/json" data-handbill-{name}>{text}</script>')
    if "page_type" in given:
        head.append(f'<meta name="handbill-page-type" content="{given["page_type"]}">')
    return head
