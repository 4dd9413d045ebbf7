"""Shorter ways to write the same: what is left of the source's style once nobody has to read it.

One keyword for declarations, and one for several in a row; no semicolon before a brace, no brackets around a single
parameter or where a type was cast. Each is a rule on the syntax tree, so the tokens that stay keep their order.
"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.emit.edits import Edit, applied
from handbill.emit.minify import Minified
from handbill.javascript.syntax import Node, parse

_ENDED = {
    "break_statement",
    "continue_statement",
    "expression_statement",
    "lexical_declaration",
    "return_statement",
    "throw_statement",
    "variable_declaration",
}
"""Statements whose semicolon a closing brace makes needless."""

_BLOCKS = {"statement_block"}
_BRACED = {
    "class_declaration",
    "for_in_statement",
    "for_statement",
    "function_declaration",
    "generator_function_declaration",
    "if_statement",
    "try_statement",
    "while_statement",
}
"""Statements after which no line break is needed when they end in a brace."""

_SIMPLE = {"identifier", "member_expression", "subscript_expression", "call_expression", "this", "number"}
_WORDS = {"true": "!0", "false": "!1", "undefined": "void 0"}
_OPENING = {"object", "sequence_expression", "function_expression", "class"}
"""What an arrow function can't return without brackets."""

_APART = {
    "arguments",
    "array",
    "assignment_expression",
    "binary_expression",
    "pair",
    "ternary_expression",
    "unary_expression",
    "variable_declarator",
}
_CHAINED = {"call_expression", "member_expression", "subscript_expression"}
"""Where brackets around something simple mean nothing; in a chain only if nothing in them is called (`new (a().b)()`)."""

_WORD = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$"


def tighten(minified: Minified) -> Minified:
    """Return the same script in fewer bytes; tokens keep where they came from."""
    root = parse(minified.text).root_node
    return applied(minified, sorted(_edits(minified.text, root)))


def _edits(text: bytes, root: Node) -> Iterator[Edit]:
    stack = [root]
    while stack:
        node = stack.pop()
        stack.extend(node.children)
        if node.type in _BLOCKS:
            yield from _statements(text, node)
        elif node.type == "formal_parameters":
            yield from _parameter(text, node)
        elif node.type == "parenthesized_expression":
            yield from _brackets(text, node)
        elif node.type in _WORDS:
            yield node.start_byte, node.end_byte, _WORDS[node.type]
        elif node.type in ("object", "array") and text[node.end_byte - 2 : node.end_byte - 1] == b",":
            yield from _trailing_comma(node)
        elif node.type == "for_in_statement":
            kind = node.child_by_field_name("kind")
            if kind is not None and text[kind.start_byte : kind.end_byte] == b"const":
                yield kind.start_byte, kind.end_byte, "let"


def _statements(text: bytes, block: Node) -> Iterator[Edit]:
    statements = block.named_children
    for index, node in enumerate(statements):
        before = statements[index - 1] if index else None
        if _is_lexical(node):
            keyword = node.children[0]
            if (
                before is not None
                and _is_lexical(before)
                and text[before.end_byte - 1 : before.end_byte] == b";"
            ):
                # The last byte of the one, its keyword and the space behind it: `let a=1;let b=2;` → `let a=1,b=2;`
                yield before.end_byte - 1, node.children[1].start_byte, ","
            elif text[keyword.start_byte : keyword.end_byte] == b"const":
                yield keyword.start_byte, keyword.end_byte, "let"
        if before is not None and before.type in _BRACED and text[before.end_byte : node.start_byte] == b"\n":
            yield before.end_byte, node.start_byte, ""
    last = statements[-1] if statements else None
    if last is not None and last.type in _ENDED and text[last.end_byte - 1 : last.end_byte + 1] == b";}":
        yield last.end_byte - 1, last.end_byte, ""


def _is_lexical(node: Node) -> bool:
    return node.type == "lexical_declaration"


def _parameter(text: bytes, parameters: Node) -> Iterator[Edit]:
    """Take the brackets off `(x)=>`."""
    only = parameters.named_children
    arrow = parameters.parent
    if arrow is None or arrow.type != "arrow_function" or len(only) != 1 or only[0].type != "identifier":
        return
    if only[0].end_byte - only[0].start_byte + 2 == parameters.end_byte - parameters.start_byte:
        yield from _without(text, parameters)


def _brackets(text: bytes, node: Node) -> Iterator[Edit]:
    """Take off the brackets that a cast of types has left: `const box=(open.box);`."""
    parent, inner = node.parent, node.named_children
    if parent is None or len(inner) != 1:
        return
    if parent.type == "arrow_function":
        if inner[0].type not in _OPENING and not _opens(text, inner[0]):
            yield from _without(text, node)
        return
    if inner[0].type not in _SIMPLE:
        return
    # An optional chain ends at the brackets around it.
    ends = {"optional_chain", "call_expression", "number"} if parent.type in _CHAINED else {"optional_chain"}
    if parent.type in _APART | _CHAINED and not _holds(inner[0], ends):
        yield from _without(text, node)


def _opens(text: bytes, node: Node) -> bool:
    """Whether an expression begins with a brace, which after `=>` would be a block."""
    return text[node.start_byte : node.start_byte + 1] == b"{"


def _trailing_comma(node: Node) -> Iterator[Edit]:
    """`[a,,]` ends in a hole, `{a,}` and `[a,]` in nothing."""
    comma = node.children[-2]
    if node.named_children and comma.prev_sibling == node.named_children[-1]:
        yield comma.start_byte, comma.end_byte, ""


def _holds(node: Node, types: set[str]) -> bool:
    return node.type in types or any(_holds(c, types) for c in node.children)


def _without(text: bytes, node: Node) -> Iterator[Edit]:
    """Drop a node's first and last byte, unless two words would run into each other."""
    if text[node.start_byte - 1] not in _WORD:
        yield node.start_byte, node.start_byte + 1, ""
        yield node.end_byte - 1, node.end_byte, ""
