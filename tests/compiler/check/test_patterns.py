"""Regular expressions: what every browser reads alike passes, what hangs one does not."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbill.check.context import Context
from handbill.check.patterns import check_pattern
from handbill.diagnostics import Report, Span
from handbill.model.manifest import Catalog
from handbill.model.source import Scalar, Source


def told(pattern: str) -> list[str]:
    report = Report()
    source = Source("acme", (), datetime(2026, 11, 22, tzinfo=UTC))
    check_pattern(Scalar(pattern, Span("a.yml")), Context(source, Catalog(), report))
    return [found.code for found in report.diagnostics]


@pytest.mark.parametrize(
    "pattern",
    [
        "^/sale",
        "[Ss]ale|winter",
        r"/p/\d{4}$",
        "(?:a|b)+",
        "(?<year>[0-9]+)-x",
        "a(?=b)",
        "(?<!a)b",
        "(?<=a{2})b",
        r"[\]a-z]+",
        "a{2,}?b",
        "(ab){3}",
        "[^]x",
        r"\u0041",
        "a{x}",
        "([a-z]{1,3}-){2}",
    ],
)
def test_what_javascript_knows_is_accepted(pattern: str) -> None:
    assert told(pattern) == []


@pytest.mark.parametrize(
    "pattern",
    [
        "(?i)a",
        "(?P<a>b)",
        "(?>a)",
        "a++",
        r"\Aa",
        "[[:alpha:]]",
        "a)",
        "(a",
        "[a",
        "a**",
        "^*",
        "+",
        "\\",
        "a{2}{3}",
    ],
)
def test_what_a_browser_refuses_or_reads_otherwise_is_refused(pattern: str) -> None:
    assert told(pattern) == ["HB307"]


@pytest.mark.parametrize(
    "pattern", ["(a+)+", "(a*)*b", "(/[a-z]+)*$", "((ab)+c?)*", "(?:x{1,50}y?)+", "(a{2,}){20,}"]
)
def test_what_repeats_a_repetition_is_refused(pattern: str) -> None:
    assert told(pattern) == ["HB308"]


@settings(derandomize=True, max_examples=400)
@given(st.text(alphabet="ab01()[]{}|?*+\\^$.,-<>=!:P#&A", max_size=12))
def test_any_text_is_a_pattern_or_a_diagnostic(pattern: str) -> None:
    assert told(pattern) in ([], ["HB307"], ["HB308"])
