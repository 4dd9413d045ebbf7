"""`handbill new`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handbill.cli import arguments

if TYPE_CHECKING:
    from handbill.model.manifest import Template


@click.group()
def new() -> None:
    """Begin a promotion from a template, with a file that builds."""


@new.command()
@arguments.site
@click.option("--from", "source", required=True, metavar="TEMPLATE", help="The template: popup, banner, …")
@click.option(
    "--id", "name", required=True, metavar="ID", help="The promotion's id, which names the file, too."
)
@click.pass_context
def promotion(context: click.Context, root: Path, source: str, name: str) -> None:
    """Write promotions/ID.yml from a template's example, with triggers, targeting and frequency that suit it.

    TEMPLATE.EXAMPLE is another one of its examples. Nothing that is there is overwritten.
    """
    from handbill.catalog import load
    from handbill.cli.reporting import talk
    from handbill.diagnostics import Report, did_you_mean
    from handbill.examples.start import beginning, names

    catalog = load(root, Report())
    if source not in names(catalog):
        hint = did_you_mean(source, names(catalog))
        raise click.UsageError(f"There is no template '{source}'; {hint}", context)
    target = _target(root, name, context)
    template = catalog.templates[source.partition(".")[0]]
    text = beginning(template, source.partition(".")[2], _free_priority(root))
    target.parent.mkdir(exist_ok=True)
    try:
        with target.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        path = target.relative_to(root).as_posix()
        raise click.UsageError(f"{path} is there already; take another id.", context) from None
    click.echo(target.relative_to(root).as_posix())
    for path in _copied(template, root, text):
        talk(f"copied {path}, which its example shows; put your own in its place")
    _judge(context, root, target)


def _target(root: Path, name: str, context: click.Context) -> Path:
    from handbill.read.folder import ID

    if not ID.fullmatch(name):
        near = re.sub(r"^[^a-z]+|-+$", "", re.sub(r"[^a-z0-9]+", "-", name.lower()))
        hint = f"; did you mean '{near}'?" if near else "."
        raise click.UsageError(
            f"'{name}' is no id: it begins with a letter, and has small letters, digits and '-' alone{hint}",
            context,
        )
    return root / "promotions" / f"{name}.yml"


def _free_priority(root: Path) -> int:
    """Return the priority nearest to the usual one that no promotion of the site has, so that none ties with it."""
    from handbill.examples.start import USUAL_PRIORITY
    from handbill.model.source import Scalar
    from handbill.yaml import compose

    taken: set[str] = set()
    for path in (root / "promotions").glob("*.yml"):
        tree = compose(path.read_text("utf-8", errors="replace"), path.name)[0]
        given = tree.get("priority") if tree else None
        taken.add(given.text if isinstance(given, Scalar) else str(USUAL_PRIORITY))
    nearest = sorted(range(1, 100), key=lambda number: (abs(number - USUAL_PRIORITY), -number))
    return next((number for number in nearest if str(number) not in taken), USUAL_PRIORITY)


def _copied(template: Template, root: Path, text: str) -> list[str]:
    """Put what the example shows where it is looked for, unless something is there; return the paths.

    Of the files that all templates share, those that the text names.
    """
    from handbill.examples.states import beside, own_beside

    copied: list[str] = []
    own = own_beside(template, root)
    for path, content in beside(template, root).items():
        target = root / path
        if (path in own or path in text) and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            copied.append(path)
    return copied


def _judge(context: click.Context, root: Path, target: Path) -> None:
    """Say what the site lacks that the new promotion wants: an endpoint for leads, say."""
    from handbill.cli.reporting import failed, show
    from handbill.diagnostics import Report
    from handbill.pipeline import check_site

    report = Report()
    check_site(root, arguments.moment(None, root), report)
    path = target.relative_to(root).as_posix()
    found = tuple(d for d in report.diagnostics if path in (d.at.file, *(n.at.file for n in d.notes)))
    show(found, report.lines, "text", root)
    if failed(found, False):
        context.exit(1)
