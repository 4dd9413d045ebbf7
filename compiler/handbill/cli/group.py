"""`handbill`: the group of commands, and what every run has in common: exit codes and our own faults."""

import signal
from collections.abc import Sequence

import click

from handbill import __version__
from handbill.cli.lazy import LazyGroup


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def handbill() -> None:
    """Compile definitions of storefront promotions into one small JavaScript file."""


def run(arguments: Sequence[str]) -> int:
    """Run a command line; return its exit code."""
    # Who is asked to end takes back what is half written, as with Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return int(handbill.main(list(arguments), prog_name="handbill", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("stopped", err=True)
        return 130
    except SystemExit:
        # Without its standalone mode click exits by itself in one case: the reader of our output has gone. Shells
        # know that as 128 + SIGPIPE, and 1 would say that the user's files are wrong.
        return 141
    except Exception as error:
        # The last line of defence: a fault of ours gets words, not a traceback.
        from handbill.cli.fault import report_fault

        report_fault(error, list(arguments))
        return 70
