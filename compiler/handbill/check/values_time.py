"""Local times of the site's zone, weekdays, and times of day."""

import re
from datetime import UTC, datetime, timedelta

from handbill.check.context import Context
from handbill.diagnostics.rules import values as rules
from handbill.model.source import Scalar
from handbill.model.values import EARLIEST, LATEST, Moment
from handbill.model.zones import ZoneInfo

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""Weekdays as they are written, from Monday 0."""

_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?: (\d\d):(\d\d))?", re.ASCII)
_LOOKS_LIKE = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)", re.ASCII)
_DAYS_END = re.compile(r"(\d{4}-\d\d-\d\d)[T ]24:00", re.ASCII)
_HOURS = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d)", re.ASCII)
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)
TODAY = "today"
_MINUTE = timedelta(minutes=1)


def moment(node: Scalar, context: Context) -> Moment | None:
    """Read `2026-11-27 09:00`, or `2026-11-27` for its first minute, in the site's zone."""
    found = _MOMENT.fullmatch(node.text)
    local = _local(found)
    if found is None or local is None:
        context.report(rules.value_wrong(node.at, node.text, "moment", _instead(node.text)))
        return None
    if not _in_reach(node, local, context):
        return None
    zone = context.zone or ZoneInfo("UTC")
    if found[4] is None:
        return _first_minute(local, zone)
    return (
        Moment(local.replace(tzinfo=zone).astimezone(UTC))
        if _check_clock(node, local, zone, context)
        else None
    )


def day(node: Scalar, context: Context) -> tuple[Moment, Moment] | None:
    """Read `2026-11-27` as its first minute and the first one of the day behind it, in the site's zone."""
    found = _MOMENT.fullmatch(node.text)
    local = _local(found) if found and found[4] is None else None
    if local is None:
        example = "2026-12-25, or { from: 2026-12-24 12:00, until: 2026-12-27 }"
        context.report(rules.value_wrong(node.at, node.text, "day", example))
        return None
    if not _in_reach(node, local, context):
        return None
    zone = context.zone or ZoneInfo("UTC")
    return _first_minute(local, zone), _first_minute(local + timedelta(days=1), zone)


def _in_reach(node: Scalar, local: datetime, context: Context) -> bool:
    """Tell of a moment so far off that no clock can be told for it."""
    if EARLIEST <= local.date() <= LATEST:
        return True
    context.report(rules.value_out_of_range(node.at, node.text, f"a day from {EARLIEST} to {LATEST}"))
    return False


def _first_minute(local: datetime, zone: ZoneInfo) -> Moment:
    while not exists(local, zone):
        local += _MINUTE
    return Moment(local.replace(tzinfo=zone).astimezone(UTC))


def _instead(text: str) -> str:
    """Return what may have been meant by something that is no moment."""
    ended = _DAYS_END.fullmatch(text)
    following = _local(_MOMENT.fullmatch(ended[1])) if ended else None
    if following is not None:
        return f"{following + timedelta(days=1):%Y-%m-%d} 00:00, which is the same"
    near = _LOOKS_LIKE.match(text)
    return f"{near[1]} {near[2]}, in the site's zone" if near else "2026-11-27 09:00 or 2026-11-27"


def date(node: Scalar, context: Context) -> str | None:
    """Read a day as a calendar has it, `2026-11-27`, or `today`, which is the shopper's."""
    found = _MOMENT.fullmatch(node.text)
    if node.text == TODAY or (found and found[4] is None and _local(found)):
        return node.text
    context.report(rules.value_wrong(node.at, node.text, "date", f"2026-11-27, or {TODAY}"))
    return None


def exists(local: datetime, zone: ZoneInfo) -> bool:
    """Say whether the clocks of the zone ever show this time."""
    return local.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) == local


def doubled(local: datetime, zone: ZoneInfo) -> bool:
    """Say whether the clocks of the zone show this time twice."""
    first, second = (local.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return first != second and exists(local, zone)


def _check_clock(node: Scalar, local: datetime, zone: ZoneInfo, context: Context) -> bool:
    if not exists(local, zone):
        wrong = rules.moment_skipped
    elif doubled(local, zone):
        wrong = rules.moment_doubled
    else:
        return True
    before, after = local, local
    while not exists(before, zone) or doubled(before, zone):
        before -= _MINUTE
    while not exists(after, zone) or doubled(after, zone):
        after += _MINUTE
    context.report(wrong(node.at, node.text, zone.key, f"{before:%Y-%m-%d %H:%M}", f"{after:%Y-%m-%d %H:%M}"))
    return False


def _local(found: re.Match[str] | None) -> datetime | None:
    if found is None:
        return None
    try:
        year, month, day, hour, minute = (int(part or 0) for part in found.groups())
        return datetime(year, month, day, hour, minute)
    except ValueError:
        return None


def clock(node: Scalar, context: Context) -> int | None:
    """Read a time of day, `17:00`, as minutes since midnight."""
    found = _CLOCK.fullmatch(node.text)
    if found:
        return int(found[1]) * 60 + int(found[2])
    context.report(rules.value_wrong(node.at, node.text, "time of day", "17:00, of 24 hours"))
    return None


def hours(node: Scalar, context: Context) -> tuple[int, int] | None:
    """Read `09:00-18:00` as minutes since midnight, the end not included; `24:00` is the end of the day."""
    found = _HOURS.fullmatch(node.text)
    if found:
        start, end = int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4])
        if int(found[2]) < 60 and int(found[4]) < 60 and start < 1440 and end <= 1440:
            return start, end
    context.report(rules.value_wrong(node.at, node.text, "span of hours", "09:00-18:00"))
    return None
