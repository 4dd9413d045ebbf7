"""docs/reference.md and the pages below it say what the manifests say, and leave nothing out."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from handbill.catalog import load
from handbill.catalog.kinds import KINDS
from handbill.diagnostics import Report, render
from handbill.pipeline import check_site
from scripts.reference_facts import FAMILIES, example_of
from scripts.write_reference import DOCS, INDEX, reference
from tests.compiler.acme import SITE

CATALOG = load(None, Report())
PAGES = reference()
NAMES = [(kind.store, name) for kind in KINDS for name in getattr(CATALOG, kind.store)]


def test_the_reference_is_what_the_manifests_say() -> None:
    written = [DOCS / INDEX, *sorted((DOCS / "reference").rglob("*.md"))]
    there = {path.relative_to(DOCS).as_posix(): path.read_text("utf-8") for path in written}

    assert there == PAGES, "run python -m scripts.write_reference"


@pytest.mark.parametrize(("store", "name"), NAMES)
def test_every_entry_has_its_place_and_says_what_each_parameter_does(store: str, name: str) -> None:
    entry = getattr(CATALOG, store)[name]
    page = PAGES[f"reference/facts/{name}.md" if store == FAMILIES else f"reference/{store}.md"]

    assert f"`{name}`" in page or store == FAMILIES
    assert entry.summary in page
    assert entry.summary.endswith(".")
    for parameter in entry.parameters:
        assert len(parameter.doc) > 3, parameter.name
        assert f"`{parameter.name}`" in page


@pytest.mark.parametrize("fact", CATALOG.facts.values(), ids=list(CATALOG.facts))
def test_every_fact_is_documented_with_its_type_and_a_rule(fact: object) -> None:
    key, doc, kind = fact.key, fact.doc, fact.type  # type: ignore[attr-defined]
    page = PAGES[f"reference/facts/{key.partition('.')[0]}.md"]
    (row,) = [line for line in page.splitlines() if line.startswith(f"| `{key}` | {kind}")]

    assert len(doc.split()) > 1
    assert " ".join(doc.split()).rstrip(".").replace("|", "\\|") in row
    assert f"`{example_of(fact)}`" in row  # type: ignore[arg-type]


def test_every_rule_that_the_reference_shows_passes_the_check(tmp_path: Path) -> None:
    root = tmp_path / "acme"
    (root / "promotions").mkdir(parents=True)
    (root / "site.yml").write_text(SITE)
    tested: dict[str, object] = {"name": "first-offer", "holdout": "10%", "variants": {"shipping": {}}}
    content = json.dumps({"template": "corner", "content": {"headline": "Hi"}, "experiment": tested})
    (root / "promotions" / "welcome.yml").write_text(content)
    (root / "campaigns").mkdir()
    (root / "campaigns" / "journey.yml").write_text('{ "steps": [ { "show": "welcome" } ] }\n')
    for number, fact in enumerate(CATALOG.facts.values()):
        text = f"template: corner\ntargeting:\n  {example_of(fact)}\ncontent: {{ headline: Hi }}\n"
        (root / "promotions" / f"rule-{number}.yml").write_text(text)
    report = Report()

    site = check_site(root, datetime(2026, 11, 22, 12, tzinfo=UTC), report)

    assert site is not None, render.text(report.diagnostics, report.lines)


def test_the_index_leads_to_every_page() -> None:
    linked = set(re.findall(r"\]\(([^)#]+)", PAGES[INDEX]))

    assert {path for path in PAGES if path != INDEX} <= linked
