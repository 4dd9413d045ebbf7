"""`on_submit`: what is done with the leads of a promotion."""

from handbill.check.context import Context
from handbill.check.goals import blocks
from handbill.check.nodes import head
from handbill.check.steps import Steps
from handbill.diagnostics.rules import apps as rules
from handbill.diagnostics.rules import language
from handbill.model.campaign import StepUse
from handbill.model.site import Screen
from handbill.model.source import Mapping

KEY = "on_submit"


def on_submit(
    root: Mapping, screens: tuple[Screen, ...], necessary: bool, context: Context
) -> tuple[StepUse, ...]:
    """Read the list: steps of campaigns, of those that need none."""
    line = root.entry(KEY)
    if line is None:
        return ()
    found = Steps(context).after_submit(line.value, KEY)
    known = [name for name, step in context.catalog.steps.items() if step.after_submit]
    for use in found:
        if not use.step.after_submit:
            context.report(rules.no_campaign_here(use.at, use.step.name, known))
    if necessary:
        context.report(language.necessary_with(line.key.at, f"'{KEY}'"))
    elif not any(use.captures for use in blocks(screens)):
        context.report(rules.nothing_submitted(head(line.key.at)))
    return found
