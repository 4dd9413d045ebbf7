"""The words of the language in the few words of the page (`runtime_js/core/words.js`)."""

from __future__ import annotations

import re
from typing import Any, TypeGuard

PageTest = tuple[bool, str, Any]
"""Whether the test holds as it is or turned round, the page's word, and its argument."""

_TOKENS = re.compile(r"\\u\{\w+\}|\\.|\[(?:\\.|[^\]\\])*\]|\{\d+(?:,\d*)?\}|[{}\]]", re.DOTALL)
_NEEDLESS = re.compile(r"\\[^\w^$\\.*+?()\[\]{}|/]", re.ASCII)
_WITHIN = re.compile(r"\\u\{\w+\}|\\.|.", re.DOTALL)
_NEEDLESS_WITHIN = re.compile(r"\\[^\w^$\\.*+?()\[\]{}|/-]", re.ASCII)
_CLASS = re.compile(r"\\[dDwWsS]")

Lowered = tuple[str, list[PageTest]]
"""`&` or `|` over page tests."""


def lowered(fact_type: str, word: str, value: Any) -> Lowered:
    """Return the page tests that mean `word` `value` for a fact of that type.

    `value` is JSON: money in minor units, durations and moments in ms. Raises ValueError for a word that a fact of
    the type does not take.
    """
    if word == "exists":
        return "&", [(bool(value), "exists", None)]
    if word in ("is_not", "not_in"):
        return _negated(lowered(fact_type, "is" if word == "is_not" else "in", value))
    by_type = {"set": _set, "occurrence": _occurrence}.get(fact_type, _plain)
    found = by_type(word, value)
    if found is None:
        raise ValueError(f"{word} of a {fact_type}")
    return found


def _negated(low: Lowered) -> Lowered:
    joint, tests = low
    return "|" if joint == "&" else "&", [(not positive, word, value) for positive, word, value in tests]


def _ordered(word: str, value: Any, at_least: str, above: str) -> Lowered | None:
    if word == "between":
        return "&", [(True, at_least, value[0]), (False, above, value[1])]
    table = {
        "at_least": (True, at_least),
        "below": (False, at_least),
        "above": (True, above),
        "at_most": (False, above),
    }
    return ("&", [(*table[word], value)]) if word in table else None


def _plain(word: str, value: Any) -> Lowered | None:
    if word in ("is", "in"):
        values = _listed(value)
        return "&", [(True, "is", values[0]) if len(values) == 1 else (True, "in_", values)]
    if word in ("starts_with", "ends_with"):
        return "|", [(True, word, v) for v in _listed(value)]
    if word == "contains":
        return "&", [(True, word, v) for v in _listed(value)]
    if word in ("glob", "regex"):
        sources = [glob_source(v) if word == "glob" else regex_source(v) for v in _listed(value)]
        return "|", [(True, "matches", s) for s in sources]
    if word == "within":
        return "&", [(True, "within", value)]
    if word == "before":
        return "&", [(False, "at_least", value)]
    if word == "after":
        return "&", [(True, "above", value)]
    return _ordered(word, value, "at_least", "above")


def _set(word: str, value: Any) -> Lowered | None:
    values = _listed(value)
    if word in ("is", "in"):
        return "&", [(True, "has", values[0]) if len(values) == 1 else (True, "has_any", values)]
    if word == "contains":
        return "&", [(True, "has", values[0]) if len(values) == 1 else (True, "has_all", values)]
    return None


def _occurrence(word: str, value: Any) -> Lowered | None:
    if word == "is":
        if isinstance(value, bool):
            return "&", [(value, "times_at_least", 1)]
        return "&", [(True, "times_at_least", value), (False, "times_above", value)]
    if word == "in":
        return "&", [(True, "times_in", value)]
    if word == "within":
        return "&", [(True, "within", value)]
    if word == "before":
        return "&", [(True, "before", value)]
    if word == "after":
        return "&", [(True, "times_at_least", 1), (False, "before", value + 1)]
    return _ordered(word, value, "times_at_least", "times_above")


def _listed(value: Any) -> list[Any]:
    return value if _is_list(value) else [value]


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def glob_source(glob: str) -> str:
    """Return the source of the regular expression that means a glob: `*` any characters, `?` one, the whole text."""
    escaped = re.sub(r"[\\^$.|+()\[\]{}]", r"\\\g<0>", glob).replace("?", "[^]")
    return ("^" + re.sub(r"\*+", "[^]*", escaped) + "$").removesuffix("[^]*$")


def regex_source(pattern: str) -> str:
    """Return a checked regular expression as one of whole characters (JavaScript's flag `u`) wants it.

    That flag refuses a needless backslash, a bare bracket, and a class beside a hyphen.
    """
    return _TOKENS.sub(_strict, pattern)


def _strict(found: re.Match[str]) -> str:
    token = found[0]
    if token[0] == "[":
        return f"[{_strict_class(token[1:-1])}]"
    if len(token) == 1:
        return "\\" + token
    return token[1:] if _NEEDLESS.fullmatch(token) else token


def _strict_class(inner: str) -> str:
    tokens: list[str] = _WITHIN.findall(inner)
    last = len(tokens) - 1
    strict: list[str] = []
    for i, part in enumerate(tokens):
        if part == "-" and any(_CLASS.fullmatch(tokens[k]) for k in (max(i - 1, 0), min(i + 1, last))):
            strict.append(r"\-")
        else:
            strict.append(part[1:] if _NEEDLESS_WITHIN.fullmatch(part) else part)
    return "".join(strict)
