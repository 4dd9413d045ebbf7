"""A shop with one small fact of each type, every visitor of it, and random conditions about them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from handbill.diagnostics import Span
from handbill.logic import FactValue, Occurrence, Visitor
from handbill.logic.shop import Shop
from handbill.model.manifest import Fact
from handbill.model.site import All, Any, Condition, Not, Script
from handbill.model.site import Test as Line
from handbill.model.values import Duration, Moment, Money, MoneyByCurrency, Value

NOW = 1_800_000_000_000
HOUR = 3_600_000
AT = Span("one.yml")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ZONE = ZoneInfo("Europe/Amsterdam")


def fact(key: str, kind: str, **more: object) -> Fact:
    return Fact(key, kind, "", None, "", **more)  # type: ignore[arg-type]


FACTS = {
    f.key: f
    for f in (
        fact("a.choice", "choice", values=("x", "y", "z"), always=True),
        fact("a.flag", "boolean"),
        fact("a.count", "number", whole=True, minimum=0),
        fact("a.size", "number"),
        fact("cart.value", "money"),
        fact("cart.other", "money"),
        fact("a.set", "set"),
        fact("a.text", "text"),
        fact("a.seen", "occurrence"),
        fact("a.when", "moment"),
        fact("visitor.new", "boolean"),
        fact("visitor.sessions", "number", whole=True, minimum=1),
        fact("time.hour", "number"),
        fact("time.weekday", "choice", values=WEEKDAYS),
        fact("time.date", "moment"),
        fact("page.path", "text", always=True, form="/*"),
        fact("page.type", "choice", values=("home", "cart", "other"), values_from="pages"),
    )
}
PAGES = (("cart", "/c*"), ("sale", "/?s"), ("home", "/"))
SHOP = Shop(FACTS, "EUR", ZoneInfo("Europe/Amsterdam"), NOW, PAGES)

TEXTS = ["".join(t) for n in range(4) for t in product("abc", repeat=n)]
PATHS = ["/" + "".join(t) for n in range(4) for t in product("csx", repeat=n)]
MOMENTS = [NOW + hours * HOUR for hours in (-30, -25, -24, -23, -2, -1, 0, 1)]
VALUES: dict[str, list[FactValue | None]] = {
    "a.choice": ["x", "y", "z"],
    "a.flag": [None, True, False],
    "a.count": [None, 0, 1, 2, 3, 4],
    "a.size": [None, -1, 0, 0.5, 1, 1.5, 2, 2.5, 3],
    "cart.value": [None, *(Money(n, c) for n in range(4) for c in ("EUR", "USD", "GBP"))],
    "cart.other": [None, *(Money(n, c) for n in range(4) for c in ("EUR", "USD", "GBP"))],
    "a.set": [None, *(frozenset(s) for s in ((), "p", "q", "pq", "r", "pr", "qr", "pqr"))],
    "a.text": [None, *TEXTS],
    "a.seen": [None, Occurrence(0), *(Occurrence(n, t) for n in (1, 2, 3) for t in MOMENTS)],
    "a.when": [None, *MOMENTS],
    "visitor.new": [None, True, False],
    "visitor.sessions": [None, 1, 2, 3, 4],
    "time.hour": [0],
    "time.weekday": ["mon"],
    "time.date": [0],
    "page.path": [*PATHS],
    "page.type": [None, "home", "cart", "sale", "other"],
}
"""Enough of each fact to satisfy whatever the tests below can ask for."""


def visitors(names: set[str]) -> Iterator[Visitor]:
    """Every visitor who is possible, as far as facts of these names go."""
    if any(name.startswith("time.") for name in names):
        yield from (Visitor(clock(at), at, "EUR") for at in range(NOW, NOW + 9 * 24 * HOUR, HOUR // 2))
        return
    order = sorted(names)
    times = MOMENTS[-2:] if names & {"a.seen", "a.when"} else [NOW]
    for chosen in product(*(VALUES[name] for name in order)):
        values = {name: value for name, value in zip(order, chosen, strict=True) if value is not None}
        if is_possible(values, names):
            for at in times:
                if all(v.t <= at for v in values.values() if isinstance(v, Occurrence) and v.n):
                    yield Visitor(values, at, "EUR")


def clock(at: int) -> dict[str, FactValue]:
    """What the facts of time are at a moment."""
    local = datetime.fromtimestamp(at / 1000, ZONE)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    return {
        "time.hour": local.hour,
        "time.weekday": WEEKDAYS[local.weekday()],
        "time.date": round(midnight.timestamp() * 1000),
    }


def is_possible(values: dict[str, FactValue], names: set[str]) -> bool:
    """Amounts of a cart are in one currency, and `pages` say what type a path has."""
    currencies = {v.currency for v in values.values() if isinstance(v, Money)}
    if values.keys() >= {"visitor.new", "visitor.sessions"}:
        return values["visitor.new"] == (values["visitor.sessions"] == 1)
    path = values.get("page.path")
    if not isinstance(path, str) or "page.type" not in names:
        return len(currencies) < 2
    told = "cart" if path.startswith("/c") else "sale" if len(path) == 3 and path[2] == "s" else None
    told = "home" if path == "/" else told
    return told is None or values.get("page.type") == told


def facts_of(condition: Condition) -> set[str]:
    if isinstance(condition, Line | Script):
        return {condition.key}
    parts = (condition.of,) if isinstance(condition, Not) else condition.of
    return {name for part in parts for name in facts_of(part)}


def moment(ms: int) -> Moment:
    return Moment(datetime.fromtimestamp(ms / 1000, UTC))


def _tests(key: str, words: dict[str, st.SearchStrategy[Value]]) -> st.SearchStrategy[Condition]:
    return st.one_of(
        *(
            st.builds(Line, st.just(FACTS[key]), st.none(), st.just(w), v, st.just(AT), st.just(key))
            for w, v in words.items()
        )
    )


def _some(values: st.SearchStrategy[Value]) -> st.SearchStrategy[Value]:
    return st.lists(values, min_size=1, max_size=2).map(tuple)


def _sized(values: st.SearchStrategy[Value]) -> dict[str, st.SearchStrategy[Value]]:
    one = dict.fromkeys(("is", "is_not", "at_least", "above", "below", "at_most"), values)
    return {**one, "in": _some(values), "not_in": _some(values)}


_FLAG: st.SearchStrategy[Value] = st.booleans()
_KIND: st.SearchStrategy[Value] = st.sampled_from(("x", "y", "z"))
_COUNT: st.SearchStrategy[Value] = st.integers(0, 3)
_SIZE: st.SearchStrategy[Value] = st.sampled_from((0, 1, 2))
_PAIR: st.SearchStrategy[Value] = st.sampled_from(((0, 1), (1, 2), (0, 2)))
_EURO: st.SearchStrategy[Value] = st.sampled_from((Money(1, "EUR"), Money(2, "EUR"), Money(1, "USD")))
_BY: st.SearchStrategy[Value] = st.sampled_from((MoneyByCurrency((Money(1, "EUR"), Money(2, "USD"))),))
_MEMBER: st.SearchStrategy[Value] = st.sampled_from(("p", "q"))
_TEXT: st.SearchStrategy[Value] = st.sampled_from(("", "a", "b", "ab", "ba"))
_GLOB: st.SearchStrategy[Value] = st.sampled_from(("*", "a*", "*b", "?", "?a*", "*a*b", ""))
_REGEX: st.SearchStrategy[Value] = st.sampled_from(("^a", "b$", "a|b$", "ab", "^ab.*"))
_PATH: st.SearchStrategy[Value] = st.sampled_from(("/", "/c", "/cs", "/xs", "/s"))
_PATHS: st.SearchStrategy[Value] = st.sampled_from(("/*", "/c*", "*s", "/?s", "/s*"))
_TYPE: st.SearchStrategy[Value] = st.sampled_from(("home", "cart", "sale", "other"))
_AGE: st.SearchStrategy[Value] = st.sampled_from((Duration(HOUR), Duration(24 * HOUR)))
_WHEN: st.SearchStrategy[Value] = st.sampled_from((moment(NOW - 24 * HOUR), moment(NOW - HOUR)))
_DAY: st.SearchStrategy[Value] = st.sampled_from(("mon", "sat", "sun"))
_DATE: st.SearchStrategy[Value] = st.sampled_from(
    tuple(moment(round(datetime(2027, 1, day, tzinfo=ZONE).timestamp() * 1000)) for day in (15, 17, 18))
)
_THERE = {"exists": _FLAG}

TESTS: dict[str, st.SearchStrategy[Condition]] = {
    key: _tests(key, {**words, **_THERE})
    for key, words in {
        "a.choice": {"is": _KIND, "is_not": _KIND, "in": _some(_KIND), "not_in": _some(_KIND)},
        "a.flag": {"is": _FLAG, "is_not": _FLAG},
        "a.count": {**_sized(_COUNT), "between": _PAIR},
        "a.size": {**_sized(_SIZE), "between": _PAIR},
        "cart.value": {**_sized(_EURO), "at_least": _BY},
        "cart.other": {**_sized(_EURO), "below": _BY},
        "a.set": {
            **dict.fromkeys(("is", "is_not"), _MEMBER),
            **dict.fromkeys(("in", "not_in", "contains"), _some(_MEMBER)),
        },
        "a.text": {
            **dict.fromkeys(("is", "is_not", "starts_with", "ends_with", "contains"), _TEXT),
            **dict.fromkeys(("in", "not_in"), _some(_TEXT)),
            "glob": _GLOB,
            "regex": _REGEX,
        },
        "a.seen": {
            **dict.fromkeys(("is", "is_not"), _FLAG),
            **dict.fromkeys(("above", "at_least", "below", "at_most"), _COUNT),
            "between": _PAIR,
            "within": _AGE,
            **dict.fromkeys(("before", "after"), _WHEN),
        },
        "a.when": {
            "within": _AGE,
            **dict.fromkeys(("before", "after"), _WHEN),
            "between": st.tuples(st.just(moment(NOW - 24 * HOUR)), st.just(moment(NOW - HOUR))),
        },
        "visitor.new": {"is": _FLAG, "is_not": _FLAG},
        "visitor.sessions": _sized(_COUNT),
        "time.hour": {**_sized(st.sampled_from((0, 9, 17, 23))), "between": st.just((9, 17))},
        "time.weekday": {**dict.fromkeys(("is", "is_not"), _DAY), "in": _some(_DAY)},
        "time.date": {**dict.fromkeys(("before", "after"), _DATE), "between": st.tuples(_DATE, _DATE)},
        "page.path": {**dict.fromkeys(("is", "is_not"), _PATH), "glob": _PATHS, "not_in": _some(_PATH)},
        "page.type": {"is": _TYPE, "is_not": _TYPE, "in": _some(_TYPE), "not_in": _some(_TYPE)},
    }.items()
}


def conditions(*names: str, leaves: int = 8) -> st.SearchStrategy[Condition]:
    """Random conditions about some of the facts."""
    return st.recursive(
        st.one_of(*(TESTS[name] for name in names)),
        lambda inner: st.one_of(
            st.builds(Not, inner, st.just(AT)),
            st.builds(All, st.lists(inner, min_size=1, max_size=4).map(tuple), st.just(AT)),
            st.builds(Any, st.lists(inner, min_size=1, max_size=3).map(tuple), st.just(AT)),
        ),
        max_leaves=leaves,
    )
