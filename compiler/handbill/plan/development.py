"""What a development build carries besides: every line of every gate, for `handbill.explain` to answer in the page."""

from __future__ import annotations

from typing import Any, TypeGuard

from handbill.diagnostics import Span
from handbill.model.schedule import Schedule
from handbill.model.site import Condition, Promotion, Site, Test
from handbill.model.values import Moment, Money, MoneyByCurrency
from handbill.plan.apps import APPS
from handbill.plan.conditions import Conditions
from handbill.plan.facts import Facts
from handbill.plan.gates import Line, gates_of
from handbill.plan.needs import divides
from handbill.plan.parts import Parts
from handbill.plan.schedules import calendar
from handbill.plan.table import Row, trimmed

EXPLAIN = "explain"
MODULE = "runtime_js/core/explain.js"
FORCED, WOULD, FORCING = "forced", "would", "runtime_js/core/explainforced.js"
GATES = "gates"
DIVERTED, DIVERTING = "diverted", "runtime_js/core/diverted.js"
INBOX = "/handbill/apps/"
"""Before the name of an app: where a development build sends what the app would get."""


def develop(
    site: Site,
    promotions: tuple[Promotion, ...],
    parts: Parts,
    facts: Facts,
    conditions: Conditions,
) -> dict[str, Any]:
    """Return `Data.gates`, and make the module that reads it a part."""
    parts.single(EXPLAIN, MODULE, EXPLAIN)
    if any(promotion.experiment for promotion in promotions) or divides(site):
        parts.single(FORCED, FORCING, FORCED)
        parts.single(WOULD, FORCING, WOULD)
    if parts.has_list(APPS):
        parts.single(DIVERTED, DIVERTING, DIVERTED)
    writing = _Writing(site, facts, conditions)
    return {GATES: {promotion.id: writing.gates(promotion) for promotion in promotions}}


class _Writing:
    """Writes lines as rows: what the page can find out by itself is an index into its tables."""

    def __init__(self, site: Site, facts: Facts, conditions: Conditions) -> None:
        self._site = site
        self._facts = facts
        self._conditions = conditions

    def gates(self, promotion: Promotion) -> list[Row]:
        return [
            [gate.name, *(self._row(line) for line in gate.lines)] for gate in gates_of(promotion, self._site)
        ]

    def _row(self, line: Line) -> Row:
        below = [self._row(part) for part in line.of]
        return trimmed(
            [line.kind, self._argument(line.argument), line.what, line.wanted, _place(line.at), below],
            blank=([],),
        )

    def _argument(self, argument: Any) -> Any:
        if isinstance(argument, Test):
            return [self._conditions.index(argument), argument.fact.type, *self._read(argument)]
        if isinstance(argument, Condition):
            return [self._conditions.index(argument)]
        if isinstance(argument, Moment):
            return argument.ms
        if isinstance(argument, Schedule):
            return calendar(argument)
        return [-1 if part is None else part for part in argument] if _is_tuple(argument) else argument

    def _read(self, test: Test) -> list[int]:
        """Return the facts that the page may have read for a test: an amount in each currency that it is written in."""
        return [
            self._facts.index(test.fact, test.name, currency, test.zone)
            for currency in _currencies(test) or [self._site.currency]
        ]


def _currencies(test: Test) -> list[str]:
    value = test.value.amounts if isinstance(test.value, MoneyByCurrency) else test.value
    listed = value if isinstance(value, tuple) else (value,)
    return list(dict.fromkeys(amount.currency for amount in listed if isinstance(amount, Money)))


def _place(at: Span | None) -> str | int:
    return f"{at.file}:{at.line}" if at else 0


def _is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    return isinstance(value, tuple)
