"""An app that a shop uses: what it hands leads to."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass

from handbill.diagnostics import Span
from handbill.model.manifest import App
from handbill.model.values import Value


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
