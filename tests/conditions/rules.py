"""Rules without promotions around them: read and checked as a definition's, for both evaluators to judge.

Values of a visitor are written as JSON: money `{"amount": 7500, "currency": "EUR"}` in minor units, a set as a list, an
occurrence `{"n": 2, "t": ms}`, moments and durations in ms, all others as they are.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from handbill.catalog import load
from handbill.check import check
from handbill.check.audiences import audiences
from handbill.check.conditions import conditions
from handbill.check.context import Context
from handbill.check.facts import find
from handbill.check.site import known_of_site
from handbill.check.words import WORDS
from handbill.diagnostics import Report, Span, render
from handbill.logic import FactValue, Occurrence, Visitor
from handbill.model.manifest import Fact
from handbill.model.site import Condition, Site
from handbill.model.source import Mapping as Map
from handbill.model.source import Node
from handbill.model.values import Money
from handbill.read import read
from handbill.yaml import compose

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
Values = Mapping[str, Any]


@dataclass(frozen=True)
class Row:
    """A rule, what is known of a visitor, and the moment, in ms since 1970."""

    rule: Mapping[str, Any]
    visitor: Values
    at: int


@dataclass(frozen=True)
class Ground:
    """A site whose targeting the rules could be: its facts, audiences, page types, currency and zone."""

    site: Site
    context: Context

    def conditions(self, rules: Sequence[Mapping[str, Any]]) -> list[Condition]:
        """Return the checked rules; AssertionError with every diagnostic when one has a mistake."""
        report = Report()
        file = {f"rule-{number}": rule for number, rule in enumerate(rules)}
        root = _composed(file, "rules.yml")
        context = replace(self.context, report=report)
        found = [conditions(line.value, line.key.text, context) for line in root]
        assert not report.has_errors, render.text(report.diagnostics, report.lines)
        return found

    def fact(self, key: str) -> Fact:
        """Return the fact that a key of a visitor means; `own.hour@visitor` is the one of the visitor's zone."""
        found = find(key.partition("@")[0], Span("visitor"), replace(self.context, report=Report()))
        assert found is not None, key
        return found[0]

    def _typed(self, key: str, value: Any) -> FactValue:
        if key.startswith("script:"):
            return bool(value)
        return typed_value(self.fact(key).type, value)

    def visitor(self, values: Values, at: int) -> Visitor:
        """Return a visitor for the evaluator in Python."""
        typed = {key: self._typed(key, value) for key, value in values.items()}
        return Visitor(typed, at, self.context.currency)


def typed_value(fact_type: str, value: Any) -> FactValue:
    """Return a value of a JSON visitor as the evaluator wants it."""
    if fact_type == "money":
        return Money(value["amount"], value["currency"])
    if fact_type == "occurrence":
        return Occurrence(value["n"], value["t"])
    return frozenset(value) if fact_type == "set" else value


def ground(folder: Path, head: Mapping[str, Any]) -> Ground:
    """Return the site that the head of a case file describes, written below `folder`."""
    files = {
        "site.yml": {
            "language": "1",
            "name": "Acme",
            "consent": {"source": "none"},
            **{key: head[key] for key in ("currency", "timezone", "pages")},
        },
        "targeting/audiences.yml": head["audiences"],
        **{f"promotions/{name}.yml": _PROMOTION for name in head["promotions"]},
        **_family(head["facts"]),
        **head.get("files", {}),
    }
    for name, content in files.items():
        path = folder / "acme" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False))
    report = Report()
    catalog = load(folder / "acme", report)
    source = read(folder / "acme", NOW, report)
    assert source is not None
    site = check(source, catalog, report)
    assert site is not None, render.text(report.diagnostics, report.lines)
    context = Context(source, catalog, report, promotions=frozenset(head["promotions"]))
    context = known_of_site(source.of_kind("site")[0].root, context)
    return Ground(site, replace(context, audiences=audiences(context)))


def every_answer() -> list[tuple[str, str, bool | None]]:
    """Return each type of a fact with each of its words and each answer that such a test can have."""
    return [
        (fact_type, word, answer)
        for fact_type, words in WORDS.items()
        for word in words
        for answer in ((True, False) if word == "exists" else (True, False, None))
    ]


_PROMOTION: dict[str, Any] = {"template": "popup", "content": {"headline": "A rule"}}


def _family(facts: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the folder of the shop's own family `own`, whose readers the page of the test brings."""
    named = {key.removeprefix("own."): {"doc": "One of its type.", **fact} for key, fact in facts.items()}
    folder = "targeting/facts/own"
    return {
        f"{folder}/facts.yml": {"summary": "Facts of types that no shipped one has.", "facts": named},
        f"{folder}/facts.js": "",
        f"{folder}/cases.json": "[]",
    }


def _composed(content: Any, file: str) -> Map:
    root, problems = compose(json.dumps(content, ensure_ascii=False), file)
    assert root is not None
    assert not problems, [(found.code, found.message) for found in problems]
    return root


__all__ = ["NOW", "Ground", "Node", "Row", "ground", "typed_value"]
