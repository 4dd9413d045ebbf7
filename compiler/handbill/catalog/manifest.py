"""The manifest of a folder, with what every Entry takes from it."""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from typing import Any

from handbill.catalog.contrast import contrast
from handbill.catalog.keys import Keys
from handbill.catalog.parameters import FLOW, SENT, parameters
from handbill.diagnostics import Report
from handbill.diagnostics.rules import catalog as rules
from handbill.model.parameter import Parameter


@dataclass(frozen=True, slots=True)
class Manifest:
    """A parsed manifest with what its folder says: the Entry's name, place and files."""

    kind: str
    name: str
    folder: str
    shipped: bool
    files: MappingOf[str, str]
    lent: frozenset[str]
    keys: Keys
    report: Report

    def common(self, rich: bool = True, flow: bool = False, send: bool = False) -> dict[str, Any]:
        """Return the arguments that every Entry takes.

        `rich`: the parameters may hold texts of a promotion; `flow`: they may hold conditions and steps of a campaign; `send`: addresses and what is sent there.
        """
        return {
            "kind": self.kind,
            "name": self.name,
            "summary": self.keys.text("summary", required=True) or "",
            "at": self.keys.node.at,
            "folder": self.folder,
            "shipped": self.shipped,
            "files": self.files,
            "like": self.keys.text("like"),
            "lent": self.lent,
            "parameters": parameters(
                self.keys, rich, self.report, (FLOW if flow else ()) + (SENT if send else ())
            ),
            "messages": self.keys.words("messages"),
            "contrast": contrast(self.keys),
            "refused": self.keys.refusals("refused"),
        }

    def main(self, declared: tuple[Parameter, ...]) -> str | None:
        """Return the parameter of the short form."""
        return self.parameter("main", declared)

    def parameter(self, key: str, declared: tuple[Parameter, ...]) -> str | None:
        """Return the parameter that a key of the manifest names."""
        name = self.keys.text(key)
        self._refer(key, () if name is None else (name,), declared)
        return name

    def event_if(self, declared: tuple[Parameter, ...]) -> dict[str, str]:
        """Return the values of parameters that make an event of a state."""
        given = self.keys.words("event_if")
        self._refer("event_if", tuple(given), declared)
        return given

    def named(self, key: str, declared: tuple[Parameter, ...]) -> tuple[str, ...]:
        """Return the parameters that a key of the manifest lists."""
        names = self.keys.texts(key)
        self._refer(key, names, declared)
        return names

    def action(self, script: str) -> str | None:
        """Return the name of the action that `script` exports `attach` for."""
        return self.export("action", script)

    def export(self, key: str, script: str) -> str | None:
        """Return the value of a key that means nothing without `script`."""
        name = self.keys.text(key)
        if name is not None and script not in self.files:
            self.keys.refuse(rules.part_missing(self.keys.place(key), self.folder, script))
        return name

    def actions(self) -> dict[str, str]:
        """Return further actions by name, each with the script that exports `attach` for it."""
        given = self.keys.words("actions")
        for script in given.values():
            if script not in self.files:
                self.keys.refuse(rules.part_missing(self.keys.place("actions"), self.folder, script))
        return given

    def _refer(self, key: str, names: tuple[str, ...], declared: tuple[Parameter, ...]) -> None:
        known = [parameter.name for parameter in declared]
        for name in names:
            if name not in known:
                self.keys.refuse(
                    rules.manifest_reference(self.keys.place(key), key, name, "parameter", known)
                )
