"""The README promises nothing that is not so."""

import re
from datetime import UTC, datetime
from pathlib import Path

from handbill.diagnostics import Report
from handbill.pipeline import check_site, compile_site
from tests.cli.conftest import SITE

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_the_demos_bundle_is_as_small_as_the_readme_says() -> None:
    promised = re.search(r"under (\d+) kB after brotli", README)
    bundle = compile_site(ROOT / "sites" / "demo", NOW, Report())

    assert promised is not None
    assert bundle is not None
    assert bundle.brotli < int(promised[1]) * 1_000


def test_the_readmes_promotion_builds_and_its_mistake_reads_as_shown(tmp_path: Path) -> None:
    from handbill.diagnostics import render

    text = re.search(r"```yaml\n# sites/acme/(promotions/\w+\.yml)\n(.*?)```", README, re.DOTALL)
    shown = re.search(r"```\n(error\[.*?)```", README, re.DOTALL)
    assert text is not None
    assert shown is not None
    root = tmp_path / "acme"
    (root / "promotions").mkdir(parents=True)
    (root / "site.yml").write_text(SITE)
    file = root / text[1]

    file.write_text(text[2])
    report = Report()
    assert check_site(root, NOW, report) is not None, report.diagnostics

    file.write_text(text[2].replace("cart.value: {", "cart.valeu: {"))
    report = Report()
    check_site(root, NOW, report)
    assert render.text(report.diagnostics, report.lines).startswith(shown[1])


def without_code(text: str) -> str:
    return re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)


def test_every_link_of_the_documents_leads_to_a_file() -> None:
    documents = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    missing = [
        f"{document.name}: {link}"
        for document in documents
        for link in re.findall(r"\]\(([^)#:]+)[^):]*\)", without_code(document.read_text(encoding="utf-8")))
        if not (document.parent / link).exists()
    ]

    assert missing == []
