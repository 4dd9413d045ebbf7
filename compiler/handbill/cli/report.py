"""`handbill report`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handbill.cli import arguments

if TYPE_CHECKING:
    from handbill.cli.collected import Counts
    from handbill.logic.ratio import Ratio
    from handbill.model.experiment import Experiment


@click.command()
@click.argument("words", metavar="[SITE] FILE...", nargs=-1)
@arguments.answer
@click.pass_context
def report(context: click.Context, words: tuple[str, ...], form: str) -> None:
    """Say whether the visitors of each experiment came in the shares that it declares.

    FILE is what the shop's endpoint for events has got, as JSON or one JSON document a line, or a table (.csv) with the
    columns 'experiment', 'variant' and, if it is counted already, 'count'.
    """
    import json

    from handbill.cli.collected import UnreadableError, exposures
    from handbill.cli.reporting import show
    from handbill.diagnostics import Report
    from handbill.logic.ratio import ratio_of
    from handbill.pipeline import check_site

    root, files = _split(words, context)
    told = Report()
    site = check_site(root, datetime.now(UTC), told)
    if site is None:
        show(tuple(one for one in told.diagnostics if one.severity == "error"), told.lines, form, root)
        context.exit(1)
    try:
        counted = exposures(files, site.id)
    except UnreadableError as error:
        raise click.UsageError(f"{error}.", context) from None
    found = [(one, ratio_of(one, _of(one, counted))) for one in site.experiments]
    known = {one.name for one in site.experiments}
    others = sorted({experiment for experiment, _ in counted if experiment not in known})
    if form == "json":
        rows = [_data(one, ratio) for one, ratio in found]
        click.echo(json.dumps({"site": site.id, "experiments": rows, "others": others}, indent=2))
        return
    click.echo("\n".join([*(_text(one, ratio) for one, ratio in found), *_rest(found, others)]))


def _split(words: tuple[str, ...], context: click.Context) -> tuple[Path, tuple[Path, ...]]:
    """Return the site's folder and the files: in a site's own folder, or behind no other, all words are files."""
    first = words[0] if words else "."
    named = arguments.is_site(first) or not (arguments.is_site(".") or Path(first).is_file())
    files = words[1:] if named else words
    root = arguments.SiteFolder().convert(first if named else ".", None, context)
    if not files:
        site = f" {first}" if words else ""
        raise click.UsageError(
            f"Name what the endpoint for events has got: handbill report{site} FILE", context
        )
    what = "a file with what the endpoint for events has got"
    return root, tuple(arguments.file(file, what, context) for file in files)


def _of(experiment: Experiment, counted: Counts) -> dict[str, int]:
    return {variant: n for (name, variant), n in counted.items() if name == experiment.name}


def _text(experiment: Experiment, ratio: Ratio) -> str:
    """Return a table of one experiment, and what it comes to."""
    width = max(len("variant"), *(len(name) for name, *_ in ratio.rows))
    lines = [f"{experiment.name}", "", f"{'variant':{width}}  {'exposed':>9}  {'expected':>9}"]
    lines += [f"{name:{width}}  {seen:9,}  {wanted:9,.0f}" for name, seen, wanted in ratio.rows]
    lines += [f"{name:{width}}  {n:9,}  is no variant of it" for name, n in sorted(ratio.strangers.items())]
    return "\n".join([*lines, "", _verdict(ratio), ""])


def _verdict(ratio: Ratio) -> str:
    if ratio.chance is None:
        return "There are too few exposures to tell."
    figures = f"chi-square {ratio.statistic:.2f}, p {_chance(ratio.chance)}"
    if ratio.fits:
        return f"The visitors came in the shares that were declared ({figures})."
    return (
        f"These are not the shares that were declared ({figures}).\n"
        "By chance they would come off so far less than once in 1,000 times: visitors of one variant are lost on the\n"
        "way, or counted twice, or the shares were changed while it ran. Compare nothing before that is found."
    )


def _chance(chance: float) -> str:
    return "< 0.001" if chance < 0.001 else f"= {chance:.3f}"


def _rest(found: list[tuple[Experiment, Ratio]], others: list[str]) -> list[str]:
    if others:
        return [f"Not of this site, or over: {', '.join(others)}"]
    return [] if found else ["Nothing of this site is an experiment."]


def _data(experiment: Experiment, ratio: Ratio) -> dict[str, Any]:
    return {
        "experiment": experiment.name,
        "variants": [
            {"variant": name, "exposed": seen, "expected": wanted} for name, seen, wanted in ratio.rows
        ],
        "strangers": dict(sorted(ratio.strangers.items())),
        "chi_square": ratio.statistic,
        "p": ratio.chance,
        "fits": ratio.fits,
    }
