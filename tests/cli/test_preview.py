"""`handbill preview` makes links, writes down what the bundle has to know of them, and ends them."""

import hashlib
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tests.cli.conftest import OFFER, Run

TESTED = OFFER + (
    "experiment:\n  variants: { plain: { weight: 50 }, bold: { weight: 50, change: { content.headline: Hurry } } }\n"
)
PAGE = "https://shop.example/tents?color=red&handbill-show=old#reviews"


def script(acme: Path) -> str:
    return (acme.parent / "build" / "acme" / "handbill.js").read_text()


def test_a_link_is_printed_once_and_the_bundle_knows_its_digest_alone(acme: Path, handbill: Run) -> None:
    (acme / "promotions" / "offer.yml").write_text(TESTED)
    handbill("build", "acme")
    before = script(acme)
    made = handbill("preview", "acme", "--link", "--url", PAGE, "--for", "2w", "--show", "offer")
    link = urlsplit(made.stdout.strip())
    asked = parse_qs(link.query)
    token = asked["handbill-preview"][0]
    digest = hashlib.sha256(token.encode()).hexdigest()
    kept = (acme / "previews.yml").read_text()

    assert (link.path, link.fragment, asked["color"]) == ("/tents", "reviews", ["red"])
    assert asked["handbill-show"] == ["offer"]
    assert digest in kept
    assert token not in kept
    assert handbill("build", "acme", "--strict").returncode == 0
    assert digest in script(acme)
    assert token not in script(acme)

    again = handbill(
        "preview", "acme", "--link", "--url", PAGE, "--variant", "offer=bold", "--at", "2026-12-24 18:00"
    )
    assert "handbill-variant=offer:bold" in again.stdout
    assert "handbill-at=2026-12-24T17:00Z" in again.stdout
    listed = handbill("preview", "acme").stdout.splitlines()
    assert len(listed) == 2
    assert all(re.fullmatch(r"p-[0-9a-f]{8}  until \d{4}-\d\d-\d\d \d\d:\d\d", line) for line in listed)
    assert handbill("preview", "acme", "--end", f"p-{digest[:8]}").returncode == 0
    assert digest not in (acme / "previews.yml").read_text()
    assert handbill("preview", "acme", "--end", "all").returncode == 0
    assert not (acme / "previews.yml").exists()
    handbill("build", "acme")
    assert script(acme) == before


def test_what_a_link_cannot_show_is_said_before_anything_is_written(acme: Path, handbill: Run) -> None:
    (acme / "promotions" / "offer.yml").write_text(TESTED)

    def refused(*more: str) -> str:
        ended = handbill("preview", "acme", *more)
        assert ended.returncode == 2
        assert not (acme / "previews.yml").exists()
        return ended.stderr

    assert "--url says which page" in refused("--link")
    link = ("--link", "--url", PAGE)
    assert "did you mean 'offer'?" in refused(*link, "--show", "ofer")
    assert "did you mean 'bold'?" in refused(*link, "--variant", "offer=bald")
    assert "EXPERIMENT=VARIANT" in refused(*link, "--variant", "bold")
    assert "from 1m to 90d" in refused(*link, "--for", "1y")
    assert "one at a time" in refused("--link", "--end", "all")
    assert "say what a --link shows" in refused("--show", "offer")
    assert "no preview 'p-1'" in refused("--end", "p-1")
    (acme / "previews.yml").write_text("p-1: [\n")
    assert handbill("preview", "acme", "--end", "all").returncode == 1
    assert (acme / "previews.yml").read_text() == "p-1: [\n"
