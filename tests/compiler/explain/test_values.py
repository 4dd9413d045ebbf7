"""Values of a visitor file, each by the type of its fact."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from handbill.diagnostics import Report
from handbill.explain.stated import Stated, context_of, stated
from handbill.logic import FactValue, Occurrence
from handbill.model.values import Money
from handbill.pipeline import Memory, check_site

SITE = Path(__file__).parent / "site"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MS = round(NOW.timestamp() * 1000)
DAY = 86_400_000


def read(text: str) -> tuple[Stated, list[str]]:
    """Read a visitor file's text; return it, and the messages about it."""
    report, memory = Report(), Memory()
    site = check_site(SITE, NOW, report, memory)
    assert site is not None
    assert memory.source is not None
    context = context_of(site, memory.source, report)
    found = stated(text.encode(), "visitor.yml", site, context, None, NOW)
    assert found is not None
    errors = [d for d in report.diagnostics if d.severity == "error"]
    return found, [f"{d.at.line}:{d.at.column} {d.message}" for d in errors]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("visitor.new: false", False),
        ("device.type: tablet", "tablet"),
        ("page.path: /Sale", "/Sale"),
        ("traffic.source: NewsLetter", "newsletter"),
        ("page.query.from: ''", ""),
        ("visitor.sessions: 3", 3),
        ("cart.value: 74.50", Money(7450, "EUR")),
        ("cart.value: 5000 JPY", Money(5000, "JPY")),
        ("session.duration: 90s", 90_000),
        ("visitor.first_seen: 30d", MS - 30 * DAY),
        ("visitor.first_seen: 2026-11-22 09:00", MS - 4 * 3_600_000),
        ("cart.coupon: TENT10", frozenset({"TENT10"})),
        ("cart.coupon: [TENT10, MORE]", frozenset({"TENT10", "MORE"})),
        ("cart.coupon: []", frozenset()),
        ("promotion.welcome.seen: true", Occurrence(1, MS)),
        ("promotion.welcome.seen: false", Occurrence(0)),
        ("promotion.welcome.seen: 3", Occurrence(3, MS)),
        ("promotion.welcome.seen: 2d", Occurrence(1, MS - 2 * DAY)),
        ("promotion.welcome.seen: 2026-11-22 13:00", Occurrence(1, MS)),
        ("promotion.welcome.seen: [9d, 2d]", Occurrence(2, MS - 2 * DAY)),
        ("promotion.welcome.seen: []", Occurrence(0)),
        ("promotion.welcome.seen: { times: 4, last: 2d }", Occurrence(4, MS - 2 * DAY)),
        ("promotion.welcome.seen: { last: 2d }", Occurrence(1, MS - 2 * DAY)),
    ],
)
def test_a_value_is_read_by_its_facts_type(line: str, value: FactValue) -> None:
    found, told = read(line)

    assert told == []
    assert found.values == {line.partition(": ")[0]: value}


def test_so_long_ago_counts_back_from_the_files_own_moment() -> None:
    found, _ = read("at: 2026-11-20 13:00\npromotion.welcome.dismissed: 1d\n")

    assert found.at == datetime(2026, 11, 20, 12, tzinfo=UTC)
    assert found.values["promotion.welcome.dismissed"] == Occurrence(1, MS - 3 * DAY)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("promotion.welcome.seen: -1", "1:25 '-1' is out of range"),
        ("promotion.welcome.seen: 1.5", "1:25 '1.5' is no whole number"),
        ("promotion.welcome.seen: {}", "1:25 'promotion.welcome.seen' is empty"),
        ("promotion.welcome.seen: [9d, soon]", "1:30 'soon' is no moment"),
        (
            "promotion.welcome.seen: { times: [1] }",
            "1:34 'times' takes one value, the one that the visitor has",
        ),
        ("visitor.new: yes", "1:14 'yes' is no boolean"),
        ("cart.value: [1, 2]", "1:13 'cart.value' takes one value, the one that the visitor has"),
        ("cart.value: 1.234", "1:13 '1.234' has more decimals than EUR, which has 2 decimals"),
        ("consent.marketing: no", "1:20 'no' is no boolean"),
        ("at: [2026-11-20]", "1:5 'at' takes one value, the one that the visitor has"),
    ],
)
def test_a_mistake_is_told_at_its_place(line: str, message: str) -> None:
    _, told = read(line)

    assert told == [message]
