"""From folders to the Catalog."""

import re
from pathlib import Path
from typing import Any

from handbill import assets
from handbill.catalog.folders import entry_folders, leaving, lent, scripts, texts
from handbill.catalog.keys import Keys, first
from handbill.catalog.kinds import COMMON, KINDS, Kind
from handbill.catalog.manifest import Manifest
from handbill.catalog.references import check_references
from handbill.diagnostics import Report, Span
from handbill.diagnostics.rules import catalog as rules
from handbill.diagnostics.rules import folder as folder_rules
from handbill.model.manifest import Catalog, Entry, FactFamily
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
        self._texts: dict[Path, dict[str, str]] = {}
        self._places: dict[tuple[Path, str], list[Path]] = {}

    def catalog(self) -> Catalog:
        """Return all that was read, once what the manifests say of each other holds."""
        stores: dict[str, Any] = self._entries
        families: tuple[FactFamily, ...] = tuple(stores["families"].values())
        found = Catalog(
            **stores,
            facts={fact.key: fact for family in families for fact in family.facts},
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
            for folder in entry_folders(root, kind.place(shipped)):
                self._read_folder(kind, root, folder, shipped)

    def _read_folder(self, kind: Kind, root: Path, folder: Path, shipped: bool) -> None:
        path = folder.relative_to(root).as_posix()
        if not shipped and (away := leaving(folder, root)):
            self._report(folder_rules.link_leaves_site(Span(away.relative_to(root).as_posix())))
            self._broken.add((kind.name, folder.name))
            return
        files = self._read_texts(folder)
        self._report.lines.update(
            {f"{path}/{name}": text for name, text in files.items() if name == kind.manifest}
        )
        for name, text in files.items():
            if name.endswith(".js"):
                self._modules[f"{path}/{name}" if shipped else f"site:{path}/{name}"] = text
        entry = self._reused(kind, folder, shipped, files) or self._read(kind, folder, path, shipped, files)
        if entry is None:
            return
        store = self._entries[kind.store]
        if not shipped and folder.name in store:
            self._replaced.append(path)
        store[folder.name] = entry

    def _read_texts(self, folder: Path) -> dict[str, str]:
        """Return the text of every file in a folder; each is read once, for the entry and for those that are like it."""
        if folder not in self._texts:
            self._texts[folder] = texts(folder)
        return self._texts[folder]

    def _whole(self, kind: Kind, folder: Path, like: str | None, files: dict[str, str]) -> dict[str, str]:
        """Return the files of an entry, with those that it has of the one that it is like."""
        lender = self._lenders(kind, folder).get(like) if like else None
        return {**lent(self._read_texts(lender)), **files} if lender else files

    def _lenders(self, kind: Kind, folder: Path) -> dict[str, Path]:
        """Return the folders that an entry may be like, by name: those of the same site go before the shipped ones."""
        root = folder.parents[len(Path(kind.folder).parts)]
        if (root, kind.folder) not in self._places:
            own = [one for one in entry_folders(root, kind.folder) if not leaving(one, root)]
            self._places[root, kind.folder] = [*entry_folders(assets.root(), kind.folder), *own]
        return {one.name: one for one in self._places[root, kind.folder] if one != folder}

    def _same_name(self, kind: Kind, folder: Path, like: str | None) -> str | None:
        """Return the shipped entry whose place a folder takes, which can lend it what it has no files for."""
        return folder.name if like is None and folder.name in self._lenders(kind, folder) else None

    def _reused(self, kind: Kind, folder: Path, shipped: bool, files: dict[str, str]) -> Entry | None:
        """Return the previous entry of the same texts; one that had a warning is read again, to tell it again."""
        if self._previous is None or _lacks_cases(kind, folder):
            return None
        entry: Entry | None = getattr(self._previous, kind.store).get(folder.name)
        if entry is None or entry.shipped != shipped:
            return None
        return entry if entry.files == self._whole(kind, folder, entry.like, files) else None

    def _read(
        self, kind: Kind, folder: Path, path: str, shipped: bool, files: dict[str, str]
    ) -> Entry | None:
        """Return the entry of a folder. One with a mistake in it is reported and put among the broken."""
        entry = None
        if not _NAME.fullmatch(folder.name):
            self._report(rules.entry_name(Span(path), folder.name))
        elif not (folder / kind.manifest).is_file():
            self._report(rules.manifest_missing(Span(path), path, kind.manifest))
        else:
            entry = self._built(kind, folder, path, shipped, files)
        if entry is None:
            self._broken.add((kind.name, folder.name))
        return entry

    def _built(
        self, kind: Kind, folder: Path, path: str, shipped: bool, files: dict[str, str]
    ) -> Entry | None:
        node = parse((folder / kind.manifest).read_bytes(), f"{path}/{kind.manifest}", self._report)
        if node is None:
            return None
        keys = Keys(node, (*COMMON, *kind.keys), self._report)
        like = keys.text("like")
        if like and like not in (known := self._lenders(kind, folder)):
            keys.refuse(rules.manifest_reference(keys.place("like"), "like", like, kind.name, known))
        whole = self._whole(kind, folder, like, files)
        others = frozenset(whole) - frozenset(files)
        for part in kind.parts:
            if part not in whole:
                keys.refuse(
                    rules.part_missing(first(node.at), path, part, self._same_name(kind, folder, like))
                )
        if _lacks_cases(kind, folder):
            self._report(rules.cases_missing(first(node.at), path, kind.cases or ""))
        entry = kind.build(Manifest(kind.name, folder.name, path, shipped, whole, others, keys, self._report))
        return entry if keys.sound else None


def _lacks_cases(kind: Kind, folder: Path) -> bool:
    return kind.cases is not None and not (folder / kind.cases).exists()
