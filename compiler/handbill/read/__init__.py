"""From a site's folder to its *Source*: every definition parsed, with places, and in the shape of its kind."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Collection, Generator, Iterable
from collections.abc import Mapping as MappingOf
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from handbill.diagnostics import Diagnostic, Report, Span
from handbill.diagnostics.rules import folder as rules
from handbill.model.source import FeedFile, File, PoolFile, Scalar, ScriptFile, Source
from handbill.read.fit import fit
from handbill.read.folder import ID, Found, listing
from handbill.read.pictures import measured
from handbill.read.pools import is_pool, pool
from handbill.read.products import feed, is_feed
from handbill.read.shapes import OF_KIND
from handbill.yaml import MAX_BYTES, compose, decode, normalise

__all__ = ["read"]

SCRIPTS = "scripts/"
PROMOTIONS = "promotions/"
_FAULTY = "faulty-"
_PART_MISSING = "HB203"


def read(
    root: Path,
    now: datetime,
    report: Report,
    previous: Source | None = None,
    showing: Collection[str] | None = None,
) -> Source | None:
    """Read the site in `root` as of `now` (aware); None when there is no such folder.

    Tables of products are read where a promotion has one of the words `showing` in it; without these, always.

    Every problem is told to `report`. A file that is refused is left out and named in `broken`; `site.yml` too.
    Files whose content is that of `previous` are shared with it.
    """
    if not root.is_dir():
        report(rules.site_missing(Span("site.yml"), folder=False))
        return None
    root = root.resolve()
    found = listing(root, report)
    known = {file.path: file for file in previous.files} if previous else {}
    reader = _Reader(root, report, known)
    with _collector_paused():
        files = tuple(file for place in found.files if (file := reader.file(place)))
    broken = found.broken | reader.broken
    if not any(place.kind == "site" for place in found.files) and ("site", "site") not in broken:
        beside = [path for path in found.assets if "/" not in path]
        report(rules.site_missing(Span("site.yml"), folder=True, beside=beside))
        broken.add(("site", "site"))
    site_id = _site_id(root, files, report)
    scripts = reader.scripts(found.assets)
    feeds = reader.feeds(found.assets, showing, previous.feeds if previous else {})
    pools = reader.pools(found.assets, previous.pools if previous else {})
    pictures = measured(root, found.assets, [reader.lines[file.path] for file in files])
    tables = scripts, feeds, pools, pictures
    return Source(site_id, files, now, frozenset(broken), found.assets, reader.lines, *tables)


@contextmanager
def _collector_paused() -> Generator[None]:
    """Keep Python's cycle collector out: trees hold no cycles, and looking for them takes as long as parsing."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class _Reader:
    def __init__(self, root: Path, report: Report, known: MappingOf[str, File]) -> None:
        self.root = root
        self.report = report
        self.known = known
        self.broken: set[tuple[str, str]] = set()
        self.lines: dict[str, str] = {}

    def file(self, place: Found) -> File | None:
        """Return one definition, or None once it has been refused."""
        file = self.parsed(place)
        if file is None:
            self.broken.add((place.kind, place.id))
        return file

    def parsed(self, place: Found) -> File | None:
        try:
            with (self.root / place.path).open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
        except OSError as error:
            self.report(rules.file_unreadable(Span(place.path), reason=error.strerror or str(error)))
            return None
        text = decode(data, place.path)
        if not isinstance(text, str):
            self.report(text)
            if text.at != Span(place.path):  # there is a line to show
                self.lines[place.path] = normalise(data.decode(errors="replace"))
            return None
        self.lines[place.path] = text
        digest = hashlib.sha256(text.encode()).hexdigest()
        same = self.known.get(place.path)
        if same is not None and same.digest == digest:
            return same
        return self.fresh(place, text, digest)

    def scripts(self, assets: Iterable[str]) -> dict[str, ScriptFile]:
        """Return the modules of `scripts/` by path. What is wrong with one is told where something asks it."""
        found: dict[str, ScriptFile] = {}
        for path in assets:
            if path.startswith(SCRIPTS) and path.endswith(".js"):
                from handbill.javascript.acting import unfit
                from handbill.javascript.predicate import predicate

                text = decode((self.root / path).read_bytes(), path)
                if isinstance(text, str):
                    self.lines[path] = text
                    found[path] = replace(predicate(path, text), unfit=unfit(path, text))
                else:
                    found[path] = ScriptFile(path, "", (), (text,), (text,))
        return found

    def feeds(
        self, assets: Iterable[str], showing: Collection[str] | None, known: MappingOf[str, FeedFile]
    ) -> dict[str, FeedFile]:
        """Return the tables of products by path. What is wrong with one is told where something shows it."""
        paths = [path for path in assets if is_feed(path)]
        if paths and showing is not None:
            texts = [text for path, text in self.lines.items() if path.startswith(PROMOTIONS)]
            paths = paths if any(word in text for text in texts for word in showing) else []
        found = {path: feed(self.root, path, known) for path in paths}
        self.lines.update({path: table.text for path, table in found.items()})
        return found

    def pools(self, assets: Iterable[str], known: MappingOf[str, PoolFile]) -> dict[str, PoolFile]:
        """Return the files of codes by path."""
        found = {path: pool(self.root, path, known) for path in assets if is_pool(path)}
        self.lines.update({path: codes.text for path, codes in found.items()})
        return found

    def fresh(self, place: Found, text: str, digest: str) -> File | None:
        """Parse a text. A file that is good enough to go on with keeps its faults: it is never shared."""
        root, faults = compose(text, place.path)
        owner, shape = OF_KIND[place.kind]
        misfits = Report()
        whole = fit(root, shape, owner, misfits) if root is not None else None
        found = [*faults, *_no_echo(misfits.diagnostics, faults)]
        for diagnostic in found:
            self.report(diagnostic)
        if whole is None or faults:
            return None
        return File(place.path, place.kind, place.id, whole, _FAULTY + digest if found else digest)


def _no_echo(misfits: Iterable[Diagnostic], faults: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Leave out what is only wrong because of a fault: a key on its line, a part that it may have swallowed."""
    lines = {fault.at.line for fault in faults}
    return [one for one in misfits if not lines or (one.at.line not in lines and one.code != _PART_MISSING)]


def _site_id(root: Path, files: tuple[File, ...], report: Report) -> str:
    site = next((file.root for file in files if file.kind == "site"), None)
    said = site.get("id") if site else None
    name, at = (said.text, said.at) if isinstance(said, Scalar) else (root.name, Span("site.yml"))
    if site and not ID.fullmatch(name):
        report(rules.site_id(at, name=name))
    return name
