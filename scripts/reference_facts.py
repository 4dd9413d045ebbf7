"""A page of the reference about one family of facts."""

from collections.abc import Iterator

from handbill.check.consent import PURPOSES
from handbill.check.words import ARTICLES, WORDS
from handbill.model.manifest import Catalog, Fact, FactFamily
from scripts.reference_entries import givers, names, row

FAMILIES = "families"
"""The kind of the catalog whose entries have pages of their own."""

RULES = {
    "boolean": "true",
    "choice": "{value}",
    "text": "{{ exists: true }}",
    "number": "{{ at_least: 3 }}",
    "percent": "{{ at_least: 20% }}",
    "money": "{{ at_least: 75 }}",
    "duration": "{{ at_least: 2m }}",
    "moment": "{{ within: 30d }}",
    "set": "{{ exists: true }}",
    "occurrence": "{{ within: 7d }}",
}
"""Type → a test of it, where the manifest gives no example of a value."""
ANY = {
    "names": {
        "promotions": "welcome",
        "purposes": "marketing",
        "campaigns": "journey",
        "experiments": "first-offer",
    }
}
"""What stands for `*` in an example, by what it is limited to."""


def family_page(family: FactFamily, catalog: Catalog) -> str:
    """Return the page's text."""
    lines = [f"# Facts: `{family.name}`", "", family.summary, ""]
    lines += ["| fact | type | what it is | in a rule |", "|---|---|---|---|"]
    lines += [_fact(fact, catalog) for fact in family.facts]
    lines += ["", *_notes(family), "## Words", "", "| type | words |", "|---|---|"]
    for kind in dict.fromkeys(fact.type for fact in family.facts):
        lines.append(
            row(f"{kind}, {ARTICLES[kind]}" if kind not in ARTICLES[kind] else kind, names(list(WORDS[kind])))
        )
    return "\n".join([*lines, "", "[All of the reference](../../reference.md)"]) + "\n"


def example_of(fact: Fact) -> str:
    """Return a line of a rule that asks about a fact."""
    key = fact.key.replace("*", ANY["names"].get(fact.names or "", "name"))
    if fact.example:
        return f"{key}: {fact.example}"
    return f"{key}: {RULES[fact.type].format(value=fact.values[0] if fact.values else '…')}"


def _fact(fact: Fact, catalog: Catalog) -> str:
    kind = f"{fact.type}, {fact.unit}" if fact.unit else fact.type
    notes = [fact.doc.rstrip(".") + "."]
    if fact.values:
        notes.append(
            f"One of {names(fact.values)}{', or a page type of your own' if fact.values_from else ''}."
        )
    if fact.live:
        notes.append("*Live.*")
    if fact.use:
        notes.append(f"*Consent:* {PURPOSES[fact.use]}.")
    if getattr(fact, "asks", None):
        notes.append(f"*Platforms:* {', '.join(givers(fact, catalog)) or 'none, the page says it'}.")
    return row(f"`{fact.key}`", kind, " ".join(notes), f"`{example_of(fact)}`")


def _notes(family: FactFamily) -> Iterator[str]:
    """Yield what the marks of the table mean, those that it has."""
    said: list[str] = []
    if any("*" in fact.key for fact in family.facts):
        said.append("A `*` stands for a name of yours.")
    if any(fact.live for fact in family.facts):
        said.append("A *live* fact may change while the page is open.")
    if any(fact.use for fact in family.facts):
        said.append(
            "A fact is unknown until its *consent* purpose is granted; site.yml may divide purposes otherwise."
        )
    if any(getattr(fact, "asks", None) for fact in family.facts):
        said.append(
            "*Platforms* know a fact by themselves; on others the page says it, by the calls of the page API."
        )
    if any(fact.lower for fact in family.facts):
        lowered = names([fact.key for fact in family.facts if fact.lower])
        said.append(f"Lower-cased when read, as is what they are compared with: {lowered}.")
    if any(fact.open for fact in family.facts):
        opened = names([fact.key for fact in family.facts if fact.open])
        said.append(f"A link can set them, so texts show only those that are a choice or a number: {opened}.")
    if said:
        yield " ".join(said)
        yield ""
