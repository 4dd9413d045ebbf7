"""What stands around a question of consent: nothing that competes with its answers, nobody who is asked twice."""

from collections.abc import Iterator

from handbill.check.context import Context
from handbill.check.reached import leads_back, leads_on, named_by
from handbill.diagnostics.rules import asking as rules
from handbill.model.manifest import CONSENT, Template
from handbill.model.site import BlockUse, Link, Screen, TriggerUse
from handbill.model.source import Scalar

_ONE = "one"


def check_beside(screens: tuple[Screen, ...], template: Template, context: Context) -> None:
    """Report what a question of consent has beside it that can be used, and is neither an answer nor a quiet way."""
    if template.slot != CONSENT:
        return
    for index, screen in enumerate(screens):
        is_last = index + 1 == len(screens)
        for use in screen.blocks:
            block = use.block
            told = template.necessary and (block.captures or block.plays)
            if block.asks or told or not (block.action or block.actions or block.goal):
                continue
            if not _is_way(use):
                context.report(rules.asking_beside(use.at, block.name))
            elif not _goes_somewhere(use, is_last):
                context.report(rules.asking_unanswered(use.at, block.name, _answers(screens)))
            elif (quiet := block.parameter(block.solid or "")) and not use.parameters.get(quiet.name):
                context.report(rules.asking_outshone(use.at, block.name, quiet.name, quiet.values))


def _is_way(use: BlockUse) -> bool:
    """Say whether a block is one that leads to screens or pages."""
    kinds = {("link", None), ("way", "screens")}
    return kinds <= {(p.type, p.names) for p in use.block.parameters}


def _goes_somewhere(use: BlockUse, is_last: bool) -> bool:
    leads_away = any(isinstance(value, Link) for value in use.parameters.values())
    onward = leads_on(use) and not is_last
    return leads_away or leads_back(use) or bool(named_by(use)) or onward


def _answers(screens: tuple[Screen, ...]) -> tuple[str, ...]:
    """Return what says what the answers of the question are called."""
    asking = next((use.block for screen in screens for use in screen.blocks if use.block.asks), None)
    return tuple(p.name for p in asking.parameters if p.type == "content") if asking else ()


def check_brought(triggers: tuple[TriggerUse, ...], template: Template, context: Context) -> None:
    """Report triggers that bring a question to those who have answered it, and have not asked for it."""
    if template.slot != CONSENT or template.triggers is None:
        return
    brought = tuple(item.text for item in template.triggers.items if isinstance(item, Scalar))
    for use in triggers:
        for loose in _loose(use, brought):
            context.report(rules.asking_again(loose.at, loose.trigger.name, brought))


def _loose(use: TriggerUse, brought: tuple[str, ...]) -> Iterator[TriggerUse]:
    """Yield what of a trigger fires whether or not the visitor has answered, or wants to."""
    if use.trigger.parts == _ONE:
        for part in use.parts:
            yield from _loose(part, brought)
    elif not any(leaf.trigger.wanted or leaf.trigger.name in brought for leaf in use.leaves()):
        yield use
