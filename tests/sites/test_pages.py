"""The demo shop's pages hang together."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from handbill.serve.pages import find

DEMO = Path(__file__).parents[2] / "sites" / "demo"
PAGES = sorted(DEMO.glob("pages/**/*.html"))
PICTURES = sorted(DEMO.glob("images/*.svg"))


def name(path: Path) -> str:
    return path.relative_to(DEMO).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_address_on_a_page_leads_somewhere(page: Path) -> None:
    addresses = set(re.findall(r'(?:href|src)="(/[^"#]*)', page.read_text()))

    assert "/handbill.js" in addresses
    assert [one for one in addresses - {"/handbill.js"} if find(DEMO, one) is None] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_runs_under_a_strict_policy(page: Path) -> None:
    text = page.read_text()

    assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", text) == []


@pytest.mark.parametrize("picture", PICTURES, ids=name)
def test_pictures_are_whole_and_fetch_nothing(picture: Path) -> None:
    tree = ElementTree.parse(picture)

    assert tree.getroot().tag == "{http://www.w3.org/2000/svg}svg"
    assert "href" not in picture.read_text()
