"""The visitor file: a map of fact to value, and `at`, a moment."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from datetime import datetime

from handbill.check import facts
from handbill.check.context import Context
from handbill.check.experiments import experiment_names
from handbill.check.nodes import entries
from handbill.check.values import boolean
from handbill.check.values_time import moment
from handbill.diagnostics import Report
from handbill.diagnostics.rules import names as rules
from handbill.explain.values import shaped, times_of, value_of
from handbill.logic import FactValue, Occurrence
from handbill.model.manifest import Fact
from handbill.model.site import Site
from handbill.model.source import Entry, Mapping, Sequence, Source
from handbill.model.zones import ZoneInfo
from handbill.yaml import parse

AT = "at"
VISITOR = "visitor"
"""The key of the number that the page has drawn for a visitor, from which experiments draw their variants."""
CONSENT = "consent."
SCRIPT = "script:"
"""Begins the key that answers for a script of the shop's: `script:scripts/vip.js: true`."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file says of a visitor: values by the fact's key as written, and the fact that each key means.

    `denied` are purposes; `at` is None when the file names no moment. `times` are the moments of what happened, in ms
    since 1970, where each is told.
    """

    values: MappingOf[str, FactValue] = field(default_factory=dict[str, FactValue])
    facts: MappingOf[str, Fact] = field(default_factory=dict[str, Fact])
    denied: frozenset[str] = frozenset()
    at: datetime | None = None
    times: MappingOf[str, tuple[int, ...]] = field(default_factory=dict[str, tuple[int, ...]])
    number: str | None = None
    """What experiments draw variants from."""


NOBODY = Stated()
"""A visitor of whom nothing is said."""


def context_of(site: Site, source: Source, report: Report) -> Context:
    """Return what the readers of values have to know of a checked site."""
    return Context(
        source=source,
        catalog=site.catalog,
        report=report,
        currency=site.currency,
        zone=ZoneInfo(site.timezone),
        pages=tuple(page_type for page_type, _ in site.pages),
        promotions=frozenset(file.id for file in source.of_kind("promotion")),
        experiments=experiment_names(source, site.catalog),
    )


def stated(
    data: bytes, file: str, site: Site, context: Context, at: datetime | None, now: datetime
) -> Stated | None:
    """Read a visitor file; None when it is no map. Everything that is wrong in it is reported to `context`.

    `file` is what diagnostics call it. `at` stands in for the file's own moment, `now` where neither is given; what is
    written as so long ago counts back from it.
    """
    root = parse(data, file, context.report)
    if root is None:
        return None
    reader = _Reader(site, context, at or _moment(root, context), now)
    for line in entries(root):
        reader.line(line)
    return Stated(
        reader.values, reader.facts, frozenset(reader.denied), reader.at, reader.times, _number(root, context)
    )


def _moment(root: Mapping, context: Context) -> datetime | None:
    line = root.entry(AT)
    node = shaped(line.value, AT, "2026-11-27 09:00", context) if line else None
    found = moment(node, context) if node else None
    return found.utc if found else None


def _number(root: Mapping, context: Context) -> str | None:
    line = root.entry(VISITOR)
    node = shaped(line.value, VISITOR, "2814749767-19088743-4294967295-0", context) if line else None
    return node.text if node else None


class _Reader:
    """Takes one line after the other."""

    def __init__(self, site: Site, context: Context, at: datetime | None, now: datetime) -> None:
        self.values: dict[str, FactValue] = {}
        self.facts: dict[str, Fact] = {}
        self.denied: set[str] = set()
        self.times: dict[str, tuple[int, ...]] = {}
        self.at = at
        self._now = at or now
        self._context = context
        self._purposes = sorted(set(site.purposes.values()))
        self._scripts = sorted(site.scripts)

    def line(self, line: Entry) -> None:
        """Read one line of the file."""
        key = line.key.text
        if key in (AT, VISITOR):
            return
        if key.startswith(CONSENT):
            self._consent(key.removeprefix(CONSENT), line)
            return
        if key.startswith(SCRIPT):
            self._script(key.removeprefix(SCRIPT), line)
            return
        found = facts.find(key, line.key.at, self._context)
        if found is None:
            return
        value = value_of(found[0], key, line.value, self._now, self._context)
        if value is not None:
            self.values[key] = value
            self.facts[key] = found[0]
        if isinstance(value, Occurrence) and isinstance(line.value, Sequence):
            self.times[key] = times_of(key, line.value, self._now, self._context) or ()

    def _consent(self, purpose: str, line: Entry) -> None:
        if purpose not in self._purposes:
            self._context.report(rules.name_unknown(line.key.at, purpose, "consent purpose", self._purposes))
            return
        node = shaped(line.value, line.key.text, "false", self._context)
        if node and boolean(node, self._context) is False:
            self.denied.add(purpose)

    def _script(self, path: str, line: Entry) -> None:
        if path not in self._scripts:
            self._context.report(rules.name_unknown(line.key.at, path, "script", self._scripts))
            return
        node = shaped(line.value, line.key.text, "true", self._context)
        answer = boolean(node, self._context) if node else None
        if answer is not None:
            self.values[line.key.text] = answer
