"""Where a run begins. Nothing is imported here but words, so that `--help` is there at once."""

import sys

from handbill.cli.help import HELP


def main() -> None:
    """Run the command line of this process and exit with its code."""
    arguments = sys.argv[1:]
    if arguments in (["--help"], ["-h"]):
        print(HELP)
        return
    from handbill.cli.group import run

    sys.exit(run(arguments))
