"""Modules of the shop's: `script: scripts/x.js`, which a rule asks, and those that a step calls."""

from handbill.check import facts
from handbill.check.context import Context
from handbill.check.nodes import scalar
from handbill.diagnostics.rules import names as rules
from handbill.model.site import FactUse, Script
from handbill.model.source import Entry, Node, ScriptFile


def asked(line: Entry, context: Context) -> tuple[Script, ...]:
    """Read the path of a script. What is wrong with it, and facts that are none, are told where they stand in it."""
    found = module(line.value, "script", context)
    for fault in found.faults if found else ():
        context.report(fault)
    if found is None or found.faults:
        return ()
    uses = [(said, facts.find(said.text, said.at, context)) for said in found.facts]
    if any(use is None for _, use in uses):
        return ()
    read = tuple(FactUse(use[0], use[1], said.text) for said, use in uses if use)
    return (Script(found.path, read, line.value.at),)


def module(node: Node, what: str, context: Context) -> ScriptFile | None:
    """Return the module of the site's that a path names; one that is none is reported."""
    path = scalar(node, what, f"{what}: scripts/vip.js", context.report)
    if path is None:
        return None
    found = context.source.scripts.get(path.text)
    if found is None:
        context.report(rules.file_unknown(path.at, path.text, context.source.scripts))
    return found
