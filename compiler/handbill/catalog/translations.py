"""What an extension says in other languages than English: `messages.<tag>.yml` in its folder."""

from functools import lru_cache

from handbill.diagnostics import Diagnostic, Report
from handbill.diagnostics.rules import names as rules
from handbill.model.languages import shorter
from handbill.model.manifest import Entry
from handbill.model.source import Scalar
from handbill.yaml import compose

ENGLISH = "en"
CONTENT = "content"
"""The type of parameters whose default is a text that shoppers read."""


def own_words(entry: Entry) -> dict[str, str]:
    """Return what an entry says in English: its messages, and the defaults of its texts, by name."""
    defaults = {p.name: p.default for p in entry.parameters if p.type == CONTENT and p.default}
    return {**defaults, **entry.messages}


def translated(entry: Entry, tag: str, report: Report) -> dict[str, str]:
    """Return what an entry says in a language, by the names of `own_words`; what its files lack is left out."""
    own = own_words(entry)
    if not own:
        return {}
    found = own if ENGLISH in (tag, *shorter(tag)) else {}
    for name in (*reversed(shorter(tag)), tag):
        file = f"messages.{name}.yml"
        if file in entry.files:
            words, faults = _read(f"{entry.folder}/{file}", entry.files[file], frozenset(own))
            report.lines.setdefault(f"{entry.folder}/{file}", entry.files[file])
            for fault in faults:
                report(fault)
            found = {**found, **words}
    return found


@lru_cache(maxsize=1024)
def _read(path: str, text: str, known: frozenset[str]) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    root, faults = compose(text, path)
    words: dict[str, str] = {}
    for line in root.entries if root else ():
        if line.key.text not in known:
            faults.append(rules.name_unknown(line.key.at, line.key.text, "message", known))
        elif isinstance(line.value, Scalar):
            words[line.key.text] = line.value.text
        else:
            faults.append(
                rules.shape_wrong(line.key.at, line.key.text, "a single value", f"{line.key.text}: …")
            )
    return words, tuple(faults)
