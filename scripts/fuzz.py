"""Looks for files that end a build otherwise than they should: `python -m scripts.fuzz --minutes 10`.

Sites are made of bytes (tests/compiler/fuzzed.py). Atheris changes those bytes towards code that no bytes have reached yet; it
is no dependency of the project, and comes into the environment with `--install` alone. Each finding is written as its bytes, which
`--again FILE` builds once more. The exit code is 1 when there was one.
"""

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from importlib.util import find_spec
from pathlib import Path

from scripts.environment import NoInstallerError, install

MISSING = """Atheris is not installed; it changes the bytes that sites are made of.
  python -m scripts.fuzz --install --minutes 10     installs it into this environment first
It has wheels for Linux and for Python up to 3.13. What a test run tries without it is tests/compiler/test_fuzz.py."""
UNAVAILABLE = (
    "Atheris could not be installed here. What a test run tries without it is tests/compiler/test_fuzz.py."
)
LONGEST = 96
"""Bytes that a site is made of: about thirty decisions."""
SEEDS = 64
"""Rows to begin with."""
FINDINGS = Path("build/fuzz")


class Hunt:
    """Builds a site for each row of bytes, and keeps one row for each way that a build went wrong."""

    def __init__(self, minutes: float, root: Path) -> None:
        from handbill.pipeline import Memory

        self._ends = time.monotonic() + 60 * minutes
        self._root = root / "acme"
        self._memory = Memory()
        self._runs = 0
        self._bundles = 0
        self._seen: dict[str, int] = {}

    def over(self) -> bool:
        """Tell whether the time is up."""
        return time.monotonic() >= self._ends

    def look(self, data: bytes) -> None:
        """Build the site of these bytes."""
        from tests.compiler.fuzzed import outcome, site_of, write

        self._runs += 1
        try:
            write(site_of(data), self._root)
            found = outcome(self._root, self._memory)
            self._bundles += not any(one.severity == "error" for one in found)
        except Exception as error:
            self._keep(error, data)

    def _keep(self, error: Exception, data: bytes) -> None:
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno}"
        self._seen[where] = self._seen.get(where, 0) + 1
        if self._seen[where] == 1:
            FINDINGS.mkdir(parents=True, exist_ok=True)
            place = FINDINGS / f"{len(self._seen)}.bin"
            place.write_bytes(data)
            print(f"{where}: {error}\n  python -m scripts.fuzz --again {place}", flush=True)

    def report(self) -> int:
        """Say what came of it; return the exit code."""
        print(
            f"{self._runs:,} sites, {self._bundles:,} of them bundles, {len(self._seen)} findings", flush=True
        )
        for where, times in sorted(self._seen.items()):
            print(f"  {where}: {times:,} times", flush=True)
        return 1 if self._seen else 0


def main() -> int:
    """Look for findings for some minutes, or build one again."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.fuzz", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--minutes", type=float, default=10, help="how long to look")
    parser.add_argument("--install", action="store_true", help="install Atheris into this environment first")
    parser.add_argument("--again", type=Path, metavar="FILE", help="build the site of a finding once more")
    asked = parser.parse_args()
    if asked.again:
        return again(asked.again.read_bytes())
    if asked.install and find_spec("atheris") is None:
        try:
            install(Path(sys.prefix), "atheris")
        except (NoInstallerError, SystemExit):
            print(UNAVAILABLE, file=sys.stderr)
            return 2
    if find_spec("atheris") is None:
        print(MISSING, file=sys.stderr)
        return 2
    return hunt(asked.minutes)


def hunt(minutes: float) -> int:
    """Let Atheris choose the bytes."""
    import atheris

    with atheris.instrument_imports(include=["handbill"]):
        import handbill.pipeline  # noqa: F401
    folder = Path(tempfile.mkdtemp(prefix="handbill-fuzz-"))
    found = Hunt(minutes, folder)

    def one(data: bytes) -> None:
        found.look(data)
        if found.over():
            # Atheris never gives control back: a run ends from within.
            code = found.report()
            shutil.rmtree(folder, ignore_errors=True)
            sys.stdout.flush()
            os._exit(code)

    # It begins with short rows, which make few sites that anybody would write.
    chance = random.Random(0)
    seeds = folder / "seeds"
    seeds.mkdir()
    for number in range(SEEDS):
        (seeds / str(number)).write_bytes(chance.randbytes(LONGEST // 2))
    limits = [
        f"-max_len={LONGEST}",
        "-rss_limit_mb=0",
        "-timeout=300",
        "-report_slow_units=300",
        "-verbosity=0",
    ]
    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={folder}/", str(seeds)], one)
    atheris.Fuzz()
    return found.report()


def again(data: bytes) -> int:
    """Build the site of a finding, and let its error through."""
    from tests.compiler.fuzzed import outcome, site_of, write

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "acme"
        site = site_of(data)
        write(site, root)
        for path in sorted(site):
            print(f"--- {path}\n{site[path].decode(errors='replace')}")
        for one in outcome(root):
            print(f"{one.at}: {one.code} {one.message}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
