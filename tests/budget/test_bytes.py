"""The byte budgets. The yardstick is a hand-written kernel with the same triggers, cap, consent gate and dialog,
minified by rjsmin alone: 2,935 B brotli for one promotion, and 97 B brotli, 333 B raw for each further one."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.sites import many_popups, one_popup
from handbill.diagnostics import Report
from handbill.model.bundle import Bundle
from handbill.pipeline import compile_site

KERNEL_BROTLI = 2_935
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def compiled(root: Path) -> Bundle:
    report = Report()
    bundle = compile_site(root, NOW, report)
    errors = [d for d in report.diagnostics if d.severity == "error"]
    assert bundle is not None, errors
    return bundle


def test_one_popup_with_the_four_main_triggers_weighs_at_most_twice_the_kernel(tmp_path: Path) -> None:
    bundle = compiled(one_popup(tmp_path / "bench"))

    assert bundle.brotli <= 2 * KERNEL_BROTLI


@pytest.fixture(scope="module")
def one_and_hundred(tmp_path_factory: pytest.TempPathFactory) -> tuple[Bundle, Bundle]:
    root = tmp_path_factory.mktemp("sites")
    return compiled(many_popups(root / "one" / "bench", 8)), compiled(
        many_popups(root / "many" / "bench", 108)
    )


def test_each_further_promotion_of_a_template_weighs_at_most_130_bytes_brotli(
    one_and_hundred: tuple[Bundle, Bundle],
) -> None:
    few, many = one_and_hundred

    assert (many.brotli - few.brotli) / 100 <= 130


def test_each_further_promotion_of_a_template_weighs_at_most_450_bytes_raw(
    one_and_hundred: tuple[Bundle, Bundle],
) -> None:
    few, many = one_and_hundred

    assert (many.raw - few.raw) / 100 <= 450
