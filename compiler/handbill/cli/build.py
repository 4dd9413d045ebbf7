"""`handbill build`."""

from datetime import datetime
from pathlib import Path

import click

from handbill.cli import arguments


@click.command()
@arguments.site
@arguments.out
@arguments.at
@arguments.strict
@arguments.output
@click.pass_context
def build(
    context: click.Context, root: Path, out: Path, at: datetime | None, strict: bool, form: str
) -> None:
    """Compile a site into build/<site>/.

    Nothing is written when there is an error, or under --strict a warning: what was built before stays whole.
    """
    from time import perf_counter

    from handbill.cli.reporting import failed, name_replaced, show, talk
    from handbill.cli.sizes import size_table
    from handbill.diagnostics import Report
    from handbill.emit import previous_parts, write
    from handbill.pipeline import Memory, compile_site

    started = perf_counter()
    report = Report()
    memory = Memory()
    bundle = compile_site(root, arguments.moment(at, root), report, memory=memory)
    before = previous_parts(out, bundle.site_id) if bundle else {}
    if bundle and not failed(report.diagnostics, strict):
        write(bundle, out, report)
    show(report.diagnostics, report.lines, form, root)
    if memory.catalog:
        name_replaced(memory.catalog.replaced)
    if bundle is None or failed(report.diagnostics, strict):
        talk("nothing was written")
        context.exit(1)
    if form == "text":
        click.echo(size_table(bundle, before))
    seconds = perf_counter() - started
    talk(f"wrote {(out / bundle.site_id).as_posix()}/ ({len(bundle.files)} files) in {seconds:.2f} s")
