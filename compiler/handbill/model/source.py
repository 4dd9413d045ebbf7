"""What *read* makes of a site's folder: trees of nodes that know their places, and nothing interpreted yet."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from datetime import datetime

from handbill.diagnostics import Diagnostic, Span
from handbill.model.pictures import Sides


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as it was written. `text` is the content; whether it is a number or a word, its key decides."""

    text: str
    at: Span
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    at: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One `key: value` of a map."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """A map in the order of its file; no key stands twice."""

    entries: tuple[Entry, ...]
    at: Span

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def get(self, key: str) -> Node | None:
        """Return the value of a key, or None."""
        return next((e.value for e in self.entries if e.key.text == key), None)

    def entry(self, key: str) -> Entry | None:
        """Return the entry of a key, or None."""
        return next((e for e in self.entries if e.key.text == key), None)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys as text."""
        return tuple(e.key.text for e in self.entries)


Node = Scalar | Sequence | Mapping


def written(node: Node) -> str:
    """Return a value on one line, as a definition would have it."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return "[" + ", ".join(written(item) for item in node.items) + "]"
    return "{ " + ", ".join(f"{entry.key.text}: {written(entry.value)}" for entry in node) + " }"


@dataclass(frozen=True, slots=True)
class File:
    """One definition that parsed and has the shape of its folder. `path` is relative to the site, `/` between parts.

    `id` is the stem; `kind` is `site`, `promotion`, `audiences`, `facts`, `campaign`, `pool`, `locale`, `previews` or `lock`.
    `digest` is the SHA-256 of the normalised text, in hex; one that begins with `faulty-` stands for a file that was
    good enough to go on with, so its faults have to be told again by the next build.
    """

    path: str
    kind: str
    id: str
    root: Mapping
    digest: str


@dataclass(frozen=True, slots=True)
class ScriptFile:
    """A module of `scripts/`, as a rule sees it. `path` is relative to the site.

    `facts` are the names that it reads, each where it does so first; `faults` say why no rule may ask it, `unfit` why no step
    of a campaign may call it.
    """

    path: str
    text: str
    facts: tuple[Scalar, ...]
    faults: tuple[Diagnostic, ...]
    unfit: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedRow:
    """One product as its file has it: the value of each column that it fills, by the column's name in `FeedFile`."""

    at: Span
    cells: MappingOf[str, Scalar | Sequence]


@dataclass(frozen=True, slots=True)
class FeedFile:
    """A table of products. `path` is relative to the site; `columns` are named as the compiler knows them, at their place.

    `text` is what it was read from; `faults` say why nothing can show them.
    """

    path: str
    text: str
    columns: tuple[Scalar, ...]
    rows: tuple[FeedRow, ...]
    faults: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class PoolFile:
    """Codes of which each visitor gets one. `path` is relative to the site, `name` what promotions call the pool.

    `text` is what they were read from. No code of it may reach a bundle; `faults` say what is wrong with the file.
    """

    path: str
    name: str
    text: str
    codes: tuple[Scalar, ...]
    faults: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """All that a build depends on: definitions, the list of other files, and the moment.

    `broken` holds the `(kind, id)` of files that were refused, so that a reference to one is not called unknown.
    `assets` maps the site-relative path of every other file that a definition may name to its size in bytes.
    `scripts` maps the path of each module of `scripts/` to what it is. `lines` maps a path to its text, for code frames.
    """

    site_id: str
    files: tuple[File, ...]
    now: datetime
    broken: frozenset[tuple[str, str]] = frozenset()
    assets: MappingOf[str, int] = field(default_factory=dict[str, int])
    lines: MappingOf[str, str] = field(default_factory=dict[str, str])
    scripts: MappingOf[str, ScriptFile] = field(default_factory=dict[str, ScriptFile])
    feeds: MappingOf[str, FeedFile] = field(default_factory=dict[str, FeedFile])
    """Tables of products by path; none where no promotion can show one."""
    pools: MappingOf[str, PoolFile] = field(default_factory=dict[str, PoolFile])
    """Files of codes by path."""
    pictures: MappingOf[str, Sides | None] = field(default_factory=dict[str, Sides | None])
    """The sides of pictures that definitions may name, and of their versions, by path; None where they can't be read."""

    def of_kind(self, kind: str) -> tuple[File, ...]:
        """Return the files of one kind, sorted by id."""
        return tuple(sorted((f for f in self.files if f.kind == kind), key=lambda f: f.id))
