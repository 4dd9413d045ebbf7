"""What a promotion is for, and whether its content asks for it."""

from handbill.check import values
from handbill.check.comparisons import scalar_of
from handbill.check.context import Context
from handbill.check.nodes import head
from handbill.diagnostics import Span
from handbill.diagnostics.rules import language as rules
from handbill.diagnostics.rules import names as name_rules
from handbill.model.manifest import GOALS
from handbill.model.site import BlockUse, FieldUse, Link, Screen
from handbill.model.source import Node
from handbill.model.ways import Ways

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


def check_ways(screens: tuple[Screen, ...], context: Context, shown: tuple[str, ...] = ()) -> None:
    """Report ways to screens that there are not, and warn of a screen to which none leads.

    Those that are `shown` by the template itself need none.
    """
    names = tuple(screen.name for screen in screens)
    reached = {*names[:1], *shown}
    for index, screen in enumerate(screens):
        for use in screen.blocks:
            named = _named(use)
            for name in sorted(named.keys() - set(names)):
                context.report(name_rules.name_unknown(named[name], name, "screen", names))
            reached |= named.keys()
            if not named and _leads_on(use):
                reached.update(names[index + 1 : index + 2])
    for screen in screens:
        if screen.name not in reached:
            at = screen.blocks[0].at if screen.blocks else head(screen.at)
            context.report(rules.screen_unreached(at, screen.name))


def _named(use: BlockUse) -> dict[str, Span]:
    """Return the screens that a block leads to by name, and where it says so."""
    found: dict[str, Span] = {}
    for parameter in use.block.parameters:
        way = use.parameters.get(parameter.name) if parameter.names == "screens" else None
        if isinstance(way, str):
            found[way] = use.at
        if isinstance(way, Ways):
            found.update(way.screens())
    return found


def _leads_on(use: BlockUse) -> bool:
    """Say whether a block shows the next screen: a form or a game does, and a button that leads nowhere else."""
    has_link = any(p.type == "link" for p in use.block.parameters)
    leads_away = any(isinstance(value, Link) for value in use.parameters.values())
    return use.block.captures or use.block.plays or (has_link and not leads_away)


def _derived(screens: tuple[Screen, ...]) -> str:
    for field in form_fields(screens):
        if field.field.goal:
            return field.field.goal
    first = screens[0].blocks if screens else ()
    return next((use.block.goal for use in first if use.block.goal), _VIEW)
