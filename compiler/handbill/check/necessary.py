"""`purpose: necessary`: what may show before any consent, and therefore remembers and collects nothing."""

from handbill.check import values
from handbill.check.comparisons import scalar_of
from handbill.check.context import Context
from handbill.check.goals import blocks
from handbill.check.nodes import items
from handbill.diagnostics.rules import language as rules
from handbill.model.manifest import Template
from handbill.model.site import Screen
from handbill.model.source import Mapping, Node, Scalar

NECESSARY = "necessary"
_BRIEF = ("page", "session")


def check_necessary(
    root: Mapping, screens: tuple[Screen, ...], template: Template | None, context: Context
) -> bool:
    """Say whether the promotion is lifted out of the consent gate; report what such a one may not have."""
    node = root.get("purpose")
    single = scalar_of(node, "purpose", f"purpose: {NECESSARY}", context) if node is not None else None
    written = single is not None and values.choice(single, "purpose", (NECESSARY,), context) is not None
    if not written and not (template and template.necessary):
        return False
    for use in blocks(screens):
        if use.block.captures or use.block.plays:
            context.report(rules.necessary_with(use.at, f"a {use.block.name}"))
        for holder, parameter, value in use.given():
            if parameter.endpoint and value is not False:
                context.report(rules.necessary_with(holder.at, f"'{parameter.name}' of {holder.block.name}"))
    frequency = root.get("frequency")
    cap = frequency.get("cap") if isinstance(frequency, Mapping) else None
    for item in items(cap) if cap is not None else ():
        _check_cap(item, context)
    return True


def _check_cap(node: Node, context: Context) -> None:
    per = node.get("per") if isinstance(node, Mapping) else None
    if isinstance(per, Scalar) and per.text not in _BRIEF:
        context.report(rules.necessary_with(per.at, f"a cap per {per.text}"))
