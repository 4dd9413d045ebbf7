"""Uses of triggers: equal ones are watched once, whoever waits for them."""

from __future__ import annotations

from typing import Any

from handbill.model.manifest import PARTS, Entry, Fact
from handbill.model.site import TriggerUse
from handbill.plan.conditions import Conditions
from handbill.plan.parts import Parts, module_path
from handbill.plan.table import Row, Table
from handbill.plan.values import default_of, to_json

SCRIPT = "trigger.js"
REASONS = "runtime_js/core/reasons.js"
"""What takes a promotion off the queue again, for triggers that may end."""
ORDER = PARTS[2]
DEVICES = ("desktop", "tablet", "mobile")


class Triggers:
    """Rows of `Data.triggers`. `device` is the fact by which a use is limited to some devices."""

    def __init__(
        self, parts: Parts, conditions: Conditions, device: Fact | None, entries: dict[tuple[str, str], Entry]
    ) -> None:
        self._parts = parts
        self._conditions = conditions
        self._device = device
        self._entries = entries
        self._table = Table()
        self.kinds: list[list[str | int]] = []

    @property
    def rows(self) -> list[Row]:
        """The rows, in the order of first use."""
        return self._table.rows

    def index(self, use: TriggerUse, later: bool = False) -> int:
        """Return the row of a use; a combination's comes behind those of its parts, which it refers to.

        `later`: it stands behind another, and is not watched before that one has fired.
        """
        self._entries[use.trigger.kind, use.trigger.name] = use.trigger
        watch = self._parts.listed("triggers", module_path(use.trigger, SCRIPT), "watch")
        if watch == len(self.kinds):
            lasting = use.trigger.state or use.trigger.parts
            self.kinds.append([use.trigger.name, 1] if lasting else [use.trigger.name])
        for hook in use.trigger.hooks:
            self._parts.single(hook, module_path(use.trigger, SCRIPT), hook)
        if use.trigger.ends in use.parameters:
            self._parts.single("reason", REASONS, "reason")
        row: Row = [watch, self._parameters(use, later)]
        armed = self._armed(use)
        return self._table.add(row if armed < 0 else [*row, armed])

    def _parameters(self, use: TriggerUse, later: bool) -> dict[str, Any]:
        """Leave out what equals the default: the script knows it."""
        defaults = {p.name: default_of(p) for p in use.trigger.parameters}
        given = {name: to_json(value) for name, value in use.parameters.items()}
        found = {n: v for n, v in given.items() if not (n in defaults and defaults[n] == v)}
        if use.condition is not None:
            found["condition"] = self._conditions.index(use.condition)
        if later and use.trigger.later:
            found["later"] = True
        if use.parts:
            ordered = use.trigger.parts == ORDER
            found["of"] = [self.index(part, later or (ordered and i > 0)) for i, part in enumerate(use.parts)]
            if not use.state:
                found["event"] = True
        return found

    def _armed(self, use: TriggerUse) -> int:
        able = use.trigger.devices
        wanted = [d for d in DEVICES if d in (use.devices or able) and d in able]
        if self._device is None or len(wanted) == len(DEVICES):
            return -1
        return self._conditions.one_of(self._device, wanted)
