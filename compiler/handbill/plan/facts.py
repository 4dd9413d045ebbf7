"""The table of the facts that this bundle reads."""

from __future__ import annotations

from collections.abc import Mapping

from handbill.model.manifest import Fact
from handbill.plan.parts import Parts, module_path
from handbill.plan.table import Row, Table, trimmed

SCRIPT = "facts.js"
RECORDERS = {"view": "views", "order": "orders", "lead": "leads"}
"""Moment → the part that holds what is called then."""


class Facts:
    """Rows of `Data.facts`; each use imports the fact's reader, and the watch of its family if it may change."""

    def __init__(self, parts: Parts, purposes: Mapping[str, str]) -> None:
        self._parts = parts
        self._purposes = purposes
        self._table = Table()
        self.used: dict[str, Fact] = {}
        self.names: dict[str, set[str]] = {}
        """What stands for `*`, by the key."""

    @property
    def rows(self) -> list[Row]:
        """The rows, in the order of first use."""
        return self._table.rows

    @property
    def asked(self) -> frozenset[str]:
        """The functions of the platform that the facts read from."""
        return frozenset(fact.asks.partition(".")[0] for fact in self.used.values() if fact.asks)

    def index(
        self, fact: Fact, name: str | None, currency: str | None = None, zone: str | None = None
    ) -> int:
        """Return the row of a fact. `name` stands for `*`; money is read in `currency`, or in the cart's own."""
        family = fact.family
        if family is None:
            raise ValueError(f"{fact.key} has no reader")
        self.used[fact.key] = fact
        if name:
            self.names.setdefault(fact.key, set()).add(name)
        path = module_path(family, SCRIPT)
        reader = self._parts.listed("facts", path, fact.export)
        watch = self._parts.listed("watches", path, fact.watch) if fact.live and fact.watch else None
        for moment, export in fact.records:
            self._parts.listed(RECORDERS[moment], path, export)
        live = 0 if not fact.live else -1 if watch is None else watch + 1
        argument = name or zone or (currency if fact.argument == "currency" else None)
        purpose = self._purposes.get(fact.use) if fact.use else None
        return self._table.add(trimmed([reader, argument or 0, purpose or 0, live]))
