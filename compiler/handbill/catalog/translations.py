"""What an extension says in other languages than English: `messages.yml` in its folder."""

from __future__ import annotations

from functools import lru_cache

from handbill.diagnostics import Diagnostic, Report
from handbill.diagnostics.rules import names as rules
from handbill.model.languages import shorter
from handbill.model.manifest import Entry
from handbill.model.source import Mapping, Node, Scalar
from handbill.yaml import compose

FILE = "messages.yml"
ENGLISH = "en"
CONTENT = "content"
"""The type of parameters whose default is a text that shoppers read."""
_EXAMPLE = "nl: { close: Sluiten }"

Words = dict[str, str]


def own_words(entry: Entry) -> Words:
    """Return what an entry says in English: its messages, and the defaults of its texts, by name."""
    defaults = {p.name: p.default for p in entry.parameters if p.type == CONTENT and p.default}
    return {**defaults, **entry.messages}


def translated(entry: Entry, tag: str, report: Report) -> Words:
    """Return what an entry says in a language, by the names of `own_words`; what its file lacks is left out."""
    own = own_words(entry)
    chain = (*reversed(shorter(tag)), tag)
    found = dict(own) if ENGLISH in chain else {}
    if own and FILE in entry.files:
        path = entry.place(FILE)
        languages, faults = _read(path, entry.files[FILE], frozenset(own))
        report.lines.setdefault(path, entry.files[FILE])
        for fault in faults:
            report(fault)
        for name in chain:
            found.update(languages.get(name, {}))
    return found


@lru_cache(maxsize=1024)
def _read(path: str, text: str, known: frozenset[str]) -> tuple[dict[str, Words], tuple[Diagnostic, ...]]:
    """Return the words by language and name, and what is wrong with the file."""
    root, faults = compose(text, path)
    languages: dict[str, Words] = {}
    for line in root.entries if root else ():
        words = languages[line.key.text] = {}
        if not isinstance(line.value, Mapping):
            faults.append(rules.shape_wrong(line.key.at, line.key.text, "a map", _EXAMPLE))
            continue
        for each in line.value.entries:
            if each.key.text not in known:
                faults.append(rules.name_unknown(each.key.at, each.key.text, "message", known))
            elif isinstance(each.value, Scalar):
                words[each.key.text] = each.value.text
            else:
                faults.append(_not_single(each.key.text, each.value))
    return languages, tuple(faults)


def _not_single(name: str, node: Node) -> Diagnostic:
    return rules.shape_wrong(node.at, name, "a single value", f"{name}: …")
