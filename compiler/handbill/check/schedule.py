"""When a promotion may show."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from handbill.check import values
from handbill.check.context import Context
from handbill.check.nodes import entries, items
from handbill.check.values_time import DAYS, day, hours, moment
from handbill.diagnostics import Span
from handbill.diagnostics.rules import language as rules
from handbill.diagnostics.rules import names as name_rules
from handbill.diagnostics.rules import schedules as schedule_rules
from handbill.diagnostics.rules import values as value_rules
from handbill.logic.openings import Stretches, openings
from handbill.model.schedule import DAY, LAST, WEST, Hours, Schedule
from handbill.model.source import Mapping, Node, Scalar
from handbill.model.values import Moment
from handbill.model.zones import ZoneInfo

SITE, VISITOR = "site", "visitor"
ZONES = (SITE, VISITOR)
_YEAR = 366 * 86_400_000


def schedule(node: Node | None, context: Context) -> Schedule | None:
    """Read `from`, `until` (not included), `only`, `except` and the `zone` that they are of."""
    if not isinstance(node, Mapping):
        return None
    zone, only, pauses = node.get("zone"), node.get("only"), node.get("except")
    visitor = isinstance(zone, Scalar) and values.choice(zone, "zone", ZONES, context) == VISITOR
    if visitor:
        # What the visitor's clock shows is kept as if that clock stood in UTC, which skips and repeats nothing.
        context = replace(context, zone=ZoneInfo("UTC"))
    start, until = _moment(node, "from", context), _moment(node, "until", context)
    if start and until and until.utc <= start.utc:
        context.report(
            rules.span_empty(_at(node, "until").at, _at(node, "from").text, _at(node, "until").text)
        )
    found = Schedule(
        start, until, _only(only, context) if isinstance(only, Mapping) else None, node.at, (), visitor
    )
    return found if pauses is None else replace(found, pauses=_pauses(pauses, node, found, context))


def is_over(found: Schedule, now: datetime, zone: ZoneInfo) -> bool:
    """Say whether a schedule that was open will not be any more from `now` (aware) on, nowhere on earth."""
    if found.until is None or (found.start and found.start.utc >= found.until.utc):
        return False
    at = round(now.timestamp() * 1000) - found.visitor * WEST
    later = _opened(found, at, found.until.ms, zone)
    return not later and (found.until.ms <= at or bool(_opened(found, _begins(found), at, zone)))


def last_open(found: Schedule, node: Mapping, zone: ZoneInfo) -> str:
    """Return the end of the last time that a schedule that ends is open, as `until` has it where that is the same."""
    last = _opened(found, _begins(found), found.until.ms, zone)[-1:] if found.until else ()
    if not last or (found.until and last[0][1] == found.until.ms):
        return _at(node, "until").text
    return f"{datetime.fromtimestamp(last[0][1] / 1000, _clock(found, zone)):%Y-%m-%d %H:%M}"


def never_open(found: Schedule, zone: ZoneInfo) -> bool:
    """Say whether a schedule that begins and ends leaves no time between."""
    if found.start is None or found.until is None or found.start.utc >= found.until.utc:
        return False
    return not _opened(found, found.start.ms, found.until.ms, zone)


def _opened(found: Schedule, low: int, high: int, zone: ZoneInfo) -> Stretches:
    """Return when it is open; on the visitor's clock as if that stood in UTC."""
    return openings(replace(found, visitor=False), low, high, _clock(found, zone))


def _clock(found: Schedule, zone: ZoneInfo) -> ZoneInfo:
    return ZoneInfo("UTC") if found.visitor else zone


def _begins(found: Schedule) -> int:
    """Return where to look for openings from: a year is enough where there is no beginning."""
    until = found.until.ms if found.until else 0
    return found.start.ms if found.start else until - _YEAR


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
    days, span, dates = node.get("days"), node.get("hours"), node.get("month_days")
    return Hours(
        _days(days, context) if days is not None else None,
        _hours(span, context) if span is not None else None,
        _month_days(dates, context) if dates is not None else None,
    )


def _month_days(node: Node, context: Context) -> tuple[int, ...] | None:
    if not items(node):
        context.report(name_rules.part_empty(node.at, "month_days", "month_days: [1, 15, last]"))
    found: set[int] = set()
    for item in items(node):
        if isinstance(item, Scalar) and item.text == "last":
            found.add(LAST)
        elif isinstance(item, Scalar) and not item.text.isdecimal():
            context.report(value_rules.value_wrong(item.at, item.text, "day of a month", "1 to 31, or last"))
        elif isinstance(item, Scalar):
            day = values.integer(item, context)
            if day is not None and values.within(item, day, 1, 31, context):
                found.add(day)
    return (*sorted(found - {LAST}), *(found & {LAST})) or None


def _pauses(
    node: Node, owner: Mapping, found: Schedule, context: Context
) -> tuple[tuple[Moment, Moment], ...]:
    """Read days and spans; warn of what lies where nothing shows anyway."""
    if not items(node):
        context.report(name_rules.part_empty(node.at, "except", "except: [2026-12-25]"))
    pauses: dict[tuple[Moment, Moment], Span] = {}
    for item in items(node):
        span = _pause(item, context)
        if span is None:
            continue
        if span in pauses:
            context.report(rules.repeated(item.at, "this exception", pauses[span]))
        pauses.setdefault(span, item.at)
        if found.start and span[1].utc <= found.start.utc:
            context.report(schedule_rules.pause_outside(item.at, "before", _at(owner, "from").text))
        elif found.until and span[0].utc >= found.until.utc:
            context.report(schedule_rules.pause_outside(item.at, "behind", _at(owner, "until").text))
    return tuple(sorted(pauses, key=lambda one: (one[0].utc, one[1].utc)))


def _pause(node: Node, context: Context) -> tuple[Moment, Moment] | None:
    if isinstance(node, Mapping):
        start, until = _moment(node, "from", context), _moment(node, "until", context)
        if start and until and until.utc <= start.utc:
            texts = _at(node, "from").text, _at(node, "until").text
            context.report(rules.span_empty(_at(node, "until").at, *texts))
            return None
        return (start, until) if start and until else None
    return day(node, context) if isinstance(node, Scalar) else None


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
