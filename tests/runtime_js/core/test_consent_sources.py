"""Plays the cases.json of consent sources: what each grants, alone with what the page says."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from handbill.catalog import load
from handbill.diagnostics import Report
from handbill.emit.mangle import SHORT
from tests.browser.building import ROOT
from tests.browser.shop import Shop
from tests.runtime_js.core.loading import run_modules

FOLDER = ROOT / "runtime_js" / "consent"
FOUND = {path.parent.name: json.loads(path.read_text()) for path in sorted(FOLDER.glob("*/cases.json"))}
CASES = [
    pytest.param(name, case, id=f"{name}: {case['name']}")
    for name, cases in FOUND.items()
    for case in cases
    if "steps" not in case
]
MANAGERS = [name for name, cases in FOUND.items() if "steps" in cases[0]]
SOURCES = load(None, Report()).consent
PURPOSES = {"promotions": "marketing", "pixels": "marketing", "events": "analytics"}
BODY = """
const consent = await load("core/consent.js");
const site = await load("core/site.js");
const source = await load("consent/" + name + "/source.js");
const { sayOwn } = await load("core/own.js");
site.setSite({ consent: [source.listen] }, { site: "acme", purposes, endpoints: {}, necessary: 1 });
consent.listenConsent();
own.forEach(sayOwn);
say.forEach((news) => consent.sayConsent(news));
return { marketing: consent.granted("marketing"), analytics: consent.granted("analytics") };
"""

# Each case has a manager of its own and a source that hears it; what they answer is written down after each step.
PLAY = """
const { mono } = await load("core/clock.js");
const { setSite } = await load("core/site.js");
const { listen } = await load("consent/" + name + "/source.js");
setSite({ consent: [] }, { site: "acme", endpoints: {} });
mono();
const letter = (granted) => (granted === undefined ? "?" : granted ? "y" : "n");
const settled = () => new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); });
const seen = {};
for (const { name: title, steps, setting } of cases) {
  const manager = new Function(script)();
  manager.away();
  const grants = {};
  const told = [];
  for (const [verb] of steps) {
    if (verb === "listen") listen((news) => Object.assign(grants, news), {}, { ...usual, ...setting });
    else if (verb === "wait") handbillClock.advance(1000);
    else manager[verb]();
    await settled();
    told.push(verb + " " + letter(grants.marketing) + letter(grants.analytics));
  }
  seen[title] = told;
}
return seen;
"""


@pytest.mark.parametrize("name", MANAGERS)
def test_a_source_hears_what_its_manager_says(shop: Shop, name: str) -> None:
    script = (Path(__file__).parent / "managers" / f"{name}.js").read_text()
    usual = {"needs": {purpose: list(names) for purpose, names in SOURCES[name].needs.items()}}

    seen = run_modules(shop, PLAY, held=True, name=name, cases=FOUND[name], script=script, usual=usual)

    wanted = {case["name"]: [" ".join(step) for step in case["steps"]] for case in FOUND[name]}
    played = {
        title: [
            told if " " in step else told.split()[0] for told, step in zip(seen[title], steps, strict=True)
        ]
        for title, steps in wanted.items()
    }
    assert played == wanted


def test_every_source_that_reads_a_manager_has_cases_of_one() -> None:
    assert [name for name, source in SOURCES.items() if source.needs] == MANAGERS


@pytest.mark.parametrize("name", MANAGERS)
def test_a_source_reads_no_property_that_a_build_would_shorten(name: str) -> None:
    script = (FOLDER / name / "source.js").read_text()
    options = [parameter.name for parameter in SOURCES[name].parameters]

    assert [word for word in SHORT if re.search(rf"\.{word}\b", script) or word in options] == []


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
    site.setSite({ consent: [page.listen, none.listen] }, { site: "acme", purposes, endpoints: {}, necessary: 1 });
    consent.listenConsent();
    const before = consent.allows("promotions");
    consent.sayConsent({ marketing: true });
    return [before, consent.allows("promotions"), consent.allows("events"), consent.allows("necessary")];
    """
    assert run_modules(shop, body, purposes=PURPOSES) == [False, True, False, True]
