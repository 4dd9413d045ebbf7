"""One promotion: from its file to the typed thing. *read* has seen to the shape of the file."""

from dataclasses import replace
from typing import Any

from handbill.check import plain, unbuilt, values
from handbill.check.answering import check_beside, check_brought
from handbill.check.arguments import arguments
from handbill.check.asking import check_asking
from handbill.check.coming import check_coming
from handbill.check.conditions import conditions
from handbill.check.content import Screens
from handbill.check.context import Context
from handbill.check.earlier import earlier_names
from handbill.check.experiments import experiment
from handbill.check.frequency import frequency
from handbill.check.goals import blocks, goal
from handbill.check.layering import check_layers
from handbill.check.mobile import mobile
from handbill.check.necessary import check_necessary
from handbill.check.needs import check_made_for, check_needs
from handbill.check.nodes import start
from handbill.check.on_submit import on_submit
from handbill.check.places import places
from handbill.check.reached import check_ways
from handbill.check.readable import check_readable
from handbill.check.schedule import schedule
from handbill.check.template import block_defaults, check_reserved, template_values, with_template
from handbill.check.theme import resolved, written
from handbill.check.triggers import triggers
from handbill.check.ways import check_branches
from handbill.diagnostics.rules import language as rules
from handbill.diagnostics.rules import names as name_rules
from handbill.model.lock import PROMOTION
from handbill.model.manifest import CONSENT, SLOTS, Template
from handbill.model.site import All, Promotion, Screen, TriggerUse
from handbill.model.source import File, Mapping, Node, Scalar
from handbill.model.values import Value

PRIORITY = 50
RULES = ("purpose", "frequency", "schedule")
_LEADS = "leads"


def promotion(file: File, context: Context) -> Promotion | None:
    """Check one file. None when its template is not known; every other mistake is reported and got over."""
    root = file.root
    context = replace(context, promotion=file.id)
    template, parameters = _template(root, context)
    context = replace(context, values=template_values(template, parameters, context))
    screens = _screens(root, template, parameters, context)
    slot = _slot(root.get("slot"), template, parameters, context)
    layers = (context.theme, written(root.get("theme"), context))
    limits = root.get("targeting")
    own = conditions(limits, "targeting", context) if limits is not None else All((), start(root))
    parts: dict[str, Any] = {
        "slot": slot,
        "goal": goal(root.get("goal"), screens, context),
        "priority": _priority(root.get("priority"), context),
        "triggers": _triggers(root.get("triggers"), template, context),
        "targeting": with_template(own, template, parameters, root, context),
        "frequency": frequency(root.get("frequency"), slot, context),
        "schedule": schedule(root.get("schedule"), context),
        "theme": resolved(layers),
        "mobile": mobile(root.get("mobile"), screens, context),
        "necessary": check_necessary(root, screens, template, context),
        "places": places(root, RULES),
        "was": earlier_names(root, PROMOTION, file.id, context),
    }
    parts["on_submit"] = on_submit(root, screens, parts["necessary"], context)
    _check_leads(screens, context)
    check_needs(screens, context)
    if template is None:
        return None
    check_asking(root, screens, template, context)
    check_beside(screens, template, context)
    check_brought(parts["triggers"], template, context)
    check_coming(screens, parts["schedule"], root.get("schedule"), context)
    check_readable(template, screens, layers, context)
    check_layers(template, parameters, root.get("template"), screens, context)
    check_made_for(template, screens, root, context)
    found = Promotion(
        id=file.id, template=template, parameters=parameters, screens=screens, at=start(root), **parts
    )
    tested = experiment(file, found, context, promotion)
    return replace(found, experiment=tested) if tested else found


def _template(root: Mapping, context: Context) -> tuple[Template | None, dict[str, Value]]:
    node = root.get("template")
    name = node.get("name") if isinstance(node, Mapping) else node
    if not isinstance(name, Scalar):
        return None, {}
    template = context.catalog.templates.get(name.text)
    if template is None:
        unbuilt.unknown(name.at, name.text, "template", context.catalog.templates, context)
        return None, {}
    given = node if isinstance(node, Mapping) else None
    read = plain.reader(context)
    example = "template: {{ name: {entry}, {parameter}: … }}"
    found: dict[str, Value] = arguments(
        template, None, given, name.at, read, context, others=("name",), example=example
    )
    check_reserved(template, found, name.at, context)
    return template, found


def _screens(
    root: Mapping, template: Template | None, given: dict[str, Value], context: Context
) -> tuple[Screen, ...]:
    short, long = root.entry("content"), root.entry("screens")
    implied = block_defaults(template, given)
    if short and long:
        context.report(rules.repeated(long.key.at, "what the promotion shows", short.key.at))
    screens: tuple[Screen, ...] = ()
    if short and isinstance(short.value, Mapping):
        screens = Screens(context, template, implied).short(short.value)
    elif long and isinstance(long.value, Mapping):
        screens = Screens(context, template, implied).long(long.value)
    elif not short and not long:
        example = "content: { headline: … }"
        context.report(name_rules.part_missing(start(root), "content", "the promotion", example))
    check_ways(screens, context, tuple(template.screens) if template else ())
    check_branches(screens, context)
    return screens


def _triggers(node: Node | None, template: Template | None, context: Context) -> tuple[TriggerUse, ...]:
    """Return a promotion's own triggers, or those that its template brings where it names none."""
    brought = template.triggers if template else None
    wanted = brought if node is None else node
    return triggers(wanted, context) if wanted is not None else ()


def _slot(node: Node | None, template: Template | None, given: dict[str, Value], context: Context) -> str:
    if template is not None and template.slot == CONSENT:
        return CONSENT
    known = tuple(slot for slot in SLOTS if slot != CONSENT)
    written = values.choice(node, "slot", known, context) if isinstance(node, Scalar) else None
    if written or template is None:
        return written or SLOTS[0]
    chosen = given.get(template.slot_from) if template.slot_from else None
    return chosen if isinstance(chosen, str) else template.slot


def _priority(node: Node | None, context: Context) -> int:
    if not isinstance(node, Scalar):
        return PRIORITY
    found = values.integer(node, context)
    return found if found is not None and values.within(node, found, 0, 1000, context) else PRIORITY


def _check_leads(screens: tuple[Screen, ...], context: Context) -> None:
    if _LEADS in context.endpoints or context.is_broken("site", "site"):
        return
    for use in blocks(screens):
        if use.captures:
            context.report(rules.endpoint_missing(use.at, _LEADS, use.block.name))
