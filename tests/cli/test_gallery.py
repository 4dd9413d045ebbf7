"""`handbill gallery`: one page with pictures of every template."""

import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from handbill.cli.group import run
from tests.cli.conftest import SITE, Run, environment


def size(png: Path) -> tuple[int, int]:
    """Return width and height of a picture."""
    width, height = struct.unpack(">II", png.read_bytes()[16:24])
    return int(width), int(height)


@pytest.fixture
def handbill(tmp_path: Path) -> Run:
    """Runs `handbill ARGUMENTS` as a process of its own: the one command whose browser can't start beside a test's."""

    def call(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "handbill", *arguments],
            cwd=tmp_path,
            env=environment(**variables),
            capture_output=True,
            text=True,
            check=False,
        )

    return call


@pytest.fixture
def hills(tmp_path: Path) -> Path:
    """A shop with a theme, and a template of its own that takes the place of a shipped one."""
    root = tmp_path / "hills"
    folder = root / "templates" / "promotions" / "corner"
    folder.mkdir(parents=True)
    (root / "site.yml").write_text(SITE + 'theme: { accent: "#b4532c" }\nlocales: [en, nl]\n')
    (root / "locales").mkdir()
    (root / "locales" / "nl.yml").write_text("promotions: { welcome: { content.headline: Welkom } }\n")
    (folder / "template.yml").write_text("summary: A note of our own.\nslot: corner\nlayer: popover\n")
    (folder / "style.css").write_text("section { inset: auto 0 0 auto; margin: 16px }\n")
    (folder / "preview.yml").write_text("content: { headline: Our own note }\n")
    (folder / "template.html.jinja").write_text(
        '<section popover="manual" role="region"><div class="screen" hb-screen></div></section>\n'
    )
    return root


def test_the_page_shows_each_state_and_nothing_from_elsewhere(hills: Path, handbill: Run) -> None:
    found = handbill("gallery", "hills", "--template", "popup", "--template", "corner", "--scale", "0.25")

    assert found.returncode == 0, found.stderr
    assert found.stdout == "build/gallery/index.html\n"
    page = (hills.parent / "build" / "gallery" / "index.html").read_text()
    shown = re.findall(r'<img [^>]*src="(pictures/[^"]+)"', page)
    assert {"popup-offer-ask-dark-sent-empty-phone", "popup-offer-result-light-right-to-left"} <= {
        Path(path).stem for path in shown
    }
    assert sorted(shown) == sorted(
        f"pictures/{path.name}" for path in (hills.parent / "build" / "gallery" / "pictures").iterdir()
    )
    assert size(hills.parent / "build" / "gallery" / "pictures" / "corner-ask-light-phone.png") == (98, 211)
    assert "A note of our own." in page
    assert re.findall(r"(?:src|href)=\"(?!pictures/)|https?:|url\(|@import", page) == []


def test_pictures_of_what_is_gone_go_too(hills: Path, handbill: Run) -> None:
    pictures = hills.parent / "shown" / "pictures"
    pictures.mkdir(parents=True)
    (pictures / "wheel-ask-light-phone.png").write_bytes(b"")
    handbill("gallery", "hills", "--template", "corner", "--scale", "0.25", "--out", "shown")

    assert len(list(pictures.iterdir())) == 6
    assert not (pictures / "wheel-ask-light-phone.png").exists()


def test_who_has_no_browser_is_told_what_to_install(
    hills: Path, handbill: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    none = handbill("gallery", "hills", "--template", "corner", HANDBILL_CHROMIUM="/nowhere/chromium")
    assert none.returncode == 2
    assert "no Chromium; run playwright install chromium" in none.stderr

    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    monkeypatch.delitem(sys.modules, "handbill.examples.camera", raising=False)
    monkeypatch.delitem(sys.modules, "handbill.examples.gallery", raising=False)
    assert run(["gallery", str(hills)]) == 2
    assert "pip install 'handbill[gallery]'" in capsys.readouterr().err


def test_a_template_that_is_not_there_gets_its_nearest(hills: Path, handbill: Run) -> None:
    found = handbill("gallery", "hills", "--template", "cornr")

    assert found.returncode == 2
    assert "There is no template 'cornr'; did you mean 'corner'?" in found.stderr
