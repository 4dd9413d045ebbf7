"""Which name means what in a module: its own top level, a local of some function, or a global of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from handbill.javascript.syntax import Node, text_of

_FUNCTIONS = {
    "function_declaration",
    "function_expression",
    "arrow_function",
    "method_definition",
    "generator_function",
    "generator_function_declaration",
}
_BLOCKS = {
    "statement_block",
    "for_statement",
    "for_in_statement",
    "switch_body",
    "catch_clause",
    "class_body",
}
DECLARED = {"function_declaration", "generator_function_declaration", "class_declaration"}
NAMES = {"identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern"}
_BINDING_NAMES = {"identifier", "shorthand_property_identifier_pattern"}


@dataclass(slots=True)
class Uses:
    """What one stretch of code refers to outside itself: name → the nodes; and all names that it declares inside."""

    free: dict[str, list[Node]] = field(default_factory=dict[str, list[Node]])
    locals: set[str] = field(default_factory=set[str])


def uses_of(node: Node) -> Uses:
    """Resolve every name within a top-level declaration."""
    uses = Uses()
    _walk(node, [], uses)
    return uses


def bound_names(pattern: Node) -> Iterator[Node]:
    """Yield the name nodes that a binding pattern declares."""
    if pattern.type in _BINDING_NAMES:
        yield pattern
    elif pattern.type in ("assignment_pattern", "object_assignment_pattern"):
        left = pattern.child_by_field_name("left")
        if left is not None:
            yield from bound_names(left)
    elif pattern.type == "pair_pattern":
        value = pattern.child_by_field_name("value")
        if value is not None:
            yield from bound_names(value)
    else:
        for child in pattern.named_children:
            yield from bound_names(child)


def _walk(node: Node, scopes: list[set[str]], uses: Uses) -> None:
    if node.type in NAMES:
        name = text_of(node)
        if not any(name in s for s in scopes):
            uses.free.setdefault(name, []).append(node)
        return
    scope = scope_of(node)
    inner = scopes
    if scope is not None:
        uses.locals |= scope
        inner = [*scopes, scope]
    own = node.child_by_field_name("name") if node.type in DECLARED else None
    for child in node.named_children:
        _walk(child, scopes if child == own else inner, uses)


def scope_of(node: Node) -> set[str] | None:
    """Return the names that a node declares for what is within it, None when it is no scope."""
    if node.type in _FUNCTIONS:
        return _function_scope(node)
    if node.type in _BLOCKS:
        names = {text_of(n) for child in node.named_children for n in _lexical(child)}
        parameter = node.child_by_field_name("parameter") if node.type == "catch_clause" else None
        if parameter is not None:
            names |= {text_of(n) for n in bound_names(parameter)}
        if node.type == "for_in_statement":
            names |= _loop_names(node)
        return names
    return None


def _loop_names(node: Node) -> set[str]:
    left = node.child_by_field_name("left")
    declares = node.child_by_field_name("kind") is not None
    return {text_of(n) for n in bound_names(left)} if declares and left is not None else set()


def _function_scope(node: Node) -> set[str]:
    names: set[str] = {"arguments"} if node.type != "arrow_function" else set()
    own = node.child_by_field_name("name")
    if own is not None and node.type in ("function_expression", "generator_function"):
        names.add(text_of(own))
    for role in ("parameters", "parameter"):
        given = node.child_by_field_name(role)
        if given is not None:
            names |= {text_of(n) for n in bound_names(given)}
    body = node.child_by_field_name("body")
    if body is not None:
        names |= {text_of(n) for n in _hoisted(body)}
    return names


def _lexical(statement: Node) -> Iterator[Node]:
    """Yield the names that a statement declares for the block around it."""
    if statement.type in ("lexical_declaration", "variable_declaration"):
        for declarator in statement.named_children:
            name = declarator.child_by_field_name("name")
            if declarator.type == "variable_declarator" and name is not None:
                yield from bound_names(name)
    elif statement.type in DECLARED:
        name = statement.child_by_field_name("name")
        if name is not None:
            yield name
    elif statement.type in ("switch_case", "switch_default"):
        for child in statement.named_children:
            yield from _lexical(child)


def _hoisted(node: Node) -> Iterator[Node]:
    """Yield the names of every `var` below, not looking into other functions."""
    if node.type == "variable_declaration":
        yield from _lexical(node)
    if node.type == "for_in_statement":
        kind = node.child_by_field_name("kind")
        left = node.child_by_field_name("left")
        if kind is not None and text_of(kind) == "var" and left is not None:
            yield from bound_names(left)
    for child in node.named_children:
        if child.type not in _FUNCTIONS:
            yield from _hoisted(child)


declared_names = _lexical
"""The names that a top-level statement declares."""
