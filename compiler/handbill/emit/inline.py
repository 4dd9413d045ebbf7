"""Which declarations stand where they are used instead of having a name: functions and texts that one place asks for.

Nothing is called earlier, later or more often for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handbill.emit.link import Linked
from handbill.emit.module import DEFAULT, Declaration
from handbill.javascript.syntax import Node, preorder, text_of

_MOVABLE = {"arrow_function", "string", "number"}
"""Values that are the same wherever, and however often, they are written."""

BEHIND = {"arguments", "array", "pair", "variable_declarator"}
"""Where a value needs no brackets, whatever it is."""


@dataclass(frozen=True, slots=True)
class Moved:
    """`values` maps a final name to what stands in its place, and the declaration that this is the value of.

    `declarations` are the ids of those that are written nowhere else. `empty` are the final names of lists that nothing
    is put into: what would be done for each of their items is left out.
    """

    values: Mapping[str, tuple[Declaration, Node]]
    declarations: frozenset[int]
    empty: frozenset[str]


def inlined(linked: Linked, named: Iterable[str], listed: Iterable[str]) -> Moved:
    """Return what can stand at its one use.

    `named` are final names that the end of the script uses by name, `listed` those in the literal that it hands over.
    """
    uses: dict[str, list[tuple[Declaration, Node] | None]] = {name: [None, None] for name in named}
    for name in listed:
        uses.setdefault(name, []).append(None)
    for user in linked.declarations:
        for used, places in user.uses.free.items():
            uses.setdefault(_final(linked, user, used), []).extend(
                (user, place) for place in places if not _declares(place)
            )
    values: dict[str, tuple[Declaration, Node]] = {}
    gone: set[int] = set()
    empty: set[str] = set()
    for declaration in linked.declarations:
        final = _final(linked, declaration, declaration.names[0])
        if _is_empty_list(declaration) and all(p and for_each_of(p[1]) for p in uses.get(final, [])):
            gone.add(id(declaration))
            empty.add(final)
    for declaration in linked.declarations:
        value = _value(declaration)
        if value is None:
            continue
        final = _final(linked, declaration, declaration.names[0])
        places_of = uses.get(final, [])
        if len(places_of) == 1 and (places_of[0] is None or _fits(linked, declaration, *places_of[0])):
            values[final] = declaration, value
    gone.update(id(declaration) for declaration, _ in values.values())
    return Moved(values, frozenset(gone), frozenset(empty))


def _is_empty_list(declaration: Declaration) -> bool:
    node = declaration.node
    value = node.named_children[0].child_by_field_name("value") if node.named_child_count == 1 else None
    return node.type == "lexical_declaration" and value is not None and text_of(value) == "[]"


def for_each_of(place: Node) -> Node | None:
    """Return the call `list.forEach(…)` of which a place is the list, the whole statement where it is one."""
    member = place.parent
    call = member.parent if member is not None else None
    if member is None or call is None or call.type != "call_expression" or member.type != "member_expression":
        return None
    name = member.child_by_field_name("property")
    if member.child_by_field_name("object") != place or name is None or text_of(name) != "forEach":
        return None
    statement = call.parent
    return statement if statement is not None and statement.type == "expression_statement" else call


def _final(linked: Linked, declaration: Declaration, name: str) -> str:
    return linked.renames.get(id(declaration), {}).get(name, name)


def _declares(place: Node) -> bool:
    return place.parent is not None and place.parent.child_by_field_name("name") == place


def _value(declaration: Declaration) -> Node | None:
    """Return the value of `const name = value`, without the brackets that a cast of types has left; or a function."""
    node = declaration.node
    if is_plain(node) or (declaration.names == (DEFAULT,) and node.type in _MOVABLE):
        return node
    if node.type != "lexical_declaration" or len(node.named_children) != 1:
        return None
    value = node.named_children[0].child_by_field_name("value")
    while value is not None and value.type == "parenthesized_expression":
        value = value.named_children[-1]
    constant = text_of(node).startswith("const")
    return value if constant and value is not None and value.type in _MOVABLE else None


def is_plain(node: Node) -> bool:
    """Tell whether a function may as well be an arrow: it neither asks for `this` and `arguments` nor waits or yields."""
    if node.type != "function_declaration" or node.children[0].type != "function":
        return False
    return not any(
        inner.type == "this" or (inner.type == "identifier" and text_of(inner) == "arguments")
        for inner in preorder(node)
    )


def _fits(linked: Linked, declaration: Declaration, user: Declaration, place: Node) -> bool:
    """Tell whether the value means the same at a place: no local there hides a name that it uses."""
    if user is declaration or place.parent is None:
        return False
    return not any(_final(linked, declaration, name) in user.uses.locals for name in declaration.uses.free)
