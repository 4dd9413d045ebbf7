"""A module that a campaign calls, `export default () => …`: what speaks against calling it.

It may change the page. It may not do what a strict policy of the shop's would stop, so that it is safe under every one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from handbill.diagnostics import Diagnostic, Span
from handbill.diagnostics.rules import campaigns as rules
from handbill.diagnostics.rules import script as script_rules
from handbill.javascript.places import Places
from handbill.javascript.scopes import uses_of
from handbill.javascript.syntax import Node, first_error, parse, preorder, text_of

_FUNCTIONS = {"arrow_function", "function_expression", "function_declaration"}
_BUILD = "build elements with document.createElement and textContent"
_CODE = "write the code itself"
_NAMES = {"eval": _CODE, "Function": _CODE, "XMLHttpRequest": "ask with fetch", "importScripts": _CODE}
_MEMBERS = {
    "innerHTML": _BUILD,
    "outerHTML": _BUILD,
    "insertAdjacentHTML": _BUILD,
    "setHTMLUnsafe": _BUILD,
    "createContextualFragment": _BUILD,
    "parseFromString": _BUILD,
    "srcdoc": _BUILD,
    "cssText": "set a class of the shop's, or element.style.setProperty",
}
_WRITES = {"write", "writeln"}
_TIMERS = {"setTimeout", "setInterval"}
_FIRST = {"createElement": ("script", "style"), "setAttribute": ("style", "srcdoc")}
"""What the first argument of a call may not be."""


@lru_cache(maxsize=256)
def unfit(path: str, text: str) -> tuple[Diagnostic, ...]:
    """Return why no campaign may call the module at `path`, which is relative to the site; nothing if one may."""
    root = parse(text.encode()).root_node
    places = Places(path, text)
    if (error := first_error(root)) is not None:
        shown = text_of(error).strip().split("\n")[0][:40] or error.type
        return (script_rules.script_syntax(places.span(error), found=shown),)
    found = [
        *(_refused(s, "an import", "write what it needs into this file", places) for s in _imports(root)),
        *_unsafe(root, places),
    ]
    if not any(_is_callable(statement) for statement in root.named_children):
        found.append(rules.code_missing(Span(path, 1, 1, 1, 2)))
    return tuple(sorted(found, key=lambda one: (one.at.line, one.at.column)))


def _imports(root: Node) -> Iterator[Node]:
    for node in preorder(root):
        if node.type == "import_statement" or (
            node.type == "import" and node.parent and node.parent.type == "call_expression"
        ):
            yield node


def _is_callable(statement: Node) -> bool:
    """Whether a statement exports a function of at most one parameter as the module's default."""
    if statement.type != "export_statement" or all(child.type != "default" for child in statement.children):
        return False
    function = statement.child_by_field_name("value") or statement.child_by_field_name("declaration")
    if function is None or function.type not in _FUNCTIONS:
        return False
    several = function.child_by_field_name("parameters")
    return several is None or len(several.named_children) <= 1


def _unsafe(root: Node, places: Places) -> Iterator[Diagnostic]:
    for name, nodes in uses_of(root).free.items():
        if name in _NAMES:
            yield from (_refused(node, f"'{name}'", _NAMES[name], places) for node in nodes)
    for node in preorder(root):
        if node.type == "member_expression":
            yield from _member(node, places)
        elif node.type == "call_expression":
            yield from _call(node, places)


def _member(node: Node, places: Places) -> Iterator[Diagnostic]:
    of, name = node.child_by_field_name("object"), node.child_by_field_name("property")
    said = text_of(name) if name is not None else ""
    if said in _MEMBERS:
        yield _refused(node, f"'{said}'", _MEMBERS[said], places)
    elif said in _WRITES and of is not None and text_of(of) == "document":
        yield _refused(node, f"'document.{said}'", _BUILD, places)


def _call(node: Node, places: Places) -> Iterator[Diagnostic]:
    """Yield what is wrong with the first argument of a call: code in a text, or an element that a policy stops."""
    function, given = node.child_by_field_name("function"), node.child_by_field_name("arguments")
    first = given.named_children[0] if given is not None and given.named_children else None
    if function is None or first is None or first.type not in ("string", "template_string"):
        return
    property_ = function.child_by_field_name("property")
    called = text_of(property_ if property_ is not None else function)
    said = text_of(first)[1:-1].lower()
    if called in _TIMERS:
        yield _refused(first, "code in a text", "give it a function", places)
    elif said in _FIRST.get(called, ()) or (called == "setAttribute" and said.startswith("on")):
        instead = "listen with addEventListener" if said.startswith("on") else _BUILD
        yield _refused(node, f"'{called}(\"{said}\")'", instead, places)


def _refused(node: Node, what: str, instead: str, places: Places) -> Diagnostic:
    return rules.code_unsafe(places.span(node), what=what, instead=instead)
