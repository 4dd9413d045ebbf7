"""The page's evaluator as it ships: tables and script come from *plan* and *emit*, only the facts come from the test.

In place of the readers of every family stand such that look into a table, and in place of the page's start stands one
that judges rules for as many visitors as it is asked about.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from handbill.diagnostics import Report, render
from handbill.emit import emit
from handbill.model.manifest import Fact
from handbill.model.site import Condition, Site
from handbill.plan import plan
from handbill.plan.parts import module_path
from tests.browser.building import ROOT
from tests.browser.shop import Shop
from tests.conditions.rules import Values

_TABLE = """

/** @param {string} key @param {string} type @param {boolean} lower @param {string} [argument] */
export const inTheTable = (key, type, lower, argument) => {
  const place = key.includes("*") ? key.replace("*", () => argument) : argument === "visitor" ? key + "@visitor" : key;
  const value = window.visitor[place];
  if (value === undefined) return undefined;
  if (type === "money") return !argument || value.currency === argument ? value.amount : undefined;
  if (!lower) return value;
  return typeof value === "string" ? value.toLowerCase() : value.map((one) => one.toLowerCase());
};
"""
_READER = """
export function {export}(argument) {{
  return inTheTable({key}, {type}, {lower}, argument);
}}
"""
_START = """
import { listenConsent } from "./consent.js";
import { changed, clearFacts, truth } from "./facts.js";
import { setSite } from "./site.js";

export const start = (parts, data) => {
  setSite(parts, data);
  listenConsent();
  window.judge = (rows, again) => rows.map((row) => {
    window.handbillClock.time = row[1];
    window.visitor = row[2];
    if (again) changed(() => true);
    else clearFacts();
    const promotion = data.promotions[row[0]];
    const hope = truth(promotion[4]) > 0;
    return [truth(promotion[3]), hope];
  });
};
"""
_ANSWERS: dict[float, bool | None] = {1: True, 0: False, 0.5: None}
_EXPORT = re.compile(r"^export (?:function|const) (\w+)", re.MULTILINE)
Asked = tuple[int, int, Values]
"""The number of a rule, the moment in ms since 1970, and a visitor."""


class Page:
    """A page that judges the rules that its bundle was built of."""

    def __init__(self, shop: Shop, site: Site, rules: Sequence[Condition]) -> None:
        self._shop = shop
        report = Report()
        promotions = tuple(
            replace(site.promotions[0], id=f"rule-{number:06}", targeting=rule)
            for number, rule in enumerate(rules)
        )
        bundle = emit(plan(replace(site, promotions=promotions)), report, lambda _: b"", _modules(site))
        assert bundle is not None, render.text(report.diagnostics, report.lines)
        shop.serve(bundle)
        shop.visit("/", page="short", ready=False)
        shop.engine.wait_until("!!window.judge")

    def judge(self, asked: Sequence[Asked]) -> list[bool | None]:
        """Return what each rule comes to for its visitor, each on a page view of its own."""
        return [_ANSWERS[truth] for truth, _ in self._asked(asked, again=False)]

    def follow(self, asked: Sequence[Asked]) -> list[bool | None]:
        """Return the same where the facts change from one visitor to the next within one page view."""
        self._asked(asked[:1], again=False)
        return [_ANSWERS[truth] for truth, _ in self._asked(asked, again=True)]

    def hopes(self, asked: Sequence[Asked]) -> list[bool]:
        """Return whether each rule could become true within the page view, whatever live facts may be."""
        return [bool(hope) for _, hope in self._asked(asked, again=False)]

    def _asked(self, asked: Sequence[Asked], *, again: bool) -> list[tuple[float, bool]]:
        rows = [list(row) for row in asked]
        found: list[tuple[float, bool]] = self._shop.engine.js(
            "judge(arguments[0], arguments[1])", rows, again
        )
        return found


def _modules(site: Site) -> dict[str, str]:
    """Return the modules that the test puts in the place of the runtime's."""
    modules = {
        "runtime_js/core/clock.js": (ROOT / "tests" / "runtime_js" / "clock.js").read_text(),
        "runtime_js/core/start.js": _START,
        "runtime_js/core/table.js": _TABLE,
    }
    for family in site.catalog.families.values():
        facts = [f for f in site.catalog.facts.values() if f.family and f.family.name == family.name]
        path = module_path(family, "facts.js")
        modules[path] = _readers(facts, site.catalog.modules.get(path, ""))
    return modules


def _readers(facts: Sequence[Fact], original: str) -> str:
    """Return a module that exports what the original does; what is no reader does nothing."""
    lines = ['import { inTheTable } from "handbill/core/table.js";', *(_reader(fact) for fact in facts)]
    others = set(_EXPORT.findall(original)) - {fact.export for fact in facts}
    return "\n".join([*lines, *(f"export function {name}() {{}}" for name in sorted(others))])


def _reader(fact: Fact) -> str:
    words: dict[str, Any] = {
        "key": json.dumps(fact.key),
        "type": json.dumps(fact.type),
        "lower": json.dumps(fact.lower),
        "export": fact.export,
    }
    return _READER.format(**words)
