"""A build for development: a release, and what explains it."""

from datetime import UTC, datetime
from pathlib import Path

from bench.sites import one_popup
from handbill.diagnostics import Report
from handbill.model.bundle import Bundle
from handbill.pipeline import compile_site

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def built(root: Path, *, development: bool) -> tuple[Bundle | None, list[str]]:
    report = Report()
    bundle = compile_site(root, NOW, report, development=development)
    return bundle, [found.code for found in report.diagnostics]


def test_what_explains_is_a_row_of_its_own_that_a_release_does_not_have(tmp_path: Path) -> None:
    root = one_popup(tmp_path / "bench")
    release, _ = built(root, development=False)
    development, _ = built(root, development=True)

    assert release is not None
    assert development is not None
    assert "explain" not in {part.name for part in release.parts}
    assert (release.spare, development.spare > 1000) == (0, True)


def test_the_limit_of_a_bundle_is_about_its_release(tmp_path: Path) -> None:
    root = one_popup(tmp_path / "bench")
    release, _ = built(root, development=False)
    assert release is not None
    site = root / "site.yml"
    text = site.read_text()

    site.write_text(f"{text}limits: {{ bundle: {release.brotli}B }}\n")
    within = built(root, development=True)
    site.write_text(f"{text}limits: {{ bundle: {release.brotli - 1}B }}\n")
    over = built(root, development=True)

    assert within[0] is not None
    assert within[0].brotli > release.brotli + 1000
    assert over == (None, ["HB601"])
