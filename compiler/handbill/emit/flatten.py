"""Calls of a function that stands right there become its body.

The join leaves them where it puts a function in the place of its only use: `(() => { a(); })();` is `{ a(); }`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbill.emit.edits import Edit, applied
from handbill.emit.minify import Minified
from handbill.javascript.syntax import Node, parse, preorder, text_of

_FUNCTIONS = {"arrow_function", "function_expression", "function_declaration", "method_definition"}
_PLAIN = {"identifier", "member_expression", "number", "string"}


@dataclass(frozen=True, slots=True)
class _Called:
    """A call of a function that stands there; `lets` declare its parameters where the arguments have other names."""

    call: Node
    body: Node
    lets: str


def flatten(minified: Minified) -> Minified:
    """Return the same script with fewer functions; tokens keep where they came from."""
    return applied(minified, sorted(_edits(parse(minified.text).root_node)))


def _edits(root: Node) -> Iterator[Edit]:
    for node in preorder(root):
        called = _called(node) if node.type == "call_expression" else None
        whole = _replaced(called) if called else None
        if called is None or whole is None:
            continue
        body = called.body
        is_block = body.type == "statement_block"
        opened = f"{{{called.lets}" if is_block else "" if whole.type == "expression_statement" else "("
        yield whole.start_byte, body.start_byte + is_block, opened
        yield body.end_byte, whole.end_byte, "" if is_block else ";" if not opened else ")"


def _replaced(called: _Called) -> Node | None:
    """Return what the body may stand for: the call, or the statement that consists of it."""
    outer = called.call.parent
    if outer is None:
        return None
    if called.body.type != "statement_block":
        return None if called.lets else outer if outer.type == "expression_statement" else called.call
    if outer.type == "arrow_function" and outer.child_by_field_name("body") == called.call:
        return called.call
    returns = list(_returns(called.body))
    if outer.type == "return_statement":
        return outer if _ends_a_function(outer) else None
    if outer.type != "expression_statement":
        return None
    silent = not any(found.named_children for found in returns)
    return outer if not returns or (silent and _ends_a_function(outer)) else None


def _called(call: Node) -> _Called | None:
    brackets, arguments = call.child_by_field_name("function"), call.child_by_field_name("arguments")
    if (
        brackets is None
        or arguments is None
        or call.child_count > 2
        or brackets.type != "parenthesized_expression"
    ):
        return None
    function = brackets.named_children[0]
    body = function.child_by_field_name("body")
    if function.type != "arrow_function" or function.children[0].type == "async" or body is None:
        return None
    lets = _lets(function, arguments.named_children)
    return None if lets is None else _Called(call, body, lets)


def _lets(function: Node, arguments: list[Node]) -> str | None:
    """Return declarations of the parameters, None where they can't be told by `let`."""
    single = function.child_by_field_name("parameter")
    listed = function.child_by_field_name("parameters")
    parameters = [single] if single else listed.named_children if listed else []
    if len(parameters) != len(arguments) or any(a.type not in _PLAIN for a in arguments):
        return None
    pairs = [(p, a) for p, a in zip(parameters, arguments, strict=True) if text_of(p) != text_of(a)]
    if any(p.type != "identifier" for p, _ in pairs):
        return None
    names = {text_of(p) for p in parameters}
    if any(text_of(n) in names for _, a in pairs for n in preorder(a) if n.type == "identifier"):
        return None
    declared = ",".join(f"{text_of(p)}={text_of(a)}" for p, a in pairs)
    return f"let {declared};" if declared else ""


def _returns(body: Node) -> Iterator[Node]:
    for child in body.children:
        if child.type == "return_statement":
            yield child
        elif child.type not in _FUNCTIONS:
            yield from _returns(child)


def _ends_a_function(statement: Node) -> bool:
    block = statement.parent
    if block is None or block.named_children[-1] != statement or block.parent is None:
        return False
    return block.type == "statement_block" and block.parent.type in _FUNCTIONS
