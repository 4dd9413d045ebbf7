"""What commands take that are about one promotion or campaign of a site."""

from __future__ import annotations

import re
from collections.abc import Collection, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from handbill.cli import arguments
from handbill.diagnostics import Report, did_you_mean
from handbill.exchange.uses import KINDS
from handbill.model.manifest import Catalog
from handbill.model.source import File, Mapping, Node, Source


@dataclass(frozen=True, slots=True)
class Shop:
    """A site as it is written."""

    root: Path
    source: Source
    catalog: Catalog


def opened(root: Path, context: click.Context) -> Shop:
    """Read a site; ends the run where that can't be done."""
    from handbill.catalog import load
    from handbill.read import read

    report = Report()
    catalog = load(root, report)
    source = read(root, arguments.moment(None, root), report)
    if source is None or source.broken:
        from handbill.cli.reporting import show, talk

        report.lines.update(source.lines if source else {})
        show(tuple(d for d in report.diagnostics if d.severity == "error"), report.lines, "text", root)
        talk("nothing was done: what can't be read can't be told apart")
        context.exit(1)
    return Shop(root, source, catalog)


def found(shop: Shop, name: str, context: click.Context) -> File:
    """Return the promotion or campaign of a name; `campaigns/vip` says which where both have it."""
    folder, _, stem = name.rpartition("/")
    kinds = [kind for kind, where in KINDS.items() if folder in ("", where)]
    known = [file for kind in kinds for file in shop.source.of_kind(kind)]
    those = [file for file in known if file.id == stem.removesuffix(".yml")]
    if len(those) > 1:
        both = " and a ".join(file.kind for file in those)
        raise click.UsageError(f"'{name}' is a {both}; write promotions/{name} or campaigns/{name}.", context)
    if not those:
        named = {file.id for kind in kinds or KINDS for file in shop.source.of_kind(kind)}
        raise unknown(kinds, name, named, context)
    return those[0]


def unknown(
    kinds: Sequence[str], name: str, known: Collection[str], context: click.Context
) -> click.UsageError:
    """Return what is said of a name that nothing of some kinds has."""
    what = " and no ".join(kinds or KINDS)
    hint = did_you_mean(name.rpartition("/")[2], known)
    return click.UsageError(f"There is no {what} '{name}'; {hint}", context)


def said_of(locale: File, name: str) -> Node | None:
    """Return what a language says of a promotion."""
    promotions = locale.root.get("promotions")
    return promotions.get(name) if isinstance(promotions, Mapping) else None


def split(words: Sequence[str], context: click.Context) -> tuple[Path, str]:
    """Return the site and the name of `[SITE] ID`."""
    if len(words) > 2 or not words:
        raise click.UsageError("Name the site's folder, and one promotion or campaign.", context)
    if len(words) == 1 and arguments.is_site(words[0]):
        command = f"handbill {context.info_name} {words[0]}"
        raise click.UsageError(f"Name the promotion or campaign, too: {command} ID", context)
    site = words[0] if len(words) == 2 else "."
    return arguments.SiteFolder().convert(site, None, context), words[-1]


def free_id(name: str, context: click.Context) -> str:
    """Return an id as it is; wrong use where it is none."""
    from handbill.read.folder import ID

    if ID.fullmatch(name):
        return name
    near = re.sub(r"^[^a-z]+|-+$", "", re.sub(r"[^a-z0-9]+", "-", name.lower()))
    hint = f"; did you mean '{near}'?" if near else "."
    raise click.UsageError(
        f"'{name}' is no id: it begins with a letter, and has small letters, digits and '-' alone{hint}",
        context,
    )


def judge(root: Path, paths: Sequence[str], context: click.Context) -> None:
    """Say what a build would say of files that have just come: an endpoint for leads that the site lacks, say."""
    from handbill.cli.reporting import failed, show
    from handbill.pipeline import check_site

    report = Report()
    check_site(root, arguments.moment(None, root), report)
    those = set(paths)
    about = tuple(d for d in report.diagnostics if those & {d.at.file, *(n.at.file for n in d.notes)})
    show(about, report.lines, "text", root)
    if failed(about, False):
        context.exit(1)


def free_priority(root: Path) -> int:
    """Return the priority nearest to the usual one that no promotion of the site has, so that none ties with it."""
    from handbill.examples.start import USUAL_PRIORITY
    from handbill.model.source import Scalar
    from handbill.yaml import compose

    taken: set[str] = set()
    for path in (root / "promotions").glob("*.yml"):
        tree = compose(path.read_text("utf-8", errors="replace"), path.name)[0]
        given = tree.get("priority") if tree else None
        taken.add(given.text if isinstance(given, Scalar) else str(USUAL_PRIORITY))
    nearest = sorted(range(1, 100), key=lambda number: (abs(number - USUAL_PRIORITY), -number))
    return next((number for number in nearest if str(number) not in taken), USUAL_PRIORITY)


@contextmanager
def writing() -> Generator[None]:
    """Say in words why something can't be written."""
    from handbill.exchange.files import OutsideError

    try:
        yield
    except OutsideError as error:
        raise click.ClickException(f"{error} is a link, and nothing is written through one.") from error
    except OSError as error:
        raise click.ClickException(f"{error.filename} can't be written: {error.strerror}.") from error
