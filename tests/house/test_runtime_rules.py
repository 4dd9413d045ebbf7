"""What the JavaScript of the page keeps to, so that joining, minifying and strange host pages can't break it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

from tests.house.sources import ROOT, files, short

_PARSER = Parser(Language(tree_sitter_javascript.language()))
_FOLDERS = ("runtime_js", "targeting", "templates")
SCRIPTS = [
    *(path for folder in _FOLDERS for path in files(".js", below=folder)),
    ROOT / "tests/runtime_js/clock.js",
]
_TOP_LEVEL = {
    "import_statement",
    "export_statement",
    "function_declaration",
    "lexical_declaration",
    "comment",
}
_FUNCTIONS = ("function_declaration", "arrow_function", "function_expression", "method_definition")
_SINKS = re.compile(
    r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|DOMParser|setHTMLUnsafe|eval)\b"
    r"|\bnew Function\b|\bdocument\.write|setAttribute\(\"style\""
)
_TIME = re.compile(
    r"\b(?:Date\.now|new Date\(\)|performance\.now|performance\.timeOrigin|setTimeout|setInterval)\b"
)


def nodes(top: Node) -> Iterator[Node]:
    yield top
    for child in top.children:
        yield from nodes(child)


def parsed(path: Path) -> Node:
    return _PARSER.parse(path.read_bytes()).root_node


def found(path: Path, *types: str) -> list[str]:
    return [
        f"line {node.start_point[0] + 1}: {node.type}" for node in nodes(parsed(path)) if node.type in types
    ]


def code(path: Path) -> str:
    """Return the text without comments."""
    content = path.read_bytes()
    for node in reversed([node for node in nodes(parsed(path)) if node.type == "comment"]):
        content = content[: node.start_byte] + content[node.end_byte :]
    return content.decode()


@pytest.fixture(params=SCRIPTS, ids=short)
def script(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_a_script_is_plain_ascii_and_parses(script: Path) -> None:
    assert script.read_text().isascii()
    assert not parsed(script).has_error


def test_a_script_walks_arrays_by_index_since_hosts_replace_iterators(script: Path) -> None:
    spreads = [
        f"line {node.start_point[0] + 1}: spread"
        for node in nodes(parsed(script))
        if node.type == "spread_element" and node.parent and node.parent.type in ("array", "arguments")
    ]

    assert found(script, "for_in_statement") + spreads == []


def test_a_script_has_nothing_that_the_minifier_misreads(script: Path) -> None:
    nested = [
        f"line {node.start_point[0] + 1}: template within a template"
        for node in nodes(parsed(script))
        if node.type == "template_string" and within(node, "template_substitution")
    ]
    after_arrow = [
        f"line {node.start_point[0] + 1}: regex after an arrow"
        for node in nodes(parsed(script))
        if node.type == "regex" and node.prev_sibling is not None and node.prev_sibling.type == "=>"
    ]

    assert nested + after_arrow + found(script, "field_definition", "private_property_identifier") == []


def within(node: Node, kind: str) -> bool:
    while node.parent is not None:
        node = node.parent
        if node.type == kind:
            return True
    return False


def test_a_script_holds_declarations_only_at_its_top(script: Path) -> None:
    assert [node.type for node in parsed(script).children if node.type not in _TOP_LEVEL] == []


def test_a_script_makes_no_markup_from_strings(script: Path) -> None:
    assert _SINKS.findall(code(script)) == []


def test_a_script_takes_the_time_from_the_clock_alone(script: Path) -> None:
    clocks = ("runtime_js/core/clock.js", "tests/runtime_js/clock.js")

    assert short(script) in clocks or _TIME.findall(code(script)) == []


def own_lines(function: Node) -> int:
    """Return how many lines a function has, without those of the functions within it."""
    inner: set[int] = set()
    for node in nodes(function):
        if node.type in _FUNCTIONS and node != function:
            inner.update(range(node.start_point[0] + 1, node.end_point[0] + 1))
    return function.end_point[0] - function.start_point[0] + 1 - len(inner)


def test_a_function_has_at_most_50_lines(script: Path) -> None:
    functions = [node for node in nodes(parsed(script)) if node.type in _FUNCTIONS]

    assert [f"line {node.start_point[0] + 1}" for node in functions if own_lines(node) > 50] == []


def is_inner(path: str) -> bool:
    """Tell whether a module is the runtime's own, and no extension's."""
    return path.startswith(("runtime_js/core/", "runtime_js/dom/")) or (
        path.startswith(("runtime_js/forms/", "runtime_js/workflow/")) and path.count("/") == 2
    )


def test_nothing_imports_an_extension(script: Path) -> None:
    wrong = []
    for match in re.finditer(r'from "([^"]+)"', code(script)):
        target = match.group(1)
        near = target.startswith(".")
        path = (
            (script.parent / target).resolve() if near else ROOT / target.replace("handbill/", "runtime_js/")
        )
        if not is_inner(short(path)) and path.parent != script.parent:
            wrong.append(f"{short(script)} imports {short(path)}")

    assert wrong == []
