"""Whole sites with something wrong in them, made by a row of bytes, and what has to come of each.

The same bytes make the same site, so that a tool which changes bytes (hypothesis, atheris) can look for the one that
ends a build. What is put in comes from the sites of `cases/` and from sites/acme: files, blocks of files, lines, values.
"""

import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

from handbill.diagnostics import Diagnostic, Report, render
from handbill.javascript.syntax import first_error, parse
from handbill.pipeline import Memory, compile_site
from tests.compiler.acme import NOW
from tests.house.sources import ROOT

CASES = ROOT / "tests" / "compiler" / "cases"
ACME = ROOT / "sites" / "acme"
SMALL = 20_000
MOST = 24
"""Files of a site, so that a build takes less than a second."""
_BLOCK = re.compile(r"(?m)^(?=[\w\"'-])")
_VALUE = re.compile(r"^( *(?:- )?[\w.\"'-]+: +)(.+)$")
PIECES = (
    *("\t", ":", "- ", "#", "{", "}", "[", "]", "'", '"', "|", ">", "&a ", "*a", "!!int ", "---\n", "\0", "\ufeff", "\u2028"),
    *("{{ ", "}}", "{% for a in range(9) %}", "<script>", "${", "`", "/*", "\\ud800", "9" * 400, "null", "~", "\r", "é"),
    *("__proto__", "../", "%00", "constructor", "</script>", "@import", "expression(", "javascript:"),
)  # fmt: skip
T = TypeVar("T")


class Choices:
    """Takes decisions from bytes; once they are used up, always the first way."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def below(self, count: int) -> int:
        """Return a number from 0 on, less than `count`."""
        step = 1 if count <= 256 else 2
        taken = self._data[self._at : self._at + step]
        self._at += step
        return int.from_bytes(taken, "big") % count if count > 0 else 0

    def of(self, things: Sequence[T]) -> T:
        """Return one of these."""
        return things[self.below(len(things))]


@cache
def files() -> tuple[tuple[str, bytes], ...]:
    """Return every small file of the cases' sites and of acme: path within the site, and content."""
    roots = [*(case / "site" for case in sorted(CASES.iterdir())), ACME]
    found = [
        (path.relative_to(root).as_posix(), path.read_bytes())
        for root in roots
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.is_symlink() and path.stat().st_size < SMALL
    ]
    return tuple((path, content) for path, content in found if not path.startswith("pages/"))


@cache
def _blocks() -> dict[str, tuple[str, ...]]:
    """Return the blocks of definitions by the folder, or the file, that they stand in."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for path, content in files():
        if path.endswith((".yml", ".lock")):
            for block in _BLOCK.split(content.decode(errors="replace")):
                found[_kind(path)][block if block.endswith("\n") else block + "\n"] = None
    return {kind: tuple(blocks) for kind, blocks in found.items()}


@cache
def _lines() -> tuple[str, ...]:
    texts = [content.decode(errors="replace") for path, content in files() if path.endswith(".yml")]
    return tuple(dict.fromkeys(line for text in texts for line in text.splitlines()))


@cache
def _values() -> tuple[str, ...]:
    return tuple(dict.fromkeys(found[2] for line in _lines() if (found := _VALUE.match(line))))


def _kind(path: str) -> str:
    return path.partition("/")[0]


def site_of(data: bytes) -> dict[str, bytes]:
    """Return the files of a site."""
    choose = Choices(data)
    site = {path: content for path, content in files() if (ACME / path).is_file()}
    site = {path: (ACME / path).read_bytes() for path in site}
    if choose.below(2):  # a small one builds sooner, and more of it comes from elsewhere
        site = {
            path: content
            for path, content in site.items()
            if path in ("site.yml", "promotions/welcome-back.yml")
        }
        site["site.yml"] = site["site.yml"].replace(
            b"apps:\n  klaviyo: { company: ABC123, list: XyZ123 }\n", b""
        )
        site["promotions/welcome-back.yml"] = site["promotions/welcome-back.yml"].replace(
            b"triggers: []", b"triggers: [ page_load ]"
        )
    for _ in range(1 + choose.below(5)):
        path = choose.of(sorted(site))
        if choose.below(4) == 0:
            other, content = choose.of(files())
            if len(site) < MOST:
                site[other] = content
            continue
        text = site[path].decode(errors="surrogateescape")
        site[path] = choose.of(_WAYS)(text, path, choose).encode(errors="surrogateescape")
    return site


def _with_block(text: str, path: str, choose: Choices) -> str:
    own = _BLOCK.split(text)
    own[choose.below(len(own))] = choose.of(_blocks().get(_kind(path), ("",)))
    return "".join(own)


def _with_one_more(text: str, path: str, choose: Choices) -> str:
    return text + choose.of(_blocks().get(_kind(path), ("",)))


def _with_value(text: str, _: str, choose: Choices) -> str:
    lines = text.split("\n")
    at = choose.below(len(lines))
    lines[at] = _VALUE.sub(lambda found: found[1] + choose.of(_values()), lines[at])
    return "\n".join(lines)


def _with_line(text: str, _: str, choose: Choices) -> str:
    lines = text.split("\n")
    at = choose.below(len(lines))
    indent = " " * (len(lines[at]) - len(lines[at].lstrip()))
    lines.insert(at, indent + choose.of(_lines()).lstrip())
    return "\n".join(lines)


def _without_line(text: str, _: str, choose: Choices) -> str:
    lines = text.split("\n")
    del lines[choose.below(len(lines))]
    return "\n".join(lines)


def _with_piece(text: str, _: str, choose: Choices) -> str:
    at = choose.below(len(text) + 1)
    return text[:at] + choose.of(PIECES) + text[at + choose.below(4) :]


def _with_bytes(text: str, _: str, choose: Choices) -> str:
    at = choose.below(len(text) + 1)
    return text[:at] + bytes([choose.below(256)]).decode(errors="surrogateescape") + text[at:]


_WAYS: tuple[Callable[[str, str, Choices], str], ...] = (
    *(_with_block, _with_block, _with_one_more, _with_value, _with_value, _with_line, _without_line),
    *(_with_piece, _with_bytes),
)


def write(site: dict[str, bytes], root: Path) -> None:
    """Write a site in place of the one that stands there."""
    shutil.rmtree(root, ignore_errors=True)
    for path, content in site.items():
        place = root / path
        if not any(parent.is_file() for parent in place.parents) and not place.is_dir():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)


def outcome(root: Path, memory: Memory | None = None) -> tuple[Diagnostic, ...]:
    """Build a site; raise AssertionError unless that ends in a bundle that parses, or in diagnostics with places."""
    report = Report()
    bundle = compile_site(root, NOW, report, memory=memory)
    found = report.diagnostics
    assert (bundle is None) == report.has_errors, "neither a bundle nor a reason"
    for one in found:
        assert one.at.file, one
        assert one.at.line >= 1, one
        assert one.at.column >= 1, one
        assert (one.at.line, one.at.column) <= (one.at.end_line, one.at.end_column), one
        text = report.lines.get(one.at.file)
        assert text is None or one.at.line <= text.count("\n") + 2, one
    assert render.text(found, report.lines, color=True) or not found
    assert render.sarif(found) or not found
    if bundle is not None:
        assert first_error(parse(bundle.files["handbill.js"]).root_node) is None, "the bundle is no script"
    return found
