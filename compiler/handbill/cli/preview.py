"""`handbill preview`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handbill.cli import arguments, naming

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handbill.exchange.previewfile import Wish
    from handbill.model.site import Site
    from handbill.model.source import Mapping

SHORTEST, LONGEST = 60_000, 90 * 86_400_000
"""ms that a link may hold."""


class Span(click.ParamType[int]):
    """A length of time as definitions have it, in ms: a minute at least, 90 days at most."""

    name = "time"

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return milliseconds."""
        from handbill.model.units import duration

        found = value if isinstance(value, int) else duration(value)
        if found is None or not SHORTEST <= found <= LONGEST:
            return self.fail(f"'{value}' is no length of time from 1m to 90d; write 2h, 7d or 2w", param, ctx)
        return found


@click.command()
@arguments.site
@click.option("--link", is_flag=True, help="Make a link and print it, this once.")
@click.option("--for", "span", type=Span(), default="7d", show_default=True, help="How long it holds.")
@click.option(
    "--url", metavar="ADDRESS", help="The page that the link leads to; without it, the site's `url`."
)
@click.option(
    "--variant",
    "variants",
    multiple=True,
    metavar="EXPERIMENT=VARIANT",
    help="Show this variant; once an experiment.",
)
@click.option("--show", "promotion", metavar="ID", help="Show this promotion alone, whatever its gates say.")
@click.option("--at", type=arguments.Now(), metavar="TIME", help="Let it be that moment, in the shop's zone.")
@click.option("--list", "listed", is_flag=True, help="List the links; so does the command without options.")
@click.option("--end", "ended", multiple=True, metavar="ID", help="End a link, or `all`.")
@click.pass_context
def preview(
    context: click.Context,
    root: Path,
    link: bool,
    span: int,
    url: str | None,
    variants: tuple[str, ...],
    promotion: str | None,
    at: datetime | None,
    listed: bool,
    ended: tuple[str, ...],
) -> None:
    """Make links that show the site without a trace: nothing is stored, sent, counted or granted.

    A link is known to the next bundle that is built, until it ends. The token in it stands nowhere else: the site's
    previews.yml, which is to be committed, holds its digest.
    """
    if link + listed + bool(ended) > 1:
        raise click.UsageError("--link, --list and --end are one at a time.", context)
    if not link and (url or variants or promotion or at):
        raise click.UsageError("--url, --variant, --show and --at say what a --link shows.", context)
    if ended:
        _end(context, root, ended)
    elif link:
        _make(context, root, span, url, variants, promotion, at)
    else:
        _list(context, root)


def _make(
    context: click.Context,
    root: Path,
    span: int,
    url: str | None,
    variants: tuple[str, ...],
    promotion: str | None,
    at: datetime | None,
) -> None:
    from handbill.cli.reporting import show, talk
    from handbill.diagnostics import Report
    from handbill.exchange import previewfile as links
    from handbill.exchange.files import put
    from handbill.model.zones import ZoneInfo
    from handbill.pipeline import check_site

    report, now = Report(), arguments.moment(None, root)
    site = check_site(root, now, report)
    if site is None:
        errors = tuple(one for one in report.diagnostics if one.severity == "error")
        show(errors, report.lines, "text", root)
        talk("nothing was written")
        context.exit(1)
    page = url or site.url
    if page is None or not page.startswith(("https://", "http://")):
        raise click.UsageError("--url says which page the link leads to: https://shop.example/", context)
    wish = _wish(site, variants, promotion, arguments.moment(at, root) if at else None)
    token = links.new_token()
    digest = links.digest_of(token)
    ends = links.end_of(now, span, ZoneInfo(site.timezone))
    name = f"p-{digest[:8]}"
    until = f"{ends:%Y-%m-%d %H:%M}"
    rows = links.rows_of(_file(context, root)) | {name: {"sha256": digest, "until": until}}
    with naming.writing():
        put(root, links.FILE, links.text_of(rows).encode())
    click.echo(links.address(page, token, wish))
    talk(f"{name} holds until {until}, in the next bundle that is built; the link is printed this once")


def _wish(site: Site, variants: tuple[str, ...], promotion: str | None, at: datetime | None) -> Wish:
    from handbill.exchange.previewfile import Wish
    from handbill.model.lock import CAMPAIGN, PROMOTION

    tests = {
        one.name: [v.name for v in one.variants] + ["holdout"]
        for one in site.experiments
        if one.kind == PROMOTION
    }
    walked = {one.name: one.of for one in site.experiments if one.kind == CAMPAIGN}
    wanted: dict[str, str] = {}
    for one in variants:
        experiment, _, variant = one.partition("=")
        if experiment in walked:
            raise click.UsageError(
                f"'{experiment}' is of the campaign '{walked[experiment]}', and campaigns stand still in previews; "
                "--show shows a promotion of it, and `handbill dev` goes the way of ?handbill-variant=…"
            )
        _known("experiment", experiment, tests, "--variant is written EXPERIMENT=VARIANT")
        _known("variant", variant, tests[experiment], f"of the experiment '{experiment}'")
        wanted[experiment] = variant
    if promotion is not None:
        _known("promotion", promotion, [p.id for p in site.promotions], "that is in the bundle")
    return Wish(wanted, promotion, at)


def _known(what: str, name: str, names: Iterable[str], more: str) -> None:
    from handbill.diagnostics import nearest

    those = sorted(names)
    if name in those:
        return
    near = nearest(name, those)
    hint = f"did you mean '{near}'?" if near else f"there are: {', '.join(those) or 'none'}"
    raise click.UsageError(f"There is no {what} '{name}' ({more}); {hint}")


def _list(context: click.Context, root: Path) -> None:
    from handbill.cli.reporting import talk
    from handbill.exchange import previewfile as links

    found = _file(context, root)
    for entry in found or ():
        click.echo(f"{entry.key.text}  until {links.until_of(entry)}")
    if not found or not found.entries:
        talk("there are no links to previews; `handbill preview --link` makes one")


def _end(context: click.Context, root: Path, ended: tuple[str, ...]) -> None:
    from handbill.cli.reporting import talk
    from handbill.exchange import previewfile as links
    from handbill.exchange.files import place, put

    rows = links.rows_of(_file(context, root))
    gone = sorted(rows) if "all" in ended else sorted(set(ended))
    for name in gone:
        _known("preview", name, list(rows), "in previews.yml")
    kept = {name: row for name, row in rows.items() if name not in gone}
    with naming.writing():
        if kept:
            put(root, links.FILE, links.text_of(kept).encode())
        else:
            place(root, links.FILE).unlink(missing_ok=True)
    for name in gone:
        click.echo(name)
    talk("ended: the next bundle that is built knows them no more" if gone else "there were none")


def _file(context: click.Context, root: Path) -> Mapping | None:
    """Return what previews.yml holds, None where there is none; ends the run where it can't be read."""
    from handbill.cli.reporting import show, talk
    from handbill.diagnostics import Report
    from handbill.exchange.previewfile import FILE
    from handbill.yaml import decode, parse

    path = root / FILE
    if not path.is_file():
        return None
    report = Report()
    data = path.read_bytes()
    found = parse(data, FILE, report)
    if found is None:
        text = decode(data, FILE)
        show(report.diagnostics, {FILE: text} if isinstance(text, str) else {}, "text", root)
        talk("nothing was done")
        context.exit(1)
    return found
