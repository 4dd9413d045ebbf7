"""What docs/language.md shows is what the compiler takes."""

import re
from datetime import UTC, datetime
from pathlib import Path

from handbill.diagnostics import Report
from handbill.pipeline import check_site

ROOT = Path(__file__).parents[2]
EXAMPLES = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "language.md").read_text("utf-8"), re.DOTALL)


def example(first: str) -> str:
    """Return the page's example that begins with this word."""
    (found,) = [one for one in EXAMPLES if one.startswith(first)]
    return str(found)


def test_the_examples_of_the_language_page_pass_the_check(tmp_path: Path) -> None:
    root = tmp_path / "acme"
    files = {
        "site.yml": example("language:") + "endpoints: { leads: /in/leads, coupons: /in/coupons }\n",
        "targeting/audiences.yml": "staff: { visitor.sessions: { at_least: 30 } }\n",
        "targeting/facts.yml": example("loyalty.tier:"),
        "promotions/short.yml": "template: popup\n" + example("targeting:") + example("content:"),
        "promotions/long.yml": "template: banner\ngoal: click\n" + example("screens:"),
        "promotions/spin.yml": example("template: spin-to-win") + "priority: 60\n",
        "promotions/welcome.yml": "template: corner\n" + example("triggers:") + "content: { body: Hello }\n",
        "images/tent.svg": (ROOT / "sites" / "demo" / "images" / "ridge-2.svg").read_text("utf-8"),
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    report = Report()

    site = check_site(root, datetime(2026, 11, 22, 12, tzinfo=UTC), report)

    assert site is not None, report.diagnostics
    assert [promotion.id for promotion in site.promotions] == ["long", "short", "spin", "welcome"]
    assert len(EXAMPLES) == len(files) - 1
