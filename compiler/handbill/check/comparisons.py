"""One line of a condition: a fact, and what it is held against."""

from handbill.check import facts, values
from handbill.check.bounds import check_bounds
from handbill.check.context import Context
from handbill.check.nodes import entries, head, items
from handbill.check.patterns import check_pattern
from handbill.check.values_money import money_by_currency
from handbill.check.values_time import moment
from handbill.check.words import ARTICLES, ITEMS, LISTS, PAIRS, SINGLES, WORDS
from handbill.diagnostics.rules import names as rules
from handbill.diagnostics.rules import values as value_rules
from handbill.model.manifest import Fact
from handbill.model.site import Test
from handbill.model.source import Entry, Mapping, Node, Scalar, Sequence, written
from handbill.model.values import Money, Value

_ZONE = "zone"
_ZONES = ("site", "visitor")


def compared(line: Entry, context: Context) -> tuple[Test, ...]:
    """Read `fact: value`, `fact: [values]` or `fact: { word: value, … }`."""
    found = facts.find(line.key.text, line.key.at, context)
    if found is None:
        return ()
    fact, name = found
    if isinstance(line.value, Mapping) and not _is_amounts(fact, line.value):
        return worded(fact, name, line.value, line.key.text, context)
    word = Scalar("in" if isinstance(line.value, Sequence) else "is", line.key.at)
    test = _test(fact, name, line.key.text, Entry(word, line.value), None, context)
    return (test,) if test else ()


def worded(fact: Fact, name: str | None, node: Mapping, key: str, context: Context) -> tuple[Test, ...]:
    """Read `{ word: value, … }`; `key` is the fact as the definition names it."""
    lines = entries(node)
    zone = next((line for line in lines if line.key.text == _ZONE), None)
    where = _zone(fact, key, zone, context) if zone else None
    lines = tuple(line for line in lines if line is not zone)
    if not lines:
        context.report(
            rules.part_empty(head(node.at), key, f"{key}: {{ {next(iter(WORDS[fact.type]))}: … }}")
        )
    found = [(line, _test(fact, name, key, line, where, context)) for line in lines]
    kept = [(line, test) for line, test in found if test]
    check_bounds(kept, context)
    return tuple(test for _, test in kept)


def _test(
    fact: Fact, name: str | None, key: str, line: Entry, zone: str | None, context: Context
) -> Test | None:
    word, known = line.key.text, WORDS[fact.type]
    if word not in known:
        context.report(rules.test_unknown(line.key.at, word, key, ARTICLES[fact.type], known))
        return None
    found = _argument(fact, f"{key}: {{ {word}: %s }}", known[word], line.value, context)
    return (
        None if found is None else Test(fact, name, word, found, line.key.at, key, zone, written(line.value))
    )


def _zone(fact: Fact, key: str, line: Entry, context: Context) -> str | None:
    if fact.argument != _ZONE:
        known = WORDS[fact.type]
        context.report(rules.test_unknown(line.key.at, _ZONE, key, ARTICLES[fact.type], known))
        return None
    node = scalar_of(line.value, _ZONE, f"{_ZONE}: visitor", context)
    found = values.choice(node, _ZONE, _ZONES, context) if node else None
    return None if found == _ZONES[0] else found


def _argument(fact: Fact, example: str, takes: str, node: Node, context: Context) -> Value | None:
    """Read what stands behind a word; `example` shows the test with a gap for it."""
    if takes in LISTS and (isinstance(node, Sequence) or takes not in SINGLES):
        return _several(fact, example, takes, node, context)
    if takes == "one" and isinstance(node, Mapping) and _is_amounts(fact, node):
        return money_by_currency(node, context)
    single = scalar_of(node, fact.key, example % "…", context)
    if single is None:
        return None
    return _one(fact, takes, single, context)


def _several(fact: Fact, example: str, takes: str, node: Node, context: Context) -> Value | None:
    nodes = items(node)
    if not nodes:
        context.report(rules.part_empty(node.at, fact.key, example % "[ … ]"))
        return None
    if takes in PAIRS and len(nodes) != 2:
        context.report(
            rules.shape_wrong(head(node.at), fact.key, "a list of two here", example % "[ 10, 20 ]")
        )
        return None
    found: list[Value] = []
    for item in nodes:
        single = scalar_of(item, fact.key, example % "[ … ]", context)
        value = _one(fact, ITEMS.get(takes, "one"), single, context) if single else None
        if value is not None:
            found.append(value)
    if len({value.currency for value in found if isinstance(value, Money)}) > 1:
        context.report(value_rules.money_mixed(head(node.at)))
        return None
    return tuple(found) if len(found) == len(nodes) else None


def _one(fact: Fact, takes: str, node: Scalar, context: Context) -> Value | None:
    if takes == "regex":
        return node.text if check_pattern(node, context) else None
    if takes == "flag" or (takes == "often" and not node.text[:1].isdigit()):
        return values.boolean(node, context)
    if takes in ("count", "often"):
        count = values.integer(node, context)
        return count if count is not None and values.within(node, count, 0, None, context) else None
    if takes == "age":
        return values.duration(node, context)
    if takes == "moment":
        return moment(node, context)
    if known := facts.values(fact, context):
        return values.choice(node, fact.key, known, context)
    if fact.type in ("text", "set", "choice"):
        return node.text.lower() if fact.lower else node.text
    return values.READERS[fact.type](node, context)


def scalar_of(node: Node, what: str, example: str, context: Context) -> Scalar | None:
    """Return a single value, else report."""
    if isinstance(node, Scalar):
        return node
    context.report(rules.shape_wrong(head(node.at), what, "a single value", example))
    return None


def _is_amounts(fact: Fact, node: Mapping) -> bool:
    """Say whether `{ EUR: 75, USD: 85 }` stands here rather than words."""
    return (
        fact.type == "money" and bool(node.keys) and all(key.isupper() and len(key) == 3 for key in node.keys)
    )
