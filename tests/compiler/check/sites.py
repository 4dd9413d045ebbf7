"""Small sites in memory-sized files, read and checked against the shipped extensions."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from handbill.catalog import load
from handbill.check import check
from handbill.diagnostics import Report
from handbill.model.manifest import Catalog
from handbill.model.site import Condition, Promotion, Site, Test
from handbill.read import read

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SITE = "language: 1\nname: Acme\ncurrency: EUR\ntimezone: Europe/Amsterdam\nconsent: { source: page }\n"
PICTURE = {"images/tent.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"/>'}
LEADS = "endpoints: { leads: /handbill/leads }\n"


@cache
def shipped() -> Catalog:
    """Load the shipped extensions once."""
    return load(None, Report())


def write(root: Path, files: dict[str, str]) -> Path:
    """Write the site `acme` below `root`; site.yml is there unless `files` says otherwise."""
    for path, text in {"site.yml": SITE, **files}.items():
        file = root / "acme" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return root / "acme"


def checked(root: Path, files: dict[str, str], now: datetime = NOW) -> tuple[Site | None, list[str]]:
    """Check a site; return it, and `CODE file:line:column message` of each diagnostic."""
    report = Report()
    source = read(write(root, files), now, report)
    assert source is not None
    site = check(source, shipped(), report)
    return site, [f"{found.code} {found.at} {found.message}" for found in report.diagnostics]


def journey(root: Path, steps: str, **files: str) -> tuple[Site | None, list[str]]:
    """Check a site with one campaign of these steps, and a promotion `hi` that they may show."""
    files["promotions/hi.yml"] = "template: corner\ncontent: { body: Hi }\n"
    text = f"enroll: {{ triggers: [ page_load ] }}\nsteps:\n{steps}"
    return checked(root, {"campaigns/c.yml": text, **files})


def promotion(root: Path, text: str, site: str = "", **files: str) -> Promotion:
    """Check a site of one promotion, which has to be without an error; `site` is added to site.yml."""
    found, told = checked(root, {"site.yml": SITE + site, "promotions/one.yml": text, **PICTURE, **files})
    assert found is not None, told
    return found.promotions[0]


def targeting(root: Path, text: str, site: str = "", **files: str) -> Condition:
    """Return the targeting of a promotion without mistakes."""
    return promotion(
        root, f"template: popup\ntargeting: {text}\ncontent: {{ headline: Hi }}\n", site, **files
    ).targeting


def only_test(root: Path, text: str, site: str = "") -> Test:
    """Return the one test that a targeting comes to."""
    found = targeting(root, text, site)
    assert isinstance(found, Test)
    return found


def codes(told: list[str]) -> list[str]:
    """Return the codes alone."""
    return [line.partition(" ")[0] for line in told]
