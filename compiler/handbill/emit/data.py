"""The tables as JSON that may stand anywhere: in a script, in a page, in a JavaScript string."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, cast

PARSED_FROM = 10_000
"""From this many characters on, a browser is faster at JSON.parse than at an object literal (measured by V8's team:
https://v8.dev/blog/cost-of-javascript-2019#json)."""

_NAME = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")
_ZEROS = re.compile(r"(-?[1-9][0-9]*?)(0{3,})")
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
    return _literal(data) if len(text) < PARSED_FROM else f"JSON.parse('{_quoted(text)}')"


def stretch(data: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    """Return what `to_script` writes for neighbouring keys, without the braces."""
    some = {k: data[k] for k in keys if k in data}
    return _literal(some)[1:-1] if len(to_json(data)) < PARSED_FROM else _quoted(to_json(some)[1:-1])


def _literal(value: Any) -> str:
    """Write a value as JavaScript does it shortest: names without quotes, 864e5."""
    if isinstance(value, Mapping):
        items = cast("Mapping[str, Any]", value)
        return "{" + ",".join(f"{_key(k)}:{_literal(v)}" for k, v in items.items()) + "}"
    if isinstance(value, list | tuple):
        parts = cast("Iterable[Any]", value)
        return "[" + ",".join(_literal(part) for part in parts) + "]"
    text = json.dumps(value, ensure_ascii=False, allow_nan=False).translate(_ESCAPES)
    zeros = _ZEROS.fullmatch(text)
    return f"{zeros[1]}e{len(zeros[2])}" if zeros else text


def _key(key: str) -> str:
    if key == "__proto__":
        # In brackets it is a key like others.
        return '["__proto__"]'
    return key if _NAME.fullmatch(key) else json.dumps(key, ensure_ascii=False).translate(_ESCAPES)


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'")
