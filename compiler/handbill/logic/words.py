"""What each word of the language means for a fact of each type, when the fact is known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from handbill.logic.patterns import finds, fits
from handbill.logic.visitor import FactValue, Occurrence
from handbill.model.values import Duration, Moment, Money, Percent, Value

EXISTS = "exists"

_TYPES: dict[str, type | tuple[type, ...]] = {
    "boolean": bool,
    "choice": str,
    "text": str,
    "number": (int, float),
    "percent": (int, float),
    "money": Money,
    "duration": (int, float),
    "moment": (int, float),
    "set": frozenset,
    "occurrence": Occurrence,
}


def is_there(fact_type: str, value: FactValue) -> bool:
    """Say whether a known value is not empty: no empty text or set, and something that has happened."""
    _check_type(fact_type, value)
    if isinstance(value, Occurrence):
        return value.n > 0
    return len(value) > 0 if isinstance(value, str | frozenset) else True


def holds(fact_type: str, word: str, value: FactValue, wanted: Value, now: int) -> bool:
    """Say whether `value` is what `word` `wanted` asks for; `now` is in ms since 1970.

    TypeError for a value that is not of the fact's type, ValueError for a word that the type does not take.
    """
    _check_type(fact_type, value)
    if word in ("is_not", "not_in"):
        return not holds(fact_type, "is" if word == "is_not" else "in", value, wanted, now)
    if isinstance(value, Occurrence):
        found = _of_occurrence(word, value, wanted, now)
    elif isinstance(value, frozenset):
        found = _of_set(word, value, wanted)
    elif isinstance(value, str):
        found = _of_text(word, value, wanted)
    else:
        found = _of_size(word, _plain(value), wanted, now)
    if found is None:
        raise ValueError(f"{word} of a {fact_type}")
    return found


def _check_type(fact_type: str, value: FactValue) -> None:
    expected = _TYPES[fact_type]
    if not isinstance(value, expected) or (isinstance(value, bool) and expected is not bool):
        raise TypeError(f"{value!r} is no {fact_type}")


def _of_size(word: str, value: Any, wanted: Value, now: int) -> bool | None:
    if word == "within" and isinstance(wanted, Duration):
        return bool(now - value <= wanted.ms)
    if isinstance(wanted, tuple):
        several = [_plain(w) for w in wanted]
        return (
            value in several
            if word == "in"
            else several[0] <= value <= several[1]
            if word == "between"
            else None
        )
    limit = _plain(wanted)
    if word in ("is", "in"):
        return bool(value == limit)
    order: dict[str, Callable[[], bool]] = {
        "above": lambda: value > limit,
        "after": lambda: value > limit,
        "at_least": lambda: value >= limit,
        "below": lambda: value < limit,
        "before": lambda: value < limit,
        "at_most": lambda: value <= limit,
    }
    return order[word]() if word in order else None


def _of_text(word: str, value: str, wanted: Value) -> bool | None:
    """For lists: `contains` wants all of them, every other word one."""
    texts = [str(w) for w in _listed(wanted)]
    one: dict[str, Callable[[str], bool]] = {
        "is": lambda text: value == text,
        "in": lambda text: value == text,
        "starts_with": value.startswith,
        "ends_with": value.endswith,
        "glob": lambda text: fits(text, value),
        "regex": lambda text: finds(text, value),
    }
    if word == "contains":
        return all(text in value for text in texts)
    return any(one[word](text) for text in texts) if word in one else None


def _of_set(word: str, value: frozenset[str], wanted: Value) -> bool | None:
    members = [str(w) for w in _listed(wanted)]
    if word in ("is", "in"):
        return any(m in value for m in members)
    return all(m in value for m in members) if word == "contains" else None


def _of_occurrence(word: str, value: Occurrence, wanted: Value, now: int) -> bool | None:
    """Tell of something that happens: flags and numbers are about how often, ages and moments about the last time."""
    if isinstance(wanted, bool):
        return (value.n > 0) == wanted if word == "is" else None
    if word in ("within", "before", "after"):
        return value.n > 0 and bool(_of_size(word, value.t, wanted, now))
    return _of_size(word, value.n, wanted, now)


def _plain(value: Any) -> Any:
    """Return the number or text that a typed value is compared by."""
    if isinstance(value, Money):
        return value.minor
    if isinstance(value, Duration | Moment):
        return value.ms
    return value.value if isinstance(value, Percent) else value


def _listed(wanted: Value) -> tuple[Value, ...]:
    return wanted if isinstance(wanted, tuple) else (wanted,)
