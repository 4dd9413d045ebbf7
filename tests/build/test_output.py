"""Bundles reach the disk whole or not at all."""

import errno
import fcntl
import os
from pathlib import Path

import pytest

from handbill.diagnostics import Report
from handbill.emit import output, previous_parts, write
from handbill.emit.output import LOCK
from handbill.model.bundle import Bundle, Part


def bundle(**files: str) -> Bundle:
    named = {name.replace("__", "/").replace("_", "."): text.encode() for name, text in files.items()}
    return Bundle("acme", {**named, "manifest.json": b'{"a": 1}'}, (Part("core", 2, 1),), 2, 1, "0" * 12)


def names(folder: Path) -> list[str]:
    return sorted(
        p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file() and p.name != LOCK
    )


def test_every_file_of_the_bundle_is_written(tmp_path: Path) -> None:
    report = Report()
    written = write(bundle(handbill_js="1", images__a_png="2"), tmp_path / "build", report)

    assert written is not None
    assert written.changed == ("handbill.js", "images/a.png", "manifest.json")
    assert names(tmp_path / "build" / "acme") == ["handbill.js", "images/a.png", "manifest.json"]
    assert (tmp_path / "build" / "acme" / "images" / "a.png").read_bytes() == b"2"
    assert report.diagnostics == ()


def test_a_file_that_has_not_changed_is_not_touched(tmp_path: Path) -> None:
    write(bundle(handbill_js="1", report_html="2"), tmp_path, Report())
    before = {n: (tmp_path / "acme" / n).stat() for n in ("handbill.js", "manifest.json", "report.html")}
    written = write(bundle(handbill_js="1", report_html="3"), tmp_path, Report())
    after = {n: (tmp_path / "acme" / n).stat() for n in before}

    assert written is not None
    assert written.changed == ("report.html",)
    assert [n for n in before if before[n].st_ino != after[n].st_ino] == ["report.html"]


def test_the_manifest_takes_its_place_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    replace = Path.replace

    def noted(self: Path, target: Path) -> Path:
        order.append(target.name)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", noted)
    write(bundle(zebra_js="1", alpha_js="2"), tmp_path, Report())

    assert order[-1] == "manifest.json"
    assert len(order) == 3


def test_hashed_files_of_earlier_builds_go_and_those_of_others_stay(tmp_path: Path) -> None:
    folder = tmp_path / "acme"
    (folder / "images").mkdir(parents=True)
    old = ["handbill.0123456789ab.js", "images/tent.0123456789.svg", "handbill.js.map.handbill-tmp"]
    others = ["handbill.custom.js", "images/own.svg", "notes.txt"]
    for name in old + others:
        (folder / name).write_text("x")
    written = write(bundle(handbill_js="1"), tmp_path, Report())

    assert written is not None
    assert set(names(folder)) >= {*others, "handbill.js"}
    assert not set(names(folder)) & set(old[:2])


def test_a_full_disk_leaves_the_last_bundle_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(bundle(handbill_js="old", report_html="old"), tmp_path, Report())
    calls = iter([None, OSError(errno.ENOSPC, "No space left on device")])

    def full(handle: int) -> None:
        failure = next(calls)
        if failure:
            raise failure

    monkeypatch.setattr(os, "fsync", full)
    report = Report()

    assert write(bundle(handbill_js="new", report_html="new"), tmp_path, report) is None
    assert [(d.code, "No space left" in d.message) for d in report.diagnostics] == [("HB602", True)]
    assert names(tmp_path / "acme") == ["handbill.js", "manifest.json", "report.html"]
    assert (tmp_path / "acme" / "handbill.js").read_text() == "old"


def test_a_file_where_the_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("I am a file.")
    report = Report()

    assert write(bundle(handbill_js="1"), tmp_path / "build", report) is None
    assert str(tmp_path / "build") in report.diagnostics[0].message


def test_a_folder_where_a_file_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "acme" / "handbill.js").mkdir(parents=True)
    report = Report()

    assert write(bundle(handbill_js="1"), tmp_path, report) is None
    assert [d.code for d in report.diagnostics] == ["HB602"]
    assert names(tmp_path / "acme") == []


def test_a_second_build_waits_for_the_first_and_then_says_so(tmp_path: Path) -> None:
    (tmp_path / "acme").mkdir()
    waited: list[float] = []
    report = Report()
    with (tmp_path / "acme" / LOCK).open("w") as lock:
        lock.write("4711\n")
        lock.flush()
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert write(bundle(handbill_js="1"), tmp_path, report, wait=waited.append) is None

    assert round(sum(waited)) == output.PATIENCE
    assert "4711" in report.diagnostics[0].message
    assert names(tmp_path / "acme") == []


def test_a_second_build_goes_on_when_the_first_is_done(tmp_path: Path) -> None:
    (tmp_path / "acme").mkdir()
    lock = (tmp_path / "acme" / LOCK).open("w")
    fcntl.flock(lock, fcntl.LOCK_EX)
    report = Report()
    written = write(bundle(handbill_js="1"), tmp_path, report, wait=lambda _: lock.close())

    assert written is not None
    assert report.diagnostics == ()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"parts": [{"name": 1}]}', '{"parts": []}'])
def test_a_manifest_that_can_not_be_read_is_no_last_build(tmp_path: Path, text: str) -> None:
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme" / "manifest.json").write_text(text)

    assert previous_parts(tmp_path, "acme") == {}
