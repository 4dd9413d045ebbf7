"""`handbill calendar`."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import click

from handbill.cli import arguments
from handbill.model.zones import ZoneInfo


class Zone(click.ParamType[ZoneInfo]):
    """A time zone by its name in the IANA data."""

    name = "zone"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> ZoneInfo:
        """Return the zone; wrong use, with the nearest name, when there is none."""
        from handbill.diagnostics import nearest
        from handbill.model.zones import available_timezones

        try:
            return ZoneInfo(value)
        except (ValueError, OSError, LookupError):
            near = nearest(value, sorted(available_timezones()))
            hint = f"did you mean '{near}'?" if near else "write Europe/Amsterdam, for one"
            return self.fail(f"there is no time zone '{value}'; {hint}", param, ctx)


class Day(click.ParamType[date]):
    """A day of the calendar."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day."""
        try:
            found = value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            return self.fail(f"'{value}' is no day; write 2026-11-27", param, ctx)
        far = arguments.beyond(found)
        return self.fail(far, param, ctx) if far else found


@click.command()
@arguments.site
@click.option("--from", "first", type=Day(), metavar="DAY", help="The first day; today when left out.")
@click.option(
    "--days", type=click.IntRange(1, 400), default=28, show_default=True, help="How many days to show."
)
@click.option(
    "--zone",
    type=Zone(),
    metavar="ZONE",
    help="Show the days of this time zone, and what is on the visitor's clock as somebody there sees it.",
)
@arguments.answer
@click.pass_context
def calendar(
    context: click.Context, root: Path, first: date | None, days: int, zone: ZoneInfo | None, form: str
) -> None:
    """Show what is open when: gaps, promotions that meet, and days on which the clock changes.

    A line a promotion and a column a day: █ open all day, ▄ for some of it, · not at all.
    """
    from handbill.cli.reporting import show
    from handbill.diagnostics import Report
    from handbill.explain import dates

    report = Report()
    now = arguments.moment(None if first is None else datetime.combine(first, time()), root)
    found = dates.see(root, first, days, zone, now, report)
    if found is None:
        show(tuple(one for one in report.diagnostics if one.severity == "error"), report.lines, form, root)
        context.exit(1)
    click.echo((dates.data(found) if form == "json" else dates.text(found)).rstrip("\n"))
