"""The fields of a form."""

import re
from collections.abc import Iterable
from functools import partial

from handbill.check import unbuilt
from handbill.check.arguments import arguments
from handbill.check.context import Context
from handbill.check.nodes import head, sequence, single
from handbill.check.rich import read_content
from handbill.diagnostics.rules import content as content_rules
from handbill.diagnostics.rules import language as rules
from handbill.diagnostics.rules import names as name_rules
from handbill.model.site import BlockUse, Content, FieldUse
from handbill.model.source import Mapping, Node, Scalar

NAME = "name"
_NAME = re.compile(r"[a-z][a-z0-9_-]*", re.ASCII)
_EXAMPLE = "fields: [ { email: { required: true } } ]"


def fields(node: Node, context: Context) -> tuple[FieldUse, ...] | None:
    """Read `{type: {options}}` or a bare type an item; names in the lead are told apart by `name`."""
    found = sequence(node, "fields", _EXAMPLE, context.report)
    if found is None:
        return None
    if not found.items:
        context.report(name_rules.part_empty(found.at, "fields", _EXAMPLE))
        return None
    uses = [use for item in found.items if (use := _field(item, context))]
    seen: dict[str, FieldUse] = {}
    for use in uses:
        if (first := seen.setdefault(use.name, use)) is not use:
            context.report(rules.repeated(use.at, f"a field named '{use.name}'", first.at))
    return tuple(uses)


def check_apart(uses: Iterable[BlockUse], context: Context) -> None:
    """Report what two forms of one screen both ask for: their fields would be one and the same to the page."""
    seen: dict[str, FieldUse] = {}
    for use in uses:
        asked = use.fields()
        for field in asked:
            if field.name in seen:
                first = seen[field.name].at
                context.report(
                    content_rules.field_in_two_forms(field.at, field.name, field.field.name, first)
                )
        seen = {**{field.name: field for field in asked}, **seen}


def _field(node: Node, context: Context) -> FieldUse | None:
    if isinstance(node, Scalar):
        kind, value = node, None
    elif isinstance(node, Mapping) and (only := single(node)):
        kind, value = only.key, only.value
    else:
        context.report(name_rules.shape_wrong(head(node.at), "fields", "one field an item", _EXAMPLE))
        return None
    field = context.catalog.fields.get(kind.text)
    if field is None:
        unbuilt.unknown(kind.at, kind.text, "field", context.catalog.fields, context)
        return None
    read = partial(read_content, context)
    given: dict[str, Content] = arguments(
        field, field.main, value, kind.at, read, context, others=(NAME,), one_of=field.one_of
    )
    return FieldUse(field, _name(kind, value, context), given, kind.at)


def _name(kind: Scalar, value: Node | None, context: Context) -> str:
    named = value.get(NAME) if isinstance(value, Mapping) else None
    if named is None:
        return kind.text
    if isinstance(named, Scalar) and _NAME.fullmatch(named.text):
        return named.text
    shown = named.text if isinstance(named, Scalar) else NAME
    context.report(name_rules.name_spelling(named.at, shown, "name of a field", "name: first_name"))
    return kind.text
