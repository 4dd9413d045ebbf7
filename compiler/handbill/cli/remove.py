"""`handbill remove`."""

from __future__ import annotations

import click

from handbill.cli import naming
from handbill.model.lock import PROMOTION
from handbill.model.source import File


@click.command()
@click.argument("words", metavar="[SITE] ID", nargs=-1)
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def remove(context: click.Context, words: tuple[str, ...], yes: bool) -> None:
    """Take a promotion or campaign out of a site, and say who misses it.

    Its file and its translations go; what else it uses stays. Says first what refers to it, and what visitors lose.
    """
    from handbill.cli.reporting import talk
    from handbill.exchange.files import place
    from handbill.exchange.uses import references

    root, name = naming.split(words, context)
    shop = naming.opened(root, context)
    file = naming.found(shop, name, context)
    for where in references(file.kind, file.id, shop.source, shop.catalog):
        talk(f"{where} refers to it")
    for path in _left_alone(shop, file):
        talk(f"nothing but a script of yours shows {path} without it")
    for loss in _losses(shop, file.kind, file.id):
        talk(loss)
    if not yes:
        click.confirm(f"Remove {file.path}?", abort=True, err=True)
    with naming.writing():
        for locale in shop.source.of_kind("locale") if file.kind == PROMOTION else ():
            if naming.said_of(locale, file.id) is not None:
                _unsay(shop, locale, file.id)
        place(root, file.path).unlink()
    click.echo(file.path)


def _left_alone(shop: naming.Shop, file: File) -> list[str]:
    """Return the promotions that have no triggers, and that nothing else of the site names."""
    from handbill.exchange.mentions import Mentions
    from handbill.exchange.uses import references
    from handbill.model.source import Sequence

    named = {one.name for one in Mentions(shop.catalog).of(file.root) if one.kind == PROMOTION}
    alone: list[str] = []
    for other in shop.source.of_kind(PROMOTION):
        waits = other.root.get("triggers") or Sequence((), other.root.at)
        if other.id in named - {file.id} and isinstance(waits, Sequence) and not waits.items:
            places = references(PROMOTION, other.id, shop.source, shop.catalog)
            if all(place.startswith(f"{file.path}:") for place in places):
                alone.append(other.path)
    return alone


def _unsay(shop: naming.Shop, locale: File, name: str) -> None:
    """Take what a language says of a promotion out of its file; one that says nothing else goes."""
    from handbill.cli.reporting import talk
    from handbill.exchange.files import place, put
    from handbill.exchange.merge import without

    text = without(shop.source.lines[locale.path], ("promotions", name))
    if text is None:
        talk(f"{locale.path} still speaks of it, and is written so that no line can be taken out")
        return
    if text:
        put(shop.root, locale.path, text.encode("utf-8"))
    else:
        place(shop.root, locale.path).unlink()
    click.echo(locale.path)


def _losses(shop: naming.Shop, kind: str, name: str) -> list[str]:
    """Say what browsers keep of it that would mean nothing any more."""
    from handbill.check.state import locked_state
    from handbill.diagnostics import Report

    state = locked_state(shop.source, Report())
    kept = state.of(kind).get(name) if state else None
    if state is None or kept is None:
        return ["state.lock does not know it, so nothing is known of what visitors have of it"]
    usual = (
        "how often they saw it and what they answered"
        if kind == PROMOTION
        else "how far they have come in it"
    )
    parts = [usual, *(f"what is kept of them as '{key}'" for key in kept.keys)]
    parts += [
        f"their variants of '{trial}'"
        for trial, one in state.experiments.items()
        if (one.kind, one.of) == (kind, name)
    ]
    return [f"visitors lose {part}" for part in parts]
