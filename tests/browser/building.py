"""Compiles a site for a browser test, in this process and into memory."""

import hashlib
import json
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile

from handbill.diagnostics import Report
from handbill.model.bundle import Bundle
from handbill.pipeline import Memory, compile_site

ROOT = Path(__file__).parents[2]
# A Sunday noon in Amsterdam (13:00 there), the moment at which the tests' builds and visits begin.
START = datetime(2026, 11, 22, 12, tzinfo=UTC)
_CLOCK = {"runtime_js/core/clock.js": (ROOT / "tests" / "runtime_js" / "clock.js")}


def site_yml(more: str = "", *, consent: str = "none", **keys: str) -> str:
    """Return a small site.yml; a keyword replaces or adds a line (`currency="JPY"`), `more` is appended."""
    lines = {
        "language": "1",
        "name": "Acme Outdoor",
        "url": "https://shop.acme.test",
        "currency": "EUR",
        "timezone": "Europe/Amsterdam",
        "locales": "[en]",
        "platform": "page",
        "consent": f"{{ source: {consent} }}",
        "endpoints": "{ leads: /handbill/leads }",
        **keys,
    }
    return "".join(f"{key}: {value}\n" for key, value in lines.items()) + more


@dataclass
class Workshop:
    """Builds sites below `folder`, each distinct one once in a test run: a bundle lies on the `shelf`, a folder that
    the run's processes share, for those that come for it later."""

    folder: Path
    shelf: Path | None = None
    _built: dict[str, Bundle] = field(default_factory=dict)
    _count: int = 0
    # The shipped folders are read once; what a build remembers never changes what it makes.
    _memory: Memory = field(default_factory=Memory)

    def build(
        self,
        files: Mapping[str, str | bytes],
        *,
        site: str = "acme",
        release: bool = False,
        at: datetime = START,
        runtime: Mapping[str, str] | None = None,
        development: bool = False,
    ) -> Bundle:
        """Compile the files of a site; a `site.yml` is added where there is none.

        `release` keeps the real clock; else the page of the test holds the clock. `runtime` replaces modules.
        `development` makes a bundle that explains its gates.
        AssertionError with every diagnostic when it does not build.
        """
        complete = {"site.yml": site_yml(), **files}
        key = json.dumps(
            [site, release, at.isoformat(), complete, dict(runtime or {}), development],
            sort_keys=True,
            default=repr,
        )
        return self._once(
            key,
            lambda: self._build(
                complete, site, at, release=release, runtime=runtime, development=development
            ),
        )

    def build_folder(self, root: Path, *, release: bool = False, at: datetime = START) -> Bundle:
        """Compile a site that lies in a folder, `sites/demo` say."""
        key = json.dumps([str(root), release, at.isoformat()])
        return self._once(key, lambda: compiled(root, release=release, at=at))

    def _build(
        self,
        files: Mapping[str, str | bytes],
        site: str,
        at: datetime,
        *,
        release: bool,
        runtime: Mapping[str, str] | None,
        development: bool,
    ) -> Bundle:
        self._count += 1
        root = self.folder / str(self._count) / site
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode() if isinstance(text, str) else text)
        return compiled(
            root, release=release, at=at, runtime=runtime, memory=self._memory, development=development
        )

    def _once(self, key: str, build: Callable[[], Bundle]) -> Bundle:
        if key not in self._built:
            self._built[key] = _from(self.shelf, key, build) if self.shelf else build()
        return self._built[key]


def _from(shelf: Path, key: str, build: Callable[[], Bundle]) -> Bundle:
    place = shelf / hashlib.sha256(key.encode()).hexdigest()
    if place.exists():
        found: Bundle = pickle.loads(place.read_bytes())
        return found
    bundle = build()
    # Two processes may build the same at once; each puts a whole file there, and both files say the same.
    with NamedTemporaryFile(dir=shelf, delete=False) as file:
        file.write(pickle.dumps(bundle))
    Path(file.name).replace(place)
    return bundle


def compiled(
    root: Path,
    *,
    release: bool = False,
    at: datetime = START,
    runtime: Mapping[str, str] | None = None,
    memory: Memory | None = None,
    development: bool = False,
) -> Bundle:
    """Compile the site in `root`; AssertionError with every diagnostic when it does not build."""
    report = Report()
    modules = {} if release else {path: file.read_text() for path, file in _CLOCK.items()}
    bundle = compile_site(root, at, report, {**modules, **(runtime or {})}, memory, development)
    assert bundle is not None, "\n".join(
        f"{d.severity}[{d.code}] {d.at.file}:{d.at.line}: {d.message}" for d in report.diagnostics
    )
    return bundle


def milliseconds(moment: datetime) -> int:
    """Return a moment as the page counts it: milliseconds since 1970."""
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
