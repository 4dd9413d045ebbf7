"""Compiles a site for a browser test, in this process and into memory."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

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
    """Builds sites below `folder`, each distinct one once in a test run."""

    folder: Path
    _built: dict[str, Bundle] = field(default_factory=dict)
    _count: int = 0
    # The shipped folders are read once; what a build remembers never changes what it makes.
    _memory: Memory = field(default_factory=Memory)

    def build(
        self,
        files: Mapping[str, str],
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
            [site, release, at.isoformat(), complete, dict(runtime or {}), development], sort_keys=True
        )
        if key not in self._built:
            self._count += 1
            root = self.folder / str(self._count) / site
            for name, text in complete.items():
                path = root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            self._built[key] = compiled(
                root, release=release, at=at, runtime=runtime, memory=self._memory, development=development
            )
        return self._built[key]

    def build_folder(self, root: Path, *, release: bool = False, at: datetime = START) -> Bundle:
        """Compile a site that lies in a folder, `sites/demo` say."""
        key = json.dumps([str(root), release, at.isoformat()])
        if key not in self._built:
            self._built[key] = compiled(root, release=release, at=at)
        return self._built[key]


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
