"""`handbill watch`."""

from pathlib import Path

import click

from handbill.cli import arguments


@click.command()
@arguments.site
@arguments.out
@arguments.output
def watch(root: Path, out: Path, form: str) -> None:
    """Build, and build again whenever a file of the site changes.

    One line a build. A mistake leaves the last good files in place. Ctrl-C ends it.
    """
    from threading import Event

    from handbill.cli.progress import Progress
    from handbill.emit import write
    from handbill.serve.loop import follow, shipped
    from handbill.serve.workshop import Workshop

    workshop = Workshop(
        root, lambda: arguments.moment(None, root), lambda bundle, report: write(bundle, out, report)
    )
    progress = Progress(root, form)
    follow(workshop, progress.tell, Event(), shipped(), (out.resolve(),))
