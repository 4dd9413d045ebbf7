"""`targeting/facts.yml`: the shop's own facts, each with a type and a place where the page reads it."""

import re
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from handbill.check import plain, unbuilt, values
from handbill.check.arguments import arguments
from handbill.check.context import Context
from handbill.check.nodes import entries, head, items, single
from handbill.check.words import ARTICLES
from handbill.diagnostics.rules import language as rules
from handbill.diagnostics.rules import names as name_rules
from handbill.model.currencies import DIGITS
from handbill.model.manifest import FACT_TYPES, Fact, FactSource
from handbill.model.source import Entry, Mapping, Node, Scalar
from handbill.model.values import Value

TYPES = tuple(kind for kind in FACT_TYPES if kind != "occurrence")
"""What happened, and how often, is told by `handbill.track`."""

CHOICE = "choice"
_NAME = re.compile(r"[a-z][a-z0-9_-]*(?:\.[A-Za-z0-9_-]+)+", re.ASCII)
_FROM = "from: { cookie: tier }"


@dataclass(frozen=True, slots=True)
class OwnFacts:
    """The sound ones by name; `refused` are those with a mistake in them, which has been told."""

    facts: MappingOf[str, Fact]
    refused: frozenset[str]


def own_facts(context: Context) -> OwnFacts:
    """Read every declaration of facts.yml."""
    lines = [line for file in context.source.of_kind("facts") for line in entries(file.root)]
    found = {line.key.text: _declared(line, context) for line in lines}
    return OwnFacts(
        {name: fact for name, fact in found.items() if fact is not None},
        frozenset(name for name, fact in found.items() if fact is None),
    )


def _declared(line: Entry, context: Context) -> Fact | None:
    name, node = line.key, line.value
    if not _NAME.fullmatch(name.text):
        context.report(
            name_rules.name_spelling(name.at, name.text, "name of a fact", f"loyalty.{name.text}: …")
        )
        return None
    shipped = _retyped(name.text, context)
    family = context.catalog.families.get(name.text.partition(".")[0])
    if not isinstance(node, Mapping):
        return None
    if family is not None and (shipped is None or node.get("from") is not None):
        context.report(rules.family_taken(name.at, name.text, family.name, shipped is not None))
        return None
    kind, known = _type(node, context), _values(name.text, node, context)
    place = None if shipped else _place(name, node, context)
    if kind is None or known is None or (place is None and shipped is None):
        return None
    doc, unit = (text.text if isinstance(text := node.get(key), Scalar) else None for key in ("doc", "unit"))
    digits = DIGITS.get(context.currency or "", 0) if kind == "money" else 0
    fact = Fact(name.text, kind, doc or "", None, "", True, values=known, unit=unit, own=True, digits=digits)
    if shipped is not None:
        given = name.text[len(shipped.key.partition("*")[0]) :]
        return replace(
            fact,
            family=shipped.family,
            export=shipped.raw or "",
            use=shipped.use,
            open=shipped.open,
            watch=shipped.watch,
            keeps=shipped.keeps,
            given=(given,),
        )
    source, told = place or (None, ())
    if source is None:
        return None
    watch = "watch" if source.watches else None
    return replace(fact, source=source, use=source.use, open=source.open, watch=watch, given=told)


def _retyped(name: str, context: Context) -> Fact | None:
    """Return the shipped fact whose values the shop may give a type: `profile.*` for `profile.points`."""
    facts = context.catalog.facts.values()
    return next((fact for fact in facts if fact.raw and fnmatchcase(name, fact.key)), None)


def _type(node: Mapping, context: Context) -> str | None:
    written = node.get("type")
    return values.choice(written, "type", TYPES, context) if isinstance(written, Scalar) else None


def _values(name: str, node: Mapping, context: Context) -> tuple[str, ...] | None:
    """Return the values of a choice, and no others: those of a text or a number are not known beforehand."""
    kind, written = node.get("type"), node.entry("values")
    kind_name = kind.text if isinstance(kind, Scalar) else ""
    if kind_name == CHOICE:
        found = (
            tuple(item.text for item in items(written.value) if isinstance(item, Scalar)) if written else ()
        )
        if not found:
            at = written.value.at if written else head(node.at)
            context.report(name_rules.part_missing(at, "values", name, "values: [gold, silver]"))
        return found or None
    if written is not None and kind_name in ARTICLES:
        context.report(
            name_rules.key_unknown(written.key.at, "values", ARTICLES[kind_name], ("type", "from"))
        )
        return None
    return ()


def _place(name: Scalar, node: Mapping, context: Context) -> tuple[FactSource, tuple[Value, ...]] | None:
    """Return the source of a fact, and what it is told there."""
    written = node.get("from")
    if written is None:
        context.report(name_rules.part_missing(name.at, "from", name.text, _FROM))
        return None
    only = single(written) if isinstance(written, Mapping) else None
    if only is None:
        context.report(name_rules.shape_wrong(head(written.at), "from", "one source", _FROM))
        return None
    source = context.catalog.sources.get(only.key.text)
    if source is None:
        unbuilt.unknown(only.key.at, only.key.text, "source of facts", context.catalog.sources, context)
        return None
    return _told(source, only.key, only.value, context)


def _told(
    source: FactSource, key: Scalar, node: Node, context: Context
) -> tuple[FactSource, tuple[Value, ...]] | None:
    before = len(context.report.diagnostics)
    found: dict[str, Value] = arguments(source, source.main, node, key.at, plain.reader(context), context)
    if len(context.report.diagnostics) > before:
        return None
    return source, tuple(found.get(parameter.name, "") for parameter in source.parameters)
