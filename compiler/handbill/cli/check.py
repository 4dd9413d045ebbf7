"""`handbill check`."""

from datetime import datetime
from pathlib import Path

import click

from handbill.cli import arguments
from handbill.model.source import Source


@click.command()
@arguments.site
@arguments.at
@arguments.strict
@arguments.output
@click.pass_context
def check(context: click.Context, root: Path, at: datetime | None, strict: bool, form: str) -> None:
    """Find every mistake in a site's definitions.

    Builds the bundle in memory as well, so that what only a build can see is found, and writes nothing. Of a site with
    several languages it says how complete each of them is, of an experiment that declares an effect how many visitors
    it needs.
    """
    from handbill.cli import experiments, languages
    from handbill.cli.reporting import failed, name_replaced, show, talk
    from handbill.diagnostics import Report
    from handbill.pipeline import Memory, compile_site

    report = Report()
    memory = Memory()
    compile_site(root, arguments.moment(at, root), report, memory=memory)
    notes = {**languages.said(memory.coverage), **experiments.said(memory.experiments)}
    show(report.diagnostics, report.lines, form, root, notes)
    if memory.catalog:
        name_replaced(memory.catalog.replaced)
    if failed(report.diagnostics, strict):
        context.exit(1)
    for line in (*languages.lines(memory.coverage), *experiments.lines(memory.experiments)):
        talk(line)
    count = len(memory.source.of_kind("promotion")) if memory.source else 0
    if memory.source and (unlocked := _unlocked(memory.source)):
        talk(unlocked)
    talk(f"{root.name}: {count} promotion{'' if count == 1 else 's'}, no errors")


def _unlocked(source: Source) -> str | None:
    """Say what builds can't be held against, where a site has no `state.lock`, or one that has no more than steps' ids."""
    from handbill.check.state import locked_state
    from handbill.diagnostics import Report

    if not source.of_kind("lock"):
        return "there is no state.lock, so no build can tell what a change loses: `handbill lock` writes one"
    state = locked_state(source, Report())
    if state and any(kept.is_vague for kept in state.campaigns.values()):
        return "state.lock does not say what the steps of campaigns do: `handbill lock` writes it anew"
    return None
