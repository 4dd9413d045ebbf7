"""The process in which a shop's templates render: it reads what to render, and answers by a line of JSON each."""

from __future__ import annotations

import gc
import json
import os
import pickle
import resource
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from types import FrameType
from typing import Any, BinaryIO

from handbill.sandbox.jinja import TemplateError, Templates
from handbill.sandbox.limits import MEMORY, READY, SECONDS


class _TooLongError(Exception):
    pass


def serve() -> None:
    """Answer until there is nothing more to read."""
    _warm_up()
    _confine()
    signal.signal(signal.SIGPROF, _too_long)
    templates = Templates(lambda _: None)
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    answers.write(READY)
    answers.flush()
    while message := _read(requests):
        files, name, variables = pickle.loads(message)  # noqa: S301  # of the build that started this process
        if files:
            templates = Templates(dict(files).get)
        answers.write(json.dumps(_answer(templates, name, variables)).encode() + b"\n")
        answers.flush()


def _read(stream: BinaryIO) -> bytes:
    length = int.from_bytes(stream.read(8), "big")
    return stream.read(length)


def _answer(templates: Templates, name: str, variables: Mapping[str, Any]) -> dict[str, Any]:
    _allow(SECONDS)
    try:
        return {"markup": templates.render(name, variables)}
    except TemplateError as error:
        message = _WORDS.get(type(error.cause), error.message)
        error.cause = None
        gc.collect()  # what the trace held may be most of the memory that there is
        return {"file": error.file, "line": error.line, "message": message, "changed": error.changed}
    finally:
        _allow(0)


_WORDS: dict[type[Exception] | type[None], str] = {
    _TooLongError: f"it takes more than {SECONDS} seconds",
    MemoryError: f"it takes more than {MEMORY >> 20} MiB of memory",
}


def _allow(seconds: float) -> None:
    """Give a rendering that much time; 0 ends the count.

    The alarm comes between two steps of Python, and leads to the line of the template. For one step that has no end, the system
    ends the process some seconds later.
    """
    signal.setitimer(signal.ITIMER_PROF, seconds)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    spent = usage.ru_utime + usage.ru_stime
    _limit(resource.RLIMIT_CPU, int(spent + 2 * SECONDS + 1) if seconds else resource.RLIM_INFINITY)


def _confine() -> None:
    """Take away what no template needs: memory without end, files to write, traces of memory on the disk."""
    _limit(resource.RLIMIT_AS, _size() + MEMORY)
    _limit(resource.RLIMIT_DATA, _size() + MEMORY)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CORE, 0)


def _limit(what: int, soft: int) -> None:
    # Some systems know a limit by name and take no value for it; the others still hold.
    with suppress(ValueError, OSError):
        resource.setrlimit(what, (soft, resource.getrlimit(what)[1]))


def _size() -> int:
    """Return the bytes of address space that the process has; where no system says so, as much as a large one has."""
    with suppress(OSError, ValueError), open("/proc/self/statm") as told:  # noqa: PTH123  # no more imports than needed
        return int(told.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    return 1 << 30


def _warm_up() -> None:
    """Load what is loaded on first use, a fault's way included, before files and memory are short."""
    templates = Templates({"warm.jinja": "<p>{{ a }}{% for b in range(1) %}{{ c.d }}{% endfor %}</p>"}.get)
    with suppress(TemplateError):
        templates.render("warm.jinja", {"a": 1, "c": {}})


def _too_long(_signal: int, frame: FrameType | None) -> None:
    line: int | None = frame.f_lineno if frame else 1
    if line is None:
        # A step that belongs to no line, at which Jinja could not say where it was: the next one will.
        signal.setitimer(signal.ITIMER_PROF, 0.001)
        return
    raise _TooLongError
