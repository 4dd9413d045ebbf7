"""`handbill export`."""

from __future__ import annotations

from pathlib import Path

import click

from handbill.cli import naming


@click.command()
@click.argument("words", metavar="[SITE] ID", nargs=-1)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Where to write."
)
@click.pass_context
def export(context: click.Context, words: tuple[str, ...], out: Path | None) -> None:
    """Write one file with a promotion or campaign and all that it uses, for another site.

    Audiences, facts of the shop's own, translations, pictures, tables of products, scripts and templates are in it, and
    the promotions that it opens or asks about. Without --out it is ID.handbill.json in the current folder.
    """
    from handbill.cli.reporting import talk
    from handbill.exchange.packing import pack
    from handbill.exchange.parcel import ParcelError, read, text_of

    root, name = naming.split(words, context)
    shop = naming.opened(root, context)
    file = naming.found(shop, name, context)
    parcel = pack(root, file.kind, file.id, shop.source, shop.catalog)
    text = text_of(parcel).encode("utf-8")
    try:
        read(text)
    except ParcelError as error:
        raise click.ClickException(f"No import would take that: {error.path or 'it'} {error.why}.") from error
    target = out or Path(f"{file.id}.handbill.json")
    with naming.writing():
        target.write_bytes(text)
    click.echo(target.as_posix())
    parts = {"audience": parcel.audiences, "fact": parcel.facts, "language": parcel.locales}
    counts = [_count(len(parcel.files), "file"), *(_count(len(p), what) for what, p in parts.items() if p)]
    talk(", ".join(counts))


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
