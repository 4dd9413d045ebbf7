"""The site's folder as the file system shows it: which files are definitions, which are only named by them."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from handbill.diagnostics import Report, Span
from handbill.diagnostics.rules import folder as rules

ID = re.compile(r"[a-z][a-z0-9-]*")
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_KIND_OF_FOLDER = {
    "promotions": "promotion",
    "campaigns": "campaign",
    "locales": "locale",
    "coupons": "pool",
}
_KIND_OF_FILE = {
    "site.yml": "site",
    "targeting/audiences.yml": "audiences",
    "targeting/facts.yml": "facts",
    "previews.yml": "previews",
    "state.lock": "lock",
}
_SINGLE = ("site.yml", "previews.yml", "state.lock")
_DEFINITIONS = frozenset({*_KIND_OF_FOLDER, "targeting"})
# Folders whose files a definition may name. A link that leads out of any other is nobody's mistake.
_NAMED = _DEFINITIONS | {"templates", "products", "scripts", "images", "apps"}
_UNSHOWN = re.compile("[\0-\x1f\x7f\ud800-\udfff\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Found:
    """A file that is to be read; `path` is relative to the site."""

    path: str
    kind: str
    id: str


@dataclass(slots=True)
class Listing:
    """`files` are to be read, in the order of their paths; the names or places of those in `broken` are refused.

    `assets` maps every other file to its size in bytes.
    """

    files: list[Found] = field(default_factory=list[Found])
    broken: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    assets: dict[str, int] = field(default_factory=dict[str, int])


class _Walk:
    def __init__(self, root: Path, report: Report) -> None:
        self.root = root
        self.report = report
        self.found = Listing()

    def folder(self, place: Path, path: str, above: frozenset[tuple[int, int]]) -> None:
        """List one folder and those in it. `above` are the folders that lead here, so that a link to one ends."""
        try:
            here = place.stat()
            with os.scandir(place) as entries:
                inside = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self.unreadable(path, error)
            return
        above = above | {(here.st_dev, here.st_ino)}
        for entry in inside:
            if not entry.name.startswith(".") and not (path == "" and entry.name == "build"):
                self.entry(entry, path + entry.name, above)

    def entry(self, entry: os.DirEntry[str], path: str, above: frozenset[tuple[int, int]]) -> None:
        if _UNSHOWN.search(path):
            self.odd_name(path)
            return
        try:
            if entry.is_symlink() and not self.stays(entry.path):
                self.leaves(path)
            elif entry.is_dir():
                status = entry.stat()
                if (status.st_dev, status.st_ino) not in above:
                    self.folder(Path(entry.path), path + "/", above)
            elif not entry.is_file():  # a pipe would be waited for
                raise OSError(errno.ENOENT, "no regular file")
            elif not self.definition(path):
                self.found.assets[path] = entry.stat().st_size
        except OSError as error:
            self.unreadable(path, error)

    def stays(self, place: str) -> bool:
        try:
            return Path(place).resolve().is_relative_to(self.root)
        except RuntimeError as error:  # what Python before 3.13 calls a link to itself
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from error

    def leaves(self, path: str) -> None:
        if path in _SINGLE or path.partition("/")[0] in _NAMED:
            self.report(rules.link_leaves_site(Span(path)))
            self.refuse(path)

    def unreadable(self, path: str, error: OSError) -> None:
        if path in _SINGLE or path.partition("/")[0] in _NAMED:
            self.report(rules.file_unreadable(Span(path.rstrip("/")), reason=error.strerror or str(error)))
            self.refuse(path)

    def odd_name(self, path: str) -> None:
        folder, _, name = path.rpartition("/")
        if folder.partition("/")[0] in _NAMED:
            shown = _UNSHOWN.sub("\ufffd", name)
            stem = shown.rpartition(".")[0] or shown
            self.report(
                rules.file_name(
                    Span(f"{_UNSHOWN.sub(chr(0xFFFD), folder)}/{shown}"), stem=stem, folder=folder
                )
            )

    def refuse(self, path: str) -> None:
        """Remember a definition that is there and cannot be read, so that its name is not called unknown."""
        kind, stem = _kind(path)
        if kind:
            self.found.broken.add((kind, stem))

    def definition(self, path: str) -> bool:
        """Take a file of definitions, or say why it is none; False for any other file."""
        folder, _, name = path.rpartition("/")
        top = path.partition("/")[0]
        kind, stem = _kind(path)
        if kind:
            if folder in _KIND_OF_FOLDER and not (_TAG if kind == "locale" else ID).fullmatch(stem):
                self.report(rules.file_name(Span(path), stem=stem, folder=folder))
                self.found.broken.add((kind, stem))
            else:
                self.found.files.append(Found(path, kind, stem))
            return True
        if (folder in _DEFINITIONS or path in ("site.yaml", "previews.yaml")) and name.endswith(
            (".yaml", ".YML", ".YAML")
        ):
            self.report(rules.yaml_ending(Span(path), name=name))
            self.found.broken.add(_kind(path.rpartition(".")[0] + ".yml"))
            return True
        if top in _DEFINITIONS and name.endswith(".yml") and not _is_entry(path):
            self.report(rules.misplaced_file(Span(path), path=path, places=_places(top, stem)))
            return True
        if name.endswith(".yml") and folder == top:
            self.misspelt_folder(top, path)
        return False

    def misspelt_folder(self, top: str, path: str) -> None:
        meant = [known for known in sorted(_DEFINITIONS) if known.rstrip("s") == top.lower().rstrip("s")]
        if meant and top not in _DEFINITIONS:
            self.report(rules.folder_name(Span(path), folder=top, meant=meant[0]))


def _kind(path: str) -> tuple[str, str]:
    """Return kind and id of a file of definitions; the kind is empty for any other file."""
    folder, _, name = path.rpartition("/")
    stem = name.removesuffix(".yml")
    if path in _KIND_OF_FILE:
        return _KIND_OF_FILE[path], stem
    if folder in _KIND_OF_FOLDER and name.endswith(".yml"):
        return _KIND_OF_FOLDER[folder], stem
    return "", stem


def _is_entry(path: str) -> bool:
    """Whether a path lies in a folder of an extension, which the catalog reads."""
    return path.startswith(("targeting/triggers/", "targeting/facts/", "targeting/sources/"))


def _places(top: str, stem: str) -> Iterator[str]:
    if top == "targeting":
        yield from ("targeting/audiences.yml", "targeting/facts.yml")
    else:
        yield f"{top}/{stem}.yml"


def listing(root: Path, report: Report) -> Listing:
    """Walk a site's folder. `root` is resolved; nothing outside of it is listed, links are followed within it.

    Dot-files and `build/` are left alone.
    """
    walk = _Walk(root, report)
    walk.folder(root, "", frozenset())
    walk.found.broken.discard(("", ""))
    return walk.found
