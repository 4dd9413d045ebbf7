"""The table of the facts that this bundle reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbill.model.manifest import Fact
from handbill.plan.parts import Parts, module_path
from handbill.plan.table import Row, Table, trimmed
from handbill.plan.values import to_json

SCRIPT = "facts.js"
LIVE = 3
"""Where a row says how a change is heard of; rows are trimmed, so those that never change end before."""
SOURCE = "source.js"
BEHAVIOUR = "behaviour.js"
READ = "read"
RECORDERS = {"view": "views", "order": "orders", "lead": "leads"}
"""Moment → the part that holds what is called then."""
TYPED = "runtime_js/core/typed.js"
"""Exports, by the names of types, what gives a value of the shop's own its type."""
FOREIGN = "foreign"
EXPERIMENTS = "experiments"


class Facts:
    """Rows of `Data.facts`; each use imports the fact's reader, and the watch of its family if it may change."""

    def __init__(
        self, parts: Parts, purposes: Mapping[str, str], currency: str, kept_as: Mapping[str, str]
    ) -> None:
        """`kept_as` is by what name the record has the variant of an experiment, where that is not its own."""
        self._parts = parts
        self._currency = currency
        self._purposes = purposes
        self._kept_as = kept_as
        self._table = Table()
        self.used: dict[str, Fact] = {}
        self.names: dict[str, set[str]] = {}
        """What stands for `*`, by the key."""

    @property
    def rows(self) -> list[Row]:
        """The rows, in the order of first use."""
        return self._table.rows

    def is_live(self, index: int) -> bool:
        """Tell whether the fact of a row may change within a page view."""
        return len(self._table.rows[index]) > LIVE

    @property
    def asked(self) -> frozenset[str]:
        """The functions of the platform that the facts read from."""
        return frozenset(fact.asks.partition(".")[0] for fact in self.used.values() if fact.asks)

    def index(
        self, fact: Fact, name: str | None, currency: str | None = None, zone: str | None = None
    ) -> int:
        """Return the row of a fact. `name` stands for `*`; money is read in `currency`, or in the cart's own."""
        self.used[fact.key] = fact
        if name:
            self.names.setdefault(fact.key, set()).add(name)
        path, reader = self._reader(fact)
        watch = self._parts.listed("watches", path, fact.watch) if fact.live and fact.watch else None
        for moment, export in fact.records:
            self._parts.listed(RECORDERS[moment], path, export)
        live = 0 if not fact.live else -1 if watch is None else watch + 1
        known = self._kept_as.get(name, name) if name and fact.names == EXPERIMENTS else name
        argument = known or zone or (currency if fact.argument == "currency" else None) or _given(fact)
        purpose = self._purposes.get(fact.use) if fact.use else None
        row: Row = [reader, argument or 0, purpose or 0, live, *self._typed(fact, currency)]
        return self._table.add(trimmed(row))

    def _reader(self, fact: Fact) -> tuple[str, int]:
        """Return the module that reads a fact, and the index of its function."""
        if fact.source is not None:
            path = module_path(fact.source, SOURCE)
            return path, self._parts.listed("facts", path, READ)
        if fact.template is not None:
            path = module_path(fact.template, BEHAVIOUR)
            return path, self._parts.listed("facts", path, fact.export)
        if fact.family is None:
            raise ValueError(f"{fact.key} has no reader")
        path = module_path(fact.family, SCRIPT)
        return path, self._parts.listed("facts", path, fact.export)

    def _typed(self, fact: Fact, currency: str | None) -> Row:
        """Return what gives a fact of the shop's own its type: 1 + index of the function, and what that has to know."""
        if not fact.own:
            return []
        kind = fact.type
        if kind == "money" and currency not in (None, self._currency):
            kind = FOREIGN
        extra: Any = {"choice": list(fact.values), "money": fact.digits}.get(kind, 0)
        return [self._parts.listed("types", TYPED, kind) + 1, extra]


def _given(fact: Fact) -> Any:
    """Return what a source is told: one value alone, several as a list."""
    values = [to_json(value) for value in fact.given]
    return values if len(values) > 1 else values[0] if values else None
