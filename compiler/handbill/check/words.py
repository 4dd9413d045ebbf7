"""Which words test a fact of each type, and what stands behind them."""

from collections.abc import Mapping as MappingOf

_EQUAL = {"is": "one", "is_not": "one", "in": "list", "not_in": "list"}
_SIZE = {"at_least": "one", "above": "one", "below": "one", "at_most": "one", "between": "pair"}
_KNOWN = {"exists": "flag"}
_AGE = {"within": "age", "before": "moment", "after": "moment"}
_COUNT = {"above": "count", "at_least": "count", "below": "count", "at_most": "count", "between": "counts"}

WORDS: MappingOf[str, MappingOf[str, str]] = {
    "boolean": {"is": "one", "is_not": "one", **_KNOWN},
    "choice": {**_EQUAL, **_KNOWN},
    "text": {
        **_EQUAL,
        "starts_with": "one",
        "ends_with": "one",
        "contains": "one",
        "glob": "one",
        "regex": "regex",
        **_KNOWN,
    },
    "number": {**_SIZE, **_EQUAL, **_KNOWN},
    "percent": {**_SIZE, **_EQUAL, **_KNOWN},
    "money": {**_SIZE, **_EQUAL, **_KNOWN},
    "duration": {**_SIZE, **_EQUAL, **_KNOWN},
    "moment": {"between": "pair", **_AGE, **_KNOWN},
    "set": {**_EQUAL, "contains": "list", **_KNOWN},
    "occurrence": {"is": "flag", "is_not": "flag", **_COUNT, **_AGE, **_KNOWN},
}
"""Type of a fact → word → what it takes: `one` value of the fact's type, a `list` of them, a `pair` from and to,
a `flag`, a whole `count` or two of them (`counts`), an `age` (a duration before now), a `moment`, a `regex`."""

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
