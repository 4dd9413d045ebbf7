"""What a developer is told about a mistake: one folder a case, with the whole text that `handbill check` prints.

`cases/<CODE>-<what>/site/` is the site, `expected.txt` the text; `--update-expected` rewrites it. `grow.json` maps a
file to the bytes that comments fill it up to, which keeps large files out of the repository. Codes from HB500 on come
from a whole build; a `parcel.json` is imported; and where there is an `out` from writing it there, while somebody holds each lock that lies in it.
"""

import fcntl
import json
import re
import shutil
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from handbill.cli.codes import every_rule
from handbill.diagnostics import Report, Rule, render
from handbill.emit import write
from handbill.emit.output import LOCK
from handbill.exchange.taking import opened, plan_of
from handbill.pipeline import check_site, compile_site
from handbill.read import read

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
CASES = Path(__file__).parent / "cases"
PARCEL = Path("parcel.json")
NAMES = sorted(case.name for case in CASES.iterdir() if case.is_dir())
RULES = every_rule()


def grow(case: Path) -> None:
    """Fill up the files that `grow.json` names."""
    sizes = case / "grow.json"
    if sizes.exists():
        for path, size in json.loads(sizes.read_text()).items():
            file = case / "site" / path
            file.write_bytes(file.read_bytes().ljust(size, b"#"))


def told(code: str) -> str:
    """Return what the command prints about the site in the current folder."""
    report = Report()
    site, out = Path("site"), Path("out")
    if PARCEL.exists():
        source = read(site, NOW, report)
        parcel = opened(PARCEL.read_bytes(), PARCEL.name, report)
        if parcel is not None and source is not None:
            plan_of(site, parcel, source, True, report)
    elif code < "HB500":
        check_site(site, NOW, report)
    else:
        bundle = compile_site(site, NOW, report)
        if bundle and out.exists():
            with ExitStack() as stack:
                for lock in out.rglob(LOCK):
                    fcntl.flock(stack.enter_context(lock.open()), fcntl.LOCK_EX)
                write(bundle, out, report, wait=lambda _: None)
    text = render.text(report.diagnostics, report.lines)
    # What a bundle weighs changes with every edit of the runtime.
    return re.sub(r"\d+\.\d kB", "… kB", text) if code == "HB601" else text


@pytest.mark.parametrize("name", NAMES)
def test_the_whole_text_about_a_mistake(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    case = tmp_path / name
    shutil.copytree(CASES / name, case, symlinks=True)
    grow(case)
    code = name.partition("-")[0]
    monkeypatch.chdir(case)
    text = told(code)
    expected = CASES / name / "expected.txt"
    if request.config.getoption("--update-expected"):
        expected.write_text(text)
    assert text == expected.read_text()
    assert f"[{code}]: " in text


@pytest.mark.parametrize("code", sorted(RULES))
def test_each_code_has_a_case(code: str) -> None:
    assert any(name.startswith(f"{code}-") for name in NAMES)


@pytest.mark.parametrize("rule", RULES.values(), ids=sorted(RULES))
def test_each_code_is_explained_by_examples(rule: Rule) -> None:
    summary, _, rest = rule.explanation.partition("\n\n")
    assert re.match(r"[`A-Z0-9].*\.$", summary, re.DOTALL), "it says what the code means"
    labels = re.findall(r"(?m)^(\w+)\b[^`\n]*:", rest)
    if rule.severity == "error":
        assert {"Wrong", "Right"} <= set(labels)
    else:  # what is merely unwise may have a better word
        assert labels
        assert "`" in rest
