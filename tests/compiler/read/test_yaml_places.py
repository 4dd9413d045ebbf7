"""What a file says, and where: nothing is interpreted, every key and value knows its place."""

import pytest
import yaml as pyyaml

from handbill.diagnostics import Report
from handbill.model.source import Mapping, Node, Scalar, Sequence
from handbill.yaml import parse


def read(text: str | bytes) -> Mapping:
    report = Report()
    root = parse(text if isinstance(text, bytes) else text.encode(), "f.yml", report)
    assert report.diagnostics == ()
    assert root is not None
    return root


def value(text: str) -> Node:
    found = read(f"key: {text}\n").get("key")
    assert found is not None
    return found


def place(node: Node) -> tuple[int, int, int, int]:
    return node.at.line, node.at.column, node.at.end_line, node.at.end_column


@pytest.mark.parametrize(
    "text",
    [
        "NO",
        "on",
        "12:30",
        "010",
        "1E3",
        "+49170",
        "1.10",
        ".nan",
        "2026-02-30",
        "true",
        "60%",
        "=",
        "a#b",
        "5 > 4",
    ],
)
def test_a_value_keeps_the_text_that_was_written(text: str) -> None:
    found = value(text)
    assert isinstance(found, Scalar)
    assert (found.text, found.quoted) == (text, False)


def test_quotes_are_remembered() -> None:
    assert value('"null"') == Scalar("null", value('"null"').at, quoted=True)
    assert value("''") == Scalar("", value("''").at, quoted=True)


def test_each_key_and_value_knows_its_place() -> None:
    root = read("template: popup\ntargeting:\n  cart.value: { at_least: 75 }\n")
    targeting = root.entry("targeting")
    assert targeting is not None
    assert place(targeting.key) == (2, 1, 2, 10)
    assert isinstance(targeting.value, Mapping)
    cart = targeting.value.entry("cart.value")
    assert cart is not None
    assert place(cart.key) == (3, 3, 3, 13)
    assert place(cart.value) == (3, 15, 3, 31)
    assert str(cart.key.at) == "f.yml:3:3"


def test_columns_count_characters_not_bytes() -> None:
    root = read("überschrift: { text: Grüße 𝒳, b: 1 }\n")
    inner = root.get("überschrift")
    assert isinstance(inner, Mapping)
    assert place(inner.entries[1].key) == (1, 31, 1, 32)


def test_a_map_ends_with_its_last_value_not_with_the_blank_lines_below() -> None:
    root = read("content:\n  headline: Hello\n\n\n# more\ngoal: email\n")
    content = root.get("content")
    assert content is not None
    assert place(content) == (2, 3, 2, 18)


def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    plain = read("a: 1\nb:\n  - c\n")
    assert read(b"\xef\xbb\xbfa: 1\r\nb:\r\n  - c\r\n") == plain
    assert read("a: 1\rb:\r  - c\r") == plain


def test_an_alias_stands_for_the_value_of_its_anchor() -> None:
    root = read("x-days: &days [sat, sun]\nx-name: &name Hello\na: *days\nb: *name\n")
    assert root.get("a") is root.get("x-days")
    named = root.get("b")
    assert isinstance(named, Scalar)
    assert (named.text, place(named)) == ("Hello", (4, 4, 4, 9))


def test_texts_of_several_lines() -> None:
    folded = read("a: >\n  one\n  two\nb: |-\n  one\n  two\n")
    assert [entry.value.text for entry in folded if isinstance(entry.value, Scalar)] == [
        "one two\n",
        "one\ntwo",
    ]


def test_empty_collections_are_values() -> None:
    assert isinstance(value("{}"), Mapping)
    assert isinstance(value("[]"), Sequence)


def test_a_python_without_libyaml_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: &x { b: [1, 'two'], c: \"drei\\n\" }\nd: *x\ne: |\n  text\nf:\n- g\n- h: 1\n  i: 2\n"
    fast = read(text)
    monkeypatch.delattr(pyyaml, "CSafeLoader")
    assert read(text) == fast
