"""`handbill import`."""

from __future__ import annotations

from pathlib import Path

import click

from handbill.cli import arguments, naming


@click.command("import")
@click.argument("words", metavar="[SITE] FILE", nargs=-1)
@click.option("--with-code", is_flag=True, help="Take scripts and templates, too: look at them first.")
@click.pass_context
def import_(context: click.Context, words: tuple[str, ...], with_code: bool) -> None:
    """Take what `handbill export` has written into a site.

    Nothing is overwritten: where something else is there already, that is listed and nothing is taken. Scripts and
    templates are listed, and taken with --with-code alone.
    """
    from handbill.cli.reporting import show, talk
    from handbill.diagnostics import Report
    from handbill.exchange import taking
    from handbill.exchange.parcel import MOST_BYTES

    root, file = _split(words, context)
    with file.open("rb") as stream:
        data = stream.read(MOST_BYTES + 1)
    report = Report()
    parcel = taking.opened(data, file.name, report)
    if parcel is None:
        show(report.diagnostics, {}, "text", root)
        context.exit(1)
    shop = naming.opened(root, context)
    taken = taking.plan_of(root, parcel, shop.source, with_code, report)
    if report.has_errors:
        show(report.diagnostics, shop.source.lines, "text", root)
        talk("nothing was taken")
        context.exit(1)
    with naming.writing():
        taking.write(root, taken)
    for path in sorted(taken.files):
        click.echo(path)
    for path in taken.left:
        talk(f"left out {path}, which is code: look at it, and import again with --with-code")
    for tag in taken.unsaid:
        talk(f"left out what it says in '{tag}', which is none of the site's languages")
    naming.judge(root, tuple(taken.files), context)


def _split(words: tuple[str, ...], context: click.Context) -> tuple[Path, Path]:
    """Return the site's folder and the file, whichever of them stands first."""
    named = [word for word in words if arguments.is_site(word)]
    if len(words) == 1 and named:
        raise click.UsageError(f"Name the file, too: handbill import {words[0]} FILE", context)
    if len(words) not in (1, 2):
        raise click.UsageError(
            "Name the site's folder, and one file that `handbill export` has written.", context
        )
    first, last = words[0], words[-1]
    turned = len(words) == 2 and first not in named and (last in named or Path(first).is_file())
    site, file = (last, first) if turned else (first if len(words) == 2 else ".", last)
    root = arguments.SiteFolder().convert(site, None, context)
    return root, arguments.file(file, "a file that `handbill export` has written", context)
