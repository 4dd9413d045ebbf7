"""Single values by the type that a key takes. Each reader reports what is wrong and returns None then."""

from collections.abc import Callable
from collections.abc import Mapping as MappingOf

from handbill.check.context import Context
from handbill.check.values_money import money
from handbill.check.values_style import color, length, selector
from handbill.check.values_time import clock, date, moment
from handbill.diagnostics.rules import looks as look_rules
from handbill.diagnostics.rules import values as rules
from handbill.model import units
from handbill.model.parameter import Parameter
from handbill.model.source import Scalar
from handbill.model.values import Duration, Percent, Value

_SAFE = 2**53 - 1
"""Beyond it a browser's numbers have gaps."""

Read = Callable[[Scalar, Context], Value | None]


def boolean(node: Scalar, context: Context) -> bool | None:
    """Read `true` or `false`."""
    if node.text in ("true", "false"):
        return node.text == "true"
    context.report(rules.value_wrong(node.at, node.text, "boolean", "true or false"))
    return None


def text(node: Scalar, _: Context) -> str | None:
    """Read any text."""
    return node.text


def name(node: Scalar, context: Context) -> str | None:
    """Read a name: one line, not empty."""
    if node.text.strip() and "\n" not in node.text:
        return node.text
    context.report(rules.value_wrong(node.at, node.text, "name", "one word or a few, on one line"))
    return None


def number(node: Scalar, context: Context) -> int | float | None:
    """Read a decimal number."""
    found = units.number(node.text)
    if found is None:
        context.report(
            rules.value_wrong(node.at, node.text, "number", "digits, with a point for decimals: 2.5")
        )
    elif abs(found) > _SAFE:
        context.report(rules.value_out_of_range(node.at, node.text, f"at most {_SAFE}"))
        return None
    return found


def integer(node: Scalar, context: Context) -> int | None:
    """Read a whole number."""
    found = units.number(node.text)
    if isinstance(found, int):
        return int(found) if number(node, context) is not None else None
    context.report(rules.value_wrong(node.at, node.text, "whole number", "digits alone: 3"))
    return None


def percent(node: Scalar, context: Context) -> Percent | None:
    """Read a share: `60%`."""
    found = units.percent(node.text)
    if found is not None:
        return Percent(found)
    bare = units.number(node.text)
    context.report(
        rules.value_wrong(node.at, node.text, "percentage", f"{bare}%" if bare else "a number and %: 60%")
    )
    return None


def duration(node: Scalar, context: Context) -> Duration | None:
    """Read a length of time: `90s`."""
    found = units.duration(node.text)
    if found is not None and found <= _SAFE:
        return Duration(found)
    bare = units.number(node.text)
    example = (
        f"{bare}s, or another unit: m h d w" if bare is not None else "a number and a unit: 90s 5m 2h 7d 2w"
    )
    context.report(rules.value_wrong(node.at, node.text, "length of time", example))
    return None


def size(node: Scalar, context: Context) -> int | None:
    """Read a number of bytes: `25kB`."""
    found = units.size(node.text)
    if found is None:
        context.report(
            rules.value_wrong(node.at, node.text, "size", "a number and a unit: 25kB (1 kB is 1,000 B)")
        )
    return found


READERS: MappingOf[str, Read] = {
    "boolean": boolean,
    "choice": text,
    "text": text,
    "name": name,
    "integer": integer,
    "number": number,
    "percent": percent,
    "money": money,
    "duration": duration,
    "moment": moment,
    "clock": clock,
    "date": date,
    "selector": selector,
    "color": color,
    "length": length,
}
"""By the names of model.manifest.PARAMETER_TYPES, those of a single value."""


def choice(node: Scalar, what: str, known: tuple[str, ...], context: Context) -> str | None:
    """Read one of the known words."""
    if node.text in known:
        return node.text
    context.report(rules.choice_unknown(node.at, node.text, what, known))
    return None


def value(node: Scalar, parameter: Parameter, context: Context) -> Value | None:
    """Read a single value of a parameter, within its limits."""
    kind = parameter.of or parameter.type
    if kind == "choice":
        refusal = None if node.text in parameter.values else parameter.refused.get(node.text)
        if refusal:
            name = f"'{parameter.name}: {node.text}'"
            context.report(look_rules.refused(node.at, name, refusal.why, refusal.instead))
            return None
        return choice(node, parameter.name, parameter.values, context)
    found = READERS[kind](node, context)
    return (
        found if found is None or within(node, found, parameter.minimum, parameter.maximum, context) else None
    )


def within(node: Scalar, found: Value, low: float | None, high: float | None, context: Context) -> bool:
    """Say whether a number, percentage or duration keeps its limits; report when it does not."""
    amount = magnitude(found)
    if amount is None:
        return True
    if low is not None and amount < low:
        context.report(rules.value_out_of_range(node.at, node.text, f"at least {shown(low, found)}"))
        return False
    if high is not None and amount > high:
        context.report(rules.value_out_of_range(node.at, node.text, f"at most {shown(high, found)}"))
        return False
    return True


def magnitude(found: Value) -> float | None:
    """Return what of a value is compared with a limit; None for what has no size."""
    if isinstance(found, bool):
        return None
    if isinstance(found, int | float):
        return found
    if isinstance(found, Duration):
        return found.ms
    return found.value if isinstance(found, Percent) else None


def shown(limit: float, like: Value) -> str:
    """Write a limit as a definition would."""
    if isinstance(like, Percent):
        return f"{limit:g}%"
    if not isinstance(like, Duration):
        return f"{limit:g}"
    unit = next((u for u in ("w", "d", "h", "m", "s") if limit and limit % units.MILLISECONDS[u] == 0), "ms")
    return f"{limit / units.MILLISECONDS[unit]:g}{unit}"
