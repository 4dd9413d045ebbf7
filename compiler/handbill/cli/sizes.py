"""The table that a build prints: what each part of the bundle weighs, and what changed."""

import json
from collections.abc import Mapping
from pathlib import Path

from handbill.model.bundle import Bundle

WHOLE = "handbill.js"


def previous_sizes(folder: Path) -> dict[str, int]:
    """Return part → brotli bytes as the last build into `folder` wrote them; nothing when there was none."""
    try:
        sizes = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["sizes"]
        found = {part["name"]: int(part["brotli"]) for part in sizes["parts"]}
        return {**found, WHOLE: int(sizes["brotli"])}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def size_table(bundle: Bundle, before: Mapping[str, int]) -> str:
    """Return the table as text: name, raw bytes, brotli bytes, change of the latter since the last build."""
    rows = [(part.name, part.raw, part.brotli) for part in bundle.parts]
    rows.append((WHOLE, bundle.raw, bundle.brotli))
    width = max(len(name) for name, _, _ in rows)
    lines = [f"{'part':{width}}  {'raw':>9}  {'brotli':>8}  {'change':>8}"]
    for name, raw, brotli in rows:
        if name == WHOLE:
            lines.append("-" * (width + 31))
        lines.append(f"{name:{width}}  {raw:9,}  {brotli:8,}  {_change(name, brotli, before):>8}".rstrip())
    return "\n".join(lines)


def _change(name: str, now: int, before: Mapping[str, int]) -> str:
    if not before:
        return ""
    if name not in before:
        return "new"
    return f"{now - before[name]:+,}" if now != before[name] else "="
