"""Plays the cases.json of consent sources: what each grants, alone with what the page says."""

import json
from typing import Any

import pytest

from tests.browser.building import ROOT
from tests.browser.shop import Shop
from tests.runtime_js.core.loading import run_modules

FOLDER = ROOT / "runtime_js" / "consent"
CASES = [
    pytest.param(path.parent.name, case, id=f"{path.parent.name}: {case['name']}")
    for path in sorted(FOLDER.glob("*/cases.json"))
    for case in json.loads(path.read_text())
]
PURPOSES = {"promotions": "marketing", "pixels": "marketing", "events": "analytics"}
BODY = """
const consent = await load("core/consent.js");
const site = await load("core/site.js");
const source = await load("consent/" + name + "/source.js");
const { sayOwn } = await load("core/own.js");
site.setSite({ consent: [source.listen] }, { site: "acme", purposes, necessary: 1 });
consent.listenConsent();
own.forEach(sayOwn);
say.forEach((news) => consent.sayConsent(news));
return { marketing: consent.granted("marketing"), analytics: consent.granted("analytics") };
"""


@pytest.mark.parametrize(("name", "case"), CASES)
def test_a_source_grants_what_its_cases_say(shop: Shop, name: str, case: dict[str, Any]) -> None:
    before = ""
    if "signal" in case:
        before = (
            "Object.defineProperty(navigator, 'globalPrivacyControl',"
            f" {{ value: {json.dumps(case['signal'])}, configurable: true }});"
        )
    granted = run_modules(
        shop, BODY, before=before, name=name, say=case["say"], own=case.get("own", []), purposes=PURPOSES
    )

    assert granted == case["granted"]


def test_the_strictest_of_several_sources_holds(shop: Shop) -> None:
    body = """
    const consent = await load("core/consent.js");
    const site = await load("core/site.js");
    const page = await load("consent/page/source.js");
    const none = await load("consent/none/source.js");
    site.setSite({ consent: [page.listen, none.listen] }, { site: "acme", purposes, necessary: 1 });
    consent.listenConsent();
    const before = consent.allows("promotions");
    consent.sayConsent({ marketing: true });
    return [before, consent.allows("promotions"), consent.allows("events"), consent.allows("necessary")];
    """
    assert run_modules(shop, body, purposes=PURPOSES) == [False, True, False, True]
