"""What a template brings to its promotions: values that texts may show, and conditions that hold for all of them."""

from collections.abc import Mapping as MappingOf

from handbill.check.conditions import conditions
from handbill.check.context import Context
from handbill.diagnostics import Span
from handbill.model.manifest import Fact, Template, TemplateValue
from handbill.model.site import All, Condition
from handbill.model.values import Value

WATCH = "watch"


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


def with_template(own: Condition, template: Template | None, at: Span, context: Context) -> Condition:
    """Return a promotion's targeting with the conditions of its template."""
    if template is None or template.targeting is None:
        return own
    return All((own, conditions(template.targeting, "targeting", context)), at)
