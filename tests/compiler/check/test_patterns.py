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


EVIL = [
    "(a+)+$",
    "(a*)*b",
    "((ab)+c?)*$",
    "(?:x{1,50}y?)+",
    "(a{2,}){20,}",
    "(a|a)*b",
    "(a|aa)+$",
    "(a|a?)+$",
    "(a|b|ab)*c",
    "(.*a){11}",
    "(.*a){10}",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
    "^([a-zA-Z0-9])(([-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$",
    r"(\w+\s?)*:",
    r"^(\d|\d\d)*x",
    r"(?:.*,)*x",
    "(x+x+)+y",
    "(?:a?b?)*c",
    "(?:[a-z]|\\w)+!",
    r"(\s|\u00a0)+$",
    ".*.*.*=.*",
    "^a*a*a*$",
    r"\s*\s*\s*,",
    "^.*a.*b.*c.*d",
    "(?=(a+)+b)",
    "(?<!x)(?:é|[é🎒])+!",
]
"""What hangs a browser: each exponential, or a high power of the length."""

GOOD = [
    "^(/[a-z]+)*$",
    "^(?:[a-z0-9]+-)+[a-z0-9]+$",
    "(?:a|b)*c",
    "(a|ab)*c",
    r"^/products/\d+(?:-[a-z]+)*/?$",
    ".*sale.*",
    "sale.*shoes",
    "^/nl/.*/sale/.*/shoes/.*$",
    r"[?&]utm_source=(?:google|bing)(?:&|$)",
    r"^\s*\S+\s*$",
    r"(?:\d{1,3}\.){3}\d{1,3}",
    r"^(?=.*sale)(?!.*old).*$",
    "(?:foo|bar|baz)+!",
    "[a-z]+[0-9]+[a-z]+",
    "^[^/]*/[^/]*/[^/]*/[^/]*/[^/]*$",
    "a{2,}b{2,}",
    r"\b[A-Z]{2}-\d{4,}\b",
    "(?:a{3}b){4}",
    r"^(?:/[^/?#]+)+\.html?$",
    "(a?){3}",
]
"""What looks alike, and takes no longer than its text."""


@pytest.mark.parametrize("pattern", EVIL)
def test_what_takes_a_browser_seconds_is_refused(pattern: str) -> None:
    assert told(pattern) == ["HB308"]


@pytest.mark.parametrize("pattern", GOOD)
def test_what_reads_each_text_in_few_ways_is_accepted(pattern: str) -> None:
    assert told(pattern) == []


@settings(max_examples=400)
@given(st.text(alphabet="ab01()[]{}|?*+\\^$.,-<>=!:P#&A", max_size=12))
def test_any_text_is_a_pattern_or_a_diagnostic(pattern: str) -> None:
    assert told(pattern) in ([], ["HB307"], ["HB308"])
