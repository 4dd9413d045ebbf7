"""`handbill watch` and `handbill dev` as somebody runs them: save, look, break, mend."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import IO
from urllib.request import urlopen

import pytest

from tests.browser.engine import PATIENCE
from tests.cli.conftest import OFFER, environment
from tests.serve.watching import save

WRONG = OFFER.replace("timer: 20s", "timr: 20s")


class Running:
    """A command that goes on; `line(words)` waits for a line of its stderr that holds the words.

    `ctrl_c` is what Ctrl-C finds when the command starts: SIG_DFL as in a terminal, SIG_IGN as behind a script's `&`.
    """

    def __init__(self, cwd: Path, *arguments: str, ctrl_c: signal.Handlers = signal.SIG_DFL) -> None:
        # A process inherits what these tests were started with, by a script in the background say. It is set here
        # rather than after the fork, where threads of this process may hold locks.
        mine = signal.signal(signal.SIGINT, ctrl_c)
        try:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "handbill", *arguments],
                cwd=cwd,
                env=environment(),
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        finally:
            signal.signal(signal.SIGINT, mine)
        self._said: Queue[str] = Queue()
        self._printed: Queue[str] = Queue()
        for stream, queue in ((self.process.stderr, self._said), (self.process.stdout, self._printed)):
            assert stream is not None
            Thread(target=self._read, args=(stream, queue), daemon=True).start()

    @staticmethod
    def _read(stream: IO[str], queue: "Queue[str]") -> None:
        for line in stream:
            queue.put(line.rstrip())

    def line(self, words: str) -> str:
        return self._wait(self._said, words)

    def printed(self, words: str) -> str:
        return self._wait(self._printed, words)

    @staticmethod
    def _wait(queue: "Queue[str]", words: str) -> str:
        while words not in (line := queue.get(timeout=PATIENCE)):
            pass
        return line

    def interrupt(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)

    def end(self) -> None:
        self.process.kill()
        self.process.wait(PATIENCE)
        for stream in (self.process.stdout, self.process.stderr):
            assert stream is not None
            stream.close()


@pytest.fixture
def watch(acme: Path) -> Iterator[Running]:
    running = Running(acme.parent, "watch", "acme")
    yield running
    running.end()


@pytest.fixture
def dev(acme: Path) -> Iterator[Running]:
    (acme / "pages").mkdir()
    (acme / "pages" / "index.html").write_text(
        '<html><head><script src="/handbill.js"></script></head><body>Hi'
    )
    (acme / "site.yml").write_text((acme / "site.yml").read_text() + "endpoints: { leads: /in/leads }\n")
    running = Running(acme.parent, "dev", "acme", "--port", "0")
    yield running
    running.end()


def test_watch_builds_what_was_saved_and_keeps_the_last_good_files(acme: Path, watch: Running) -> None:
    script = acme.parent / "build" / "acme" / "handbill.js"
    watch.line("built in")
    first = script.read_bytes()

    save(acme / "promotions" / "offer.yml", OFFER.replace("A tent for two", "A tent for three"))
    watch.line("built in")
    second = script.read_bytes()
    assert b"three" in second
    assert second != first

    save(acme / "promotions" / "offer.yml", WRONG)
    watch.printed("did you mean 'timer'?")
    assert "the last good bundle stays" in watch.line("1 error")
    assert script.read_bytes() == second

    save(acme / "promotions" / "offer.yml", OFFER)
    watch.line("built in")
    assert script.read_bytes() == first


def test_ctrl_c_ends_a_watch_with_130(watch: Running) -> None:
    watch.line("built in")

    assert watch.interrupt() == 130


def test_ctrl_c_that_is_meant_for_a_script_leaves_its_watch_in_the_background_alone(acme: Path) -> None:
    watch = Running(acme.parent, "watch", "acme", ctrl_c=signal.SIG_IGN)
    try:
        watch.line("built in")
        watch.process.send_signal(signal.SIGINT)
        save(acme / "promotions" / "offer.yml", OFFER.replace("A tent for two", "A tent for three"))
        assert watch.line("built in")
    finally:
        watch.end()


def get(address: str) -> str:
    with urlopen(address, timeout=PATIENCE) as response:
        text: str = response.read().decode()
        return text


def test_dev_serves_pages_bundle_and_the_frame_of_a_mistake(acme: Path, dev: Running) -> None:
    url = dev.line("http://").split()[-1]
    dev.line("built in")
    assert "/__handbill/dev.js" in get(url)
    good = get(url + "handbill.js")

    with urlopen(url + "__handbill/events", timeout=PATIENCE) as news:
        assert json.loads(news.readline().removeprefix(b"data: "))["problems"] == ""
        news.readline()
        save(acme / "promotions" / "offer.yml", WRONG)
        broken = json.loads(news.readline().removeprefix(b"data: "))
        assert "--> promotions/offer.yml:2:15" in broken["problems"]
        assert get(url + "handbill.js") == good
        news.readline()
        save(acme / "promotions" / "offer.yml", OFFER)
        assert json.loads(news.readline().removeprefix(b"data: "))["problems"] == ""


def test_ctrl_c_ends_dev_with_130(dev: Running) -> None:
    dev.line("built in")

    assert dev.interrupt() == 130
