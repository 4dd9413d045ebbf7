"""Each third-party library has one file that knows it."""

import ast
import sys
from collections import defaultdict

from tests.house.sources import files, short

# The command line is made of click throughout.
_MANY = {"click": "compiler/handbill/cli/"}


def imported(source: str) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names - set(sys.stdlib_module_names) - {"handbill"}


def test_each_library_is_imported_by_one_file_of_the_compiler() -> None:
    users: dict[str, list[str]] = defaultdict(list)
    for path in files(".py", below="compiler"):
        for library in imported(path.read_text()):
            users[library].append(short(path))

    # tree_sitter and its grammar of JavaScript are one library in two packages.
    several = {
        library: where
        for library, where in users.items()
        if len(where) > 1 and not all(name.startswith(_MANY.get(library, "-")) for name in where)
    }
    assert several == {}
