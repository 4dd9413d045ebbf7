"""What a template brings to its promotions: values for their texts, conditions, and what its parameters imply."""

import re
from collections.abc import Mapping as MappingOf
from dataclasses import replace

from handbill.check.conditions import conditions
from handbill.check.context import Context
from handbill.check.nodes import head, start
from handbill.diagnostics import Span
from handbill.diagnostics.rules import looks as rules
from handbill.model.manifest import Fact, Template, TemplateValue
from handbill.model.site import All, Condition, Content
from handbill.model.source import Entry, Mapping, Scalar
from handbill.model.values import Value

WATCH = "watch"
_PARAMETER = re.compile(r"\{([a-z_]+)\}")


def template_values(
    template: Template | None, given: MappingOf[str, Value], context: Context
) -> dict[str, Fact]:
    """Return the template's own values by name, as facts that its script reads."""
    return {v.name: _fact(v, template, given, context) for v in template.values} if template else {}


def _fact(value: TemplateValue, template: Template, given: MappingOf[str, Value], context: Context) -> Fact:
    told = given.get(value.of) if value.of else None
    return Fact(
        key=value.name,
        type=value.type,
        doc=value.doc,
        family=None,
        export=value.name,
        live=True,
        watch=WATCH,
        asks=value.asks,
        given=() if told is None else (told,),
        template=template,
        money_of=context.catalog.facts.get(value.currency or ""),
    )


def check_reserved(template: Template, given: MappingOf[str, Value], at: Span, context: Context) -> None:
    """Warn of what will stand in the page without a place that is kept free for it."""
    if template.into in given and template.reserves and not any(name in given for name in template.reserves):
        context.report(rules.space_unreserved(at, template.name, template.reserves))


def with_template(
    own: Condition,
    template: Template | None,
    given: MappingOf[str, Value],
    root: Mapping,
    context: Context,
) -> Condition:
    """Return a promotion's targeting with the conditions of its template, and of what it chooses of it.

    The latter stand where the definition makes its choice, on the line of the template's name.
    """
    if template is None:
        return own
    parts = [own]
    if template.targeting is not None:
        parts.append(conditions(template.targeting, "targeting", context))
    place = root.entry("template")
    at = head(place.key.at) if place else start(root)
    for name, choices in template.targeting_by.items():
        chosen = choices.get(str(given.get(name)))
        implied = _filled(chosen, given, at) if chosen is not None else None
        if implied is not None:
            parts.append(conditions(implied, "targeting", context))
    return (
        own if len(parts) == 1 else All(tuple(line for part in parts for line in _lines(part)), start(root))
    )


def _lines(condition: Condition) -> tuple[Condition, ...]:
    """Return the lines of a map, so that those of a definition and a template read as those of one."""
    return condition.of if isinstance(condition, All) and condition.audience is None else (condition,)


def _filled(node: Mapping, given: MappingOf[str, Value], at: Span) -> Mapping | None:
    """Return conditions with the values of parameters in their keys; None when one of those was refused."""
    lines: list[Entry] = []
    for line in node:
        asked = _PARAMETER.findall(line.key.text)
        if not all(name in given for name in asked):
            return None
        key = _PARAMETER.sub(lambda found: str(given[found[1]]), line.key.text)
        value = replace(line.value, at=at)
        lines.append(Entry(Scalar(key, at), value))
    return Mapping(tuple(lines), at)


def block_defaults(template: Template | None, given: MappingOf[str, Value]) -> dict[str, dict[str, Content]]:
    """Return what blocks take from the template's parameters, where those are given: block → parameter → value."""
    wanted = template.defaults.items() if template else ()
    return {
        block: {key: given[name] for key, name in keys.items() if name in given} for block, keys in wanted
    }
