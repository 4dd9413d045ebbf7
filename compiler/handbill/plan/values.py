"""Typed values as the page wants them: money in minor units, durations and moments in milliseconds."""

from __future__ import annotations

from typing import Any

from handbill.model import units
from handbill.model.parameter import Parameter
from handbill.model.values import Duration, Moment, Money, MoneyByCurrency, Percent, Range, Value


def to_json(value: Value) -> Any:
    """Return the JSON value of a typed one; amounts in several currencies become a map."""
    if isinstance(value, Money):
        return value.minor
    if isinstance(value, Duration | Moment):
        return value.ms
    if isinstance(value, Percent):
        return whole(value.value)
    if isinstance(value, MoneyByCurrency):
        return {a.currency: a.minor for a in value.amounts}
    if isinstance(value, Range):
        return [None if end is None else to_json(end) for end in (value.start, value.end)]
    if isinstance(value, tuple):
        return [to_json(v) for v in value]
    if isinstance(value, float):
        return whole(value)
    return value


def whole(number: float) -> int | float:
    """Write 60.0 as 60."""
    return int(number) if number == int(number) else number


def default_of(parameter: Parameter) -> Any:
    """Return the JSON value of a parameter's default, None when there is none."""
    text = parameter.default
    if text is None:
        return None
    if parameter.type == "boolean":
        return text == "true"
    read = {
        "duration": units.duration,
        "percent": units.percent,
        "integer": units.number,
        "number": units.number,
    }
    return read[parameter.type](text) if parameter.type in read else text
