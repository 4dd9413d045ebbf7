"""When a promotion may show."""

from collections.abc import Iterator
from datetime import UTC, datetime

from handbill.check import values
from handbill.check.context import Context
from handbill.check.nodes import entries, items
from handbill.check.values_time import DAYS, hours, moment
from handbill.diagnostics.rules import language as rules
from handbill.diagnostics.rules import names as name_rules
from handbill.diagnostics.rules import schedules as schedule_rules
from handbill.model.schedule import DAY, Hours, Schedule
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
        _hours(span, context) if span is not None else None,
    )


def _days(node: Node, context: Context) -> tuple[int, ...]:
    if not items(node):
        context.report(name_rules.part_empty(node.at, "days", "days: [mon, tue]"))
    found = {values.choice(day, "days", DAYS, context) for day in items(node) if isinstance(day, Scalar)}
    return tuple(index for index, day in enumerate(DAYS) if day in found)


def _hours(node: Node, context: Context) -> tuple[tuple[int, int], ...] | None:
    """Return the spans in their order; none may begin before the one before it is over, on the day after either."""
    if not items(node):
        context.report(name_rules.part_empty(node.at, "hours", "hours: [09:00-12:00, 13:00-18:00]"))
    read = ((_span(item, context), item) for item in items(node) if isinstance(item, Scalar))
    found = sorted(((span, item) for span, item in read if span), key=lambda one: one[0])
    longest: tuple[int, Scalar] | None = None
    for (start, end), item in (*found, *_next_morning(found)):
        if longest and start < longest[0]:
            first, second = sorted((longest[1], item), key=lambda one: (one.at.line, one.at.column))
            context.report(schedule_rules.hours_overlap(second.at, second.text, first.text, first.at))
        if longest is None or end > longest[0]:
            longest = end, item
    return tuple(span for span, _ in found) or None


def _next_morning(found: list[tuple[tuple[int, int], Scalar]]) -> Iterator[tuple[tuple[int, int], Scalar]]:
    """Yield the first span as it comes again on the day after, where a night before it may still go on."""
    for (start, end), item in found[:1] if len(found) > 1 else []:
        yield (start + DAY, end + DAY), item


def _span(node: Scalar, context: Context) -> tuple[int, int] | None:
    """Return a span in minutes since midnight; one that goes over midnight ends on the next day."""
    span = hours(node, context)
    if span is None or span[0] < span[1]:
        return span
    if span[0] == span[1]:
        start, _, end = node.text.partition("-")
        context.report(rules.span_empty(node.at, start, end))
        return None
    return span[0], span[1] + DAY
