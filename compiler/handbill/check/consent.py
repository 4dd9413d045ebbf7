"""Where consent comes from, and which use of what Handbill knows belongs to which purpose."""

from collections.abc import Iterator
from functools import partial

from handbill.check import plain, unbuilt
from handbill.check.arguments import arguments
from handbill.check.context import Context
from handbill.check.nodes import entries, head, items, mapping, scalar
from handbill.diagnostics import Span
from handbill.diagnostics.rules import asking as asking_rules
from handbill.diagnostics.rules import language as rules
from handbill.diagnostics.rules import names as name_rules
from handbill.diagnostics.rules import values as value_rules
from handbill.model.consent import ConsentUse
from handbill.model.manifest import USES, ConsentSource
from handbill.model.source import Mapping, Node, Scalar
from handbill.model.values import Value

MARKETING, ANALYTICS = "marketing", "analytics"
PURPOSES = {use: ANALYTICS if use == "events" else MARKETING for use in USES}
"""Use → purpose, when site.yml does not say otherwise."""
PURPOSES_KEY = "purposes"


def sources(root: Mapping, context: Context) -> tuple[ConsentUse, ...]:
    """Read `consent.source`: one or several, each alone or with its options; the strictest answer holds."""
    node = _below(root, "source")
    found: dict[str, ConsentUse] = {}
    for name, options in _named(node, "source", context):
        source = context.catalog.consent.get(name.text)
        if source is None:
            unbuilt.unknown(name.at, name.text, "consent source", context.catalog.consent, context)
            continue
        others = (PURPOSES_KEY,) if source.needs else ()
        read = partial(plain.read, context)
        example = "source: {{ {entry}: {{ {parameter}: … }} }}"
        given: dict[str, Value] = arguments(
            source, None, options, name.at, read, context, others, example=example
        )
        needs = _needs(source, options, name.at, context)
        found[source.name] = ConsentUse(source, name.at, given, needs)
    return tuple(found.values())


def _needs(
    source: ConsentSource, options: Node | None, at: Span, context: Context
) -> dict[str, tuple[str, ...]]:
    """Return what the source must have granted for each purpose of the site; report purposes that it knows nothing of."""
    if not source.needs:
        return {}
    known = context.purposes
    found = dict(source.needs)
    written = options.get(PURPOSES_KEY) if isinstance(options, Mapping) else None
    usual = next(iter(source.needs.items()))
    example = f"{source.name}: {{ {PURPOSES_KEY}: {{ {usual[0]}: [{', '.join(usual[1])}] }} }}"
    given = mapping(written, PURPOSES_KEY, example, context.report) if written is not None else None
    for line in entries(given) if given is not None else ():
        if line.key.text not in known:
            context.report(name_rules.name_unknown(line.key.at, line.key.text, "purpose", known))
            continue
        named = [scalar(item, line.key.text, example, context.report) for item in items(line.value)]
        for item in named:
            if item is not None and source.names and item.text not in source.names:
                context.report(value_rules.choice_unknown(item.at, item.text, source.name, source.names))
        if not named:
            context.report(name_rules.part_empty(head(line.value.at), line.key.text, example))
        found[line.key.text] = tuple(item.text for item in named if item is not None)
    for purpose in sorted(known.difference(found)):
        context.report(asking_rules.purpose_ungranted(at, source.name, purpose))
    return found


def respected(root: Mapping, context: Context) -> tuple[str, ...]:
    """Read `consent.respect`: signals of the browser that say no for the visitor."""
    found: dict[str, None] = {}
    for name, _ in _named(_below(root, "respect"), "respect", context):
        if name.text in context.catalog.consent:
            found[name.text] = None
        else:
            unbuilt.unknown(name.at, name.text, "consent source", context.catalog.consent, context)
    return tuple(found)


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


def _named(node: Node | None, key: str, context: Context) -> Iterator[tuple[Scalar, Node | None]]:
    """Yield each name with what stands behind it, None where it stands alone."""
    if node is None:
        return
    if not items(node):
        context.report(name_rules.part_empty(node.at, key, f"{key}: …"))
    for item in items(node):
        if isinstance(item, Scalar):
            yield item, None
        elif isinstance(item, Mapping):
            for line in entries(item):
                yield line.key, line.value


def _below(root: Mapping, key: str) -> Node | None:
    consent = root.get("consent")
    return consent.get(key) if isinstance(consent, Mapping) else None
