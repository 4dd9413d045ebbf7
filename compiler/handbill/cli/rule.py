"""`handbill rule`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from handbill.diagnostics import Rule


@click.command()
@click.argument("code", required=False)
def rule(code: str | None) -> None:
    """Explain a diagnostic, or list all of them.

    CODE is what stands in the brackets of a message: `error[HB201]`.
    """
    from handbill.cli.codes import every_rule
    from handbill.diagnostics import nearest

    rules = every_rule()
    if code is None:
        for one in rules.values():
            click.echo(f"{one.code}  {one.severity:7}  {_summary(one)}")
        return
    found = rules.get(code.upper())
    if found is None:
        near = nearest(code.upper(), rules)
        hint = f" Did you mean '{near}'?" if near else " `handbill rule` lists all."
        raise click.UsageError(f"There is no diagnostic '{code}'.{hint}")
    click.echo(f"# {found.code}: {found.name.replace('_', ' ')} ({found.severity})\n\n{found.explanation}")


def _summary(rule: Rule) -> str:
    return " ".join(rule.explanation.partition("\n\n")[0].split())
