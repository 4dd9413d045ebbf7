"""From folders to the Catalog."""

import re
from dataclasses import replace
from pathlib import Path

from handbill import assets
from handbill.catalog.entries import Manifest
from handbill.catalog.folders import entry_folders, scripts, texts
from handbill.catalog.keys import Keys
from handbill.catalog.kinds import COMMON, KINDS, Kind
from handbill.catalog.references import check_references
from handbill.diagnostics import Diagnostic, Report, Span
from handbill.diagnostics.rules import catalog as rules
from handbill.model.manifest import Catalog, Entry
from handbill.yaml import parse

RUNTIME = "runtime_js"
_NAME = re.compile(r"[a-z][a-z0-9_-]*")


def load(site_root: Path | None, report: Report, previous: Catalog | None = None) -> Catalog:
    """Read every extension folder, the shipped ones first, then the site's own, which take their place.

    A folder with a mistake in it is reported and left out. `previous` lends its entries where no file has changed.
    """
    loader = _Loader(report, previous)
    loader.read_root(assets.root(), shipped=True)
    if site_root is not None:
        loader.read_root(site_root, shipped=False)
    return loader.catalog()


class _Loader:
    """Gathers entries by the store of the Catalog that they go into."""

    def __init__(self, report: Report, previous: Catalog | None) -> None:
        self._report = report
        self._previous = previous
        self._entries: dict[str, dict[str, Entry]] = {kind.store: {} for kind in KINDS}
        self._modules: dict[str, str] = {}
        self._replaced: list[str] = []
        self._broken: set[tuple[str, str]] = set()

    def catalog(self) -> Catalog:
        """Return all that was read, once what the manifests say of each other holds."""
        found = Catalog(
            **self._entries,  # type: ignore[arg-type]
            facts={
                fact.key: fact
                for family in self._entries["families"].values()
                for fact in family.facts  # type: ignore[attr-defined]
            },
            modules=self._modules,
            replaced=tuple(self._replaced),
            broken=frozenset(self._broken),
        )
        check_references(found, self._report)
        return found

    def read_root(self, root: Path, shipped: bool) -> None:
        """Read the folders of every kind below `root`."""
        if shipped:
            self._modules.update(scripts(root, RUNTIME))
        for kind in KINDS:
            for folder in entry_folders(root, kind.folder):
                self._read_folder(kind, root, folder, shipped)

    def _read_folder(self, kind: Kind, root: Path, folder: Path, shipped: bool) -> None:
        path = folder.relative_to(root).as_posix()
        if not shipped and not folder.resolve().is_relative_to(root.resolve()):
            self._refuse(kind, folder.name, rules.entry_outside(Span(path), path))
            return
        files = texts(folder)
        for name, text in files.items():
            if name.endswith(".js"):
                self._modules[f"{path}/{name}" if shipped else f"site:{path}/{name}"] = text
        entry = self._reused(kind, folder.name, shipped, files) or self._read(
            kind, folder, path, shipped, files
        )
        if entry is None:
            return
        store = self._entries[kind.store]
        if not shipped and folder.name in store:
            self._replaced.append(path)
        store[folder.name] = entry

    def _reused(self, kind: Kind, name: str, shipped: bool, files: dict[str, str]) -> Entry | None:
        if self._previous is None:
            return None
        entry: Entry | None = getattr(self._previous, kind.store).get(name)
        return entry if entry and entry.shipped == shipped and entry.files == files else None

    def _read(
        self, kind: Kind, folder: Path, path: str, shipped: bool, files: dict[str, str]
    ) -> Entry | None:
        name = folder.name
        manifest_path = f"{path}/{kind.manifest}"
        if not _NAME.fullmatch(name):
            return self._refuse(kind, name, rules.entry_name(Span(path), name))
        if kind.manifest not in files:
            return self._refuse(kind, name, rules.manifest_missing(Span(path), path, kind.manifest))
        self._report.lines[manifest_path] = files[kind.manifest]
        node = parse(files[kind.manifest].encode(), manifest_path, self._report)
        if node is None:
            return self._refuse(kind, name)
        keys = Keys(node, (*COMMON, *kind.keys), self._report)
        for part in kind.parts:
            if part not in files:
                keys.refuse(rules.part_missing(_start(node.at), path, part))
        if kind.cases and not (folder / kind.cases).exists():
            self._report(rules.cases_missing(_start(node.at), path, kind.cases))
        entry = kind.build(Manifest(kind.name, name, path, shipped, files, keys, self._report))
        return entry if keys.sound else self._refuse(kind, name)

    def _refuse(self, kind: Kind, name: str, diagnostic: Diagnostic | None = None) -> None:
        self._broken.add((kind.name, name))
        if diagnostic is not None:
            self._report(diagnostic)


def _start(at: Span) -> Span:
    """Return the first character: a whole file underlined says nothing."""
    return replace(at, end_line=at.line, end_column=at.column + 1)
