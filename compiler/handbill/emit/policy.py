"""The consent proof of a bundle: what it stores, asks and watches, by purpose, for `manifest.json` and `report.html`."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from handbill.emit.effects import READS, WATCHES, Effect

RECORD = "runtime_js/core/record.js"
BY_THE_VISITOR = "by the visitor's own act"
"""What stands for the purpose of a lead: it is sent by who writes it, and says which consents were given."""


def watched(effects: tuple[Effect, ...], gates: Mapping[str, tuple[str, ...]]) -> list[dict[str, Any]]:
    """Return what is watched or read of a visitor: by what, and the purposes of which one has to be granted for it."""
    rows: dict[tuple[str, str, str], set[str]] = {}
    for effect in effects:
        # Reading the record is part of keeping it.
        if effect.kind == WATCHES or (effect.kind == READS and effect.path != RECORD):
            folder = effect.path.rpartition("/")[0] + "/"
            by = effect.path.split("/")[-1 if effect.path.startswith("runtime_js/core/") else -2]
            rows.setdefault((effect.kind, effect.what, by), set()).update(gates.get(folder, gates[""]))
    return [
        {"kind": kind, "what": what, "by": by, "purposes": sorted(purposes)}
        for (kind, what, by), purposes in sorted(rows.items())
    ]


def policy(manifest: Mapping[str, Any]) -> str:
    """Return the table of what happens for each purpose, and nothing happens without."""
    rows: dict[str, dict[str, list[str]]] = {}

    def note(purpose: str | None, column: str, text: str) -> None:
        rows.setdefault(purpose or BY_THE_VISITOR, {}).setdefault(column, []).append(text)

    for purpose in manifest["consent"]["purposes"]:
        rows[purpose] = {}
    for key in manifest["storage"]:
        for area in key["areas"]:
            note(
                area["purpose"],
                "stored",
                f"{key['key']} {area['use']}: {area['holds']} ({area['days']} days)",
            )
    for one in manifest["watched"]:
        for purpose in one["purposes"]:
            note(purpose, "watched", f"{one['what']} ({one['by']})")
    for call in manifest["network"]:
        note(call["purpose"], "requested", f"{call['method']} {call['to']}")
    body = "".join(
        f"<tr><td>{escape(purpose)}</td>"
        + "".join(f"<td>{_lines(columns.get(name, []))}</td>" for name in ("stored", "watched", "requested"))
        + "</tr>\n"
        for purpose, columns in rows.items()
    )
    head = "".join(f"<th>{name}</th>" for name in ("purpose", "stored", "watched or read", "requested"))
    return f"<h2>What happens for which purpose</h2>\n<table>\n<tr>{head}</tr>\n{body}</table>\n"


def _lines(texts: list[str]) -> str:
    return "<br>".join(escape(text) for text in dict.fromkeys(texts))
