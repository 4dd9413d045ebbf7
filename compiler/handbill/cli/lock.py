"""`handbill lock`."""

from __future__ import annotations

from pathlib import Path

import click

from handbill.cli import arguments, naming


@click.command()
@arguments.site
@click.option("--accept", is_flag=True, help="Also where visitors lose something by what has changed.")
@click.pass_context
def lock(context: click.Context, root: Path, accept: bool) -> None:
    """Write state.lock: what visitors' browsers keep of the site, which later builds are held against.

    Commit the file. Nothing is written where something would be lost, unless --accept says that it may.
    """
    from handbill.cli.reporting import show, talk
    from handbill.diagnostics import Report
    from handbill.exchange.files import put
    from handbill.exchange.statefile import FILE, text_of
    from handbill.pipeline import check_site

    report = Report()
    now = arguments.moment(None, root)
    site = check_site(root, now, report, accept=accept)
    errors = tuple(one for one in report.diagnostics if one.severity == "error")
    show(errors, report.lines, "text", root)
    if site is None:
        talk("nothing was written")
        context.exit(1)
    text = text_of(site.state)
    target = root / FILE
    if target.is_file() and target.read_text("utf-8") == text:
        talk(f"{FILE} is up to date")
        return
    with naming.writing():
        put(root, FILE, text.encode())
    click.echo(FILE)
