"""How diagnostics leave the command line, and what they do to its exit code."""

import os
import sys
from collections.abc import Mapping
from typing import TextIO

import click

from handbill.diagnostics import Diagnostic


def colored(stream: TextIO) -> bool:
    """Tell whether to write colour: to terminals, unless NO_COLOR; FORCE_COLOR decides when it is set."""
    if os.environ.get("NO_COLOR"):
        return False
    if forced := os.environ.get("FORCE_COLOR"):
        return forced != "0"
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def show(diagnostics: tuple[Diagnostic, ...], lines: Mapping[str, str], form: str) -> None:
    """Write diagnostics to stdout. Of none, the machine-readable forms are still a whole document."""
    from handbill.diagnostics import render

    if form == "text":
        if diagnostics:
            text = render.text(diagnostics, lines, colored(sys.stdout))
            click.echo(text.rstrip("\n"), color=True)
        return
    writers = {"json": render.json, "github": render.github, "sarif": render.sarif}
    if text := writers[form](diagnostics).rstrip("\n"):
        click.echo(text)


def failed(diagnostics: tuple[Diagnostic, ...], strict: bool) -> bool:
    """Tell whether a run is not fine: any error, or under --strict anything."""
    return bool(diagnostics) if strict else any(d.severity == "error" for d in diagnostics)


def talk(text: str) -> None:
    """Say something on stderr."""
    click.echo(text, err=True, color=colored(sys.stderr))


def name_replaced(replaced: tuple[str, ...]) -> None:
    """Say which folders of the site stand in for shipped ones."""
    for folder in replaced:
        talk(f"note: {folder} takes the place of the shipped one of that name")
