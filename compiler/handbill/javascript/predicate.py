"""A module that a rule asks, `export default (fact) => …`: the facts that it reads, and what speaks against asking it.

It may do nothing but compute: what it says has to follow from the facts, or nobody would know when to ask it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from handbill.diagnostics import Diagnostic, Span
from handbill.diagnostics.rules import script as rules
from handbill.javascript.places import Places
from handbill.javascript.scopes import declared_names, uses_of
from handbill.javascript.syntax import Node, first_error, parse, preorder, text_of
from handbill.model.source import Scalar, ScriptFile

_FUNCTIONS = {"arrow_function", "function_expression", "function_declaration"}
_GLOBALS = frozenset(
    [
        "Array",
        "BigInt",
        "Boolean",
        "Infinity",
        "JSON",
        "Map",
        "Math",
        "NaN",
        "Number",
        "Object",
        "RegExp",
        "Set",
        "String",
        "Symbol",
        "decodeURIComponent",
        "encodeURIComponent",
        "isFinite",
        "isNaN",
        "parseFloat",
        "parseInt",
        "undefined",
        "Error",
        "TypeError",
        "RangeError",
    ]
)
_MEMBERS = frozenset(("constructor", "__proto__"))
_RANDOM = ("Math", "random")


@lru_cache(maxsize=256)
def predicate(path: str, text: str) -> ScriptFile:
    """Return what a rule has to know of the module at `path`, which is relative to the site."""
    return _Reader(path, text).read()


class _Reader:
    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._text = text
        self._span = Places(path, text).span
        self._facts: dict[str, Scalar] = {}
        self._faults: list[Diagnostic] = []

    def read(self) -> ScriptFile:
        root = parse(self._text.encode()).root_node
        if (error := first_error(root)) is not None:
            shown = text_of(error).strip().split("\n")[0][:40] or error.type
            self._faults.append(rules.script_syntax(self._span(error), found=shown))
        else:
            self._module(root)
        return ScriptFile(self._path, self._text, tuple(self._facts.values()), tuple(self._faults))

    def _module(self, root: Node) -> None:
        for statement in root.named_children:
            if statement.type == "import_statement":
                self._impure(statement, "an import", "write what it needs into this file")
            elif text_of(statement).startswith(("let ", "var ")):
                self._impure(statement, "what is remembered", 'use const, and compute from fact("…") alone')
        self._lint(root)
        exported = [s for s in root.named_children if s.type == "export_statement" and _is_default(s)]
        function = _function_of(exported[0]) if exported else None
        if function is None:
            self._faults.append(rules.predicate_missing(Span(self._path, 1, 1, 1, 2)))
            return
        parameters = _parameters(function)
        if len(parameters) > 1 or any(p.type != "identifier" for p in parameters) or _is_special(function):
            self._faults.append(rules.predicate_missing(self._span(exported[0])))
        elif parameters:
            self._reads(function, parameters[0])

    def _lint(self, root: Node) -> None:
        """Report every name that is not the module's own nor one of the language's that only compute."""
        own = _GLOBALS | {text_of(name) for statement in root.named_children for name in _declared(statement)}
        for name, nodes in uses_of(root).free.items():
            if name not in own:
                for node in nodes:
                    self._impure(node, f"'{name}'", 'compute from fact("…") alone')
        for node in preorder(root):
            if node.type == "member_expression":
                self._member(node)
            elif node.type == "this":
                self._impure(node, "'this'", 'compute from fact("…") alone')
            elif node.type == "import" and node.parent and node.parent.type == "call_expression":
                self._impure(node.parent, "import()", "write what it needs into this file")

    def _member(self, node: Node) -> None:
        of, name = node.child_by_field_name("object"), node.child_by_field_name("property")
        if of is None or name is None:
            return
        if text_of(name) in _MEMBERS or (text_of(of), text_of(name)) == _RANDOM:
            self._impure(node, f"'{text_of(node)[:40]}'", 'compute from fact("…") alone')

    def _reads(self, function: Node, parameter: Node) -> None:
        """Take the name out of each call of the parameter; any other use of it is refused."""
        name = text_of(parameter)
        for node in preorder(function):
            if node.type not in ("identifier", "shorthand_property_identifier") or node == parameter:
                continue
            if text_of(node) != name:
                continue
            said = _literal(node)
            if said is None:
                self._faults.append(rules.predicate_reads(self._span(node), name=name))
            else:
                key = text_of(said)[1:-1]
                self._facts.setdefault(key, Scalar(key, self._span(said), quoted=True))

    def _impure(self, node: Node, what: str, instead: str) -> None:
        self._faults.append(rules.predicate_impure(self._span(node), what=what, instead=instead))


def _is_default(statement: Node) -> bool:
    return any(child.type == "default" for child in statement.children)


def _declared(statement: Node) -> Iterator[Node]:
    if statement.type == "import_statement":
        yield from (node for node in preorder(statement) if node.type == "identifier")
    else:
        inner = statement.child_by_field_name("declaration")
        yield from declared_names(inner if inner is not None else statement)


def _function_of(statement: Node) -> Node | None:
    found = statement.child_by_field_name("value") or statement.child_by_field_name("declaration")
    return found if found is not None and found.type in _FUNCTIONS else None


def _parameters(function: Node) -> list[Node]:
    one = function.child_by_field_name("parameter")
    several = function.child_by_field_name("parameters")
    return [one] if one is not None else [] if several is None else several.named_children


def _is_special(function: Node) -> bool:
    return any(child.type == "async" for child in function.children)


def _literal(node: Node) -> Node | None:
    """Return the text in quotes that is the only argument of a call of this name; None for any other use."""
    call = node.parent
    if call is None or call.type != "call_expression" or call.child_by_field_name("function") != node:
        return None
    given = call.child_by_field_name("arguments")
    if given is None or len(given.named_children) != 1 or given.named_children[0].type != "string":
        return None
    said = given.named_children[0]
    return None if any(c.type == "escape_sequence" for c in said.named_children) else said
