"""Runs everything that must hold: lint, types of Python and JavaScript, the import rule, then the tests.

Arguments that choose tests leave out all but these. Ends with pytest's own summary. Exits with another code than 0
when anything failed, or an engine could not be had.
"""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from scripts.browsers import provide_browsers
from scripts.javascript import NoNodeError, node, typescript

_PATHS = ("compiler", "tests", "scripts", "bench")


@dataclass(frozen=True)
class Check:
    """A command that must exit with 0; `needs` says why it can't run at all."""

    name: str
    command: Sequence[str] = ()
    needs: str = ""


def main(arguments: list[str]) -> int:
    """Run all, or only the tests that the arguments choose, and return the exit code."""
    lines = provide_browsers()
    everything = not set(arguments) - {"--long"}
    passed = []
    if everything:
        with ThreadPoolExecutor(2) as workers:
            passed = list(workers.map(passes, checks()))
    for line in lines:
        print(line, flush=True)
    # Browsers leave a processor idle while they wait for frames and timers.
    side_by_side = ["-n3", "--dist=worksteal"] if everything else []
    answer = run_tests([sys.executable, "-m", "pytest", *side_by_side, *arguments])
    return answer or (0 if all(passed) and not lines else 1)


def run_tests(command: Sequence[str]) -> int:
    """Run the tests and return their exit code, once all that they started is gone.

    Ctrl-C reaches them as it reaches this process, which waits until they have closed their browsers.
    """
    signal.signal(signal.SIGINT, lambda *_: None)
    return subprocess.Popen(command).wait()


def checks() -> Iterator[Check]:
    """Yield what is checked without running the product, the slow ones first."""
    here = [sys.executable, "-m"]
    yield Check("mypy", [*here, "mypy"])
    try:
        program = node()
        yield Check("pyright", [*here, "pyright"])
        yield Check("tsc", [*program, *typescript(), "--project", "tsconfig.json"])
    except NoNodeError as why:
        yield Check("pyright, tsc", needs=str(why))
    yield Check("ruff check", [*here, "ruff", "check", *_PATHS])
    yield Check("ruff format", [*here, "ruff", "format", "--check", *_PATHS])
    yield Check(
        "imports", [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]
    )


def passes(check: Check) -> bool:
    """Run a check, print one line and, if it fails, all that it said."""
    began = time.monotonic()
    if check.needs:
        print(f"FAIL {check.name}: {check.needs}", flush=True)
        return False
    answer = subprocess.run(check.command, capture_output=True, text=True)
    took = time.monotonic() - began
    if answer.returncode == 0:
        print(f"ok   {check.name} ({took:.1f} s)", flush=True)
        return True
    print(f"FAIL {check.name} ({took:.1f} s)\n{answer.stdout}{answer.stderr}", flush=True)
    return False


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
