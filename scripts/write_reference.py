"""Writes docs/reference.md from the manifests: `python scripts/write_reference.py`; a test compares the two."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from handbill.catalog import load
from handbill.diagnostics import Report
from handbill.model.manifest import Catalog, Entry, Fact, Parameter

TARGET = Path(__file__).parents[1] / "docs" / "reference.md"
HEAD = """\
# Reference

Everything that ships, written from its manifests by scripts/write_reference.py. A parameter in bold is required; one
marked ★ is what the short form sets: `timer: 20s` is `timer: { after: 20s }`.
"""
FACTS = """\
## Facts

A `*` stands for a name of yours. *Live* facts may change while the page is open. *Platforms* are those that know a fact
by themselves; on the others the page says it, by the calls of the page API.
"""


def reference() -> str:
    """Return the page's text."""
    report = Report()
    catalog = load(None, report)
    assert not report.has_errors, report.diagnostics
    return "\n".join([HEAD, *_sections(catalog)]).rstrip() + "\n"


def _sections(catalog: Catalog) -> Iterable[str]:
    yield from _entries(
        "Triggers", "Each also takes `device: desktop`, `tablet` or `mobile`.", catalog.triggers
    )
    yield FACTS
    for family in sorted(catalog.families.values(), key=lambda entry: entry.name):
        yield f"### `{family.name}`\n\n{family.summary}\n\n| fact | type | |\n|---|---|---|"
        yield "\n".join(_fact(fact, catalog) for fact in family.facts) + "\n"
    yield from _entries(
        "Sources of the shop's own facts",
        "What stands behind `from` in targeting/facts.yml.",
        catalog.sources,
    )
    yield from _entries("Templates", "", catalog.templates)
    yield from _entries("Blocks", "The pieces of a screen.", catalog.blocks)
    yield from _entries(
        "Form fields", "Each also takes `name`, the key of the lead's `fields`.", catalog.fields
    )
    yield from _entries("Platforms", "", catalog.platforms)
    yield from _entries("Consent sources", "", catalog.consent)


def _entries(title: str, lead: str, entries: Mapping[str, Entry]) -> Iterable[str]:
    yield f"## {title}\n" + (f"\n{lead}\n" if lead else "")
    for entry in sorted(entries.values(), key=lambda one: one.name):
        yield f"### `{entry.name}`\n\n{entry.summary}{_kind(entry)}\n"
        if entry.parameters:
            yield "| parameter | type | |\n|---|---|---|"
            yield "\n".join(_parameter(one, getattr(entry, "main", None)) for one in entry.parameters) + "\n"


def _kind(entry: Entry) -> str:
    said = []
    if (state := getattr(entry, "state", None)) is not None:
        said.append("A state." if state else "An event.")
    if tests := getattr(entry, "tests", None):
        said.append(f"Takes the words of `{tests}`.")
    if key := getattr(entry, "key", None):
        said.append(f"Key of a screen: `{key}`.")
    return " " + " ".join(said) if said else ""


def _parameter(one: Parameter, main: str | None) -> str:
    name = f"**`{one.name}`**" if one.required else f"`{one.name}`"
    values = ", ".join(f"`{value}`" for value in one.values)
    notes = [
        one.doc.rstrip(".") + "." if one.doc else "",
        f"Default: `{one.default}`." if one.default else "",
    ]
    return _row(name + (" ★" if one.name == main else ""), values or one.type, " ".join(filter(None, notes)))


def _fact(fact: Fact, catalog: Catalog) -> str:
    kind = f"{fact.type} ({fact.unit})" if fact.unit else fact.type
    values = ", ".join(f"`{value}`" for value in fact.values)
    notes = [fact.doc, f"One of {values}." if values else "", "*Live.*" if fact.live else ""]
    if fact.asks:
        givers = sorted(p.name for p in catalog.platforms.values() if fact.asks in p.gives)
        notes.append(f"*Platforms:* {', '.join(givers) or 'none'}.")
    return _row(f"`{fact.key}`", kind, " ".join(filter(None, notes)))


def _row(*cells: str) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
