"""`handbill explain`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handbill.cli import arguments, naming

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbill.diagnostics import Report
    from handbill.explain import Asked, Question

FOLDERS = ("promotions", "campaigns")
"""Where what is asked about lies; what both have is the promotion."""


@click.command()
@click.argument("what", nargs=-1, metavar="[SITE] [ID]")
@click.option(
    "--as",
    "visitor",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="A visitor file: a map of fact to value. A first-time visitor on the home page when it is left out.",
)
@arguments.at
@click.option(
    "--page", "address", metavar="PATH", help="The page that the visitor is on: /cart or '/?utm_source=mail'."
)
@click.option(
    "--who-sees", is_flag=True, help="Name a visitor for each promotion, and for two of one slot at once."
)
@arguments.answer
@click.pass_context
def explain(
    context: click.Context,
    what: tuple[str, ...],
    visitor: Path | None,
    at: datetime | None,
    address: str | None,
    who_sees: bool,
    form: str,
) -> None:
    """Say why a promotion would show, or would not.

    Every gate in the page's order, with what it sees and what it wants: ✓ holds, ✗ does not, ? can't be known.
    Without ID a line for each promotion that the site has. A campaign is drawn as Mermaid instead.
    """
    from handbill.cli.reporting import show
    from handbill.diagnostics import Report
    from handbill.explain import Question

    root, word = _split(what, context)
    folder, name = _named(word)
    moment = None if at is None else arguments.moment(at, root)
    report = Report()
    question = Question(root, name, visitor, moment, address, datetime.now(UTC))
    if who_sees:
        said = _visitors(question, report, context, form)
    elif _is_campaign(question, folder):
        said = _drawn(question, report, context, form)
    else:
        said = _gates(question, folder, report, context, form)
    if said is None:
        errors = tuple(one for one in report.diagnostics if one.severity == "error")
        show(errors, report.lines, form, root)
        context.exit(1)
    click.echo(said.rstrip("\n"), color=True)


def _split(what: Sequence[str], context: click.Context) -> tuple[Path, str | None]:
    """Tell the site from what is asked about: the first is no site's folder when it holds no site.yml."""
    if len(what) > 2:
        raise click.UsageError(
            f"There is one promotion or campaign at a time; '{what[2]}' is too much.", context
        )
    folder = arguments.SiteFolder()
    first = what[0] if what else "."
    if len(what) == 1 and arguments.is_site(".") and not arguments.is_site(first):
        return folder.convert(".", None, context), first
    return folder.convert(first, None, context), what[1] if len(what) == 2 else None


def _named(word: str | None) -> tuple[str, str | None]:
    """Return the folder, where `campaigns/vip` names one, and the id of what is asked about."""
    folder, _, name = (word or "").rpartition("/")
    return (folder, name.removesuffix(".yml")) if folder in FOLDERS else ("", word)


def _ask(question: Question, folder: str, report: Report, context: click.Context) -> Asked | None:
    from handbill.explain import AddressWrong, PromotionUnknown, ask

    try:
        return ask(question, report)
    except PromotionUnknown as error:
        kinds = ("promotion",) if folder else ("promotion", "campaign")
        known = set(error.known) if folder else {*error.known, *error.campaigns}
        raise naming.unknown(kinds, question.promotion or "", known, context) from None
    except AddressWrong:
        hint = "write its path, /cart, or its whole address"
        raise click.UsageError(f"'{question.address}' is no page; {hint}", context) from None


def _gates(question: Question, folder: str, report: Report, context: click.Context, form: str) -> str | None:
    """Return what the gates say of the visitor; None when there are errors."""
    import sys

    from handbill.cli.reporting import colored
    from handbill.explain import data, text

    asked = _ask(question, folder, report, context)
    if asked is None:
        return None
    visitor = question.visitor.as_posix() if question.visitor else None
    if form == "json":
        return data.document(asked.answers, asked.site.id, visitor, asked.situation)
    about, color = text.about(asked.situation, asked.site, visitor, question.address), colored(sys.stdout)
    if question.promotion is None:
        return text.summary(asked.answers, about, color)
    return text.text(asked.answers[0], about, color)


def _is_campaign(question: Question, folder: str) -> bool:
    """Say whether a campaign is asked about: its folder is named, or it has the id and no promotion has."""
    has = [(question.root / one / f"{question.promotion}.yml").is_file() for one in FOLDERS]
    return folder == FOLDERS[1] or (not folder and has == [False, True])


def _drawn(question: Question, report: Report, context: click.Context, form: str) -> str | None:
    """Return the drawing of a campaign; None when there are errors."""
    from handbill.explain import data
    from handbill.explain.diagram import diagram
    from handbill.model.zones import ZoneInfo
    from handbill.pipeline import check_site

    if question.visitor or question.address:
        raise click.UsageError("A campaign is drawn, whoever comes; leave --as and --page out.", context)
    site = check_site(question.root, question.at or question.now, report)
    if site is None:
        return None
    campaigns = {one.id: one for one in site.campaigns}
    campaign = campaigns.get(question.promotion or "")
    if campaign is None:
        raise naming.unknown(("campaign",), question.promotion or "", campaigns, context)
    zone = ZoneInfo(site.timezone)
    return data.journey(campaign, site.id, zone) if form == "json" else diagram(campaign, zone)


def _visitors(question: Question, report: Report, context: click.Context, form: str) -> str | None:
    """Return who sees the promotions; None when there are errors."""
    import json

    from handbill.explain import witnesses

    if question.promotion or question.visitor or question.address:
        hint = "leave the promotion, --as and --page out"
        raise click.UsageError(f"--who-sees finds visitors for all promotions; {hint}", context)
    seen = witnesses.see(question.root, question.at or question.now, report)
    if seen is None:
        return None
    if form == "json":
        return json.dumps(witnesses.data(seen), indent=2, ensure_ascii=False)
    return witnesses.text(seen)
