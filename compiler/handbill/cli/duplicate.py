"""`handbill duplicate`."""

from __future__ import annotations

import click

from handbill.cli import naming


@click.command()
@click.argument("words", metavar="[SITE] ID", nargs=-1)
@click.option("--id", "new", required=True, metavar="NEW", help="What the copy is called.")
@click.pass_context
def duplicate(context: click.Context, words: tuple[str, ...], new: str) -> None:
    """Write a promotion or campaign once more, under another id.

    Its translations come with it. What browsers keep of the first one stays with that: the copy begins anew, with a
    priority of its own. Nothing that is there is overwritten.
    """
    from handbill.exchange.copying import copy_of
    from handbill.exchange.files import place, put
    from handbill.exchange.mentions import Mentions
    from handbill.exchange.merge import added
    from handbill.exchange.uses import KINDS
    from handbill.yaml.writing import plain

    root, name = naming.split(words, context)
    shop = naming.opened(root, context)
    file = naming.found(shop, name, context)
    path = f"{KINDS[file.kind]}/{naming.free_id(new, context)}.yml"
    with naming.writing():
        if place(root, path).exists():
            raise click.UsageError(f"{path} is there already; take another id.", context)
    copy = copy_of(
        file, shop.source.lines[file.path], new, naming.free_priority(root), Mentions(shop.catalog)
    )
    if copy is None:
        raise click.ClickException(
            f"{file.path} is written so that no line can be added to it: copy it to {path} by hand, and give that a "
            "`priority` of its own and no `renamed_from`."
        )
    written = {path: copy}
    for locale in shop.source.of_kind("locale") if file.kind == "promotion" else ():
        said = naming.said_of(locale, file.id)
        if said is not None:
            text = added(shop.source.lines[locale.path], ("promotions", new), plain(said))
            if text is None:
                click.echo(f"{locale.path} can't be added to as it is written", err=True)
            else:
                written[locale.path] = text
    with naming.writing():
        for each, text in written.items():
            put(root, each, text.encode("utf-8"))
            click.echo(each)
    naming.judge(root, (path,), context)
