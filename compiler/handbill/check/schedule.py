"""When a promotion may show."""

from datetime import UTC, datetime

from handbill.check import values
from handbill.check.context import Context
from handbill.check.nodes import entries, items
from handbill.check.values_time import DAYS, hours, moment
from handbill.diagnostics.rules import language as rules
from handbill.diagnostics.rules import names as name_rules
from handbill.diagnostics.rules import values as value_rules
from handbill.model.site import Hours, Schedule
from handbill.model.source import Mapping, Node, Scalar
from handbill.model.values import Moment


def schedule(node: Node | None, context: Context) -> Schedule | None:
    """Read `from`, `until` (not included) and `only`."""
    if not isinstance(node, Mapping):
        return None
    start, until = _moment(node, "from", context), _moment(node, "until", context)
    only = node.get("only")
    if start and until and until.utc <= start.utc:
        context.report(
            rules.span_empty(_at(node, "until").at, _at(node, "from").text, _at(node, "until").text)
        )
    return Schedule(start, until, _only(only, context) if isinstance(only, Mapping) else None, node.at)


def is_over(found: Schedule | None, now: datetime) -> bool:
    """Say whether the schedule, once begun, ended before `now` (aware)."""
    if found is None or found.until is None or (found.start and found.start.utc >= found.until.utc):
        return False
    return found.until.utc <= now.astimezone(UTC)


def _at(node: Mapping, key: str) -> Scalar:
    value = node.get(key)
    return value if isinstance(value, Scalar) else Scalar(key, node.at)


def _moment(node: Mapping, key: str, context: Context) -> Moment | None:
    value = node.get(key)
    return moment(value, context) if isinstance(value, Scalar) else None


def _only(node: Mapping, context: Context) -> Hours | None:
    if not entries(node):
        context.report(
            name_rules.part_empty(node.at, "only", "only: { days: [mon, tue], hours: 09:00-18:00 }")
        )
    days, span = node.get("days"), node.get("hours")
    return Hours(
        _days(days, context) if days is not None else None,
        _hours(span, context) if isinstance(span, Scalar) else None,
    )


def _days(node: Node, context: Context) -> tuple[int, ...]:
    if not items(node):
        context.report(name_rules.part_empty(node.at, "days", "days: [mon, tue]"))
    found = {values.choice(day, "days", DAYS, context) for day in items(node) if isinstance(day, Scalar)}
    return tuple(index for index, day in enumerate(DAYS) if day in found)


def _hours(node: Scalar, context: Context) -> tuple[int, int] | None:
    span = hours(node, context)
    if span and span[0] == span[1]:
        start, _, end = node.text.partition("-")
        context.report(rules.span_empty(node.at, start, end))
    elif span and span[0] > span[1]:
        context.report(value_rules.value_wrong(node.at, node.text, "span within one day", "two promotions"))
    return span
