"""Diagnostics as SARIF 2.1.0, which code hosts and editors show: https://docs.oasis-open.org/sarif/sarif/v2.1.0/."""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from handbill.diagnostics.diagnostic import Diagnostic
from handbill.diagnostics.rule import RULES
from handbill.diagnostics.span import Span

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "SITE"


def _location(at: Span) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(at.file), "uriBaseId": _ROOT},
            "region": {
                "startLine": at.line,
                "startColumn": at.column,
                "endLine": at.end_line,
                "endColumn": at.end_column,
            },
        }
    }


def _rule(code: str) -> dict[str, Any]:
    rule = RULES[code]
    first = rule.explanation.split("\n\n", 1)[0].replace("\n", " ")
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": first},
        "help": {"text": rule.explanation, "markdown": rule.explanation},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(found: Diagnostic, index: int) -> dict[str, Any]:
    message = f"{found.message}\n{found.help}" if found.help else found.message
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": index,
        "level": found.severity,
        "message": {"text": message},
        "locations": [_location(found.at)],
    }
    if found.notes:
        result["relatedLocations"] = [
            {"id": number, **_location(note.at), "message": {"text": note.message}}
            for number, note in enumerate(found.notes)
        ]
    return result


def sarif(diagnostics: Iterable[Diagnostic]) -> str:
    """Return a SARIF log of one run, in ASCII, with the explanation of each code that occurs."""
    found = tuple(diagnostics)
    codes = sorted({one.code for one in found})
    run = {
        "tool": {"driver": {"name": "handbill", "rules": [_rule(code) for code in codes]}},
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder that holds site.yml."}}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, codes.index(one.code)) for one in found],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"
