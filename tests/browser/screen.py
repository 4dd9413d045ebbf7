"""The screen that WebKit needs."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def screen() -> Iterator[str]:
    """Run an X server for WebKit, which hangs without one, and give its display.

    `HANDBILL_DISPLAY` names one to watch the tests on instead.
    """
    wanted = os.environ.get("HANDBILL_DISPLAY")
    if wanted:
        yield wanted
        return
    read, write = os.pipe()
    # Xvfb picks a free display and writes its number once it takes connections.
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1300x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            yield f":{pipe.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
