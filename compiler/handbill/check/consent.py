"""Where consent comes from, and which use of what Handbill knows belongs to which purpose."""

from handbill.check import unbuilt
from handbill.check.context import Context
from handbill.check.nodes import entries, items
from handbill.diagnostics import Span
from handbill.diagnostics.rules import language as rules
from handbill.diagnostics.rules import names as name_rules
from handbill.diagnostics.rules import values as value_rules
from handbill.model.manifest import USES, ConsentSource
from handbill.model.source import Mapping, Node, Scalar

MARKETING, ANALYTICS = "marketing", "analytics"
PURPOSES = {use: ANALYTICS if use == "events" else MARKETING for use in USES}
"""Use → purpose, when site.yml does not say otherwise."""


def sources(root: Mapping, context: Context) -> tuple[ConsentSource, ...]:
    """Read `consent.source`: one or several; the strictest answer holds."""
    return _named(root, "source", context)


def respected(root: Mapping, context: Context) -> tuple[str, ...]:
    """Read `consent.respect`: signals of the browser that say no for the visitor."""
    return tuple(source.name for source in _named(root, "respect", context))


def purposes(root: Mapping, context: Context) -> dict[str, str]:
    """Read `consent.purposes` as use → purpose. A use that it does not name keeps its usual purpose."""
    node = _below(root, "purposes")
    found: dict[str, str] = {}
    places: dict[str, Span] = {}
    for purpose in entries(node) if isinstance(node, Mapping) else ():
        for use in items(purpose.value):
            if not isinstance(use, Scalar):
                continue
            if use.text not in USES:
                context.report(value_rules.choice_unknown(use.at, use.text, purpose.key.text, USES))
            elif use.text in places:
                context.report(rules.use_divided(use.at, use.text, places[use.text]))
            else:
                found[use.text], places[use.text] = purpose.key.text, use.at
    return {**PURPOSES, **found}


def _named(root: Mapping, key: str, context: Context) -> tuple[ConsentSource, ...]:
    node = _below(root, key)
    if node is None:
        return ()
    if not items(node):
        context.report(name_rules.part_empty(node.at, key, f"{key}: …"))
    found: dict[str, ConsentSource] = {}
    for name in items(node):
        source = context.catalog.consent.get(name.text) if isinstance(name, Scalar) else None
        if source is not None:
            found[source.name] = source
        elif isinstance(name, Scalar):
            unbuilt.unknown(name.at, name.text, "consent source", context.catalog.consent, context)
    return tuple(found.values())


def _below(root: Mapping, key: str) -> Node | None:
    consent = root.get("consent")
    return consent.get(key) if isinstance(consent, Mapping) else None
