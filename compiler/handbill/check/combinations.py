"""Triggers that are made of others: every one of them, one of them, or one after the other."""

from collections.abc import Callable

from handbill.check.context import Context
from handbill.check.nodes import head
from handbill.diagnostics.rules import names as name_rules
from handbill.diagnostics.rules import triggers as rules
from handbill.model.manifest import DEVICES, LATER, PARTS, Trigger
from handbill.model.site import TriggerUse
from handbill.model.source import Node, Scalar, Sequence

EVERY, ONE, ORDER = PARTS
_NEVER = LATER[1]

Read = Callable[[Node, Context], TriggerUse | None]


def combination(
    trigger: Trigger, name: Scalar, node: Node | None, read: Read, context: Context
) -> TriggerUse | None:
    """Read a list of triggers, each of which may be a combination. `read` reads one item."""
    example = f"{trigger.name}: [ {{ scroll_depth: 30% }}, {{ timer: 10s }} ]"
    if not isinstance(node, Sequence):
        at = head(node.at) if node is not None else name.at
        context.report(name_rules.shape_wrong(at, trigger.name, "a list of triggers", example))
        return None
    if not node.items:
        context.report(name_rules.part_empty(node.at, trigger.name, example))
        return None
    found = [read(item, context) for item in node.items]
    use = TriggerUse(trigger, {}, name.at, parts=tuple(part for part in found if part))
    if None not in found:
        _check(use, context)
    return use


def _check(use: TriggerUse, context: Context) -> None:
    """Report what makes no sense in a combination all of whose parts are known."""
    first, *rest = use.parts
    if not rest:
        context.report(rules.combination_of_one(use.at, use.trigger.name, first.trigger.name))
    if use.trigger.parts == ORDER:
        for part in rest:
            for leaf in part.leaves():
                if leaf.trigger.later == _NEVER:
                    context.report(
                        rules.never_later(leaf.at, leaf.trigger.name, use.trigger.name, first.trigger.name)
                    )
    if not use.reach and all(part.reach for part in use.parts):
        each = tuple((p.trigger.name, tuple(d for d in DEVICES if d in p.reach)) for p in use.parts)
        context.report(rules.parts_apart(use.at, use.trigger.name, each))
