"""Moments that a promotion counts to: still to come, and within its schedule."""

from handbill.check.context import Context
from handbill.check.goals import blocks
from handbill.diagnostics.rules import looks as rules
from handbill.model.site import BlockUse, Schedule, Screen
from handbill.model.source import Mapping, Node, Scalar
from handbill.model.values import Moment


def check_coming(
    screens: tuple[Screen, ...], schedule: Schedule | None, node: Node | None, context: Context
) -> None:
    """Warn of moments that are over when the site is built, or that nobody sees come. `node` is the schedule's."""
    for use in blocks(screens):
        for parameter in use.block.parameters:
            found = use.parameters.get(parameter.name)
            if parameter.coming and isinstance(found, Moment):
                _check(use, found, schedule, node, context)


def _check(
    use: BlockUse,
    found: Moment,
    schedule: Schedule | None,
    node: Node | None,
    context: Context,
) -> None:
    local = found.utc.astimezone(context.zone) if context.zone else found.utc
    text = f"{local:%Y-%m-%d %H:%M}"
    if found.utc <= context.source.now:
        context.report(rules.moment_past(use.at, text, use.block.name))
    elif schedule and found.ms <= schedule.earliest:
        context.report(rules.moment_outside(use.at, text, use.block.name, _written(node, "from"), True))
    elif schedule and found.ms > schedule.latest:
        context.report(rules.moment_outside(use.at, text, use.block.name, _written(node, "until"), False))


def _written(node: Node | None, key: str) -> str:
    value = node.get(key) if isinstance(node, Mapping) else None
    return value.text if isinstance(value, Scalar) else key
