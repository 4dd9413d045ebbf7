"""What every test keeps to: it asserts, always runs, and never waits for luck."""

import ast
from collections.abc import Iterator

from hypothesis import settings

from tests.house.sources import files, short

_FORBIDDEN_MARKS = {"skip", "skipif", "xfail", "flaky", "only", "repeat"}
_FORBIDDEN_CALLS = {"skip", "xfail", "importorskip", "sleep"}
# Where a pause between two looks at something that will come belongs; each has an end after which the test fails.
_PAUSES = {
    "tests/browser/engine.py": "polls a browser",
    "tests/serve/watching.py": "polls a process that watches files",
}


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in files(".py", below="tests"):
        yield short(path), ast.parse(path.read_text())


def last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Call):
        return last_name(node.func)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    found = [
        f"{name}:{node.lineno}: {node.attr}"
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in _FORBIDDEN_MARKS
        and last_name(node.value) == "mark"
    ]

    assert found == []


def test_no_test_sleeps_or_skips_by_a_call() -> None:
    found = [
        f"{name}:{node.lineno}: {last_name(node)}"
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and last_name(node) in _FORBIDDEN_CALLS and name not in _PAUSES
    ]

    assert found == []


def test_no_example_of_a_property_has_a_deadline() -> None:
    assert settings().deadline is None


def says_something(function: ast.FunctionDef) -> bool:
    # A property that "nothing is raised, whatever comes" holds by coming to its end.
    is_property = any(last_name(decorator) == "given" for decorator in function.decorator_list)
    return is_property or any(
        isinstance(node, ast.Assert)
        or (isinstance(node, ast.Call) and last_name(node).startswith(("raises", "wait_", "expect", "play")))
        for node in ast.walk(function)
    )


def test_every_test_asserts_something() -> None:
    empty = [
        f"{name}: {node.name}"
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not says_something(node)
    ]

    assert empty == []


def test_no_two_tests_of_a_file_share_a_name() -> None:
    double = []
    for name, tree in trees():
        seen: set[str] = set()
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and node.name in seen:
                double.append(f"{name}: {node.name}")
            if isinstance(node, ast.FunctionDef):
                seen.add(node.name)

    assert double == []
