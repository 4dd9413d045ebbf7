"""What docs/language.md shows is what the compiler takes."""

import re
from datetime import UTC, datetime
from pathlib import Path
from textwrap import indent

from handbill.diagnostics import Report
from handbill.pipeline import check_site

ROOT = Path(__file__).parents[2]
EXAMPLES = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "language.md").read_text("utf-8"), re.DOTALL)

PICTURES = ("images/tent.svg", "images/tent-nl.svg", "images/ridge-2.svg")
(TABLE,) = re.findall(r"```\n(id,title.*?)```", (ROOT / "docs" / "language.md").read_text("utf-8"), re.DOTALL)
TESTED = (
    "template: popup\n"
    "content: { body: Ten percent off, coupon: { generic: STAY10 }, button: { label: Shop, link: /sale } }\n"
)


def example(first: str) -> str:
    """Return the page's example that begins with this word."""
    (found,) = [one for one in EXAMPLES if one.startswith(first)]
    return str(found)


def site_of_examples() -> dict[str, str]:
    """Return the files of one site made of the page's examples."""
    return {
        "site.yml": example("language:").replace("source: page", "source: own")
        + "endpoints: { leads: /in/leads, coupons: /in/coupons }\n"
        + example("# site.yml")
        + example("theme:")
        + example("apps:"),
        "targeting/audiences.yml": "staff: { visitor.sessions: { at_least: 30 } }\n",
        "campaigns/journey.yml": example("# campaigns/journey.yml"),
        "targeting/facts.yml": example("loyalty.tier:"),
        "promotions/welcome.yml": "template: popup\n" + example("targeting:") + example("content:"),
        "locales/nl.yml": example("# locales/nl.yml"),
        "promotions/long.yml": "template: banner\ngoal: click\n" + example("screens:"),
        "promotions/short.yml": "template: corner\n" + example("triggers:") + "content: { body: Hello }\n",
        "promotions/delivery.yml": example("template: { name: free-shipping-bar"),
        "promotions/timers.yml": "template: popup\nscreens:\n  ask:\n    blocks:\n"
        + indent(example("- countdown:"), "      "),
        "promotions/asked.yml": "template: corner\ncontent:\n"
        + indent(example("form:"), "  ")
        + example("on_submit:"),
        "promotions/beside.yml": example("template: { name: recommendations"),
        "products/catalog.csv": TABLE,
        "promotions/privacy.yml": example("# promotions/privacy.yml"),
        "promotions/spin.yml": example("template: spin-to-win") + "priority: 60\n",
        "coupons/ten.csv": "ANNA-7F3K\n",
        "promotions/tab.yml": example("template: { name: tab") + "priority: 40\n",
        "promotions/finder.yml": example("# promotions/finder.yml") + "priority: 30\n",
        "promotions/placed.yml": example("template: { name: canvas"),
        "promotions/question.yml": example("template: intro-popup") + "priority: 70\n",
        "promotions/greeting.yml": example("# promotions/greeting.yml") + TESTED + "priority: 20\n",
        "promotions/tested.yml": TESTED + example("experiment:") + example("schedule:"),
        **dict.fromkeys(PICTURES, (ROOT / "sites" / "demo" / "images" / "ridge-2.svg").read_text("utf-8")),
    }


def test_the_examples_of_the_language_page_pass_the_check(tmp_path: Path) -> None:
    root = tmp_path / "acme"
    files = site_of_examples()
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    report = Report()

    site = check_site(root, datetime(2026, 11, 22, 12, tzinfo=UTC), report)

    assert site is not None, report.diagnostics
    assert [promotion.id for promotion in site.promotions] == [
        "asked",
        "beside",
        "delivery",
        "finder",
        "greeting",
        "long",
        "placed",
        "privacy",
        "question",
        "short",
        "spin",
        "tab",
        "tested",
        "timers",
        "welcome",
    ]
    # The audiences and codes are no examples; site.yml is four, and two each are the welcome, what is asked and what is tested.
    assert len(EXAMPLES) == len(files) - len(PICTURES) + 3
