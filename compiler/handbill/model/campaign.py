"""A campaign, checked: a tree of steps, each with an id that lasts longer than its place."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass

from handbill.diagnostics import Span
from handbill.model.conditions import Condition
from handbill.model.experiment import Experiment
from handbill.model.html import Html
from handbill.model.manifest import Fact, Step
from handbill.model.schedule import Schedule
from handbill.model.triggers import TriggerUse
from handbill.model.values import Value


@dataclass(frozen=True, slots=True)
class StepUse:
    """One step. `parameters` holds what was written or has a default, typed.

    `experiment`: how chance decides between its ways, where it does. `own_id`: the definition calls it so.
    """

    step: Step
    id: str
    parameters: MappingOf[str, StepValue]
    at: Span
    experiment: Experiment | None = None
    own_id: bool = False

    def ways(self) -> Iterator[tuple[str, tuple[StepUse, ...]]]:
        """Yield the name and steps of each way that it may take beside the one to the step behind it.

        One that is not written is empty.
        """
        for parameter in self.step.parameters:
            value = self.parameters.get(parameter.name)
            if isinstance(value, Paths):
                yield from ((path.name, path.steps) for path in value.of)
            elif parameter.type == "steps":
                yield parameter.name, value.steps if isinstance(value, Way) else ()

    def named(self, kind: str) -> Iterator[str]:
        """Yield what it names of a kind: `steps`, `campaigns`, `promotions`."""
        for parameter in self.step.parameters:
            value = self.parameters.get(parameter.name)
            if parameter.names == kind and isinstance(value, str):
                yield value

    def all(self) -> Iterator[StepUse]:
        """Yield it, and the steps of its ways, in the order of the file."""
        yield self
        for _, steps in self.ways():
            for step in steps:
                yield from step.all()


@dataclass(frozen=True, slots=True)
class Way:
    """Steps that are gone through in this order."""

    steps: tuple[StepUse, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """One of several ways that chance decides on; its buckets are those of the variant of its name."""

    name: str
    steps: tuple[StepUse, ...]


@dataclass(frozen=True, slots=True)
class Paths:
    """Ways of which each visitor takes one for good; who is beyond the coverage takes none."""

    of: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Own:
    """What a shop says of a visitor, by names of its own."""

    values: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the shop's, which does something when the visitor comes to the step."""

    path: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What an app is told: the answer to a field of a form, or a fact, with what stands for `*` in its key."""

    name: str
    fact: Fact | None
    of: str | None
    at: Span


@dataclass(frozen=True, slots=True)
class Answers:
    """Several of them, as a list that says which."""

    of: tuple[Answer, ...]


StepValue = Value | Condition | Way | Paths | Own | Module | Html | Answers


@dataclass(frozen=True, slots=True)
class Campaign:
    """`again` is `page`, `session`, or how many ms after the last time; None is never.

    `goal` is what counts as its conversion; `alone`: who is in it begins no other.
    """

    id: str
    goal: str
    priority: int
    alone: bool
    triggers: tuple[TriggerUse, ...]
    targeting: Condition
    again: str | int | None
    exit_when: Condition | None
    steps: tuple[StepUse, ...]
    at: Span

    def all(self) -> Iterator[StepUse]:
        """Yield every step, in the order of the file."""
        for step in self.steps:
            yield from step.all()

    schedule: Schedule | None = None
    """When visitors may be enrolled; who is in it goes on."""
    was: tuple[str, ...] = ()
    """The ids that it had before, the latest first."""
