"""Writes small sites for the tests of reading."""

from datetime import UTC, datetime
from pathlib import Path

from handbill.diagnostics import Report
from handbill.model.source import Source
from handbill.read import read

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SITE = "language: 1\nname: Acme\ncurrency: EUR\ntimezone: Europe/Amsterdam\nconsent: { source: page }\n"


def write(root: Path, files: dict[str, str]) -> Path:
    """Write a site in `root`; site.yml is there unless `files` says otherwise."""
    for path, text in {"site.yml": SITE, **files}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return root


def look(root: Path, previous: Source | None = None) -> tuple[Source, list[str]]:
    """Read a site; return it, and `CODE file:line:column` of each diagnostic."""
    report = Report()
    source = read(root, NOW, report, previous)
    assert source is not None
    return source, [f"{found.code} {found.at}" for found in report.diagnostics]
