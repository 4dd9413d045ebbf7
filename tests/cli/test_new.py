"""`handbill new`: begins a promotion that builds, and overwrites nothing."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from handbill.catalog import load
from handbill.cli.group import run
from handbill.diagnostics import Report, render
from handbill.examples.start import names
from handbill.examples.states import own_beside
from handbill.pipeline import compile_site
from tests.cli.conftest import SITE, Run

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ENDPOINTS = "endpoints: { leads: /handbill/leads, coupons: /handbill/coupons }\n"
ASKING = SITE.replace("source: none", "source: own")
PUBLIC = "HB409"


def test_a_promotion_from_each_example_of_each_template_builds_beside_all_the_others(tmp_path: Path) -> None:
    root = tmp_path / "acme"
    root.mkdir()
    (root / "site.yml").write_text(ASKING + ENDPOINTS)
    catalog = load(None, Report())
    sources = names(catalog)
    brought = {path for one in catalog.templates.values() for path in own_beside(one, None)}
    codes = [
        run(["new", "promotion", str(root), "--from", source, "--id", source.replace(".", "-") + "-x"])
        for source in sources
    ]
    report = Report()
    bundle = compile_site(root, NOW, report)

    said = tuple(d for d in report.diagnostics if d.code != PUBLIC)
    assert said == (), render.text(said, report.lines)
    assert set(codes) == {0}
    assert bundle is not None
    others = sum(path.startswith("promotions/") for path in brought)
    assert len(list((root / "promotions").iterdir())) == len(sources) + others


@pytest.mark.parametrize("source", names(load(None, Report())))
def test_a_new_promotion_says_what_each_of_its_keys_is_for(tmp_path: Path, source: str) -> None:
    root = tmp_path / "acme"
    root.mkdir()
    asks = load(None, Report()).templates[source.partition(".")[0]].slot == "consent"
    (root / "site.yml").write_text((ASKING if asks else SITE) + ENDPOINTS)
    assert run(["new", "promotion", str(root), "--from", source, "--id", "mine"]) == 0
    lines = (root / "promotions" / "mine.yml").read_text().splitlines()

    keys = [number for number, line in enumerate(lines) if line and line[0] not in "# "]
    named = {lines[number].partition(":")[0] for number in keys}
    wanted = {"description", "template", "priority", "triggers", "targeting", "frequency"}
    # What asks comes until it is answered, however often that is.
    assert wanted - named == ({"frequency"} if asks else set())
    assert [lines[number] for number in keys if not lines[number - 1].startswith("#")] == []


def test_a_new_promotion_is_what_was_asked_for_and_is_named_on_stdout(acme: Path, handbill: Run) -> None:
    found = handbill("new", "promotion", "acme", "--from", "banner", "--id", "news")

    assert (found.returncode, found.stdout) == (0, "promotions/news.yml\n")
    text = (acme / "promotions" / "news.yml").read_text()
    assert "  name: banner\n  # position: top  # Which edge it keeps to (top, bottom)\n" in text
    assert "priority: 51\n" in text


def test_a_picture_of_the_example_comes_along_unless_one_is_there(acme: Path, handbill: Run) -> None:
    (acme / "images").mkdir()
    (acme / "images" / "tent.svg").write_text("mine")
    handbill("new", "promotion", "acme", "--from", "fullscreen.picture", "--id", "story")
    handbill("new", "promotion", "acme", "--from", "banner.bottom", "--id", "news")

    assert (acme / "images" / "evening.svg").read_text().startswith("<svg")
    assert (acme / "images" / "tent.svg").read_text() == "mine"


def test_what_the_site_lacks_for_it_is_said_at_once(acme: Path, handbill: Run) -> None:
    found = handbill("new", "promotion", "acme", "--from", "popup.offer", "--id", "welcome")

    assert found.returncode == 1
    assert "form needs 'endpoints.leads' in site.yml" in found.stdout
    assert (acme / "promotions" / "welcome.yml").is_file()


@pytest.mark.parametrize(
    ("source", "name", "said"),
    [
        ("popp", "news", "There is no template 'popp'; did you mean 'popup'?"),
        ("popup.ofer", "news", "There is no template 'popup.ofer'; did you mean 'popup.offer'?"),
        ("popup", "offer", "promotions/offer.yml is there already; take another id."),
        ("popup", "Über News!", "small letters, digits and '-' alone; did you mean 'ber-news'?"),
        ("popup", "../news", "did you mean 'news'?"),
        ("popup", "7", "'7' is no id"),
    ],
)
def test_a_wrong_name_gets_a_next_step_and_nothing_is_written(
    acme: Path, handbill: Run, source: str, name: str, said: str
) -> None:
    before = {path: path.read_bytes() for path in acme.rglob("*") if path.is_file()}
    found = handbill("new", "promotion", "acme", "--from", source, "--id", name)

    assert found.returncode == 2
    assert said in found.stderr
    assert {path: path.read_bytes() for path in acme.rglob("*") if path.is_file()} == before


def test_where_nothing_can_be_written_that_is_said_and_is_no_fault_of_ours(acme: Path, handbill: Run) -> None:
    (acme / "promotions" / "offer.yml").unlink()
    (acme / "promotions").rmdir()
    (acme / "promotions").write_text("")
    found = handbill("new", "promotion", "acme", "--from", "banner", "--id", "news")

    assert (found.returncode, found.stdout) == (1, "")
    assert "promotions can't be written: " in found.stderr
