"""JavaScript as a tree: the one module that knows tree-sitter."""

from __future__ import annotations

from collections.abc import Iterator

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser, Tree

_LANGUAGE = Language(tree_sitter_javascript.language())
_PARSER = Parser(_LANGUAGE)

__all__ = ["Node", "Tree", "comments", "first_error", "leaves", "parse", "preorder", "shape", "text_of"]


def parse(source: bytes) -> Tree:
    """Parse a script or module; errors stand in the tree."""
    return _PARSER.parse(source)


def text_of(node: Node) -> str:
    """Return the source of a node."""
    return (node.text or b"").decode()


def first_error(root: Node) -> Node | None:
    """Return the first place that is no JavaScript, None when all of it is."""
    if not root.has_error:
        return None
    for node in preorder(root):
        if node.is_error or node.is_missing:
            return node
    return root


def preorder(root: Node) -> Iterator[Node]:
    """Yield a node and all below it, each before its children."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(node.children))


_WHOLE = {"string", "regex"}
_COMMENTS = {"comment", "html_comment", "hash_bang_line"}


def leaves(source: bytes, root: Node) -> Iterator[tuple[int, int]]:
    """Yield `(start, end)` of each token but comments.

    A string, a regular expression and each stretch of text in a template are one token, white space included.
    """
    stack = [root]
    while stack:
        node = stack.pop()
        if node.type in _COMMENTS or node.start_byte == node.end_byte:
            continue
        if node.type == "template_string":
            yield from _template(source, node)
        elif node.type in _WHOLE or not node.child_count:
            yield node.start_byte, node.end_byte
        else:
            stack.extend(reversed(node.children))


def comments(root: Node) -> Iterator[tuple[int, int]]:
    """Yield `(start, end)` of each comment."""
    return ((n.start_byte, n.end_byte) for n in preorder(root) if n.type in _COMMENTS)


def shape(root: Node) -> list[str]:
    """Return the types of all nodes but comments, from the top: two scripts of one shape and the same tokens are one."""
    return [n.type for n in preorder(root) if n.type not in _COMMENTS]


def _template(source: bytes, node: Node) -> Iterator[tuple[int, int]]:
    start = node.start_byte
    for child in node.children:
        if child.type != "template_substitution":
            continue
        yield start, child.start_byte
        yield from leaves(source, child)
        start = child.end_byte
    yield start, node.end_byte
