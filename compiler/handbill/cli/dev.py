"""`handbill dev`."""

from pathlib import Path

import click

from handbill.cli import arguments


@click.command()
@arguments.site
@click.option(
    "--port", type=click.IntRange(0, 65535), default=4400, show_default=True, help="Where to listen."
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to bind; 0.0.0.0 for the whole network."
)
@click.option("--open", "browse", is_flag=True, help="Open the shop in the browser.")
@click.option("--strict-port", is_flag=True, help="Fail when the port is taken, instead of trying the next.")
def dev(root: Path, port: int, host: str, browse: bool, strict_port: bool) -> None:
    """Serve a site's pages with its bundle, and reload them as you write.

    A mistake shows up on the page, with its place; the last good bundle stays in use. What the page sends to the
    site's endpoints is printed and answered with 202. Nothing is written to disk. Ctrl-C ends it.
    """
    from threading import Event, Thread

    from handbill.cli.inbox import print_received
    from handbill.cli.progress import Progress
    from handbill.cli.reporting import talk
    from handbill.diagnostics import render
    from handbill.serve.loop import follow, shipped
    from handbill.serve.outcome import Outcome
    from handbill.serve.server import bind
    from handbill.serve.stage import Stage
    from handbill.serve.workshop import Workshop

    stage = Stage()
    try:
        server = bind(host, port, strict_port, root, stage, print_received)
    except OSError as error:
        raise click.UsageError(f"Cannot listen on {host}:{port}: {error.strerror or error}.") from error
    progress = Progress(root, "text")
    problems = ""

    def tell(outcome: Outcome | None, files: int) -> None:
        nonlocal problems
        if outcome is not None:
            problems = render.text(outcome.diagnostics, outcome.lines, False) if outcome.failed else ""
        progress.tell(outcome, files)
        stage.show(outcome.bundle if outcome else None, problems)

    Thread(target=server.serve_forever, daemon=True).start()
    talk(f"{root.name} is on {server.url}")
    if browse:
        click.launch(server.url)
    try:
        follow(Workshop(root, lambda: arguments.moment(None, root)), tell, Event(), shipped())
    finally:
        stage.close()
        server.shutdown()
        server.server_close()
