"""read → check → plan → emit, and nothing else: the one module that knows all four."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from handbill.catalog import load
from handbill.check import check
from handbill.diagnostics import Report
from handbill.emit import emit, is_over, over_limit
from handbill.model.bundle import Bundle
from handbill.model.experiment import Experiment
from handbill.model.manifest import Catalog
from handbill.model.site import Coverage, Site
from handbill.model.source import Source
from handbill.plan import plan
from handbill.read import read


@dataclass(slots=True)
class Memory:
    """What one build leaves for the next in watch mode. Only frozen values: a stale one costs time, never truth."""

    source: Source | None = None
    catalog: Catalog | None = None
    coverage: tuple[Coverage, ...] = ()
    """How complete each language of the site is, once it has been checked without an error."""
    experiments: tuple[Experiment, ...] = ()
    """Those of the site, likewise."""


def check_site(
    root: Path, now: datetime, report: Report, memory: Memory | None = None, accept: bool = False
) -> Site | None:
    """Read and check the site in `root` as of `now` (aware); None when there is an error, which `report` then holds.

    `accept`: a site that has something otherwise than its `state.lock` passes all the same.
    `report.lines` gets the text of each file that was read, for code frames.
    """
    memory = memory or Memory()
    memory.catalog = load(root, report, memory.catalog)
    source = read(root, now, report, memory.source, memory.catalog.showing_products)
    if source is None:
        return None
    memory.source = source
    report.lines.update(source.lines)
    site = check(source, memory.catalog, report, accept)
    memory.coverage = site.coverage if site else ()
    memory.experiments = site.experiments if site else ()
    return None if report.has_errors else site


def compile_site(
    root: Path,
    now: datetime,
    report: Report,
    runtime: Mapping[str, str] | None = None,
    memory: Memory | None = None,
    development: bool = False,
) -> Bundle | None:
    """Compile the site in `root`; None when there is an error.

    `development` makes a bundle that can explain its gates, for the shop's own developers.
    `runtime` replaces the text of runtime modules by their path (`runtime_js/core/clock.js`), which is how a test
    build gets its clock from the page.
    """
    site = check_site(root, now, report, memory)
    if site is None:
        return None

    def made(explained: bool, told: Report) -> Bundle | None:
        return emit(plan(site, explained), told, lambda path: (root / path).read_bytes(), runtime or {})

    bundle = made(development, report)
    if bundle is not None and is_over(site, bundle):
        # The limit is about what a shop's page loads, which holds nothing that explains.
        release = made(False, Report()) if development else bundle
        if release is not None and is_over(site, release):
            report(over_limit(site, release))
    return None if report.has_errors else bundle
