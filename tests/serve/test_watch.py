"""What makes a watched site build again, and what does not."""

import os
import shutil
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from handbill.serve.events import batches
from tests.serve.watching import Compiler, Watched, make_site, save


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_site(tmp_path / "acme")


def test_every_atomic_save_of_the_same_file_is_built(root: Path) -> None:
    with Watched(Compiler(root)) as watched:
        for text in ("two", "three", "four"):
            save(root / "promotions" / "a.yml", text)
            assert watched.next_bundle() == {"a.yml": text.encode()}


def test_a_touch_and_a_save_without_a_change_build_nothing(root: Path) -> None:
    compiler = Compiler(root)
    with Watched(compiler) as watched:
        os.utime(root / "promotions" / "a.yml", (1, 1))
        save(root / "promotions" / "a.yml", "one\n")
        save(root / "promotions" / "b.yml", "new")

        assert watched.next_bundle() == {"a.yml": b"one\n", "b.yml": b"new"}
    assert compiler.builds == 2


def test_editors_own_files_build_nothing(root: Path) -> None:
    compiler = Compiler(root)
    with Watched(compiler) as watched:
        for name in ("4913", ".a.yml.swp", "a.yml~", "#a.yml#", ".#a.yml", "a.yml___jb_tmp___", "a.yml.tmp"):
            (root / "promotions" / name).write_text("noise")
        save(root / "promotions" / "b.yml", "new")

        outcome, files = watched.next()
    assert outcome is not None
    assert files == 1
    assert compiler.builds == 2


def test_a_half_written_file_is_not_called_a_mistake(root: Path) -> None:
    path = root / "promotions" / "a.yml"

    def finish(build: int) -> None:
        if build == 2:  # the writer goes on while its first half is being built
            path.write_text("whole")

    with Watched(Compiler(root, before=finish)) as watched:
        path.write_text("broken")

        assert watched.next_bundle() == {"a.yml": b"whole"}


def test_an_error_is_told_once_and_the_mend_is_built(root: Path) -> None:
    with Watched(Compiler(root)) as watched:
        save(root / "promotions" / "a.yml", "broken")
        outcome, _ = watched.next()
        assert outcome is not None
        assert outcome.failed

        save(root / "promotions" / "a.yml", "mended")
        assert watched.next_bundle() == {"a.yml": b"mended"}
    assert watched.told.empty()


def test_a_checkout_of_three_hundred_files_is_a_few_builds(root: Path) -> None:
    compiler = Compiler(root)
    with Watched(compiler) as watched:
        for number in range(300):
            save(root / "promotions" / f"p{number}.yml", "text")

        while len(watched.next_bundle()) < 301:
            pass
    assert compiler.builds < 30


def test_a_folder_that_was_deleted_and_made_again_is_still_watched(root: Path) -> None:
    with Watched(Compiler(root)) as watched:
        shutil.rmtree(root / "promotions")
        assert watched.next_bundle() == {}

        (root / "promotions").mkdir()
        save(root / "promotions" / "c.yml", "back")
        assert watched.next_bundle() == {"c.yml": b"back"}

        save(root / "promotions" / "c.yml", "again")
        assert watched.next_bundle() == {"c.yml": b"again"}


def test_a_site_that_was_deleted_and_made_again_is_still_watched(root: Path) -> None:
    with Watched(Compiler(root)) as watched:
        shutil.rmtree(root)
        outcome, _ = watched.next()
        assert outcome is not None
        assert outcome.failed

        make_site(root)
        while (outcome := watched.next()[0]) is None or outcome.bundle is None or not outcome.bundle.files:
            pass
        save(root / "promotions" / "a.yml", "after")
        assert watched.next_bundle() == {"a.yml": b"after"}


def test_a_site_that_goes_while_it_is_looked_at_is_watched_when_it_is_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, left = os.open, [root]

    def too_late(path: Any, *how: Any, **more: Any) -> int:
        if path in left:
            left.remove(path)
            shutil.rmtree(path)
        return real(path, *how, **more)

    monkeypatch.setattr(os, "open", too_late)
    stop = Event()
    seen = batches((root,), stop)
    assert next(seen) == set()

    make_site(root)
    assert next(seen) == {str(root)}
    stop.set()
    assert not any(seen)


def test_a_deep_folder_made_at_once_is_seen_with_its_files(root: Path) -> None:
    compiler = Compiler(root)
    with Watched(compiler) as watched:
        deep = root / "templates" / "promotions" / "own"
        deep.mkdir(parents=True)
        (deep / "template.yml").write_text("summary: Own.")

        _, files = watched.next()
    assert files == 1


def test_a_saved_page_is_told_without_a_build(root: Path) -> None:
    compiler = Compiler(root)
    with Watched(compiler) as watched:
        save(root / "pages" / "index.html", "<p>new")

        outcome, files = watched.next()
    assert outcome is None
    assert files == 1
    assert compiler.builds == 1


def test_output_within_the_watched_folder_does_not_build_for_ever(root: Path) -> None:
    out = root / "out"
    compiler = Compiler(root, before=lambda build: save_output(out, build))
    with Watched(compiler, outside=(out,)) as watched:
        save(root / "promotions" / "a.yml", "two")
        watched.next_bundle()
        save(root / "promotions" / "a.yml", "three")
        watched.next_bundle()
    assert compiler.builds == 3


def save_output(out: Path, build: int) -> None:
    out.mkdir(exist_ok=True)
    (out / "handbill.js").write_text(str(build))


def test_a_link_that_leads_back_up_does_not_hang_the_watch(root: Path) -> None:
    (root / "pages" / "loop").symlink_to(root)
    with Watched(Compiler(root)) as watched:
        save(root / "promotions" / "a.yml", "two")

        assert watched.next_bundle() == {"a.yml": b"two"}
