"""What a bundle's code does beyond its own promotions: it stores, asks the network, watches and numbers visitors.

The code itself is asked, so that nothing can be left out of what the manifest says. A place that stores or asks and
that no gate of consent stands before fails the build.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from handbill import assets
from handbill.diagnostics import Report, Span
from handbill.diagnostics.rules import script as rules
from handbill.emit.minify import Minified
from handbill.emit.module import file_of
from handbill.javascript.syntax import Node, parse, preorder, text_of

STORES, ASKS, READS, WATCHES, MARKS = "stores", "asks", "reads", "watches", "marks"
GATES: Mapping[str, frozenset[str]] = {
    STORES: frozenset({"runtime_js/core/record.js"}),
    ASKS: frozenset(f"runtime_js/core/{name}.js" for name in ("leads", "beacon")),
    MARKS: frozenset(
        (
            *(f"runtime_js/core/{name}.js" for name in ("leads", "coupons", "variants", "draw")),
            "runtime_js/workflow/acting.js",
        )
    ),
}
"""Modules that ask for the purpose before they do it; `tests/sites` sees that they do."""
BEFORE = "runtime_js/consent/"
"""What runs before any consent, and may do nothing at all."""

_NAMES = ("identifier", "property_identifier", "shorthand_property_identifier")
_READING = {"getItem", "length"}
_OWN_GROUND = ("runtime_js/dom/", "runtime_js/forms/", "runtime_js/blocks/", "templates/")
"""What listens within the promotion that a visitor uses."""
WORDS = "runtime_js/effects.json"
"""The words of scripts by what they do: names of the browser's, and the events that say what a visitor does."""


@lru_cache(maxsize=1)
def words() -> Mapping[str, frozenset[str]]:
    """Return the words of `WORDS` by kind; `of_document` are properties of the document that store."""
    found: dict[str, list[str]] = json.loads((assets.root() / WORDS).read_text("utf-8"))
    return {kind: frozenset(names) for kind, names in found.items()}


@dataclass(frozen=True, slots=True)
class Effect:
    """`what` is the word of the script: `localStorage`, `fetch`, `scroll`. `source` is its byte in the module."""

    kind: str
    what: str
    path: str
    source: int


def effects_of(script: Minified) -> tuple[Effect, ...]:
    """Return what the code of a bundle can do, each once a module."""
    offsets = [token.offset for token in script.tokens]
    found: dict[tuple[str, str, str], Effect] = {}
    for node in preorder(parse(script.text).root_node):
        for kind, what in _done(node):
            token = script.tokens[bisect_right(offsets, node.start_byte) - 1]
            if kind == WATCHES and token.path.startswith(_OWN_GROUND):
                continue
            found.setdefault((kind, what, token.path), Effect(kind, what, token.path, token.source))
    return tuple(found.values())


def check_gates(
    effects: tuple[Effect, ...], asking: frozenset[str], sources: Mapping[str, str], report: Report
) -> None:
    """Report what stores or asks without a gate. `asking` are the folders whose manifests state their requests."""
    for effect in effects:
        before = effect.path.startswith(BEFORE)
        gated = effect.kind in (READS, WATCHES) or effect.path in GATES.get(effect.kind, ())
        stated = effect.kind == ASKS and any(effect.path.startswith(f"{folder}/") for folder in asking)
        if before or not (gated or stated):
            file = file_of(effect.path)
            text = sources.get(effect.path, "")
            report.lines.setdefault(file, text)
            report(rules.effect_ungated(_place(file, text, effect), effect.what, effect.kind))


def _place(file: str, text: str, effect: Effect) -> Span:
    before = text.encode()[: effect.source].decode(errors="replace")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Span(file, line, column, line, column + len(effect.what))


def _done(node: Node) -> Iterator[tuple[str, str]]:
    known = words()
    if node.type in _NAMES:
        word = text_of(node)
        if word in known[STORES]:
            yield READS if _only_read(node) else STORES, word
        elif word in known["of_document"] and _is_of_document(node):
            yield STORES if _assigned(node.parent) else READS, word
        else:
            yield from ((kind, word) for kind in (ASKS, MARKS) if word in known[kind])
    elif node.type == "import":
        yield ASKS, "import"
    elif node.type == "string":
        said = text_of(node)[1:-1].split()
        yield from ((WATCHES, word) for word in said if known[WATCHES].issuperset(said))


def _only_read(node: Node) -> bool:
    """Say whether all that is asked of a storage is what it holds."""
    above = node.parent
    while above is not None and above.type in ("ternary_expression", "parenthesized_expression"):
        above = above.parent
    asked = above.child_by_field_name("property") if above is not None else None
    return asked is not None and asked != node and text_of(asked) in _READING


def _is_of_document(node: Node) -> bool:
    holder = node.parent.child_by_field_name("object") if node.parent is not None else None
    return _assigned(node.parent) or (holder is not None and text_of(holder) == "document")


def _assigned(member: Node | None) -> bool:
    above = member.parent if member is not None else None
    return above is not None and "assignment" in above.type and above.child_by_field_name("left") == member
