"""What can be proven of campaigns: every step can be come to, every way round waits, and who enrols whom."""

from collections.abc import Sequence

from handbill.check.context import Context
from handbill.diagnostics.rules import campaigns as rules
from handbill.logic.walks import circles, reached, restless, rows
from handbill.model.campaign import Campaign, StepUse

CAMPAIGNS = "campaigns"


def check_walk(campaign: Campaign, context: Context) -> None:
    """Report steps that nobody comes to, and ways round on which nobody waits."""
    if any(
        found.severity == "error" and found.at.file == campaign.at.file
        for found in context.report.diagnostics
    ):
        return  # What is missing from a file with a mistake in it would make nonsense of a proof.
    walk = rows(campaign)
    found = reached(walk)
    for at, row in enumerate(walk):
        if at not in found and row.before is not None and row.before in found:
            before = walk[row.before].use
            context.report(rules.step_unreached(row.use.at, row.use.id, before.id, before.at))
    for way in restless(walk):
        context.report(rules.cycle_without_wait(way[0].use.at, tuple(row.use.id for row in way)))


def check_company(campaigns: Sequence[Campaign], context: Context) -> None:
    """Report campaigns that enrol each other, and those into which nobody comes."""
    broken = {found.at.file for found in context.report.diagnostics if found.severity == "error"}
    sound = [campaign for campaign in campaigns if campaign.at.file not in broken]
    at_once = {campaign.id: _enrols(campaign, waited=False) for campaign in sound}
    ever = {campaign.id: _enrols(campaign, waited=True) for campaign in sound}
    told: set[str] = set()
    for way in circles({name: list(to) for name, to in at_once.items()}):
        told.update(way)
        context.report(rules.enrols_round(at_once[way[0]][way[1 % len(way)]].at, way))
    for way in circles({name: list(to) for name, to in ever.items()}):
        if not told.issuperset(way):
            context.report(rules.enrols_in_turns(ever[way[0]][way[1 % len(way)]].at, way))
    enrolled = {name for to in ever.values() for name in to}
    for campaign in sound:
        if not campaign.triggers and campaign.id not in enrolled and len(sound) == len(campaigns):
            context.report(rules.never_begins(campaign.at, campaign.id))


def _enrols(campaign: Campaign, waited: bool) -> dict[str, StepUse]:
    """Return the campaigns that one enrols visitors in, `waited`: also where they have waited before."""
    walk = rows(campaign)
    found = reached(walk, (lambda _: False) if waited else (lambda row: row.use.step.waits))
    uses = [walk[at].use for at in sorted(found)]
    return {name: use for use in reversed(uses) for name in use.named(CAMPAIGNS)}
