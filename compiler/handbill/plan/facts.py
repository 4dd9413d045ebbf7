"""The table of the facts that this bundle reads."""

from __future__ import annotations

from collections.abc import Mapping

from handbill.model.manifest import Fact
from handbill.plan.parts import Parts, module_path
from handbill.plan.table import Row, Table, trimmed

SCRIPT = "facts.js"
LIVE = 3
"""Where a row says how a change is heard of; rows are trimmed, so those that never change end before."""


class Facts:
    """Rows of `Data.facts`; each use imports the fact's reader, and the watch of its family if it may change."""

    def __init__(self, parts: Parts, purposes: Mapping[str, str]) -> None:
        self._parts = parts
        self._purposes = purposes
        self._table = Table()
        self.used: dict[str, Fact] = {}

    @property
    def rows(self) -> list[Row]:
        """The rows, in the order of first use."""
        return self._table.rows

    def is_live(self, index: int) -> bool:
        """Tell whether the fact of a row may change within a page view."""
        return len(self._table.rows[index]) > LIVE

    def index(
        self, fact: Fact, name: str | None, currency: str | None = None, zone: str | None = None
    ) -> int:
        """Return the row of a fact. `name` stands for `*`; money is read in `currency`, or in the cart's own."""
        family = fact.family
        if family is None:
            raise ValueError(f"{fact.key} has no reader")
        self.used[fact.key] = fact
        path = module_path(family, SCRIPT)
        reader = self._parts.listed("facts", path, fact.export)
        watch = self._parts.listed("watches", path, "watch") if fact.live and family.watches else None
        live = 0 if not fact.live else -1 if watch is None else watch + 1
        argument = name or zone or (currency if fact.argument == "currency" else None)
        purpose = self._purposes.get(fact.use) if fact.use else None
        return self._table.add(trimmed([reader, argument or 0, purpose or 0, live]))
