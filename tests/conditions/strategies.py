"""Random rules that are well typed, each with visitors whose values lie near what the rule asks for."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from hypothesis import HealthCheck, given, reject, seed, settings
from hypothesis import strategies as st

from handbill.check.context import Context
from handbill.check.patterns import check_pattern
from handbill.check.words import WORDS
from handbill.diagnostics import Report, Span
from handbill.model.manifest import Catalog
from handbill.model.source import Scalar, Source

AT = 1_795_348_800_000
HEAD: dict[str, Any] = {
    "facts": {
        "own.weight": {"type": "number"},
        "own.battery": {"type": "percent"},
        "own.labels": {"type": "set", "lower": True},
        "own.age": {"type": "duration", "live": True},
        "own.born": {"type": "moment"},
        "own.hour": {"type": "number", "argument": "zone"},
    },
    "audiences": {
        "buyers": {"cart.count": {"at_least": 1}},
        "keen": {"any": [{"audience": "buyers"}, {"device.touch": "true"}]},
    },
    "pages": {"lookbook": "/looks/*"},
    "promotions": ["welcome"],
    "currency": "EUR",
    "timezone": "Europe/Amsterdam",
}
FACTS = {
    "device.touch": "boolean",
    "device.type": "choice",
    "page.path": "text",
    "page.query.Ref": "text",
    "traffic.source": "text",
    "cart.count": "number",
    "own.weight": "number",
    "own.battery": "percent",
    "cart.value": "money",
    "own.age": "duration",
    "own.born": "moment",
    "cart.coupon": "set",
    "own.labels": "set",
    "promotion.welcome.dismissed": "occurrence",
}
"""Key → type. Some are live, some lower-cased when read, some have names of their own."""

_CODES = ("EUR", "USD", "JPY")
_AGES = {"0s": 0, "1s": 1_000, "1.5s": 1_500, "1h": 3_600_000, "7d": 604_800_000}
_MOMENTS = ("2026-11-22 13:00", "2026-11-22", "2026-03-29", "2026-11-22 13:01")
_TEXTS = st.text(alphabet="aAbB/-1 éİΣß🎒\n", max_size=5)
_GLOBS = st.text(alphabet="aAb/*?é🎒.", max_size=6)
_NUMBERS = ("-1", "0", "0.3", "1", "9007199254740991")
_SHARES = ("0%", "12.5%", "50%", "100%")


@dataclass(frozen=True)
class Example:
    """A rule, and visitors as `tests/conditions/rules.py` writes them."""

    rule: Mapping[str, Any]
    visitors: tuple[Mapping[str, Any], ...]


def collected(count: int) -> list[Example]:
    """Return that many examples of different rules, the same in every run."""
    found: dict[str, Example] = {}
    start = 0
    while len(found) < count:
        for example in _drawn(start):
            found.setdefault(json.dumps(example.rule), example)
        start += 1
    return list(found.values())[:count]


def _drawn(start: int) -> list[Example]:
    """Return some hundreds of examples that follow from a seed."""
    drawn: list[Example] = []

    @seed(start)
    @settings(max_examples=60, database=None, suppress_health_check=list(HealthCheck))
    @given(_examples())
    def take(example: Example) -> None:
        drawn.append(example)
        # Of an example that is accepted variations follow, of one that is rejected new ones.
        if len(drawn) > 1:
            reject()

    take()
    return drawn


# ---------------------------------------------------------------- rules


def _pair(low: str, high: str, order: tuple[str, ...]) -> list[str]:
    return sorted((low, high), key=order.index)


def _amount(minor: int, code: str) -> str:
    return f"{minor} JPY" if code == "JPY" else f"{minor // 100}.{minor % 100:02} {code}"


def _money(word: str) -> st.SearchStrategy[Any]:
    amounts = st.sampled_from((0, 1, 7499, 7500))
    code = st.sampled_from(_CODES)
    if word == "between":
        return st.tuples(amounts, amounts, code).map(
            lambda drawn: [_amount(minor, drawn[2]) for minor in sorted(drawn[:2])]
        )
    if word in ("in", "not_in"):
        return st.tuples(st.lists(amounts, min_size=1, max_size=2), code).map(
            lambda drawn: [_amount(minor, drawn[1]) for minor in drawn[0]]
        )
    each = st.dictionaries(code, amounts, min_size=1).map(
        lambda drawn: {code: _amount(minor, code) for code, minor in drawn.items()}
    )
    return st.tuples(amounts, code).map(lambda drawn: _amount(*drawn)) | each


def _size(word: str, values: tuple[str, ...]) -> st.SearchStrategy[Any]:
    one = st.sampled_from(values)
    if word == "between":
        return st.tuples(one, one).map(lambda drawn: _pair(*drawn, values))
    return st.lists(one, min_size=1, max_size=3) if word in ("in", "not_in") else one


def _many(one: st.SearchStrategy[str], *, alone: bool) -> st.SearchStrategy[Any]:
    several = st.lists(one, min_size=1, max_size=3)
    return one | several if alone else several


@cache
def _argument(fact_type: str, word: str) -> st.SearchStrategy[Any]:
    if word == "exists" or fact_type == "boolean":
        return st.sampled_from(("true", "false"))
    if word == "within":
        return st.sampled_from(tuple(_AGES))
    if word in ("before", "after"):
        return st.sampled_from(_MOMENTS)
    if fact_type == "money":
        return _money(word)
    if fact_type == "occurrence":
        flags = st.sampled_from(("true", "false")) if word in ("is", "is_not") else st.nothing()
        return flags | _size(word, ("0", "1", "2"))
    if fact_type == "moment":
        return _size(word, tuple(sorted(_MOMENTS)))
    sizes = {"number": _NUMBERS, "percent": _SHARES, "duration": tuple(_AGES)}
    if fact_type in sizes:
        return _size(word, sizes[fact_type])
    if fact_type == "choice":
        return _size(word, ("desktop", "tablet", "mobile"))
    one = {"glob": _GLOBS, "regex": patterns()}.get(word, _TEXTS)
    return one if word in ("is", "is_not") else _many(one, alone=word not in ("in", "not_in"))


@st.composite
def _line(draw: st.DrawFn) -> dict[str, Any]:
    key = draw(st.sampled_from(sorted(FACTS)))
    word = draw(st.sampled_from(sorted(WORDS[FACTS[key]])))
    return {key: {word: draw(_argument(FACTS[key], word))}}


def _rules() -> st.SearchStrategy[dict[str, Any]]:
    zoned = st.sampled_from((9, 18)).map(lambda hour: {"own.hour": {"at_least": hour, "zone": "visitor"}})
    audience = st.sampled_from(({"audience": "keen"}, {"audience": ["buyers", "keen"]}))
    line = _line()
    leaf: st.SearchStrategy[dict[str, Any]] = st.one_of(line, line, line, line, line, line, audience, zoned)

    def grown(inner: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
        several = st.lists(inner, min_size=1, max_size=3)
        return (
            several.map(lambda parts: {"any": parts})
            | several.map(lambda parts: {"all": parts})
            | inner.map(lambda part: {"not": part})
            | several.map(lambda parts: {key: value for part in parts for key, value in part.items()})
        )

    return line | st.recursive(leaf, grown, max_leaves=6)


# ---------------------------------------------------------------- patterns

_ATOMS = (
    *"aAb/1é🎒-",
    *(
        ".",
        "[ab]",
        "[^a]",
        "[🎒é]",
        "[a-c-]",
        "[]",
        "[^]",
        r"[\d-a]",
        r"\d",
        r"\W",
        r"\s",
        r"\S",
        r"\D",
        r"\w",
    ),
    *(r"\/", r"\-", r"\u0061", r"\u{1F392}", r"\x41", "]", "{x}", r"\.", r"\b", r"\B", "^", "$"),
)


@cache
def patterns() -> st.SearchStrategy[str]:
    """Return regular expressions that the language takes."""
    atom = st.sampled_from(_ATOMS)

    def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        ends = st.sampled_from(("*", "+", "?", "{2}", "{1,2}", "*?", "{,2}"))
        opens = st.sampled_from(("(", "(?:", "(?=", "(?!", "(?<=", "(?<!", "(?<n>"))
        return (
            st.lists(inner, min_size=1, max_size=3).map("".join)
            | st.tuples(inner, inner).map("|".join)
            | st.tuples(opens, inner).map(lambda parts: f"{parts[0]}{parts[1]})")
            | st.tuples(inner, ends).map("".join)
        )

    return st.recursive(atom, grown, max_leaves=5).filter(accepted)


def accepted(pattern: str) -> bool:
    """Say whether the language takes a regular expression."""
    report = Report()
    source = Source("acme", (), datetime(2026, 11, 22, tzinfo=UTC))
    return check_pattern(Scalar(pattern, Span("a.yml")), Context(source, Catalog(), report))


# ---------------------------------------------------------------- visitors


@cache
def _value(fact_type: str) -> st.SearchStrategy[Any]:
    near = st.sampled_from((-604_800_000, -604_800_001, -3_600_000, -1_000, -1, 0, 1, 59_999, 60_000, 60_001))
    moments = st.one_of(
        near.map(lambda ms: AT + ms),
        st.sampled_from((-1, 0, 1)).map(lambda ms: AT - 46_800_000 + ms),
    )
    values: dict[str, st.SearchStrategy[Any]] = {
        "boolean": st.booleans(),
        "choice": st.sampled_from(("desktop", "tablet", "mobile")),
        "text": _TEXTS,
        "number": st.sampled_from((-1, 0, 0.30000000000000004, 0.3, 1, 9007199254740991)),
        "percent": st.sampled_from((0, 12.5, 50, 50.1, 100)),
        "money": st.builds(
            lambda amount, code: {"amount": amount, "currency": code},
            st.sampled_from((0, 1, 75, 7499, 7500, 7501)),
            st.sampled_from(_CODES),
        ),
        "duration": st.sampled_from(sorted({ms + by for ms in _AGES.values() for by in (0, 1)})),
        "moment": moments,
        "set": st.lists(_TEXTS, max_size=3, unique=True),
        "occurrence": st.builds(lambda n, t: {"n": n, "t": t if n else 0}, st.integers(0, 3), moments),
    }
    return values[fact_type]


def _drawn_text(rule: Mapping[str, Any]) -> list[str]:
    """Return the texts that a rule holds, so that a visitor can have one of them."""
    found: list[str] = []
    stack: list[Any] = [rule]
    while stack:
        part = stack.pop()
        if isinstance(part, str):
            found.append(part)
        elif isinstance(part, list):
            stack.extend(part)
        elif isinstance(part, dict):
            stack.extend(part.values())
    return sorted(set(found))


@st.composite
def _visitor(draw: st.DrawFn, rule: Mapping[str, Any]) -> dict[str, Any]:
    written = json.dumps(rule, ensure_ascii=False)
    texts = st.sampled_from(_drawn_text(rule) or [""])
    values: dict[str, Any] = {}
    for key, fact_type in FACTS.items():
        needed = f'"{key}"' in written or (key in ("cart.count", "device.touch") and "audience" in written)
        if not needed or draw(st.integers(0, 5)) == 0:
            continue
        own = _value(fact_type)
        if fact_type == "text":
            own = own | texts
        elif fact_type == "set":
            own = own | st.lists(texts, max_size=2, unique=True)
        values[key] = draw(own)
    if "visitor" in written and draw(st.booleans()):
        values["own.hour@visitor"] = draw(st.sampled_from((8, 9, 20)))
    return values


_RULES = _rules()


@st.composite
def _examples(draw: st.DrawFn) -> Example:
    rule = draw(_RULES)
    return Example(rule, tuple(draw(_visitor(rule)) for _ in range(5)))
