"""Uses of triggers: what makes a promotion want to show, or a campaign begin."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass

from handbill.diagnostics import Span
from handbill.model.conditions import Condition
from handbill.model.manifest import Trigger
from handbill.model.values import Value


@dataclass(frozen=True, slots=True)
class TriggerUse:
    """One line under `triggers`. `parameters` holds what was written or has a default, typed.

    `condition` is made of the words of the fact that the trigger tests; `devices` are those of `device:`, none when it
    does not say. A combination has `parts`, in the order of the definition, which may be combinations.
    """

    trigger: Trigger
    parameters: MappingOf[str, Value]
    at: Span
    devices: tuple[str, ...] = ()
    condition: Condition | None = None
    parts: tuple[TriggerUse, ...] = ()

    @property
    def state(self) -> bool:
        """Whether it stays true once it has fired; a combination does if all of its parts do."""
        if self.trigger.parts:
            return all(part.state for part in self.parts)
        given = self.trigger.event_if.items()
        return self.trigger.state and not any(self.parameters.get(name) == value for name, value in given)

    @property
    def reach(self) -> frozenset[str]:
        """The devices on which it can fire: empty when its parts never meet on one."""
        own = frozenset(self.devices or self.trigger.devices)
        if not self.parts:
            return own
        each = [part.reach for part in self.parts]
        return own & (
            frozenset[str]().union(*each) if self.trigger.parts == "one" else own.intersection(*each)
        )

    def leaves(self) -> Iterator[TriggerUse]:
        """Yield the uses that are no combinations: itself, or those of its parts."""
        if self.trigger.parts is None:
            yield self
        for part in self.parts:
            yield from part.leaves()
