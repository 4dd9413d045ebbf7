"""From a parcel into a site: all of it or, where anything is in the way, nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from handbill.diagnostics import Report, Span
from handbill.diagnostics.rules import exchange as rules
from handbill.exchange.files import OutsideError, place, put
from handbill.exchange.merge import added, at_path
from handbill.exchange.parcel import Parcel, ParcelError, is_code, read
from handbill.model.source import Source
from handbill.yaml import compose, parse
from handbill.yaml.writing import plain

AUDIENCES, FACTS = "targeting/audiences.yml", "targeting/facts.yml"


@dataclass(slots=True)
class Taken:
    """`files` to write, by path; `left` is code that was not asked for, `unsaid` are languages that the site has not."""

    files: dict[str, bytes] = field(default_factory=dict[str, bytes])
    left: list[str] = field(default_factory=list[str])
    unsaid: list[str] = field(default_factory=list[str])


def opened(data: bytes, name: str, report: Report) -> Parcel | None:
    """Return what a file of that name holds; None, and a report, where it may not be taken in."""
    try:
        return read(data)
    except ParcelError as error:
        report(rules.parcel_wrong(Span(name), error.why, error.path))
        return None


def plan_of(root: Path, parcel: Parcel, source: Source, with_code: bool, report: Report) -> Taken:
    """Return what taking a parcel in would write; `report` is told what is in the way."""
    taken = Taken()
    for path, content in parcel.files.items():
        if is_code(path, content) and not with_code:
            taken.left.append(path)
        else:
            _file(root, path, content, taken, report)
    for path, keys, value in _parts(parcel, source, taken):
        _part(root, path, keys, value, taken, report)
    return taken


def write(root: Path, taken: Taken) -> None:
    """Write it, what others lean on first: a build meanwhile finds nothing that is not there."""
    for path in sorted(taken.files, key=lambda path: (path.startswith(("promotions/", "campaigns/")), path)):
        put(root, path, taken.files[path])


def _file(root: Path, path: str, content: bytes, taken: Taken, report: Report) -> None:
    try:
        target = place(root, path)
    except OutsideError as error:
        report(rules.parcel_wrong(Span(path), f"would be written through {error}, which is a link", path))
        return
    if any(above.exists() and not above.is_dir() for above in _above(target, root)) or target.is_dir():
        report(rules.already_there(Span(path), path))
    elif not target.exists():
        if path.startswith(("promotions/", "campaigns/")) and _faulty(content, path):
            report(rules.parcel_wrong(Span(path), "is no definition", path))
        taken.files[path] = content
    elif target.read_bytes() != content:
        report(rules.already_there(Span(path), path))


def _above(target: Path, root: Path) -> Iterator[Path]:
    return (above for above in target.parents if above != root and above.is_relative_to(root))


def _faulty(content: bytes, path: str) -> bool:
    return parse(content, path, Report()) is None


def _parts(parcel: Parcel, source: Source, taken: Taken) -> Iterator[tuple[str, tuple[str, ...], Any]]:
    for name, value in parcel.audiences.items():
        yield AUDIENCES, (name,), value
    for name, value in parcel.facts.items():
        yield FACTS, (name,), value
    known = _languages(source)
    for tag, rows in parcel.locales.items():
        if tag not in known:
            taken.unsaid.append(tag)
            continue
        for name, value in rows.items():
            yield f"locales/{tag}.yml", ("promotions", name), value


def _languages(source: Source) -> tuple[str, ...]:
    site = next((file.root for file in source.of_kind("site")), None)
    said = plain(node) if site is not None and (node := site.get("locales")) is not None else "en"
    return (said,) if isinstance(said, str) else tuple(said)


def _part(root: Path, path: str, keys: tuple[str, ...], value: Any, taken: Taken, report: Report) -> None:
    name = ".".join(keys)
    try:
        target = place(root, path)
    except OutsideError as error:
        report(rules.parcel_wrong(Span(path), f"would be written through {error}, which is a link", path))
        return
    old = target.read_bytes() if target.is_file() else b""
    text = taken.files.get(path, old).decode("utf-8", errors="replace")
    tree = compose(text, path)[0] if text.strip() else None
    there = at_path(plain(tree), keys) if tree is not None else None
    if there == value:
        return
    found = added(text, keys, value)
    if there is not None:
        report(rules.already_there(Span(path), f"'{name}' of {path}"))
    elif found is None:
        report(rules.not_mergeable(Span(path), f"'{name}'"))
    else:
        taken.files[path] = found.encode("utf-8")
