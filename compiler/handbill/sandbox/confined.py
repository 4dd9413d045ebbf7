"""Renders a shop's templates in a process of their own, which the system ends when it takes too much.

The sandbox of the template language refuses what it knows to be without end. What it does not know, a text that doubles
itself, say, costs this process its memory or its time, and never the build its own.
"""

from __future__ import annotations

import json
import os
import pickle
import select
import subprocess
import sys
import threading
import weakref
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from handbill.sandbox.jinja import TemplateError
from handbill.sandbox.limits import PATIENCE, READY

Files = tuple[tuple[str, str], ...]


class Confined:
    """Templates by name, as `Templates` has them; `files` are the texts, each with its name."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def render(self, name: str, variables: Mapping[str, Any]) -> str:
        """Return the rendered markup. Raises TemplateError with the place of what went wrong."""
        return _CELL.render(self._files, name, variables)


class _Cell:
    """The process, started when the first template needs it and kept for all that follow."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._files: Files | None = None
        self._end: Any = None

    def render(self, files: Files, name: str, variables: Mapping[str, Any]) -> str:
        with self._lock:
            process = self._process or self._start()
            sent = () if files is self._files or files == self._files else dict(files)
            try:
                # What a template gets goes in as Python has it; what comes back is text, which can do nothing.
                _send(process, pickle.dumps((sent, name, dict(variables))))
                self._files = files
                answer = _answer(process)
            except OSError:
                answer = None
            if answer is None:
                self._stop()
                raise TemplateError(name, 1, "it took too much time or memory, and its process was ended")
        if "markup" in answer:
            return str(answer["markup"])
        raise TemplateError(answer["file"], answer["line"], answer["message"], answer["changed"])

    def _start(self) -> subprocess.Popen[bytes]:
        """Start the process: it sees no variables of the environment, which may hold secrets of the shop's."""
        self._process = process = subprocess.Popen(
            [sys.executable, "-P", "-S", "-c", "from handbill.sandbox.worker import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            start_new_session=True,
        )
        self._end = weakref.finalize(self, _ended, process)
        self._files = None
        if _line(process, PATIENCE) != READY:
            self._stop()
            raise OSError("the process that renders templates does not start")
        return process

    def _stop(self) -> None:
        if self._end is not None:
            self._end()
        self._process = self._end = None


def _ended(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream:
            with suppress(OSError):  # what it has not read any more can't be written
                stream.close()


def _send(process: subprocess.Popen[bytes], message: bytes) -> None:
    if process.stdin is None:
        raise OSError
    process.stdin.write(len(message).to_bytes(8, "big") + message)
    process.stdin.flush()


def _answer(process: subprocess.Popen[bytes]) -> dict[str, Any] | None:
    line = _line(process, PATIENCE)
    return json.loads(line) if line.endswith(b"\n") else None


def _line(process: subprocess.Popen[bytes], patience: float) -> bytes:
    """Return a line of the process, what there is of it when it ends or says nothing for `patience` seconds."""
    if process.stdout is None:
        return b""
    got = bytearray()
    while not got.endswith(b"\n"):
        ready, _, _ = select.select([process.stdout], [], [], patience)
        part = os.read(process.stdout.fileno(), 1 << 16) if ready else b""
        if not part:
            break
        got += part
    return bytes(got)


_CELL = _Cell()

__all__ = ["Confined", "Files"]
