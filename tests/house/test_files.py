"""What every file of the project keeps to."""

import ast
import re

from tests.house.sources import files, short

_CODE = (".py", ".js", ".css", ".sh", ".jinja", ".ts")
_VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
# Paths that exist on somebody's machine only.
# Whole sites with a mistake in each, broken bytes included.
_CASES = "tests/compiler/cases"
_MACHINE = re.compile(r"(?<![\w.])/(?:work|root)/\w+")


def test_no_file_is_longer_than_400_lines() -> None:
    long = {short(path): len(path.read_text().splitlines()) for path in files(*_CODE)}

    assert {name: lines for name, lines in long.items() if lines > 400} == {}


def test_no_python_function_is_longer_than_50_lines() -> None:
    long = []
    for path in files(".py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.end_lineno:
                lines = node.end_lineno - node.lineno + 1
                if lines > 50:
                    long.append(f"{short(path)}: {node.name} has {lines} lines")

    assert long == []


def test_names_of_files_say_what_is_in_them() -> None:
    assert [short(path) for path in files(*_CODE) if path.stem in _VAGUE] == []


def test_text_is_utf8_with_unix_lines_and_a_last_newline() -> None:
    wrong = []
    for path in files(*_CODE, ".md", ".toml", ".yml", ".html", ".json", ".svg"):
        if short(path).startswith(_CASES):
            continue
        content = path.read_bytes()
        content.decode("utf-8")
        if b"\r" in content or (content and not content.endswith(b"\n")):
            wrong.append(short(path))

    assert wrong == []


def test_no_file_names_a_place_on_one_machine() -> None:
    found = [
        f"{short(path)}: {match.group()}"
        for path in files(*_CODE, ".md", ".toml", ".yml", ".html")
        if not short(path).startswith(_CASES)
        for match in _MACHINE.finditer(path.read_text())
    ]

    assert found == []
