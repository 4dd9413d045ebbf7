"""What is said when Handbill itself breaks."""

import os
import platform
import shlex
import tempfile
import traceback
from pathlib import Path

import click

from handbill import __version__


def report_fault(error: Exception, arguments: list[str]) -> None:
    """Write the traceback to a file, and say on stderr what to report."""
    command = shlex.join(["handbill", *arguments])
    system = f"Handbill {__version__}, Python {platform.python_version()}, {platform.platform()}"
    text = f"{system}\n{command}\n\n{''.join(traceback.format_exception(error))}"
    click.echo(f"Handbill has failed by a fault of its own: {type(error).__name__}: {error}", err=True)
    click.echo("Your files are not to blame, and what was built before is untouched.", err=True)
    click.echo("Please report it with these three:", err=True)
    click.echo(f"  {system}\n  {command}\n  {_keep(text)}", err=True)


def _keep(text: str) -> str:
    try:
        handle, name = tempfile.mkstemp(prefix="handbill-fault-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError:
        return text
    return str(Path(name))
