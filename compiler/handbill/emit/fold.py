"""Leaves out what this site can't need: branches that ask for a key which none of its tables has.

The runtime reads its tables by a few fixed names (`data`, `parts`, `design`, `extras`, `parameters`). Where a table has
no such key, reading it is `undefined`, and what follows from that is decided here instead of in the page. A module's
text keeps its length and its lines: what goes becomes white space, so every place in it stays what it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from handbill.javascript.scopes import bound_names, scope_of
from handbill.javascript.syntax import Node, parse, preorder, text_of

Tables = tuple[tuple[str, frozenset[str]], ...]
"""Name of a table, or of a table in one (`data.kept`), and the keys that it has in some row. Tables that are not named
here may have any."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a site's tables hold. `shared` by every module; `own` by path, the parameters of one trigger's uses."""

    shared: Tables = ()
    own: tuple[tuple[str, frozenset[str]], ...] = ()

    def of(self, path: str) -> Tables:
        """Return the tables that a module reads; in a script of a shop their names may mean something else."""
        parameters = dict(self.own).get(path)
        shared = () if path.startswith("site:") else self.shared
        return shared if parameters is None else (*shared, ("parameters", parameters))


NOTHING = Known()
"""Nothing is ruled out."""

_GONE = {"undefined": False, "false": False, "falsy": False, "true": True}
"""What an expression is known to be, and whether that is truthy; `falsy` is one of several values."""

_NAMES = ("identifier", "shorthand_property_identifier_pattern")
_WRITTEN = {"undefined": "void 0", "false": "!1", "true": "!0"}
_PURE = {
    *(
        "identifier",
        "member_expression",
        "number",
        "string",
        "property_identifier",
        "true",
        "false",
        "undefined",
    ),
    *("this", "binary_expression", "unary_expression", "parenthesized_expression", "subscript_expression"),
}


@lru_cache(maxsize=512)
def fold(text: str, known: Tables) -> str:
    """Return the module without what can't be needed; the same length in bytes, line for line."""
    if not known or parse(text.encode()).root_node.has_error:
        return text
    while True:
        source = text.encode()
        folded = _Round(source, dict(known)).result()
        if folded == source:
            return text
        text = folded.decode()


@dataclass(frozen=True, slots=True)
class _Gone:
    """A name that is undefined wherever it is in scope, and where it is declared."""

    scope: Node
    place: Node


class _Round:
    """One walk over a module. Edits only ever blank or replace by something that is not longer."""

    def __init__(self, source: bytes, known: Mapping[str, frozenset[str]]) -> None:
        self._out = bytearray(source)
        self._source = source
        self._known = known
        self._root = parse(source).root_node
        self._gone = {text_of(g.place): g for g in self._undefined_names()}

    def result(self) -> bytes:
        """Return the source after this round."""
        self._visit(self._root)
        for gone in self._gone.values():
            self._drop_unused(gone)
        self._drop_unread()
        self._keep_returns()
        return bytes(self._out)

    def _undefined_names(self) -> Iterator[_Gone]:
        """Yield parameters that no row gives, and constants that were read from a table without them."""
        for node in preorder(self._root):
            if node.type == "variable_declarator":
                name, value = node.child_by_field_name("name"), node.child_by_field_name("value")
                owner = _scope_above(node)
                constant = node.parent is not None and text_of(node.parent).startswith("const")
                absent = value is not None and (self._absent(value) or text_of(value) == "void 0")
                if name is not None and name.type == "identifier" and owner and constant and absent:
                    yield _Gone(owner, name)
            elif node.type == "formal_parameters" and "parameters" in self._known and _is_watch(node.parent):
                first = node.named_children[0] if node.named_children else None
                if first is not None and first.type == "object_pattern" and node.parent is not None:
                    for place in first.named_children:
                        key, name = place.child_by_field_name("key"), place.child_by_field_name("value")
                        if place.type == "shorthand_property_identifier_pattern":
                            key = name = place
                        if key is None or name is None or name.type not in _NAMES:
                            continue
                        if text_of(key) not in self._known["parameters"]:
                            yield _Gone(node.parent, name)

    def _absent(self, node: Node) -> bool:
        """Whether an expression reads a key that its table has in no row."""
        if node.type != "member_expression":
            return False
        table, key = node.child_by_field_name("object"), node.child_by_field_name("property")
        if table is None or key is None:
            return False
        keys = self._known.get(text_of(table))
        if keys is None and table.type == "member_expression":
            name = table.child_by_field_name("property")
            keys = self._known.get(text_of(name)) if name is not None else None
        return keys is not None and text_of(key) not in keys

    def _visit(self, node: Node) -> str | None:
        """Fold a node and all below it; return what it is known to be, for its parent to write or to use."""
        if node.type == "import_statement":
            return None
        if self._absent(node):
            return "undefined"
        if node.type == "identifier":
            return self._name(node)
        if node.type in ("true", "false", "undefined"):
            return node.type
        special = getattr(self, f"_{node.type}", None)
        if special is not None:
            found: str | None = special(node)
            return found
        for child in node.named_children:
            self._settle(child, self._visit(child))
        return None

    def _name(self, node: Node) -> str | None:
        gone = self._gone.get(text_of(node))
        if gone is None or node == gone.place or not _within(node, gone.scope):
            return None
        return None if _hidden(node, gone) else "undefined"

    def _parenthesized_expression(self, node: Node) -> str | None:
        return self._visit(node.named_children[-1])

    def _unary_expression(self, node: Node) -> str | None:
        argument = node.child_by_field_name("argument")
        if argument is None:
            return None
        found = self._visit(argument)
        if found is not None and text_of(node).startswith("!"):
            return "false" if _GONE[found] else "true"
        self._settle(argument, found)
        return None

    def _binary_expression(self, node: Node) -> str | None:
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        operator = node.child_by_field_name("operator")
        if left is None or right is None or operator is None:
            return None
        sign = operator.type
        first = self._visit(left)
        if sign in ("===", "!==") and first == "undefined" and text_of(right) == "undefined":
            return "true" if sign == "===" else "false"
        if sign not in ("&&", "||", "??") or first is None or (sign == "??" and first == "falsy"):
            return self._both(node, sign, left, first, right)
        stops = first != "undefined" if sign == "??" else _GONE[first] == (sign == "||")
        if stops:
            return first
        self._blank(left.start_byte, right.start_byte)
        return self._visit(right)

    def _both(self, node: Node, sign: str, left: Node, first: str | None, right: Node) -> str | None:
        self._settle(left, first)
        second = self._visit(right)
        if second is not None and not _GONE[second]:
            if sign == "&&" and _pure(left):
                return "falsy"
            if sign == "||" and _asks(node):
                self._blank(left.end_byte, right.end_byte)
                return None
        self._settle(right, second)
        return None

    def _ternary_expression(self, node: Node) -> str | None:
        test, yes, no = (node.child_by_field_name(n) for n in ("condition", "consequence", "alternative"))
        if test is None or yes is None or no is None:
            return None
        found = self._visit(test)
        if found is None:
            for child in (yes, no):
                self._settle(child, self._visit(child))
            return None
        chosen = yes if _GONE[found] else no
        self._blank(node.start_byte, chosen.start_byte)
        self._blank(chosen.end_byte, node.end_byte)
        return self._visit(chosen)

    def _spread_element(self, node: Node) -> str | None:
        """Leave out what is spread into an object when it is nothing."""
        inner = node.named_children[-1]
        found = self._visit(inner)
        if found is None or _GONE[found] or node.parent is None or node.parent.type != "object":
            self._settle(inner, found)
            return None
        before, after = node.prev_sibling, node.next_sibling
        behind = after is not None and after.type == ","
        start = (
            before.start_byte if before is not None and before.type == "," and not behind else node.start_byte
        )
        self._blank(start, after.end_byte if after is not None and behind else node.end_byte)
        return None

    def _if_statement(self, node: Node) -> str | None:
        test, then = node.child_by_field_name("condition"), node.child_by_field_name("consequence")
        otherwise = node.child_by_field_name("alternative")
        if test is None or then is None:
            return None
        found = self._visit(test)
        kept = [b for b in (then, otherwise) if b is not None]
        if found is not None:
            branch = otherwise.named_children[-1] if otherwise is not None else None
            chosen = then if _GONE[found] else branch
            kept = [chosen] if chosen is not None else []
            start, end = (chosen.start_byte, chosen.end_byte) if chosen else (node.end_byte, node.end_byte)
            self._blank(node.start_byte, start)
            self._blank(end, node.end_byte)
            if chosen is None and (
                node.parent is None or node.parent.type not in ("statement_block", "program")
            ):
                self._out[node.start_byte : node.start_byte + 1] = b";"
        for branch in kept:
            self._visit(branch)
        return None

    def _arguments(self, node: Node) -> str | None:
        """Leave out the last of what a function of our own is given when it is nothing."""
        found = [(child, self._visit(child)) for child in node.named_children if child.type != "comment"]
        called = node.prev_sibling
        ours = called is not None and called.type == "identifier" and text_of(called)[:1].isalpha()
        while ours and found and found[-1][1] == "undefined":
            child, _ = found.pop()
            self._blank(found[-1][0].end_byte if found else child.start_byte, child.end_byte)
        for child, what in found:
            self._settle(child, what)
        return None

    def _settle(self, node: Node, found: str | None) -> None:
        """Write what is known where nothing else used it."""
        written = _WRITTEN.get(found or "", "")
        size = node.end_byte - node.start_byte
        if not written or found == node.type or len(written) > size:
            return
        if text_of(node) != written:
            self._blank(node.start_byte, node.end_byte)
            self._out[node.start_byte : node.start_byte + len(written)] = written.encode()

    def _drop_unused(self, gone: _Gone) -> None:
        """Take out the declaration of a name that nothing asks for any more."""
        name = text_of(gone.place).encode()
        scope = self._out[gone.scope.start_byte : gone.scope.end_byte]
        if scope.replace(b"_" + name, b"").count(name) != 1:
            return
        place = gone.place
        above = place.parent
        if place.type == "identifier" and above is not None and above.type != "pair_pattern":
            statement = above.parent
            if statement is not None and statement.named_child_count == 1:
                self._blank(statement.start_byte, statement.end_byte)
        else:
            place = above if above is not None and above.type == "pair_pattern" else place
            after = place.next_sibling
            end = after.end_byte if after is not None and after.type == "," else place.end_byte
            self._blank(place.start_byte, end)

    def _drop_unread(self) -> None:
        """Take out the locals that nothing asks for any more, where reading their value does nothing."""
        for node in preorder(self._root):
            scope = _scope_above(node)
            if node.type != "lexical_declaration" or node.named_child_count != 1 or scope is None:
                continue
            name, value = (node.named_children[0].child_by_field_name(n) for n in ("name", "value"))
            idle = value is None or value.type == "arrow_function" or _pure(value)
            if name is None or name.type != "identifier" or not idle or scope.type == "program":
                continue
            word = re.escape(text_of(name))
            rest = self._out[scope.start_byte : scope.end_byte].decode()
            if len(re.findall(rf"(?<![\w$]){word}(?![\w$])", rest)) == 1:
                self._blank(node.start_byte, node.end_byte)

    def _keep_returns(self) -> None:
        """Bring `return` to what it returns, where all that stood between it and the line's end has gone.

        A line break behind it would end the statement: https://tc39.es/ecma262/#sec-automatic-semicolon-insertion
        """
        for node in preorder(self._root):
            if node.type not in ("return_statement", "throw_statement") or not node.named_children:
                continue
            start, after, end = node.start_byte, node.children[0].end_byte, node.end_byte
            word, behind = bytes(self._out[start:after]), self._out[after:end]
            gap = len(behind) - len(behind.lstrip())
            lines = behind[:gap].count(b"\n")
            if lines and gap < len(behind) and word == self._source[start:after]:
                moved = b"\n" * lines + b" " * (gap - lines - 1) + word + b" "
                self._out[start : after + gap] = moved

    def _blank(self, start: int, end: int) -> None:
        for i in range(start, end):
            if self._out[i] != 0x0A:
                self._out[i] = 0x20


def _is_watch(node: Node | None) -> bool:
    named = node.parent if node is not None and node.type == "arrow_function" else node
    name = named.child_by_field_name("name") if named is not None else None
    return name is not None and text_of(name) == "watch"


def _scope_above(node: Node) -> Node | None:
    above = node.parent
    while above is not None and scope_of(above) is None and above.type != "program":
        above = above.parent
    return above


def _within(node: Node, scope: Node) -> bool:
    return scope.start_byte <= node.start_byte and node.end_byte <= scope.end_byte


def _hidden(node: Node, gone: _Gone) -> bool:
    """Whether a scope between the use and the declaration declares the name anew, or the node declares it."""
    name = text_of(gone.place)
    above = _scope_above(node)
    while above is not None and above != gone.scope:
        body = gone.scope.child_by_field_name("body")
        if above != body and name in (scope_of(above) or set()):
            return True
        above = _scope_above(above)
    parent = node.parent
    return (
        parent is not None
        and parent.type in ("formal_parameters", "variable_declarator")
        and node in list(bound_names(parent.named_children[0]))
    )


def _asks(node: Node) -> bool:
    """Whether an expression is only asked whether it is truthy: before `||`, or as a condition."""
    parent = node.parent
    while parent is not None and parent.type == "parenthesized_expression":
        node, parent = parent, parent.parent
    if parent is None:
        return False
    if parent.type == "binary_expression":
        operator = parent.child_by_field_name("operator")
        return operator is not None and operator.type == "||" and parent.child_by_field_name("left") == node
    return (
        parent.type in ("if_statement", "ternary_expression")
        and parent.child_by_field_name("condition") == node
    )


def _pure(node: Node) -> bool:
    return all(n.type in _PURE for n in preorder(node) if n.is_named)
