"""Which files of a site's folder are read, and what happens around them."""

import os
from pathlib import Path

import pytest

from handbill.diagnostics import Report
from handbill.read import read
from tests.compiler.read.sites import NOW, SITE, look, write

POPUP = "template: popup\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "acme", {"promotions/welcome.yml": POPUP})


def test_each_folder_says_what_its_files_are(root: Path) -> None:
    write(
        root,
        {
            "targeting/audiences.yml": "new: { visitor.new: true }\n",
            "targeting/facts.yml": "loyalty.tier: { type: text, from: { cookie: tier } }\n",
            "campaigns/vip.yml": "steps: [ { show: welcome } ]\n",
            "locales/pt-BR.yml": "messages: { close: Fechar }\n",
        },
    )
    source, told = look(root)
    assert told == []
    assert [(file.kind, file.id) for file in source.files] == [
        ("campaign", "vip"),
        ("locale", "pt-BR"),
        ("promotion", "welcome"),
        ("site", "site"),
        ("audiences", "audiences"),
        ("facts", "facts"),
    ]
    assert (source.site_id, source.now) == ("acme", NOW)
    assert source.lines["promotions/welcome.yml"] == POPUP


def test_the_site_file_may_name_the_site(root: Path) -> None:
    write(root, {"site.yml": SITE + "id: tarn\n"})
    assert look(root)[0].site_id == "tarn"


def test_every_other_file_is_an_asset_with_its_size(root: Path) -> None:
    write(root, {"images/tent.svg": "<svg/>", "scripts/vip.js": "", "notes.yml": "- free"})
    write(root, {"build/acme/handbill.js": "x", ".git/config": "x", "images/.DS_Store": "x"})
    source, told = look(root)
    assert told == []
    assert source.assets == {"images/tent.svg": 6, "notes.yml": 6, "scripts/vip.js": 0}


def test_folders_of_extensions_are_left_to_the_catalog(root: Path) -> None:
    write(root, {"targeting/triggers/shake/trigger.yml": "summary: Shakes.\n"})
    source, told = look(root)
    assert told == []
    assert "targeting/triggers/shake/trigger.yml" in source.assets


def test_a_refused_file_is_remembered_and_the_others_go_on(root: Path) -> None:
    write(root, {"promotions/broken.yml": "template: [\n", "promotions/Odd Name.yml": POPUP})
    source, told = look(root)
    assert told == ["HB031 promotions/Odd Name.yml:1:1", "HB017 promotions/broken.yml:1:11"]
    assert source.broken == {("promotion", "broken"), ("promotion", "Odd Name")}
    assert [file.id for file in source.of_kind("promotion")] == ["welcome"]


def test_a_site_without_its_file_still_has_its_promotions_read(root: Path) -> None:
    (root / "site.yml").unlink()
    source, told = look(root)
    assert told == ["HB030 site.yml:1:1"]
    assert ("site", "site") in source.broken
    assert len(source.files) == 1


def test_no_folder_is_no_source(tmp_path: Path) -> None:
    report = Report()
    assert read(tmp_path / "acmee", NOW, report) is None
    assert [found.code for found in report.diagnostics] == ["HB030"]


def test_a_link_within_the_site_is_followed(root: Path) -> None:
    write(root, {"images/tent.svg": "<svg/>"})
    (root / "images/camp.svg").symlink_to("tent.svg")
    (root / "scripts").symlink_to("images")
    source, told = look(root)
    assert told == []
    assert source.assets["images/camp.svg"] == 6
    assert source.assets["scripts/tent.svg"] == 6


def test_a_link_out_of_the_site_is_refused_where_a_definition_could_use_it(root: Path) -> None:
    outside = root.parent / "secret.svg"
    outside.write_text("secret")
    write(root, {"images/tent.svg": "<svg/>"})
    (root / "images/secret.svg").symlink_to(outside)
    (root / "promotions/shared.yml").symlink_to(outside)
    (root / "mine").symlink_to(root.parent)
    source, told = look(root)
    assert told == ["HB034 images/secret.svg:1:1", "HB034 promotions/shared.yml:1:1"]
    assert sorted(source.assets) == ["images/tent.svg"]
    assert source.broken == {("promotion", "shared")}


def test_links_that_lead_in_circles_end(root: Path) -> None:
    (root / "images").mkdir()
    (root / "images/again").symlink_to(root)
    (root / "images/self").symlink_to("self")
    source, told = look(root)
    assert told == ["HB033 images/self:1:1"]
    assert source.assets == {}


def test_a_pipe_is_not_waited_for(root: Path) -> None:
    os.mkfifo(root / "promotions/pipe.yml")
    _, told = look(root)
    assert told == ["HB033 promotions/pipe.yml:1:1"]


def test_a_name_that_is_no_text_is_told_without_harm(root: Path) -> None:
    (root / "promotions" / os.fsdecode(b"caf\xe9.yml")).write_text(POPUP)
    (root / os.fsdecode(b"caf\xe9.txt")).write_text("")
    source, told = look(root)
    assert told == ["HB031 promotions/caf\ufffd.yml:1:1"]
    assert source.assets == {}


def test_unchanged_files_are_shared_with_the_build_before(root: Path) -> None:
    write(root, {"promotions/other.yml": "template: banner\n"})
    before, _ = look(root)
    write(root, {"promotions/other.yml": "template: corner\n"})
    after, _ = look(root, before)
    same = {file.path for file in after.files if any(file is old for old in before.files)}
    assert same == {"promotions/welcome.yml", "site.yml"}


def test_a_warning_or_error_is_told_again_while_its_file_is_unchanged(root: Path) -> None:
    write(root, {"promotions/other.yml": "template: banner\nfrequncy: {}\n"})
    before, told = look(root)
    assert told == ["HB202 promotions/other.yml:2:1"]
    assert look(root, before)[1] == told


def test_line_ends_do_not_change_the_digest(root: Path) -> None:
    before, _ = look(root)
    (root / "promotions/welcome.yml").write_bytes(b"\xef\xbb\xbftemplate: popup\r\n")
    after, _ = look(root, before)
    assert after.files[0] is before.files[0]
