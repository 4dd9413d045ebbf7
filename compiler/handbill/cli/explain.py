"""`handbill explain`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handbill.cli import arguments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbill.diagnostics import Report
    from handbill.explain import Asked, Question

CAMPAIGNS, PROMOTIONS = "campaigns", "promotions"
"""The folders of those: what both have is the promotion."""


@click.command()
@click.argument("what", nargs=-1, metavar="[SITE] [PROMOTION]")
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
    Without PROMOTION a line for each that the site has. A campaign in its place is drawn as Mermaid.
    """
    from handbill.cli.reporting import show
    from handbill.diagnostics import Report
    from handbill.explain import Question

    root, name = _split(what, context)
    moment = None if at is None else arguments.moment(at, root)
    report = Report()
    question = Question(root, name, visitor, moment, address, datetime.now(UTC))
    drawn = None if who_sees else _campaign(question)
    answer = _visitors if who_sees else _gates
    said = drawn or answer(question, report, context, form)
    if said is None:
        errors = tuple(one for one in report.diagnostics if one.severity == "error")
        show(errors, report.lines, form, root)
        context.exit(1)
    click.echo(said.rstrip("\n"), color=True)


def _split(what: Sequence[str], context: click.Context) -> tuple[Path, str | None]:
    """Tell the site from the promotion: the first is no site's folder when it holds no site.yml."""
    if len(what) > 2:
        raise click.UsageError(f"There is one promotion at a time; '{what[2]}' is too much.", context)
    folder = arguments.SiteFolder()
    first = what[0] if what else "."
    if len(what) == 1 and Path("site.yml").is_file() and not (Path(first) / "site.yml").is_file():
        return folder.convert(".", None, context), first
    return folder.convert(first, None, context), what[1] if len(what) == 2 else None


def _ask(question: Question, report: Report, context: click.Context) -> Asked | None:
    from handbill.diagnostics import did_you_mean
    from handbill.explain import AddressWrong, PromotionUnknown, ask

    try:
        return ask(question, report)
    except PromotionUnknown as error:
        hint = did_you_mean(question.promotion or "", error.known)
        raise click.UsageError(f"There is no promotion '{question.promotion}'; {hint}", context) from None
    except AddressWrong:
        hint = "write its path, /cart, or its whole address"
        raise click.UsageError(f"'{question.address}' is no page; {hint}", context) from None


def _gates(question: Question, report: Report, context: click.Context, form: str) -> str | None:
    """Return what the gates say of the visitor; None when there are errors."""
    import sys

    from handbill.cli.reporting import colored
    from handbill.explain import data, text

    asked = _ask(question, report, context)
    if asked is None:
        return None
    visitor = question.visitor.as_posix() if question.visitor else None
    if form == "json":
        return data.document(asked.answers, asked.site.id, visitor, asked.situation)
    about, color = text.about(asked.situation, asked.site, visitor, question.address), colored(sys.stdout)
    if question.promotion is None:
        return text.summary(asked.answers, about, color)
    return text.text(asked.answers[0], about, color)


def _campaign(question: Question) -> str | None:
    """Return the drawing of a campaign, None where no campaign is asked about, or something else is wrong."""
    file = f"{question.promotion}.yml"
    if (question.root / PROMOTIONS / file).is_file() or not (question.root / CAMPAIGNS / file).is_file():
        return None
    from handbill.diagnostics import Report
    from handbill.explain import diagram
    from handbill.pipeline import check_site

    site = check_site(question.root, question.at or question.now, Report())
    return diagram.of(site, question.promotion or "") if site else None


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
