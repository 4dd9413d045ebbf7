"""`handbill`: the group of commands, and what every run has in common: exit codes and our own faults."""

import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from handbill import __version__
from handbill.cli.build import build
from handbill.cli.check import check
from handbill.cli.dev import dev
from handbill.cli.rule import rule
from handbill.cli.watch import watch

EPILOG = """\b
Exit codes: 0 fine, 1 problems in your files, 2 wrong use, 70 a fault of Handbill's, 130 stopped by Ctrl-C.
Reports go to stdout, talk to stderr. NO_COLOR=1 turns colour off, FORCE_COLOR=1 on.
Handbill never sends anything anywhere about you or your shop."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=EPILOG)
@click.version_option(__version__, message="%(prog)s %(version)s")
def handbill() -> None:
    """Compile definitions of storefront promotions into one small JavaScript file."""


for _command in (build, check, watch, dev, rule):
    handbill.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command line and exit with its code."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run a command line; return its exit code."""
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
