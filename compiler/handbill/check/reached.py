"""Ways between the screens of a promotion: whether they lead somewhere, and whether every screen is come to."""

from collections.abc import Iterable
from collections.abc import Mapping as MappingOf

from handbill.check.context import Context
from handbill.check.nodes import head
from handbill.diagnostics import Span
from handbill.diagnostics.rules import language as rules
from handbill.diagnostics.rules import names as name_rules
from handbill.diagnostics.rules import ways as way_rules
from handbill.model.manifest import Block
from handbill.model.site import BlockUse, Link, Screen
from handbill.model.ways import Ways

_SCREENS = "screens"
_BACK = "back"
"""The parameter by which a block leads to the screen that the shopper came from."""


def check_ways(screens: tuple[Screen, ...], context: Context, shown: tuple[str, ...] = ()) -> None:
    """Report ways to nowhere, and warn of screens that no shopper comes to.

    Those that are `shown` by the template itself need no way.
    """
    names = tuple(screen.name for screen in screens)
    ways: dict[str, set[str]] = {}
    for index, screen in enumerate(screens):
        ways[screen.name] = set()
        for use in screen.blocks:
            named = named_by(use)
            for name in sorted(named.keys() - set(names)):
                context.report(name_rules.name_unknown(named[name], name, "screen", names))
            if set(named) == {screen.name}:
                context.report(
                    way_rules.way_nowhere(named[screen.name], screen.name, False, _others(names, screen.name))
                )
            ways[screen.name] |= named.keys()
            if not named and leads_on(use):
                ways[screen.name].update(names[index + 1 : index + 2])
    _check_back(screens, ways, context)
    reached = _reached((*names[:1], *shown), ways)
    for screen in screens:
        if screen.name not in reached:
            at = screen.blocks[0].at if screen.blocks else head(screen.at)
            context.report(rules.screen_unreached(at, screen.name))


def _others(names: Iterable[str], own: str) -> tuple[str, ...]:
    return tuple(name for name in names if name != own)


def _reached(first: tuple[str, ...], ways: MappingOf[str, set[str]]) -> set[str]:
    """Return every screen that some way leads to from the first ones, those included."""
    found: set[str] = set()
    open_ = [*first]
    while open_:
        name = open_.pop()
        if name not in found:
            found.add(name)
            open_ += ways.get(name, ())
    return found


def _check_back(screens: tuple[Screen, ...], ways: MappingOf[str, set[str]], context: Context) -> None:
    """Report a way back on the first screen, unless another one leads there: nobody has come from anywhere."""
    if not screens or any(screens[0].name in to for name, to in ways.items() if name != screens[0].name):
        return
    for use in screens[0].blocks:
        if leads_back(use):
            first = screens[0].name
            others = _others((screen.name for screen in screens), first)
            context.report(way_rules.way_nowhere(use.at, first, True, others))


def named_by(use: BlockUse) -> dict[str, Span]:
    """Return the screens that a block leads to by name, and where it says so."""
    found: dict[str, Span] = {}
    for parameter in use.block.parameters:
        way = use.parameters.get(parameter.name) if parameter.names == _SCREENS else None
        if isinstance(way, str):
            found[way] = use.at
        elif isinstance(way, Ways):
            found.update(way.screens())
    return found


def leads_back(use: BlockUse) -> bool:
    """Say whether a block shows the screen that the shopper came from."""
    return use.parameters.get(_BACK) is True and _way(use.block) is not None


def leads_on(use: BlockUse) -> bool:
    """Say whether a block shows the next screen: a form or a game does, and a button that does nothing else."""
    if use.block.captures or use.block.plays:
        return True
    way = _way(use.block)
    if way:
        return not any(use.parameters.get(name) for name in apart_from(use.block, way))
    has_link = any(p.type == "link" for p in use.block.parameters)
    return has_link and not any(isinstance(value, Link) for value in use.parameters.values())


def _way(block: Block) -> str | None:
    """Return the parameter that names a screen to lead to."""
    return next((p.name for p in block.parameters if p.names == _SCREENS), None)


def apart_from(block: Block, key: str) -> set[str]:
    """Return the parameters that say something else than `key` does."""
    apart = {p.name for p in block.parameters if key in p.without}
    return apart.union(*(p.without for p in block.parameters if p.name == key)) - {key}
