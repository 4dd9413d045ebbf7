"""A small shop for the compiler's tests, written into a folder of its own and taken as far as a test needs."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from handbill.diagnostics import Report, render
from handbill.model.bundle import Bundle
from handbill.model.plan import BundlePlan
from handbill.pipeline import check_site, compile_site
from handbill.plan import plan

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)

SITE = """\
language: 1
name: Acme Outdoor
currency: EUR
timezone: Europe/Amsterdam
consent: { source: page }
"""

CONTENT = """\
content:
  headline: Ten percent off
  button: { label: Show me, link: /tents }
"""


def promotion(rules: str = "triggers: [ page_load ]", template: str = "popup", content: str = CONTENT) -> str:
    """Return a definition of a message; `rules` are its other keys."""
    return f"template: {template}\ngoal: click\n{rules}\n{content}"


def written(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a site: `site.yml` is there unless given, and names without a folder are promotions."""
    for name, text in {"site.yml": SITE, **files}.items():
        path = root / (name if "." in name else f"promotions/{name}.yml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def planned(root: Path, files: Mapping[str, str | bytes]) -> BundlePlan:
    """Return the plan of a site without errors."""
    report = Report()
    site = check_site(written(root / "acme", files), NOW, report)
    assert site is not None, render.text(report.diagnostics, report.lines)
    return plan(site)


def compiled(root: Path, files: Mapping[str, str | bytes]) -> Bundle:
    """Return the bundle of a site without errors."""
    report = Report()
    bundle = compile_site(written(root / "acme", files), NOW, report)
    assert bundle is not None, render.text(report.diagnostics, report.lines)
    return bundle
