"""Which words test a fact of each type, and what stands behind them."""

from collections.abc import Mapping as MappingOf

_EQUAL = {"is": "one", "is_not": "one", "in": "list", "not_in": "list"}
_SIZE = {"at_least": "one", "above": "one", "below": "one", "at_most": "one", "between": "pair"}
_KNOWN = {"exists": "flag"}
_AGE = {"within": "age", "before": "moment", "after": "moment"}
_COUNT = {"above": "count", "at_least": "count", "below": "count", "at_most": "count", "between": "counts"}
_OFTEN = {"is": "often", "is_not": "often", "in": "count list", "not_in": "count list"}

WORDS: MappingOf[str, MappingOf[str, str]] = {
    "boolean": {"is": "one", "is_not": "one", **_KNOWN},
    "choice": {**_EQUAL, **_KNOWN},
    "text": {
        **_EQUAL,
        "starts_with": "some",
        "ends_with": "some",
        "contains": "some",
        "glob": "some",
        "regex": "regex",
        **_KNOWN,
    },
    "number": {**_SIZE, **_EQUAL, **_KNOWN},
    "percent": {**_SIZE, **_EQUAL, **_KNOWN},
    "money": {**_SIZE, **_EQUAL, **_KNOWN},
    "duration": {**_SIZE, **_EQUAL, **_KNOWN},
    "moment": {"between": "pair", **_AGE, **_KNOWN},
    "set": {**_EQUAL, "contains": "list", **_KNOWN},
    "occurrence": {**_OFTEN, **_COUNT, **_AGE, **_KNOWN},
}
"""Type of a fact → word → what it takes: `one` value of the fact's type, a `list` of them, `some` (one or a list), a
`pair` from and to, a `flag`, a whole `count`, `counts` (a pair of them), a `count list`, `often` (a flag or a count), an
`age` (a duration before now), a `moment`, a `regex` or a list of them."""

LISTS = ("list", "some", "pair", "counts", "count list", "regex")
SINGLES = ("some", "regex")
PAIRS = ("pair", "counts")
ITEMS = {"counts": "count", "count list": "count", "regex": "regex"}
"""Which of them take a list, of these which a single value as well and which exactly two, and what each item then is."""

ARTICLES = {
    "boolean": "true or false",
    "choice": "a choice",
    "text": "a text",
    "number": "a number",
    "percent": "a percentage",
    "money": "an amount of money",
    "duration": "a length of time",
    "moment": "a moment",
    "set": "a set",
    "occurrence": "something that happens",
}
"""How messages speak of each type."""
