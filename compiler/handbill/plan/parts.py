"""Which functions of which modules this bundle uses. What nobody asks for here does not get in."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from handbill.model.manifest import Entry
from handbill.model.plan import Import, Part


def module_path(entry: Entry, file: str) -> str:
    """Return the path of an entry's script among the catalog's modules."""
    return posixpath.join(entry.folder if entry.shipped else f"site:{entry.folder}", file)


class Parts:
    """The first argument of `start`, while it grows: lists of functions by index, and maps of functions by name."""

    def __init__(self) -> None:
        self._imports: dict[tuple[str, str], Import] = {}
        self._lists: dict[str, list[str]] = {}
        self._maps: dict[str, dict[str, str]] = {}
        self._single: dict[str, str] = {}

    def listed(self, part: str, path: str, name: str) -> int:
        """Return the index of a function in the list `part`."""
        local = self._local(path, name)
        names = self._lists.setdefault(part, [])
        if local not in names:
            names.append(local)
        return names.index(local)

    def named(self, part: str, key: str, path: str, name: str) -> None:
        """Put a function into the map `part` under `key`."""
        self._maps.setdefault(part, {})[key] = self._local(path, name)

    def single(self, part: str, path: str, name: str) -> None:
        """Make a function a part by itself."""
        self._single[part] = self._local(path, name)

    def _local(self, path: str, name: str) -> str:
        key = (path, name)
        if key not in self._imports:
            self._imports[key] = Import(path, name, f"part{len(self._imports)}")
        return self._imports[key].local

    def has_list(self, part: str) -> bool:
        """Tell whether the list `part` holds a function."""
        return part in self._lists

    def has(self, path: str, name: str) -> bool:
        """Tell whether a function is among the parts."""
        return (path, name) in self._imports

    @property
    def imports(self) -> tuple[Import, ...]:
        """The lines of the entry module."""
        return tuple(self._imports.values())

    def frozen(self, lists: tuple[str, ...], maps: tuple[str, ...]) -> Mapping[str, Part]:
        """Return every part, the named ones also when they are empty."""
        known: dict[str, Part] = dict.fromkeys(lists, ())
        known.update({k: {} for k in maps})
        known.update({k: tuple(v) for k, v in self._lists.items()})
        known.update({k: dict(sorted(v.items())) for k, v in self._maps.items()})
        known.update(self._single)
        return known
