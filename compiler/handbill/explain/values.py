"""Values of facts as a visitor file has them: one of the fact's type."""

from __future__ import annotations

from datetime import datetime

from handbill.check import facts, values
from handbill.check.context import Context
from handbill.check.nodes import entries, head, items
from handbill.check.values_time import moment
from handbill.diagnostics.rules import names as rules
from handbill.diagnostics.rules import values as value_rules
from handbill.logic import FactValue, Occurrence
from handbill.model import units
from handbill.model.manifest import Fact
from handbill.model.source import Mapping, Node, Scalar, Sequence
from handbill.model.values import Duration, Moment, Percent, Value

TIMES, LAST = "times", "last"
EXAMPLES = {
    "boolean": "true",
    "choice": "…",
    "text": "…",
    "number": "3",
    "percent": "20%",
    "money": "75",
    "duration": "90s",
    "moment": "2026-11-20 10:00, or 3d for so long ago",
    "set": "[ … ]",
    "occurrence": "true, 2, 3d, [9d, 3d] or { times: 2, last: 3d }",
}
"""Type of a fact → what a value of it looks like."""


def value_of(fact: Fact, key: str, node: Node, now: datetime, context: Context) -> FactValue | None:
    """Read what a visitor has of a fact; None, and a report, when it is no value of its type."""
    example = _example(fact)
    if fact.type == "set":
        return _set(fact, key, node, context)
    if fact.type == "occurrence":
        return _occurrence(key, node, now, context)
    single = shaped(node, key, example, context)
    if single is None:
        return None
    if fact.type == "moment":
        return _when(single, now, context)
    if known := facts.values(fact, context):
        return values.choice(single, key, known, context)
    if fact.type in ("text", "choice"):
        return single.text.lower() if fact.lower else single.text
    return _plain(values.READERS[fact.type](single, context))


def _example(fact: Fact) -> str:
    plain = fact.example and fact.type in ("text", "choice") and fact.example[0] not in "[{"
    return fact.example or "" if plain else EXAMPLES[fact.type]


def shaped(node: Node, key: str, example: str, context: Context) -> Scalar | None:
    """Return a single value; a map of words, which only a rule has, is told to be none."""
    if isinstance(node, Scalar):
        return node
    wanted = "one value, the one that the visitor has"
    context.report(rules.shape_wrong(head(node.at), key, wanted, f"{key}: {example}"))
    return None


def _plain(value: Value | None) -> FactValue | None:
    if isinstance(value, Duration | Moment):
        return value.ms
    if isinstance(value, Percent):
        return value.value
    return None if isinstance(value, tuple) else value  # type: ignore[return-value]


def _set(fact: Fact, key: str, node: Node, context: Context) -> FactValue | None:
    if isinstance(node, Mapping):
        context.report(rules.shape_wrong(head(node.at), key, "a list of what it holds", f"{key}: [ … ]"))
        return None
    members: set[str] = set()
    for item in items(node):
        single = shaped(item, key, "[ … ]", context)
        if single is None:
            return None
        members.add(single.text.lower() if fact.lower else single.text)
    return frozenset(members)


def _when(node: Scalar, now: datetime, context: Context) -> int | None:
    """Read a moment, or how long ago it was."""
    ago = units.duration(node.text)
    if ago is not None:
        return _ms(now) - ago
    found = moment(node, context)
    return found.ms if found else None


def _occurrence(key: str, node: Node, now: datetime, context: Context) -> Occurrence | None:
    """Read `true`, `2`, `3d`, `2026-11-20 10:00`, a list of such times, or `{ times: 2, last: 3d }`.

    What has no time was just now.
    """
    if isinstance(node, Mapping):
        return _times(key, node, now, context)
    if isinstance(node, Sequence):
        moments = times_of(key, node, now, context)
        return None if moments is None else _happened(len(moments), max(moments, default=0))
    single = shaped(node, key, EXAMPLES["occurrence"], context)
    if single is None:
        return None
    if single.text in ("true", "false"):
        return _happened(int(single.text == "true"), _ms(now))
    count = units.number(single.text)
    if count is not None:
        return _counted(single, count, _ms(now), context)
    if units.duration(single.text) is None and not single.text[:4].isdigit():
        wanted = "count, nor a time"
        context.report(value_rules.value_wrong(single.at, single.text, wanted, EXAMPLES["occurrence"]))
        return None
    last = _when(single, now, context)
    return None if last is None else _happened(1, last)


def times_of(key: str, node: Sequence, now: datetime, context: Context) -> tuple[int, ...] | None:
    """Read a list of moments, or of how long ago; in ms since 1970."""
    singles = [shaped(item, key, "[9d, 3d]", context) for item in node.items]
    found = [_when(single, now, context) for single in singles if single]
    moments = tuple(moment for moment in found if moment is not None)
    return moments if len(moments) == len(node.items) else None


def _times(key: str, node: Mapping, now: datetime, context: Context) -> Occurrence | None:
    count: int | float | None = 1
    last: int | None = _ms(now)
    holder = node
    for line in entries(node):
        single = shaped(line.value, line.key.text, "3", context)
        if line.key.text not in (TIMES, LAST):
            context.report(rules.key_unknown(line.key.at, line.key.text, key, (TIMES, LAST)))
            return None
        if single is None:
            return None
        if line.key.text == LAST:
            last = _when(single, now, context)
        else:
            count = values.integer(single, context)
            if count is not None and not values.within(single, count, 0, None, context):
                count = None
    if not entries(holder):
        context.report(rules.part_empty(node.at, key, f"{key}: {EXAMPLES['occurrence']}"))
        return None
    return None if count is None or last is None else _happened(int(count), last)


def _counted(node: Scalar, count: int | float, last: int, context: Context) -> Occurrence | None:
    whole = values.integer(node, context) if not isinstance(count, int) else count
    if whole is None or not values.within(node, whole, 0, None, context):
        return None
    return _happened(whole, last)


def _happened(count: int, last: int) -> Occurrence:
    return Occurrence(count, last if count else 0)


def _ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
