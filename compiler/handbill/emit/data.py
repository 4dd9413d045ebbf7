"""The tables as JSON that may stand anywhere: in a script, in a page, in a JavaScript string."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

PARSED_FROM = 10_000
"""From this many characters on, a browser is faster at JSON.parse than at an object literal (measured by V8's team:
https://v8.dev/blog/cost-of-javascript-2019#json)."""

_ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def to_json(data: Mapping[str, Any]) -> str:
    """Return JSON without a character that could end a script. Raises ValueError for NaN and infinities."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.translate(_ESCAPES)


def to_script(data: Mapping[str, Any]) -> str:
    """Return a JavaScript expression for the data."""
    text = to_json(data)
    return text if len(text) < PARSED_FROM else f"JSON.parse('{_quoted(text)}')"


def stretch(data: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    """Return what `to_script` writes for neighbouring keys, without the braces."""
    inside = to_json({k: data[k] for k in keys if k in data})[1:-1]
    return inside if len(to_json(data)) < PARSED_FROM else _quoted(inside)


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'")
