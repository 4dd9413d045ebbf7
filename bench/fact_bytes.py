"""What each family of facts and each source of own facts adds to a bundle: `python -m bench.fact_bytes`.

Each is weighed in a site of one popup whose targeting asks for every fact of the family at once, against the same site
without targeting. Facts of a platform are weighed with the platform that gives the most of them.
"""

import json
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from handbill.catalog import load
from handbill.diagnostics import Report
from handbill.model.bundle import Bundle
from handbill.model.manifest import Catalog, Fact
from handbill.pipeline import compile_site

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
NAMES = {"promotions": "one", "purposes": "marketing"}
SITE = {
    "language": 1,
    "name": "Bench",
    "currency": "EUR",
    "timezone": "Europe/Amsterdam",
    "consent": {"source": "page"},
}


def main() -> None:
    """Print the table: raw and brotli bytes over the site without the rule."""
    catalog = load(None, Report())
    print("| rule on every fact of | raw | brotli |\n|---|---|---|")
    for platform in ("page", "shopify"):
        plain = weighed({}, platform)
        print(f"| nothing, platform `{platform}` | {plain.raw} | {plain.brotli} |")
        for name, targeting, facts in rules(catalog, platform):
            bundle = weighed(targeting, platform, facts)
            print(f"| {name} | +{bundle.raw - plain.raw} | +{bundle.brotli - plain.brotli} |")


def rules(catalog: Catalog, platform: str) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Yield each family with a rule that asks for all of it, and each source with a fact; name, targeting, facts.yml."""
    given = catalog.platforms[platform].gives
    for family in sorted(catalog.families.values(), key=lambda entry: entry.name):
        asked = [fact for fact in family.facts if platform == "page" or fact.asks in given]
        if asked:
            # One of them is enough: not all of them can hold together.
            yield f"`{family.name}`", {"any": [{name(fact): {"exists": True}} for fact in asked]}, {}
    if platform == "page":
        for source in sorted(catalog.sources.values(), key=lambda entry: entry.name):
            told = {p.name: "tier" for p in source.parameters if p.required}
            fact = {"type": "text", "from": {source.name: told}}
            yield f"facts.yml, `{source.name}`", {"own.fact": {"exists": True}}, {"own.fact": fact}


def name(fact: Fact) -> str:
    """Return a name that the fact may be asked for by."""
    return fact.key.replace("*", NAMES.get(fact.names or "", "some"))


def weighed(targeting: dict[str, Any], platform: str, facts: dict[str, Any] | None = None) -> Bundle:
    """Return the bundle of a site with one popup."""
    promotion = {
        "template": "popup",
        "triggers": ["page_load"],
        "targeting": targeting,
        "content": {"headline": "Ten percent", "button": {"label": "Show me", "link": "/tents"}},
    }
    files = {"site.yml": {**SITE, "platform": platform}, "promotions/one.yml": promotion}
    if facts:
        files["targeting/facts.yml"] = facts
    with tempfile.TemporaryDirectory() as folder:
        for path, content in files.items():
            file = Path(folder) / "bench" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(content), encoding="utf-8")
        report = Report()
        bundle = compile_site(Path(folder) / "bench", NOW, report)
    if bundle is None:
        raise ValueError([f"{d.code} {d.at} {d.message}" for d in report.diagnostics])
    return bundle


if __name__ == "__main__":
    main()
