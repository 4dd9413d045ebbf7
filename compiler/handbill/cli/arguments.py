"""What several commands take: the site's folder, the moment, the format of the report."""

from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import Any

import click

from handbill.model.values import EARLIEST, LATEST

FORMATS = ("text", "json", "github", "sarif")
ANSWERS = FORMATS[:2]
"""Those of commands that answer a question, and have no problems to point at."""


def is_site(word: str | Path) -> bool:
    """Say whether a word names the folder of a site, or the `site.yml` in it."""
    path = Path(word)
    return (path / "site.yml").is_file() or (path.name == "site.yml" and path.is_file())


class SiteFolder(click.ParamType[Path]):
    """A folder with a `site.yml`; the current one when none is given."""

    name = "site"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the folder's absolute path; wrong use when there is no site in it."""
        path = Path(value)
        if is_site(value):
            return path.resolve() if path.is_dir() else path.resolve().parent
        if path == Path():
            return self.fail(
                f"there is no site.yml here; name the folder of a site{_examples(path)}", param, ctx
            )
        what = "holds no site.yml" if path.is_dir() else "does not exist"
        raise click.UsageError(f"'{value}' {what}{_hint(path)}", ctx)


def beyond(day: date) -> str | None:
    """Say what is wrong with a day that nothing can be judged as of; None where nothing is."""
    if EARLIEST <= day <= LATEST:
        return None
    return f"'{day}' is too far off; write a day from {EARLIEST} to {LATEST}"


class Now(click.ParamType[datetime]):
    """A moment as in definitions, read later in the site's zone."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Return the moment, naive: the site's zone is not known yet."""
        for form in ("%Y-%m-%d %H:%M", "%Y-%m-%d"):
            try:
                found = datetime.strptime(value, form)
            except ValueError:
                continue
            far = beyond(found.date())
            return self.fail(far, param, ctx) if far else found
        return self.fail(f"'{value}' is no moment; write 2026-11-27 or '2026-11-27 09:00'", param, ctx)


def _examples(folder: Path) -> str:
    found = sorted(path.parent.as_posix() for path in folder.glob("*/*/site.yml"))
    found += sorted(path.parent.as_posix() for path in folder.glob("*/site.yml"))
    return f": {', '.join(found[:5])}" if found else ""


def _hint(path: Path) -> str:
    from handbill.diagnostics import nearest

    siblings = [found.parent.name for found in path.parent.glob("*/site.yml")]
    inside = sorted(found.parent.as_posix() for found in path.glob("*/site.yml"))
    near = nearest(path.name, siblings)
    if near:
        return f"; did you mean '{(path.parent / near).as_posix()}'?"
    if inside:
        return f"; did you mean one of {', '.join(inside[:5])}?"
    return f"; name the folder of a site{', which has one' if path.is_dir() else ''}."


def file(word: str, what: str, context: click.Context) -> Path:
    """Return the path of a file that is read; wrong use, with the nearest one or `what` it has to be, where there is none."""
    from handbill.diagnostics import nearest

    path = Path(word)
    if path.is_file():
        return click.Path(path_type=Path, readable=True).convert(word, None, context)
    near = nearest(path.name, [one.name for one in path.parent.glob("*") if one.is_file()])
    hint = f"did you mean '{(path.parent / near).as_posix()}'?" if near else f"name {what}."
    state = "is a folder" if path.is_dir() else "does not exist"
    raise click.UsageError(f"'{word}' {state}; {hint}", context)


Command = Callable[..., None]


def site(command: Command) -> Command:
    """Add the SITE argument."""
    return click.argument("root", metavar="[SITE]", type=SiteFolder(), default=".")(command)


def at(command: Command) -> Command:
    """Add --at."""
    text = "Judge schedules as of this moment in the shop's zone, not now: 2026-11-27 or '2026-11-27 09:00'."
    return click.option("--at", type=Now(), metavar="TIME", help=text)(command)


def strict(command: Command) -> Command:
    """Add --strict."""
    return click.option("--strict", is_flag=True, help="Let warnings stop, too.")(command)


def output(command: Command) -> Command:
    """Add --output."""
    return click.option(
        "--output",
        "form",
        type=click.Choice(FORMATS),
        default="text",
        show_default=True,
        help="How to report problems, on stdout.",
    )(command)


def answer(command: Command) -> Command:
    """Add --output of a command that answers a question."""
    return click.option(
        "--output",
        "form",
        type=click.Choice(ANSWERS),
        default=ANSWERS[0],
        show_default=True,
        help="How to answer, on stdout.",
    )(command)


def out(command: Command) -> Command:
    """Add --out."""
    return click.option(
        "--out",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path("build"),
        show_default=True,
        help="Where to write; the site gets a folder of its own there.",
    )(command)


def moment(at: datetime | None, root: Path) -> datetime:
    """Return the moment of a build, aware: now, or `at` in the zone of the site in `root`."""
    if at is None:
        return datetime.now(UTC)
    return at.replace(tzinfo=_zone_of(root))


def today(root: Path) -> date:
    """Return the day that it is in the zone of the site in `root`."""
    return datetime.now(_zone_of(root)).date()


def _zone_of(root: Path) -> tzinfo:
    from handbill.model.zones import ZoneInfo

    try:
        return ZoneInfo(_zone(root))
    except (ValueError, OSError, LookupError):
        return ZoneInfo("UTC")  # the build itself says what is wrong with the zone


def _zone(root: Path) -> str:
    from handbill.diagnostics import Report
    from handbill.model.source import Scalar
    from handbill.yaml import parse

    tree = parse((root / "site.yml").read_bytes(), "site.yml", Report())
    zone = tree.get("timezone") if tree else None
    return zone.text if isinstance(zone, Scalar) else "UTC"
