"""The shape of nodes: is it a text, a list, a map, as its key wants?"""

from dataclasses import replace

from handbill.diagnostics import Report, Span
from handbill.diagnostics.rules import names as rules
from handbill.model.source import Entry, Mapping, Node, Scalar, Sequence


def scalar(node: Node, what: str, example: str, report: Report) -> Scalar | None:
    """Return the node if it is a single value, else report."""
    if isinstance(node, Scalar):
        return node
    report(rules.shape_wrong(head(node.at), what, "a single value", example))
    return None


def mapping(node: Node, what: str, example: str, report: Report) -> Mapping | None:
    """Return the node if it is a map, else report."""
    if isinstance(node, Mapping):
        return node
    report(rules.shape_wrong(head(node.at), what, "a map", example))
    return None


def filled(node: Node, what: str, example: str, report: Report) -> Mapping | None:
    """Return the node if it is a map, else report; one without a line is reported, too."""
    found = mapping(node, what, example, report)
    if found is not None and not entries(found):
        report(rules.part_empty(head(found.at), what, example))
    return found


def sequence(node: Node, what: str, example: str, report: Report) -> Sequence | None:
    """Return the node if it is a list, else report."""
    if isinstance(node, Sequence):
        return node
    report(rules.shape_wrong(head(node.at), what, "a list", example))
    return None


def items(node: Node) -> tuple[Node, ...]:
    """Return the items of a list; a single value stands for a list of one."""
    return node.items if isinstance(node, Sequence) else (node,)


def entries(node: Mapping) -> tuple[Entry, ...]:
    """Return the entries of a map without the free keys."""
    return tuple([entry for entry in node.entries if entry.key.text[:2] != "x-"])


def single(node: Mapping) -> Entry | None:
    """Return the entry of a map of exactly one line."""
    found = entries(node)
    return found[0] if len(found) == 1 else None


def within(node: Scalar, first: int, last: int) -> Span:
    """Return the place of `text[first:last]` in a text, or of the whole text where escapes or lines blur it."""
    at = node.at
    quote = 1 if node.quoted else 0
    if at.line != at.end_line or at.end_column - at.column != len(node.text) + 2 * quote:
        return at
    column = at.column + quote
    return replace(at, column=column + first, end_column=column + last)


def start(root: Mapping) -> Span:
    """Return the first key of a file, which stands for the file."""
    return root.entries[0].key.at if root.entries else head(root.at)


def head(at: Span) -> Span:
    """Return the first line of a place: a frame of twenty underlined lines says nothing."""
    return at if at.line == at.end_line else replace(at, end_line=at.line, end_column=at.column + 1)
