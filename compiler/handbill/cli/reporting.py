"""How diagnostics leave the command line, and what they do to its exit code."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TextIO

import click

from handbill.diagnostics import Diagnostic


def colored(stream: TextIO) -> bool:
    """Tell whether to write colour: to terminals, unless NO_COLOR; FORCE_COLOR decides when it is set."""
    if os.environ.get("NO_COLOR"):
        return False
    if forced := os.environ.get("FORCE_COLOR"):
        return forced != "0"
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def show(
    diagnostics: tuple[Diagnostic, ...],
    lines: Mapping[str, str],
    form: str,
    root: Path,
    more: Mapping[str, Any] | None = None,
) -> None:
    """Write diagnostics to stdout. Of none, the machine-readable forms are still a whole document.

    `root` is the site's folder: GitHub wants paths from where the command runs, the repository's top. `more` are keys
    of the JSON document besides.
    """
    from handbill.diagnostics import render

    if form == "text":
        if diagnostics:
            text = render.text(diagnostics, lines, colored(sys.stdout))
            click.echo(text.rstrip("\n"), color=True)
        return
    if form == "github":
        text = render.github(diagnostics, _from_here(root))
    else:
        text = render.json(diagnostics, more) if form == "json" else render.sarif(diagnostics)
    if text:
        click.echo(text.rstrip("\n"))


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


def _from_here(root: Path) -> str:
    here = Path.cwd()
    return root.relative_to(here).as_posix() if root.is_relative_to(here) else ""
