"""`handbill gallery`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handbill.cli import arguments

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbill.examples.states import State
    from handbill.model.manifest import Catalog


@click.command()
@click.argument("root", metavar="[SITE]", type=arguments.SiteFolder(), required=False)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("build/gallery"),
    show_default=True,
    help="Where to write index.html and the pictures.",
)
@arguments.at
@click.option(
    "--scale",
    type=click.FloatRange(0.1, 4),
    default=1,
    show_default=True,
    help="Pixels of a picture for a CSS pixel.",
)
@click.option("--template", "wanted", multiple=True, metavar="NAME", help="This template alone; repeatable.")
@click.pass_context
def gallery(
    context: click.Context,
    root: Path | None,
    out: Path,
    at: datetime | None,
    scale: float,
    wanted: tuple[str, ...],
) -> None:
    """Take pictures of every template: each screen, light and dark, on phone and desktop, right to left.

    With SITE they wear its theme, and its own templates are among them. Needs a Chromium.
    """
    from handbill.catalog import load
    from handbill.cli.reporting import talk
    from handbill.diagnostics import Report
    from handbill.examples.states import SHARED, states

    try:
        from handbill.examples.camera import NoBrowserError, pictures
        from handbill.examples.gallery import INDEX, hang
    except ModuleNotFoundError as error:
        raise click.UsageError(
            "The gallery needs a browser: pip install 'handbill[gallery]', then playwright install chromium.",
            context,
        ) from error
    site = root or (Path.cwd() if Path("site.yml").is_file() else None)
    catalog = load(site, Report())
    names = _known(wanted, catalog, context)
    every = tuple(state for name in names for state in states(catalog.templates[name], catalog))
    now = arguments.moment(at, site or SHARED)
    files = _built(every, catalog, site, now, context)
    try:
        count = hang(pictures(every, files, now, scale), catalog, out)
    except NoBrowserError as error:
        raise click.UsageError(f"The gallery needs a browser: {error}.", context) from error
    click.echo((out / INDEX).as_posix())
    talk(f"{count} pictures of {len(names)} template{'' if len(names) == 1 else 's'}")


def _known(wanted: tuple[str, ...], catalog: Catalog, context: click.Context) -> tuple[str, ...]:
    """Return the templates to show: those that are wanted, else all."""
    from handbill.diagnostics import did_you_mean

    for name in wanted:
        if name not in catalog.templates:
            hint = did_you_mean(name, catalog.templates)
            raise click.UsageError(f"There is no template '{name}'; {hint}", context)
    return wanted or tuple(sorted(catalog.templates))


def _built(
    every: tuple[State, ...], catalog: Catalog, site: Path | None, now: datetime, context: click.Context
) -> Mapping[str, bytes]:
    """Return the files of a bundle with all states; ends the run when one of them does not build."""
    from tempfile import TemporaryDirectory

    from handbill.cli.reporting import show
    from handbill.diagnostics import Report
    from handbill.examples.shop import furnish
    from handbill.pipeline import compile_site

    report = Report()
    with TemporaryDirectory() as folder:
        shop = Path(folder) / "gallery"
        shop.mkdir()
        furnish(shop, every, catalog, site)
        bundle = compile_site(shop, now, report)
    if bundle is None:
        show(report.diagnostics, report.lines, "text", site or shop)
        context.exit(1)
    return bundle.files
