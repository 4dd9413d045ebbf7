"""Files made to hurt: each ends in one message, in little time and memory, and never takes the process with it."""

import pytest
import yaml as pyyaml

from handbill.diagnostics import Report
from handbill.yaml import MAX_BYTES, parse

HALF = MAX_BYTES // 2


def codes(data: bytes) -> list[str]:
    report = Report()
    assert parse(data, "f.yml", report) is None
    return [found.code for found in report.diagnostics]


@pytest.mark.parametrize(
    "data",
    [
        b"[" * MAX_BYTES,
        b"{a: " * (MAX_BYTES // 4),
        b"- " * HALF,
        b"[\n" * HALF,
        b"".join(b" " * depth + b"a:\n" for depth in range(1400)),
    ],
    ids=["brackets", "braces", "dashes", "lines", "indentation"],
)
def test_nesting_that_kills_libyaml_is_refused(data: bytes) -> None:
    assert codes(data) == ["HB004"]


def test_aliases_cannot_nest_deeper_than_brackets() -> None:
    lines = ["x: &a " + "[" * 40 + "]" * 40, "y: " + "[" * 40 + "*a" + "]" * 40]
    assert codes("\n".join(lines).encode()) == ["HB004"]


def test_aliases_of_aliases_are_counted_before_anybody_walks_them() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{b}: &{b} [" + ", ".join([f"*{a}"] * 9) + "]" for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    ]
    assert codes("\n".join(lines).encode()) == ["HB005"]


def test_an_alias_of_what_it_stands_in_is_no_loop() -> None:
    assert codes(b"a: &a [*a]\n") == ["HB014"]


def test_a_file_with_a_thousand_faults_names_the_first_fifty() -> None:
    data = b"".join(b"key%d:\n" % number for number in range(1000))
    assert codes(data) == ["HB013"] * 50


def test_a_file_that_ends_where_a_value_is_missing() -> None:
    assert codes(b"{null") == ["HB017", "HB013"]
    assert codes(b"a: 1\nb:") == ["HB013"]


def test_the_limit_of_size_counts_bytes() -> None:
    report = Report()
    assert parse(b"a: 1 #".ljust(MAX_BYTES, b"#"), "f.yml", report) is not None
    assert codes(b"a: 1 #".ljust(MAX_BYTES + 1, b"#")) == ["HB003"]


def test_a_python_without_libyaml_keeps_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(pyyaml, "CSafeLoader")
    assert codes(b"[" * 5000) == ["HB004"]
    assert codes(b'a: "\\ud800"\n') == ["HB002"]
    assert codes(b"a: @home\n") == ["HB014"]
