"""The table that a build prints: what each part of the bundle weighs, and what changed."""

from collections.abc import Mapping

from handbill.model.bundle import Bundle, Part

WHOLE = "handbill.js"


def size_table(bundle: Bundle, before: Mapping[str, Part]) -> str:
    """Return the table as text: name, raw bytes, brotli bytes, change of the latter since the last build.

    `before` are the parts of the last build by name, the whole under the empty name.
    """
    rows = [*bundle.parts, Part("", bundle.raw, bundle.brotli)]
    width = max(len(WHOLE), *(len(part.name) for part in rows))
    lines = [f"{'part':{width}}  {'raw':>9}  {'brotli':>8}" + (f"  {'change':>8}" if before else "")]
    for part in rows:
        if not part.name:
            lines.append("-" * len(lines[0]))
        row = f"{part.name or WHOLE:{width}}  {part.raw:9,}  {part.brotli:8,}"
        lines.append(f"{row}  {_change(part, before):>8}".rstrip())
    return "\n".join(lines)


def _change(now: Part, before: Mapping[str, Part]) -> str:
    if not before:
        return ""
    if now.name not in before:
        return "new"
    change = now.brotli - before[now.name].brotli
    return f"{change:+,}" if change else "="
