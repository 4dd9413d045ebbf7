"""What a test asks for, as a clause that a message can be made of: `page.type has to be cart or home`."""

from __future__ import annotations

from handbill.model.currencies import DIGITS
from handbill.model.site import Hours, Schedule, Test
from handbill.model.units import written_duration
from handbill.model.values import Duration, Moment, Money, MoneyByCurrency, Percent, Value
from handbill.model.zones import ZoneInfo

_DIGITS = 2
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


def span_of(schedule: Schedule, zone: ZoneInfo) -> str:
    """Return between which moments a promotion comes."""
    parts: list[str] = []
    if schedule.start:
        parts.append(f"from {written(schedule.start, zone)}")
    if schedule.until:
        parts.append(f"until {written(schedule.until, zone)}")
    return " ".join(["it comes", *parts])


def days_and_hours(only: Hours) -> str:
    """Return on which days and at which hours a promotion comes."""
    parts = ["it comes"]
    if only.days is not None:
        parts.append("on " + ", ".join(DAYS[day] for day in only.days))
    if only.minutes is not None:
        start, end = (f"{minute // 60:02}:{minute % 60:02}" for minute in only.minutes)
        parts.append(f"between {start} and {end}")
    return " ".join([*parts, "alone"])
