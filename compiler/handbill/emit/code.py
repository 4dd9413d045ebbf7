"""The script of a bundle without its data: joined, minified, shortened, and mapped back to its modules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from handbill.diagnostics import Diagnostic, Report
from handbill.emit.flatten import flatten
from handbill.emit.fold import Known
from handbill.emit.mangle import mangle
from handbill.emit.minify import Minified, minify
from handbill.emit.script import join
from handbill.emit.shorten import shorten
from handbill.emit.sourcemap import source_map
from handbill.emit.squeeze import squeeze
from handbill.emit.tighten import tighten
from handbill.model.plan import Import, Part

_Parts = tuple[tuple[str, str | tuple[str, ...] | tuple[tuple[str, str], ...]], ...]
_Failed = tuple[tuple[Diagnostic, ...], tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Code:
    """`members` holds `(a, b)` for each `a.b` of the source, `strings` its texts, `mapping` is the source map."""

    minified: Minified
    members: frozenset[tuple[str, str]]
    strings: frozenset[str]
    mapping: bytes


def code_of(
    imports: tuple[Import, ...],
    parts: Mapping[str, Part],
    modules: Mapping[str, str],
    known: Known,
    file: str,
    report: Report,
) -> Code | None:
    """Return the script, None when the modules can't be joined.

    In watch mode most builds change texts and rules only, so the last few scripts are kept.
    """
    maps = tuple((key, isinstance(part, Mapping)) for key, part in parts.items())
    frozen: _Parts = tuple((k, tuple(p.items()) if isinstance(p, Mapping) else p) for k, p in parts.items())
    found = _made(
        imports, frozen, tuple(k for k, is_map in maps if is_map), tuple(sorted(modules.items())), known, file
    )
    if isinstance(found, Code):
        return found
    diagnostics, lines = found
    for diagnostic in diagnostics:
        report(diagnostic)
    report.lines.update(lines)
    return None


@lru_cache(maxsize=8)
def _made(
    imports: tuple[Import, ...],
    frozen: _Parts,
    maps: tuple[str, ...],
    modules: tuple[tuple[str, str], ...],
    known: Known,
    file: str,
) -> Code | _Failed:
    report = Report()
    parts: dict[str, Part] = {k: dict(p) if k in maps else p for k, p in frozen}  # type: ignore[arg-type, misc]
    joined = join(imports, parts, dict(modules), report, known)
    minified = minify(joined, report) if joined else None
    if joined is None or minified is None or report.has_errors:
        return report.diagnostics, tuple(report.lines.items())
    minified = shorten(squeeze(tighten(flatten(mangle(minified)))))
    return Code(minified, joined.members, joined.strings, source_map(minified, joined.sources, file))
