"""`handbill new`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from handbill.cli import arguments, naming
from handbill.cli.new_campaign import campaign

if TYPE_CHECKING:
    from handbill.model.manifest import Template


@click.group()
def new() -> None:
    """Begin a promotion or a campaign, with files that build."""


new.add_command(campaign)


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
    target = root / "promotions" / f"{naming.free_id(name, context)}.yml"
    template = catalog.templates[source.partition(".")[0]]
    text = beginning(template, source.partition(".")[2], naming.free_priority(root))
    path = target.relative_to(root).as_posix()
    with naming.writing():
        target.parent.mkdir(exist_ok=True)
        try:
            with target.open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            raise click.UsageError(f"{path} is there already; take another id.", context) from None
        click.echo(path)
        for each in _copied(template, root, text):
            talk(f"copied {each}, which its example shows; put your own in its place")
    naming.judge(root, (path,), context)


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
