"""Commands about a site take its folder first; where the first word names none, the current folder is meant."""

from pathlib import Path

import click
import pytest

from handbill.cli import group
from handbill.cli.help import COMMANDS
from tests.cli.conftest import OFFER, Run

WITHOUT_SITE = ("new", "rule")
JOURNEY = "enroll: { triggers: [ page_load ] }\nsteps: [ { show: offer } ]\n"
ABOUT_A_SITE = [
    ["check"],
    ["build"],
    ["lock"],
    ["calendar"],
    ["preview"],
    ["explain"],
    ["explain", "offer"],
    ["explain", "journey"],
    ["export", "offer"],
    ["duplicate", "offer", "--id", "again"],
    ["remove", "offer", "--yes"],
    ["report", "events.ndjson"],
    ["report", "events.ndjson", "more.ndjson"],
    ["import", "banner.handbill.json"],
    ["new", "promotion", "--from", "banner", "--id", "bar"],
    ["new", "campaign", "--from", "blank"],
]


@pytest.fixture
def shop(acme: Path, handbill: Run) -> Path:
    """The small shop with a campaign; beside it and in it lie the files that the commands take."""
    (acme / "campaigns").mkdir()
    (acme / "campaigns" / "journey.yml").write_text(JOURNEY)
    (acme / "promotions" / "banner.yml").write_text("template: banner\ncontent: { body: Hello }\n")
    for folder in (acme.parent, acme):
        for name in ("events.ndjson", "more.ndjson"):
            (folder / name).write_text("{}\n")
        assert handbill("export", str(acme), "banner", cwd=folder).returncode == 0
    return acme


@pytest.mark.parametrize("words", ABOUT_A_SITE, ids=" ".join)
def test_each_takes_the_site_first_and_means_the_current_folder_without_it(
    shop: Path, handbill: Run, words: list[str]
) -> None:
    before = [*words[:2], "acme", *words[2:]] if words[0] == "new" else [words[0], "acme", *words[1:]]
    named = handbill(*before)
    assert named.returncode == 0, named.stdout + named.stderr
    for path in [*shop.glob("*/again.yml"), *shop.glob("*/b*.yml")]:
        path.unlink()
    (shop / "promotions" / "offer.yml").write_text(OFFER)
    here = handbill(*words, cwd=shop)
    assert here.returncode == 0, here.stdout + here.stderr


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in WITHOUT_SITE])
def test_help_names_the_site_first(name: str) -> None:
    command = group.handbill.get_command(click.Context(group.handbill), name)
    assert command is not None
    words = [one.metavar for one in command.params if isinstance(one, click.Argument)]
    assert len(words) == 1
    assert (words[0] or "").startswith("[SITE]")


def test_what_is_imported_may_stand_before_the_site_too(shop: Path, handbill: Run) -> None:
    other = shop.parent / "other"
    other.mkdir()
    (other / "site.yml").write_text((shop / "site.yml").read_text())
    done = handbill("import", "banner.handbill.json", "other")
    assert (done.returncode, done.stdout) == (0, "promotions/banner.yml\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["import"], "Name the site's folder, and one file"),
        (["import", "acme"], "Name the file, too: handbill import acme FILE"),
        (
            ["import", "acme", "banner.json"],
            "'banner.json' does not exist; did you mean 'banner.handbill.json'?",
        ),
        (["import", "acne", "banner.handbill.json"], "'acne' does not exist; did you mean 'acme'?"),
        (["import", "banner.handbill.json", "acne"], "'acne' does not exist; did you mean 'acme'?"),
        (["import", "banner.handbill.json"], "name the folder of a site: acme"),
        (["import", "acme", "acme"], "'acme' is a folder; name a file that `handbill export` has written"),
        (["report"], "name the folder of a site: acme"),
        (["report", "acme"], "handbill report acme FILE"),
        (["report", "acne", "events.ndjson"], "'acne' does not exist; did you mean 'acme'?"),
        (["report", "events.ndjson"], "name the folder of a site: acme"),
        (["report", "acme", "evnts.ndjson"], "'evnts.ndjson' does not exist; did you mean 'events.ndjson'?"),
        (["export", "acme"], "Name the promotion or campaign, too: handbill export acme ID"),
        (["remove", "acne", "offer"], "'acne' does not exist; did you mean 'acme'?"),
    ],
)
def test_a_word_too_few_or_wrong_gets_the_next_step(
    shop: Path, handbill: Run, words: list[str], said: str
) -> None:
    found = handbill(*words)
    assert found.returncode == 2
    assert said in found.stderr
