"""`handbill new campaign`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handbill.cli import arguments, naming

if TYPE_CHECKING:
    from handbill.diagnostics import Report
    from handbill.exchange.beginnings import Beginning


@click.command()
@click.argument("site", metavar="[SITE]", default=".")
@click.option("--from", "source", metavar="BEGINNING", help="What it is like: welcome-series, cart-rescue, …")
@click.option(
    "--id",
    "name",
    metavar="ID",
    help="The campaign's id, which its promotions are called after; the beginning's name when it is left out.",
)
@click.pass_context
def campaign(context: click.Context, site: str, source: str | None, name: str | None) -> None:
    """Write campaigns/ID.yml and the promotions that it shows, commented, from a beginning.

    Without --from it lists the beginnings, a shop's own among them. Nothing that is there is overwritten.
    """
    from handbill.cli.reporting import name_replaced, talk
    from handbill.diagnostics import Report
    from handbill.exchange.beginnings import beginnings

    report = Report()
    root = _root(site, source, context)
    known = beginnings(root, report)
    if source is None:
        click.echo(_listed(known))
        talk(f"\nbegin with one of them: handbill new campaign{_site(site)} --from NAME --id {name or 'ID'}")
        _end_where_wrong(report, root, context)
        return
    assert root is not None
    if source not in known:
        _end_where_wrong(report, root, context)
        raise click.UsageError(_unknown(source, known), context)
    one = known[source]
    name_replaced((one.path,) if one.replaces else ())
    called = naming.free_id(name or source, context)
    written = _write(one, called, root, report, context)
    naming.judge(root, written, context)
    _say_next(root, site, called)


def _root(site: str, source: str | None, context: click.Context) -> Path | None:
    """Return the site's folder; None where none is named, and the list needs none."""
    if site == "." and source is None and not Path("site.yml").is_file():
        return None
    return arguments.SiteFolder().convert(site, None, context)


def _write(one: Beginning, name: str, root: Path, report: Report, context: click.Context) -> tuple[str, ...]:
    """Write what the beginning comes to and return the paths of the definitions; ends the run where it can't be."""
    from handbill.catalog import load
    from handbill.cli.reporting import talk
    from handbill.diagnostics import Report
    from handbill.exchange.beginnings import begun
    from handbill.exchange.files import place, put
    from handbill.exchange.mentions import Mentions

    day = arguments.today(root)
    found = begun(one, name, day, Mentions(load(root, Report())), report)
    if found is None:
        _end_where_wrong(report, root, context)
    assert found is not None
    with naming.writing():
        there = [path for path in found.definitions if place(root, path).exists()]
        if there:
            raise click.UsageError(_in_the_way(there), context)
        copied = {path: content for path, content in found.beside.items() if not place(root, path).exists()}
        for path, content in copied.items():
            put(root, path, content)
        # The campaign last: a build meanwhile finds all that it shows.
        for path in sorted(found.definitions, key=lambda path: path.startswith("campaigns/")):
            put(root, path, found.definitions[path].encode("utf-8"))
    for path in found.definitions:
        click.echo(path)
    for path in copied:
        talk(f"copied {path}, which it uses; put your own in its place")
    return tuple(found.definitions)


def _in_the_way(paths: list[str]) -> str:
    are = "is" if len(paths) == 1 else "are"
    return f"{', '.join(paths)} {are} there already, and nothing was written; take another id: --id ID"


def _unknown(source: str, known: Mapping[str, Beginning]) -> str:
    from handbill.diagnostics import nearest

    near = nearest(source, known)
    hint = f"did you mean '{near}'?" if near else "these are there:"
    return f"There is no beginning '{source}'; {hint}\n\n{_listed(known)}"


def _listed(known: Mapping[str, Beginning]) -> str:
    width = max(map(len, known))
    return "\n".join(f"{name:{width}}  {one.summary}" for name, one in sorted(known.items()))


def _site(site: str) -> str:
    return "" if site == "." else f" {site}"


def _end_where_wrong(report: Report, root: Path | None, context: click.Context) -> None:
    """Show what is wrong with beginnings of the shop's own, and end the run."""
    from handbill.cli.reporting import show

    if report.has_errors:
        show(report.diagnostics, report.lines, "text", root or Path())
        context.exit(1)


def _say_next(root: Path, site: str, name: str) -> None:
    from handbill.cli.reporting import talk

    steps = [
        (f"handbill explain{_site(site)} {name}", "draws its steps"),
        (f"handbill dev{_site(site)}", "lets you walk through them"),
    ]
    if (root / "state.lock").is_file():
        steps.append((f"handbill lock{_site(site)}", "notes the new names, once they are to stay"))
    width = max(len(command) for command, _ in steps)
    talk("next:")
    for command, what in steps:
        talk(f"  {command:{width}}  {what}")
