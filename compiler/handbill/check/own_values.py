"""What a step lets the shop say of a visitor: names of the shop's own, each with a value of the type that it has."""

from handbill.check import values
from handbill.check.context import Context
from handbill.check.nodes import entries, filled, head
from handbill.diagnostics.rules import names as name_rules
from handbill.diagnostics.rules import values as rules
from handbill.model.campaign import Own
from handbill.model.manifest import Fact, Step
from handbill.model.source import Node, Scalar
from handbill.model.values import Duration, Money, Value

_FREE = ("text", "set")
"""Types of which every text is a value."""


def own_values(step: Step, what: str, node: Node, context: Context) -> Own | None:
    """Read a map of names and values; one that facts.yml declares takes what the page can read as its type alone."""
    example = f"{what}: {{ tier: gold }}"
    found = filled(node, what, example, context.report)
    if found is None:
        return None
    kept: list[tuple[str, Value]] = []
    for line in entries(found):
        value = _value(step, line.key.text, line.value, context)
        if value is not None:
            kept.append((line.key.text, value))
    return Own(tuple(kept))


def _value(step: Step, key: str, node: Node, context: Context) -> Value | None:
    fact = _declared(step, key, context)
    if isinstance(node, Scalar):
        return _typed(fact, node, context) if fact else node.text
    example = f"{key}: {_example(fact)}"
    context.report(name_rules.shape_wrong(head(node.at), key, "a single value", example))
    return None


def _declared(step: Step, key: str, context: Context) -> Fact | None:
    """Return the fact of the shop's own that a key of the step's sets: one that is kept for a use of the step."""
    for fact in context.catalog.facts.values():
        if fact.own and fact.source is None and fact.use in step.uses and fact.given == (key,):
            return fact
    return None


def _typed(fact: Fact, node: Scalar, context: Context) -> Value | None:
    """Return the value as runtime_js/core/typed.js reads it."""
    if fact.type in _FREE:
        return node.text
    if fact.type == "choice":
        return values.choice(node, fact.key, fact.values, context)
    found = values.READERS[fact.type](node, context)
    if isinstance(found, Duration):
        return node.text
    return _amount(found, fact.digits, node, context) if isinstance(found, Money) else found


def _amount(found: Money, digits: int, node: Scalar, context: Context) -> str | None:
    """Return an amount as people write it. What is kept has no currency beside the site's own."""
    if context.currency and found.currency != context.currency:
        wanted = f"amount in {context.currency}"
        context.report(rules.value_wrong(node.at, node.text, wanted, f"it in {context.currency}: 12.50"))
        return None
    whole, rest = divmod(found.minor, 10**digits)
    return f"{whole}.{rest:0{digits}d}" if digits else str(whole)


def _example(fact: Fact | None) -> str:
    if fact is None:
        return "gold"
    if fact.type == "set":
        return "a, b"
    return fact.values[0] if fact.values else "…"
