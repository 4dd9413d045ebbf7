"""Whether a top-level declaration does nothing but declare."""

from __future__ import annotations

from handbill.javascript.syntax import Node, text_of

_INERT = {
    "arrow_function", "class_declaration", "comment", "false", "function_declaration", "function_expression",
    "generator_function", "generator_function_declaration", "identifier", "method_definition", "null", "number",
    "property_identifier", "regex", "shorthand_property_identifier", "string", "true", "undefined",
}  # fmt: skip
_COMPOUND = {
    "array", "binary_expression", "computed_property_name", "lexical_declaration", "object", "pair",
    "parenthesized_expression", "ternary_expression", "unary_expression", "variable_declaration",
    "variable_declarator", "template_string", "template_substitution", "string_fragment", "arguments",
}  # fmt: skip
_FRESH = {"AbortController", "Map", "Set", "WeakMap", "WeakSet"}


def is_pure(node: Node) -> bool:
    """Answer for a statement or an expression.

    Reading a property or calling a function may run anything, so both count as doing; `new Map()` and the like do not.
    """
    if node.type in _INERT:
        return True
    if node.type == "new_expression":
        made = node.child_by_field_name("constructor")
        return made is not None and text_of(made) in _FRESH and not _has_arguments(node)
    return node.type in _COMPOUND and all(is_pure(c) for c in node.named_children)


def _has_arguments(node: Node) -> bool:
    given = node.child_by_field_name("arguments")
    return given is not None and bool(given.named_children)
