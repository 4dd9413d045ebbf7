"""What a test asks for, as a clause that a message can be made of: `page.type has to be cart or home`."""

from __future__ import annotations

from datetime import UTC, date, timedelta, tzinfo

from handbill.model.currencies import DIGITS
from handbill.model.schedule import DAY, LAST, Hours, Schedule
from handbill.model.site import Test
from handbill.model.units import written_duration
from handbill.model.values import Duration, Moment, Money, MoneyByCurrency, Percent, Value
from handbill.model.zones import ZoneInfo

_DIGITS = 2
_MIDNIGHT = "00:00"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_AGREE = {
    "is": "{key} has to be {value}",
    "is_not": "{key} may not be {value}",
    "in": "{key} has to be {value}",
    "not_in": "{key} may not be {value}",
    "above": "{key} has to be above {value}",
    "at_least": "{key} has to be at least {value}",
    "below": "{key} has to be below {value}",
    "at_most": "{key} has to be at most {value}",
    "between": "{key} has to be from {value}",
    "starts_with": "{key} has to start with {value}",
    "ends_with": "{key} has to end with {value}",
    "contains": "{key} has to contain {value}",
    "glob": "{key} has to fit {value}",
    "regex": "{key} has to match {value}",
    "within": "{key} has to be within {value}",
    "before": "{key} has to be before {value}",
    "after": "{key} has to be after {value}",
}
_HAPPENED = {
    "at_least": "{key} has to be so at least {value} times",
    "above": "{key} has to be so more than {value} times",
    "at_most": "{key} has to be so at most {value} times",
    "below": "{key} has to be so less than {value} times",
    "between": "{key} has to be so from {value} times",
}
_EXISTS = {True: "{key} has to be known and not empty", False: "{key} has to be unknown or empty"}
_FLAG = {True: "{key} has to be so", False: "{key} may not be so"}


def clause(test: Test, holds: bool, zone: ZoneInfo) -> str:
    """Return what it takes for a test to be true (`holds`) or false."""
    if test.word == "exists":
        return _EXISTS[(test.value is True) is holds].format(key=test.key)
    if isinstance(test.value, bool) and test.fact.type == "occurrence":
        return _FLAG[(test.value is (test.word == "is")) is holds].format(key=test.key)
    words = {**_AGREE, **_HAPPENED} if test.fact.type == "occurrence" else _AGREE
    joint = " to " if test.word == "between" else " and " if test.word == "contains" else " or "
    found = words[test.word].format(key=test.key, value=written(test.value, zone, joint))
    return found if holds else _turned(found)


def _turned(found: str) -> str:
    if " may not be " in found:
        return found.replace(" may not be ", " has to be ", 1)
    return found.replace(" has to ", " may not ", 1)


def written(value: Value, zone: ZoneInfo, joint: str = " or ") -> str:
    """Write a value as a definition would; of several, with `joint` before the last."""
    if isinstance(value, tuple):
        parts = [written(one, zone) for one in value]
        return joint.join(([", ".join(parts[:-1])] if parts[:-1] else []) + parts[-1:])
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Money):
        return amount(value)
    if isinstance(value, MoneyByCurrency):
        return " or ".join(amount(one) for one in value.amounts)
    if isinstance(value, Duration):
        return written_duration(value.ms)
    if isinstance(value, Percent):
        return f"{value.value:g}%"
    if isinstance(value, Moment):
        return f"{value.utc.astimezone(zone):%Y-%m-%d %H:%M}"
    if isinstance(value, str):
        return value or "''"
    return f"{value:.15g}"


def amount(value: Money) -> str:
    """Write an amount with its currency; whole ones without decimals."""
    digits = DIGITS.get(value.currency, _DIGITS)
    major, minor = divmod(abs(value.minor), 10**digits)
    sign = "-" if value.minor < 0 else ""
    decimals = f".{minor:0{digits}}" if minor else ""
    return f"{sign}{major}{decimals} {value.currency}"


def span_of(schedule: Schedule, zone: tzinfo) -> str:
    """Return between which moments a promotion comes."""
    parts: list[str] = []
    if schedule.start:
        parts.append(f"from {local(schedule.start, schedule, zone)}")
    if schedule.until:
        parts.append(f"until {local(schedule.until, schedule, zone)}")
    return " ".join(["it comes", *parts, *_whose(schedule)])


def local(at: Moment, schedule: Schedule, zone: tzinfo) -> str:
    """Write a moment of a schedule as its definition would, which may be one of the visitor's clock."""
    return f"{at.utc.astimezone(UTC if schedule.visitor else zone):%Y-%m-%d %H:%M}"


def _whose(schedule: Schedule) -> list[str]:
    return ["on the visitor's clock"] if schedule.visitor else []


def pauses(schedule: Schedule, zone: tzinfo) -> list[str]:
    """Write when a schedule pauses: days, and spans of them."""
    found: list[str] = []
    for start, end in schedule.pauses:
        first, last = local(start, schedule, zone), local(end, schedule, zone)
        day, _, time = first.partition(" ")
        following = f"{date.fromisoformat(day) + timedelta(days=1)} {_MIDNIGHT}"
        found.append(day if (time, last) == (_MIDNIGHT, following) else f"{first} to {last}")
    return found


def pauses_of(schedule: Schedule, zone: tzinfo) -> str:
    """Return when a promotion does not come."""
    return " ".join([f"it does not come on {', '.join(pauses(schedule, zone))}", *_whose(schedule)])


def clock(minutes: int) -> str:
    """Write minutes since midnight as a time of day; the midnight that ends the day is 24:00."""
    shown = minutes - DAY if minutes > DAY else minutes
    return f"{shown // 60:02}:{shown % 60:02}"


def month_day(day: int) -> str:
    """Write a day of a month as a definition does."""
    return "last" if day == LAST else str(day)


def spans(only: Hours) -> str:
    """Write hours as a definition does, those of several spans in brackets."""
    found = [f"{clock(start)}-{clock(end)}" for start, end in only.spans or ()]
    return found[0] if len(found) == 1 else f"[{', '.join(found)}]"


def times(schedule: Schedule, zone: tzinfo) -> list[str]:
    """Say when a schedule is open, a phrase for each part: `from 2026-11-20 00:00`, `on fri, sat`, `at 22:00-02:00`."""
    only = schedule.only
    parts = (
        schedule.start and f"from {local(schedule.start, schedule, zone)}",
        schedule.until and f"until {local(schedule.until, schedule, zone)}",
        only and only.days is not None and "on " + ", ".join(DAYS[day] for day in only.days),
        only
        and only.month_days is not None
        and "on the " + ", ".join(month_day(day) for day in only.month_days),
        only and only.spans is not None and f"at {spans(only)}",
        f"not on {', '.join(pauses(schedule, zone))}" if schedule.pauses else None,
    )
    return [*(part for part in parts if part), *_whose(schedule)]


def days_and_hours(schedule: Schedule) -> str:
    """Return on which days and at which hours a promotion comes."""
    only = schedule.only
    parts = ["it comes"]
    if only and only.days is not None:
        parts.append("on " + ", ".join(DAYS[day] for day in only.days))
    if only and only.month_days is not None:
        parts.append("on " + ", ".join(month_day(day) for day in only.month_days) + " of a month")
    if only and only.spans is not None:
        spans = (f"between {clock(start)} and {clock(end)}" for start, end in only.spans)
        parts.append(", ".join(spans))
    return " ".join([*parts, "alone", *_whose(schedule)])
