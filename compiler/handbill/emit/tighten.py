"""One keyword for declarations in a row: `const a=1;const b=2;` is `let a=1,b=2;`.

A rule on the syntax tree, so the tokens that stay keep their order.
"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.emit.edits import Edit, applied
from handbill.emit.minify import Minified
from handbill.javascript.syntax import Node, parse, preorder


def tighten(minified: Minified) -> Minified:
    """Return the same script in fewer bytes; tokens keep where they came from."""
    root = parse(minified.text).root_node
    return applied(minified, sorted(_edits(minified.text, root)))


def _edits(text: bytes, root: Node) -> Iterator[Edit]:
    for node in preorder(root):
        if node.type == "statement_block":
            yield from _statements(text, node)


def _statements(text: bytes, block: Node) -> Iterator[Edit]:
    before: Node | None = None
    for node in block.named_children:
        if node.type == "lexical_declaration":
            keyword = node.children[0]
            if (
                before is not None
                and before.type == node.type
                and text[before.end_byte - 1 : before.end_byte] == b";"
            ):
                # The last byte of the one, its keyword and the space behind it.
                yield before.end_byte - 1, node.children[1].start_byte, ","
            elif text[keyword.start_byte : keyword.end_byte] == b"const":
                yield keyword.start_byte, keyword.end_byte, "let"
        before = node
