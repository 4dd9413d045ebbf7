"""A campaign in words: what each step does, what its ways are called, what conditions ask."""

from __future__ import annotations

from collections.abc import Mapping

from handbill.model.campaign import Module, Own, Paths, StepUse, StepValue, Way
from handbill.model.conditions import All, Any, Condition, Not, Script, Test
from handbill.model.experiment import WHOLE
from handbill.model.parameter import Parameter
from handbill.model.triggers import TriggerUse
from handbill.model.units import written_duration
from handbill.model.values import Duration

ALWAYS = "always"
"""What an empty condition asks."""
OTHERS = "the others"
"""The way of those whom chance sends nowhere."""


def words_of(use: StepUse) -> tuple[str, ...]:
    """Return what a step does, a phrase for each parameter that says something; its kind is not among them.

    What stands behind the step's name goes without its own.
    """
    step = use.step
    plain = {one.name for one in step.parameters if one.type == "choice" and _is_default(one, use)}
    bare = step.main or next((one.name for one in step.parameters), "")
    said = {name: _written(value) for name, value in use.parameters.items() if name not in plain}
    return tuple(words if name == bare else f"{name} {words}" for name, words in said.items() if words)


def ways_of(use: StepUse) -> Mapping[str, str]:
    """Return what each way of a step is called in a picture, by its name: chance says how many take it."""
    if use.experiment is None:
        return {name: name for name, _ in use.ways()}
    return {one.name: f"{one.name} {one.size * 100 / WHOLE:g}%" for one in use.experiment.variants}


def asked(condition: Condition) -> str:
    """Say what a condition asks: `profile.tier is vip or visitor.spent above 500`."""
    if isinstance(condition, All):
        if condition.audience is not None:
            return f"audience {condition.audience}"
        return " and ".join(_within(one) for one in condition.of) or ALWAYS
    if isinstance(condition, Any):
        return " or ".join(_within(one) for one in condition.of)
    if isinstance(condition, Not):
        return f"not ({asked(condition.of)})"
    return _tested(condition) if isinstance(condition, Test) else condition.path


def begun_by(trigger: TriggerUse) -> str:
    """Name the trigger of a use with what it takes in the short form; those of a combination in brackets."""
    name = trigger.trigger.name
    if trigger.parts:
        return f"{name} ({', '.join(begun_by(part) for part in trigger.parts)})"
    return f"{name} {_written(trigger.parameters.get(trigger.trigger.main or '', ''))}".strip()


def _within(condition: Condition) -> str:
    """Put what joins several into brackets, where it stands among others."""
    joins = isinstance(condition, All | Any) and len(condition.of) > 1
    bare = not joins or (isinstance(condition, All) and condition.audience is not None)
    return asked(condition) if bare else f"({asked(condition)})"


def _tested(test: Test) -> str:
    said = test.written or _written_plain(test)
    if test.word in ("is", "is_not") and said in ("true", "false"):
        return test.key if (said == "true") is (test.word == "is") else f"not {test.key}"
    word = "is" if test.word == "in" else test.word.replace("_", " ")
    return f"{test.key} {word} {said}"


def _written_plain(test: Test) -> str:
    value = test.value
    return _written(value) if isinstance(value, str | int | float | Duration | tuple) else ""


def _written(value: StepValue) -> str:
    if isinstance(value, Test | All | Any | Not | Script):
        return asked(value)
    if isinstance(value, Way | Paths):
        return ""
    if isinstance(value, Module):
        return value.path
    if isinstance(value, Own):
        return ", ".join(f"{name}: {_written(one)}" for name, one in value.values)
    if isinstance(value, Duration):
        return written_duration(value.ms)
    if isinstance(value, tuple):
        return " or ".join(_written(one) for one in value)
    return str(value) if isinstance(value, str | int | float) else ""


def _is_default(parameter: Parameter, use: StepUse) -> bool:
    return parameter.default is not None and use.parameters.get(parameter.name) == parameter.default
