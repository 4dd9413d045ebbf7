"""One campaign: from its file to the typed thing. *read* has seen to the shape of the file."""

from dataclasses import replace

from handbill.check import values
from handbill.check.conditions import conditions
from handbill.check.context import Context
from handbill.check.earlier import earlier_names
from handbill.check.frequency import NEVER
from handbill.check.nodes import entries, head, start
from handbill.check.promotions import PRIORITY
from handbill.check.schedule import is_over, last_open, never_open, schedule
from handbill.check.steps import Steps
from handbill.check.triggers import triggers
from handbill.check.walks import check_company, check_walk
from handbill.diagnostics.rules import campaigns as rules
from handbill.diagnostics.rules import schedules as schedule_rules
from handbill.model import units
from handbill.model.campaign import Campaign
from handbill.model.lock import CAMPAIGN
from handbill.model.site import All, Condition
from handbill.model.source import File, Mapping, Node, Scalar
from handbill.model.zones import ZoneInfo

GOALS = ("order", "email", "phone")
"""What a campaign may be for."""
PERIODS = ("page", "session")


def campaigns(context: Context) -> tuple[Campaign, ...]:
    """Check every campaign of the site, and what they are to each other."""
    found = tuple(campaign(file, context) for file in context.source.of_kind("campaign"))
    check_company(found, context)
    return found


def campaign(file: File, context: Context) -> Campaign:
    """Check one file; every mistake is reported and got over."""
    root = file.root
    context = replace(context, promotion="")
    steps = Steps(context, file.id).campaign(root.get("steps"))
    begin = root.get("enroll")
    enroll = begin if isinstance(begin, Mapping) else Mapping((), start(root))
    exit_when, wanted = root.get("exit_when"), enroll.get("triggers")
    found = Campaign(
        id=file.id,
        goal=_choice(root.get("goal"), "goal", GOALS, context),
        priority=_priority(root.get("priority"), context),
        alone=_alone(root.get("alone"), context),
        triggers=triggers(wanted, context) if wanted is not None else (),
        targeting=_conditions(enroll.get("targeting"), "targeting", context) or All((), start(root)),
        again=_again(enroll.get("again"), context),
        exit_when=_conditions(exit_when, "exit_when", context),
        steps=steps,
        schedule=schedule(root.get("schedule"), context),
        at=start(root),
        was=earlier_names(root, CAMPAIGN, file.id, context),
    )
    check_walk(found, context)
    _check_schedule(found, root.get("schedule"), context)
    return found


def _check_schedule(found: Campaign, node: Node | None, context: Context) -> None:
    """Tell of a campaign that nobody can begin any more, or ever."""
    if found.schedule is None or not isinstance(node, Mapping):
        return
    zone = context.zone or ZoneInfo("UTC")
    at = next((entry.key.at for entry in entries(node) if entry.key.text == "until"), head(node.at))
    if is_over(found.schedule, context.source.now, zone):
        context.report(schedule_rules.enrolment_over(at, found.id, last_open(found.schedule, node, zone)))
    elif never_open(found.schedule, zone):
        context.report(schedule_rules.enrolment_never(at, found.id))


def _conditions(node: Node | None, what: str, context: Context) -> Condition | None:
    return None if node is None else conditions(node, what, context)


def _choice(node: Node | None, what: str, known: tuple[str, ...], context: Context) -> str:
    found = values.choice(node, what, known, context) if isinstance(node, Scalar) else None
    return found or known[0]


def _alone(node: Node | None, context: Context) -> bool:
    return isinstance(node, Scalar) and bool(values.boolean(node, context))


def _priority(node: Node | None, context: Context) -> int:
    found = values.integer(node, context) if isinstance(node, Scalar) else None
    if found is None or not isinstance(node, Scalar):
        return PRIORITY
    return found if values.within(node, found, 0, 1000, context) else PRIORITY


def _again(node: Node | None, context: Context) -> str | int | None:
    """Read `again`: never unless it says otherwise."""
    if not isinstance(node, Scalar) or node.text == NEVER:
        return None
    if node.text in PERIODS:
        return node.text
    found = units.duration(node.text)
    if found is None:
        context.report(rules.again_unknown(node.at, node.text))
    return found
