"""What a promotion is for, and whether its content asks for it."""

from handbill.check import values
from handbill.check.comparisons import scalar_of
from handbill.check.context import Context
from handbill.diagnostics.rules import language as rules
from handbill.model.manifest import GOALS
from handbill.model.site import BlockUse, FieldUse, Screen
from handbill.model.source import Node

_VIEW = "view"


def goal(node: Node | None, screens: tuple[Screen, ...], context: Context) -> str:
    """Return the goal that is written, else the one that the content has."""
    single = scalar_of(node, "goal", "goal: click", context) if node is not None else None
    written = values.choice(single, "goal", GOALS, context) if single else None
    if single is None or written is None:
        return _derived(screens)
    asked = {f.field.goal for f in form_fields(screens)}
    by_field = {f.goal for f in context.catalog.fields.values()}
    if written in by_field and written not in asked:
        context.report(rules.goal_unreachable(single.at, written, f"a form with a field for it ({written})"))
    return written


def form_fields(screens: tuple[Screen, ...]) -> tuple[FieldUse, ...]:
    """Return the fields of every form."""
    return tuple(field for use in blocks(screens) for field in use.fields())


def blocks(screens: tuple[Screen, ...]) -> tuple[BlockUse, ...]:
    """Return the blocks of every screen."""
    return tuple(use for screen in screens for use in screen.blocks)


def _derived(screens: tuple[Screen, ...]) -> str:
    for field in form_fields(screens):
        if field.field.goal:
            return field.field.goal
    first = screens[0].blocks if screens else ()
    return next((use.block.goal for use in first if use.block.goal), _VIEW)
