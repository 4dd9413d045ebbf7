"""One ES module: what it declares, imports and exports, and what speaks against joining it with others."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from functools import lru_cache

from handbill.diagnostics import Diagnostic, Span
from handbill.diagnostics.rules import script as rules
from handbill.emit.purity import is_pure
from handbill.javascript.scopes import Uses, declared_names, uses_of
from handbill.javascript.syntax import Node, first_error, parse, text_of

RUNTIME = "handbill/"
SITE = "site:"
SCRIPTS = SITE + "scripts/"
"""Modules that say what they are for by `export default`."""

DEFAULT = "default"


@dataclass(slots=True, eq=False)
class Declaration:
    """One top-level statement without its `export`: the unit that is shipped or left out.

    `members` holds `(a, b)` for each `a.b` and `….a.b` in it, `strings` its string literals.
    """

    module: Module
    node: Node
    names: tuple[str, ...]
    uses: Uses
    members: frozenset[tuple[str, str]]
    strings: frozenset[str]


@dataclass(slots=True, eq=False)
class Module:
    """A module, analysed.

    `imports`: local name → (path, exported name). `exports`: exported name → local name, or (path, name) for a name
    that is passed on. `sites` remembers the nodes of each import, for diagnostics: of
    the name, and of the module's address.
    """

    path: str
    source: bytes
    declarations: dict[str, Declaration] = field(default_factory=dict[str, Declaration])
    order: list[Declaration] = field(default_factory=list[Declaration])
    imports: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    exports: dict[str, str | tuple[str, str]] = field(default_factory=dict[str, str | tuple[str, str]])
    sites: dict[str, tuple[Node, Node]] = field(default_factory=dict[str, tuple[Node, Node]])
    problems: list[Diagnostic] = field(default_factory=list[Diagnostic])

    def span(self, node: Node) -> Span:
        """Return where a node stands; columns count characters."""
        (row, column), (end_row, end_column) = node.start_point, node.end_point
        lines = self.source.decode().split("\n")
        start = len(lines[row].encode()[:column].decode(errors="ignore"))
        end = len(lines[end_row].encode()[:end_column].decode(errors="ignore")) if end_row < len(lines) else 0
        return Span(file_of(self.path), row + 1, start + 1, end_row + 1, end + 1)


def file_of(path: str) -> str:
    """Return a module's path as a diagnostic names it."""
    return path.removeprefix("site:")


def resolve(importer: str, specifier: str) -> str | None:
    """Return the path that an import means, None when it leaves the folder that it may see."""
    if specifier.startswith(RUNTIME):
        return "runtime_js/" + specifier.removeprefix(RUNTIME)
    if not specifier.startswith("."):
        return None
    prefix, _, path = importer.rpartition("site:")
    found = posixpath.normpath(posixpath.join(posixpath.dirname(path), specifier))
    return (
        None
        if found.startswith("..")
        else ("site:" if prefix or importer.startswith("site:") else "") + found
    )


@lru_cache(maxsize=512)
def module_of(path: str, text: str) -> Module:
    """Analyse a module; the result is shared between builds and must not be changed."""
    source = text.encode()
    module = Module(path, source)
    root = parse(source).root_node
    if (error := first_error(root)) is not None:
        shown = text_of(error).strip().split("\n")[0][:40]
        shown = f"there should be a '{error.type}' here" if error.is_missing else shown or error.type
        module.problems.append(rules.script_syntax(module.span(error), found=shown))
        return module
    for statement in root.named_children:
        _read_statement(module, statement)
    return module


def _read_statement(module: Module, statement: Node) -> None:
    kind = statement.type
    if kind in ("comment", "empty_statement", "hash_bang_line"):
        return
    if kind == "import_statement":
        _read_import(module, statement)
    elif kind == "export_statement":
        _read_export(module, statement)
    else:
        _read_declaration(module, statement)


def _read_declaration(module: Module, statement: Node, unnamed: tuple[str, ...] = ()) -> tuple[str, ...]:
    names = tuple(text_of(n) for n in declared_names(statement)) or unnamed
    if not names or not is_pure(statement):
        module.problems.append(rules.script_side_effect(module.span(statement)))
    members: set[tuple[str, str]] = set()
    strings: set[str] = set()
    for dynamic in _gather(statement, members, strings):
        module.problems.append(
            rules.script_refused(
                module.span(dynamic), what="import()", instead="import at the top of the module"
            )
        )
    declaration = Declaration(
        module, statement, names, uses_of(statement), frozenset(members), frozenset(strings)
    )
    module.order.append(declaration)
    module.declarations.update(dict.fromkeys(names, declaration))
    return names


def _gather(root: Node, members: set[tuple[str, str]], strings: set[str]) -> list[Node]:
    """Collect `a.b` pairs and string literals; return the dynamic imports."""
    dynamic: list[Node] = []
    stack = [root]
    while stack:
        node = stack.pop()
        if node.type == "member_expression":
            target, name = node.child_by_field_name("object"), node.child_by_field_name("property")
            if target is not None and name is not None:
                last = target.child_by_field_name("property") or target
                members.add((text_of(last), text_of(name)))
        elif node.type == "string_fragment":
            strings.add(text_of(node))
        elif node.type == "import":
            dynamic.append(node)
        stack.extend(node.children)
    return dynamic


def _read_import(module: Module, statement: Node) -> None:
    clause = next((c for c in statement.named_children if c.type == "import_clause"), None)
    path = _source(module, statement)
    parts = clause.named_children if clause else []
    if not parts or parts[0].type != "named_imports" or len(parts) > 1:
        instead = 'import { name } from "…", by name'
        module.problems.append(
            rules.script_refused(module.span(statement), what="this import", instead=instead)
        )
        return
    for specifier in parts[0].named_children:
        if specifier.type == "import_specifier" and path is not None:
            name, local = _specifier(specifier)
            module.imports[local] = (path, name)
            module.sites[local] = specifier, statement.child_by_field_name("source") or specifier


def _specifier(specifier: Node) -> tuple[str, str]:
    name, alias = specifier.child_by_field_name("name"), specifier.child_by_field_name("alias")
    first = text_of(name) if name is not None else ""
    return first, text_of(alias) if alias is not None else first


def _source(module: Module, statement: Node) -> str | None:
    node = statement.child_by_field_name("source")
    if node is None:
        return None
    specifier = text_of(node)[1:-1]
    path = resolve(module.path, specifier)
    if path is None:
        module.problems.append(rules.script_import_unknown(module.span(node), source=specifier))
    return path


def _read_export(module: Module, statement: Node) -> None:
    declaration = statement.child_by_field_name("declaration")
    clause = next((c for c in statement.named_children if c.type == "export_clause"), None)
    value = statement.child_by_field_name("value") or declaration
    default = any(c.type == "default" for c in statement.children)
    if default and value is not None and module.path.startswith(SCRIPTS):
        names = _read_declaration(module, value, (DEFAULT,))
        module.exports[DEFAULT] = names[0]
    elif declaration is not None and not default:
        module.exports.update({n: n for n in _read_declaration(module, declaration)})
    elif clause is not None:
        path = _source(module, statement)
        for specifier in clause.named_children:
            name, exported = _specifier(specifier)
            module.exports[exported] = (path, name) if path is not None else name
    else:
        what = "'export default'" if default else "'export *'"
        module.problems.append(
            rules.script_refused(module.span(statement), what=what, instead="export by name")
        )
