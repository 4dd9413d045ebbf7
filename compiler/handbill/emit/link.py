"""From the names that the entry asks for to the declarations that have to ship, and what each is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from handbill.diagnostics import Report, Span, nearest
from handbill.diagnostics.rules import script as rules
from handbill.emit.fold import Known, fold
from handbill.emit.module import DEFAULT, SCRIPTS, Declaration, Module, file_of, module_of

Name = tuple[str, str]
"""A declared name: path of its module, and the name there."""


_ANSWER = "answer"
"""What an export without a name is called."""


@dataclass(slots=True)
class Linked:
    """Declarations in an order in which each may be evaluated, and the final name of each declared name.

    `renames` holds, for every declaration, the new name of each name that it uses or declares under another one.
    """

    declarations: list[Declaration] = field(default_factory=list[Declaration])
    final: dict[Name, str] = field(default_factory=dict[Name, str])
    renames: dict[int, dict[str, str]] = field(default_factory=dict[int, dict[str, str]])


class Linker:
    """Follows names through modules. `modules` maps paths to texts; what is wrong goes to the report once.

    What `known` rules out in a module is not followed.
    """

    def __init__(self, modules: Mapping[str, str], known: Known, report: Report) -> None:
        self._texts = modules
        self._known = known
        self._report = report
        self._modules: dict[str, Module] = {}
        self.reached: dict[int, Declaration] = {}

    def reach(self, path: str, name: str) -> None:
        """Take in an exported name and everything that it uses."""
        found = self.resolve(path, name, Span(file_of(path)))
        pending = [found] if found else []
        while pending:
            at, local = pending.pop()
            declaration = self._modules[at].declarations[local]
            if id(declaration) in self.reached:
                continue
            self.reached[id(declaration)] = declaration
            for used in declaration.uses.free:
                target = self._target(declaration.module, used)
                if target is not None:
                    pending.append(target)

    def resolve(self, path: str, name: str, at: Span) -> Name | None:
        """Return where an exported name is declared; a missing one is reported at `at`."""
        seen: set[Name] = set()
        while (path, name) not in seen:
            seen.add((path, name))
            module = self.module(path, at)
            if module is None:
                return None
            local = module.exports.get(name)
            if local is None:
                suggestion = nearest(name, module.exports)
                if not any(d.severity == "error" for d in module.problems):
                    found = rules.script_export_missing(
                        at, name=name, path=file_of(path), suggestion=suggestion
                    )
                    self._report(found)
                return None
            if isinstance(local, tuple):
                path, name = local
            elif local in module.declarations:
                return path, local
            elif local in module.imports:
                path, name = module.imports[local]
            else:
                return None
        return None

    def module(self, path: str, at: Span) -> Module | None:
        """Return the module of that path, None with a diagnostic at `at` when there is none."""
        if path in self._modules:
            return self._modules[path]
        text = self._texts.get(path)
        if text is None:
            self._report(
                rules.script_import_unknown(at, source=file_of(path), suggestion=nearest(path, self._texts))
            )
            return None
        module = self._modules[path] = module_of(
            path, fold(text, () if path.startswith(SCRIPTS) else self._known.of(path))
        )
        for problem in module.problems:
            self._report.lines.setdefault(problem.at.file, text)
            self._report(problem)
        return module

    def _target(self, module: Module, used: str) -> Name | None:
        """Return the declared name that a free name of a module means, None for a global of the page."""
        if used in module.declarations:
            return module.path, used
        if used not in module.imports:
            return None
        self._report.lines.setdefault(file_of(module.path), module.source.decode())
        path, name = module.imports[used]
        name_node, source_node = module.sites[used]
        if path not in self._texts:
            self.module(path, module.span(source_node))
            return None
        return self.resolve(path, name, module.span(name_node))

    def link(self, reserved: Iterable[str]) -> Linked:
        """Order and name what was reached; no final name is one of `reserved` or of a global that is used."""
        linked = Linked(declarations=self._ordered())
        users: dict[Name, list[tuple[Declaration, str]]] = {}
        taken = set(reserved)
        for declaration in linked.declarations:
            for used in declaration.uses.free:
                target = self._target(declaration.module, used)
                if target is None:
                    taken.add(used)
                else:
                    users.setdefault(target, []).append((declaration, used))
        for declaration in linked.declarations:
            for name in declaration.names:
                key = (declaration.module.path, name)
                final = _free_name(_ANSWER if name == DEFAULT else name, taken, users.get(key, []))
                taken.add(final)
                linked.final[key] = final
        for key, uses in users.items():
            for declaration, used in uses:
                if linked.final[key] != used:
                    linked.renames.setdefault(id(declaration), {})[used] = linked.final[key]
        for declaration in linked.declarations:
            for name in declaration.names:
                final = linked.final[declaration.module.path, name]
                if final != name:
                    linked.renames.setdefault(id(declaration), {})[name] = final
        return linked

    def _ordered(self) -> list[Declaration]:
        """Put dependencies first, so that no constant reads another before it has its value.

        Cycles go through functions, which are there from the start.
        """
        done: dict[int, Declaration] = {}
        for first in sorted(self.reached.values(), key=lambda d: (d.module.path, d.node.start_byte)):
            stack: list[tuple[Declaration, bool]] = [(first, False)]
            open_: set[int] = set()
            while stack:
                declaration, ready = stack.pop()
                key = id(declaration)
                if ready:
                    done.setdefault(key, declaration)
                elif key not in done and key not in open_:
                    open_.add(key)
                    stack.append((declaration, True))
                    stack.extend((d, False) for d in reversed(self._dependencies(declaration)))
        return list(done.values())

    def _dependencies(self, declaration: Declaration) -> list[Declaration]:
        found = [self._target(declaration.module, used) for used in declaration.uses.free]
        return [self._modules[t[0]].declarations[t[1]] for t in found if t is not None]


def _free_name(name: str, taken: set[str], users: list[tuple[Declaration, str]]) -> str:
    """Return a name that nobody has, and that no local of a user would hide."""
    number = 1
    candidate = name
    while candidate in taken or any(candidate != u and candidate in d.uses.locals for d, u in users):
        number += 1
        candidate = f"{name}{number}"
    return candidate
