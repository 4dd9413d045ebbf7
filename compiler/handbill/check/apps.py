"""The apps of site.yml, and what promotions and campaigns hand to them."""

import re
from collections.abc import Iterator

from handbill.check import facts, plain, values
from handbill.check.arguments import arguments
from handbill.check.context import Context
from handbill.check.nodes import entries, filled, head
from handbill.check.place import is_endpoint
from handbill.diagnostics import Span
from handbill.diagnostics.rules import apps as rules
from handbill.diagnostics.rules import names as name_rules
from handbill.diagnostics.rules import secrets as secret_rules
from handbill.model.app import AppUse
from handbill.model.campaign import Answers, Campaign, StepUse
from handbill.model.manifest import Field
from handbill.model.parameter import Parameter
from handbill.model.secrets import known_in, names_user
from handbill.model.site import FieldUse, Promotion
from handbill.model.source import Mapping, Node, Scalar
from handbill.model.values import Value

APPS = "apps"
_MAPPING, _ADDRESS = "mapping", "address"


def configured(root: Mapping) -> frozenset[str]:
    """Return the names below `apps:`, those of apps that there are not included."""
    node = root.get(APPS)
    return frozenset(node.keys) if isinstance(node, Mapping) else frozenset()


def apps(root: Mapping, context: Context) -> tuple[AppUse, ...]:
    """Read `apps:`: each app with its options."""
    node = root.get(APPS)
    found: list[AppUse] = []
    for line in entries(node) if isinstance(node, Mapping) else ():
        app = context.catalog.apps.get(line.key.text)
        if app is None:
            if not context.is_broken("app", line.key.text):
                known = context.catalog.apps
                context.report(name_rules.name_unknown(line.key.at, line.key.text, "app", known))
            continue
        named: list[tuple[str, Span]] = []

        def read(
            parameter: Parameter, value: Node, app: str = app.name, named: list[tuple[str, Span]] = named
        ) -> Value | None:
            return _option(app, parameter, value, named, context)

        example = "apps: {{ {entry}: {{ {parameter}: … }} }}"
        given = line.value if isinstance(line.value, Mapping) else None
        options: dict[str, Value] = arguments(app, None, given, line.key.at, read, context, example=example)
        found.append(AppUse(app, options, tuple(named), line.key.at))
    return tuple(found)


def _option(
    app: str, parameter: Parameter, node: Node, named: list[tuple[str, Span]], context: Context
) -> Value | None:
    if parameter.type == _MAPPING:
        return _mapping(parameter.name, node, named, context)
    if parameter.type == "secret":
        context.report(rules.secret_written(head(node.at), parameter.name, app, parameter.doc))
        return None
    if isinstance(node, Scalar) and not _may_be_read(app, parameter, node, context):
        return None
    if parameter.type == _ADDRESS:
        return node.text.rstrip("/") if isinstance(node, Scalar) and is_endpoint(node, context) else None
    return plain.read(context, parameter, node)


def _may_be_read(app: str, parameter: Parameter, node: Scalar, context: Context) -> bool:
    """Report an option that is a secret, or no value of its kind, which may be one."""
    if parameter.type == _ADDRESS and names_user(node.text):
        return True  # told of as of every address
    secret = next((one for one in known_in(node.text) if one.text not in context.public), None)
    if secret is not None:
        why = f"it is {secret.what}. {parameter.doc}"
        context.report(rules.secret_written(node.at, parameter.name, app, why))
    elif parameter.pattern and not re.fullmatch(parameter.pattern, node.text):
        context.report(secret_rules.option_odd(node.at, node.text, parameter.name, app, parameter.doc))
    else:
        return True
    return False


def _mapping(what: str, node: Node, named: list[tuple[str, Span]], context: Context) -> Value | None:
    """Read `{ email: contact_email }`: what each field is called elsewhere."""
    example = f"{what}: {{ email: contact_email }}"
    found = filled(node, what, example, context.report)
    if found is None:
        return None
    pairs: list[tuple[str, str]] = []
    taken: dict[str, Scalar] = {}
    for line in entries(found):
        if not isinstance(line.value, Scalar):
            context.report(name_rules.shape_wrong(head(line.value.at), line.key.text, "a name", example))
            continue
        there = values.name(line.value, context)
        if there is None:
            continue
        if (other := taken.get(line.value.text)) is not None:
            context.report(rules.mapped_twice(line.value.at, line.value.text, other.at))
        taken.setdefault(line.value.text, line.value)
        if "." in line.key.text:
            facts.find(line.key.text, line.key.at, context)
        else:
            named.append((line.key.text, line.key.at))
        pairs.append((line.key.text, line.value.text))
    return tuple(pairs)


def check_handed(
    promotions: tuple[Promotion, ...],
    journeys: tuple[Campaign, ...],
    uses: tuple[AppUse, ...],
    context: Context,
) -> None:
    """Hold what is handed to apps to what the site's forms ask, and to what they may be told."""
    known = {use.app.name: use for use in uses}
    everywhere = tuple(field for promotion in promotions for field in _fields(promotion))
    handed: set[str] = set()
    for promotion in promotions:
        if promotion.on_submit:
            handed |= _check_steps(promotion.on_submit, tuple(_fields(promotion)), known, context)
    for journey in journeys:
        handed |= _check_steps(tuple(journey.all()), everywhere, known, context)
    names = {use.name for use in everywhere if not use.field.consents}
    for use in uses:
        for name, at in use.named:
            if name not in names:
                context.report(rules.answer_unknown(at, name, sorted(names)))
        if use.app.name not in handed and not context.report.has_errors:
            context.report(rules.app_idle(use.at, use.app.name))


def _check_steps(
    steps: tuple[StepUse, ...], asked: tuple[FieldUse, ...], known: dict[str, AppUse], context: Context
) -> set[str]:
    """Check what some steps hand on, of what these fields ask; return the apps that they name."""
    handed: set[str] = set()
    names = {use.name for use in asked if not use.field.consents}
    for step in steps:
        told = next((v for v in step.parameters.values() if isinstance(v, Answers)), None)
        for answer in told.of if told else ():
            if answer.fact is None and answer.name not in names:
                context.report(rules.answer_unknown(answer.at, answer.name, sorted(names)))
        for name in step.named(APPS):
            handed.add(name)
            use = known.get(name)
            if use is not None and use.app.permits:
                kept = None if told is None else {answer.name for answer in told.of}
                _check_permitted(step, use, asked, kept, context)
    return handed


def _check_permitted(
    step: StepUse, use: AppUse, asked: tuple[FieldUse, ...], kept: set[str] | None, context: Context
) -> None:
    """Report an app that would never be told anything, for want of an address or of leave to use it."""
    fields: list[tuple[str, Field]] = [(one.name, one.field) for one in asked]
    goals = use.app.permits
    given = [f.goal for name, f in fields if f.goal in goals and (kept is None or name in kept)]
    if not given:
        context.report(rules.address_missing(step.at, use.app.name, goals))
    elif not any(f.permits in given for _, f in fields):
        wanted = [n for n, f in context.catalog.fields.items() if f.permits in given]
        context.report(rules.leave_missing(step.at, use.app.name, wanted))


def _fields(promotion: Promotion) -> Iterator[FieldUse]:
    for version in promotion.versions:
        for screen in version.screens:
            for use in screen.blocks:
                yield from use.fields()
