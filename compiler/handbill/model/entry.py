"""Extension folders: what is known of each, of whatever kind."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field

from handbill.diagnostics import Span
from handbill.model.parameter import Parameter, Refusal
from handbill.model.theme import Pair


@dataclass(frozen=True, slots=True)
class Entry:
    """One extension folder. `folder` is relative to `root` (`shipped`, or the site's own); both use `/`.

    `files` holds the text of every file of the folder by its name, so that a build reads each once; `like` is the entry
    whose sheets, markup and words are among them where the folder has none of its own.
    """

    kind: str
    name: str
    summary: str
    at: Span
    folder: str
    shipped: bool
    files: MappingOf[str, str] = field(default_factory=dict[str, str])
    like: str | None = None
    lent: frozenset[str] = frozenset()
    """Names of those files."""
    parameters: tuple[Parameter, ...] = ()
    messages: MappingOf[str, str] = field(default_factory=dict[str, str])
    contrast: tuple[Pair, ...] = ()
    """What stands on what in its markup, by tokens of the theme."""
    refused: MappingOf[str, Refusal] = field(default_factory=dict[str, Refusal])
    """Parameters that somebody may look for here and that there will not be."""

    def place(self, file: str) -> str:
        """Return where one of its files lies, relative to `root`."""
        folder = f"{posixpath.dirname(self.folder)}/{self.like}" if file in self.lent else self.folder
        return f"{folder}/{file}"

    def parameter(self, name: str) -> Parameter | None:
        """Return the parameter of that name, or None."""
        return next((p for p in self.parameters if p.name == name), None)
