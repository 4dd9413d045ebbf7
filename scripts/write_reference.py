"""Writes docs/reference.md and the pages below docs/reference/ from the manifests: `python -m scripts.write_reference`.

One page a kind of extension, one page a family of facts. A test compares them with what stands there.
"""

from collections.abc import Mapping
from pathlib import Path

from handbill.catalog import load
from handbill.catalog.kinds import KINDS, Kind
from handbill.diagnostics import Report
from handbill.model.manifest import Catalog, Entry
from scripts.reference_entries import entries_page, row
from scripts.reference_facts import FAMILIES, family_page

DOCS = Path(__file__).parents[1] / "docs"
INDEX = "reference.md"
HEAD = """\
# Reference

Everything that ships, written from its manifests by scripts/write_reference.py: what each trigger, fact, template,
block, field, platform, consent source, step and app is, and takes. How they are put together is [language.md](language.md).
"""
PAGES = {
    "triggers": (
        "Triggers",
        "What makes a promotion come. Each also takes `device: desktop`, `tablet` or `mobile`.",
    ),
    "sources": ("Sources of facts", "Where facts of the shop's own are read: `from` in targeting/facts.yml."),
    "templates": ("Templates", "What a promotion looks like, and which slot it takes."),
    "blocks": ("Blocks", "The pieces of a screen."),
    "fields": ("Form fields", "Each also takes `name`, the key of the lead's `fields`."),
    "steps": (
        "Steps of campaigns",
        "What a campaign does. ★ stands behind the step's name, `delay: 2d`, the others beside it; each also takes `id`.",
    ),
    "apps": (
        "Apps",
        "What leads are handed to by `sync`: `apps` of site.yml. How they are told: [language.md](../language.md#apps).",
    ),
    "platforms": ("Platforms", "Who tells the cart, the page type and the customer: `platform` of site.yml."),
    "consent": (
        "Consent sources",
        "Where consent comes from: `consent.source` and `consent.respect` of site.yml.",
    ),
}
"""Store of the catalog → title and first sentence. A kind that is not here is titled by its name."""


def reference() -> dict[str, str]:
    """Return the text of every page by its path below docs/."""
    report = Report()
    catalog = load(None, report)
    assert not report.has_errors, report.diagnostics
    pages = {INDEX: _index(catalog)}
    for kind in KINDS:
        if kind.store == FAMILIES:
            for family in catalog.families.values():
                pages[f"reference/facts/{family.name}.md"] = family_page(family, catalog)
        else:
            title, lead = _titled(kind)
            pages[f"reference/{kind.store}.md"] = entries_page(title, lead, _entries(catalog, kind), catalog)
    return pages


def _titled(kind: Kind) -> tuple[str, str]:
    return PAGES.get(kind.store, (f"{kind.name.capitalize()}s", ""))


def _entries(catalog: Catalog, kind: Kind) -> Mapping[str, Entry]:
    found: Mapping[str, Entry] = getattr(catalog, kind.store)
    return dict(sorted(found.items()))


def _index(catalog: Catalog) -> str:
    lines = [HEAD, "| page | holds |", "|---|---|"]
    for kind in KINDS:
        if kind.store != FAMILIES:
            page = f"reference/{kind.store}.md"
            names = [f"[`{name}`]({page}#{name})" for name in _entries(catalog, kind)]
            lines.append(row(f"[{_titled(kind)[0]}]({page})", " ".join(names)))
    lines += ["", "## Facts", "", "What conditions can ask about, a page a family.", ""]
    lines += ["| family | facts |", "|---|---|"]
    for family in sorted(catalog.families.values(), key=lambda one: one.name):
        facts = " ".join(f"`{fact.key.removeprefix(family.name + '.')}`" for fact in family.facts)
        lines.append(row(f"[{family.name}](reference/facts/{family.name}.md)", f"{family.summary} {facts}"))
    return "\n".join(lines) + "\n"


def write() -> None:
    """Write every page, and delete those of what is gone."""
    pages = reference()
    for old in (DOCS / "reference").rglob("*.md"):
        if old.relative_to(DOCS).as_posix() not in pages:
            old.unlink()
    for path, text in pages.items():
        (DOCS / path).parent.mkdir(parents=True, exist_ok=True)
        (DOCS / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
