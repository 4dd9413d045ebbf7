"""`script: scripts/x.js`: a module of the shop's that a rule asks."""

from handbill.check import facts
from handbill.check.context import Context
from handbill.check.nodes import scalar
from handbill.diagnostics.rules import names as rules
from handbill.model.site import FactUse, Script
from handbill.model.source import Entry


def asked(line: Entry, context: Context) -> tuple[Script, ...]:
    """Read the path of a script. What is wrong with it, and facts that are none, are told where they stand in it."""
    node = scalar(line.value, "script", "script: scripts/vip.js", context.report)
    if node is None:
        return ()
    found = context.source.scripts.get(node.text)
    if found is None:
        context.report(rules.file_unknown(node.at, node.text, context.source.scripts))
        return ()
    for fault in found.faults:
        context.report(fault)
    if found.faults:
        return ()
    uses = [(said, facts.find(said.text, said.at, context)) for said in found.facts]
    if any(use is None for _, use in uses):
        return ()
    read = tuple(FactUse(use[0], use[1], said.text) for said, use in uses if use)
    return (Script(found.path, read, node.at),)
