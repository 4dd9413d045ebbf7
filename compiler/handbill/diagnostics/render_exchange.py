"""Diagnostics for other programs: one JSON document, or a line each that GitHub shows beside the code."""

import json as codec
from collections.abc import Iterable, Mapping
from typing import Any

from handbill.diagnostics.diagnostic import Diagnostic
from handbill.diagnostics.span import Span


def _place(at: Span) -> dict[str, str | int]:
    return {
        "file": at.file,
        "line": at.line,
        "column": at.column,
        "end_line": at.end_line,
        "end_column": at.end_column,
    }


def json(diagnostics: Iterable[Diagnostic], more: Mapping[str, Any] | None = None) -> str:
    """Return `{"diagnostics": [...]}`, in ASCII; lines and columns count from 1, `help` may be null.

    `more` are keys beside it.
    """
    found = [
        {
            "code": one.code,
            "severity": one.severity,
            **_place(one.at),
            "message": one.message,
            "help": one.help,
            "notes": [{**_place(note.at), "message": note.message} for note in one.notes],
        }
        for one in diagnostics
    ]
    return codec.dumps({"diagnostics": found, **(more or {})}, indent=2) + "\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def github(diagnostics: Iterable[Diagnostic], folder: str = "") -> str:
    """Return a workflow command a diagnostic.

    `folder` is the site's, relative to the repository, so that GitHub finds the files.
    Commands: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    prefix = folder.strip("/") + "/" if folder.strip("/") not in ("", ".") else ""
    lines: list[str] = []
    for found in diagnostics:
        at = found.at
        properties = {
            "file": prefix + at.file,
            "line": str(at.line),
            "endLine": str(at.end_line),
            "col": str(at.column),
            "endColumn": str(at.end_column),
            "title": found.code,
        }
        if at.end_line != at.line:  # GitHub refuses columns of a stretch of several lines
            del properties["col"], properties["endColumn"]
        words = [found.message, *(f"{note.message}: {note.at}" for note in found.notes)]
        message = "\n".join([*words, f"help: {found.help}"] if found.help else words)
        fields = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
        lines.append(f"::{found.severity} {fields}::{_data(message)}\n")
    return "".join(lines)
