"""Apps: what leads are handed to, and how a shop does it."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass

from handbill.diagnostics import Span
from handbill.model.entry import Entry
from handbill.model.values import Value


@dataclass(frozen=True, slots=True)
class App(Entry):
    """What leads are handed to; its script exports `send`.

    `requests` are the network calls: method, and an address in which `{NAME}` stands for a parameter, and for one that
    not every shop makes the parameter that makes it. `permits` are goals:
    it is told of an address alone that a consent of the form gives leave for, so that without any it is told nothing.
    """

    requests: tuple[str, ...] = ()
    permits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AppUse:
    """Its options, typed; `named` are the fields and facts that they name, each with its place."""

    app: App
    options: MappingOf[str, Value]
    named: tuple[tuple[str, Span], ...]
    at: Span

    @property
    def requests(self) -> tuple[tuple[str, str], ...]:
        """Its network calls: method and address, once the options stand in their places."""
        texts = {name: value for name, value in self.options.items() if isinstance(value, str)}
        rows = [request.split() for request in self.app.requests]
        return tuple(
            (method, _filled(address, texts)) for method, address, *only in rows if {*only} <= {*self.options}
        )


def _filled(address: str, options: MappingOf[str, str]) -> str:
    for name, value in options.items():
        address = address.replace(f"{{{name}}}", value)
    return address
