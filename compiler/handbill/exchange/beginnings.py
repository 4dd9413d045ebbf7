"""Campaigns to begin with: `templates/campaigns/<name>/`, the shipped ones and the shop's own.

Such a folder holds a manifest, the campaign and the promotions that it shows, as a shop would write them. Under an id of
the user's the promotions are called after it, so that the same beginning can be had twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handbill import assets
from handbill.catalog.folders import entry_folders, leaving
from handbill.catalog.keys import Keys, first_line
from handbill.diagnostics import Report, Span
from handbill.diagnostics.rules import catalog as rules
from handbill.diagnostics.rules import folder as folder_rules
from handbill.exchange.mentions import EXPERIMENT, Mentions, changed, changes_of, lines, place
from handbill.exchange.uses import KINDS
from handbill.model.source import Mapping as Map
from handbill.model.source import Scalar
from handbill.read.folder import ID
from handbill.yaml import parse

FOLDER = "templates/campaigns"
MANIFEST, CAMPAIGN, PROMOTIONS = "beginning.yml", "campaign.yml", "promotions"
_KEYS = ("summary", "today")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)( \d\d:\d\d)?")
_MORE_KEYS = (
    "# docs/language.md explains every key, docs/reference/steps.md every step. A drawing of the steps:"
)


@dataclass(frozen=True, slots=True)
class Beginning:
    """One folder. `path` is relative to the site, or to the folder of what ships.

    `today` is the day as of which its dates are written; `replaces`: it takes the place of one that ships.
    """

    name: str
    summary: str
    folder: Path
    path: str
    today: date | None
    replaces: bool


@dataclass(frozen=True, slots=True)
class Begun:
    """What a beginning comes to: definitions by their paths in a site, and other files that go beside them."""

    definitions: Mapping[str, str]
    beside: Mapping[str, bytes]


def beginnings(site: Path | None, report: Report) -> dict[str, Beginning]:
    """Return the beginnings by name; the site's own take the place of those that ship. One with a mistake is reported."""
    found: dict[str, Beginning] = {}
    for root in filter(None, (assets.root(), site)):
        for folder in entry_folders(root, FOLDER):
            one = _read(folder, root, report)
            if one is not None:
                found[one.name] = one
    return found


def begun(one: Beginning, name: str, day: date, mentions: Mentions, report: Report) -> Begun | None:
    """Return what a campaign of that beginning called `name` comes to on a day.

    None, and a report, where one of its files can't be read.
    """
    things = {CAMPAIGN: ("campaign", one.name, name)}
    for path in sorted((one.folder / PROMOTIONS).glob("*.yml")):
        things[f"{PROMOTIONS}/{path.name}"] = ("promotion", path.stem, f"{name}-{path.stem}")
    texts = {file: _text(one, file, report) for file in things}
    roots = {file: parse(text.encode(), f"{one.path}/{file}", report) for file, text in texts.items()}
    names = {(kind, old): new for kind, old, new in things.values()}
    definitions: dict[str, str] = {}
    for each in filter(None, roots.values()):
        names |= {(EXPERIMENT, old.text): f"{name}-{old.text}" for old in mentions.experiments(each)}
    for file, root in roots.items():
        if root is None:
            return None
        kind, _, new = things[file]
        changes = changes_of(root, names, mentions) | _dates(root, one.today, day)
        definitions[f"{KINDS[kind]}/{new}.yml"] = _head(one, name, file) + changed(texts[file], changes)
    beside = {path: content for path, content in _below(one.folder) if path not in (*things, MANIFEST)}
    return Begun(definitions, beside)


def _read(folder: Path, root: Path, report: Report) -> Beginning | None:
    """Return the beginning of a folder; None, and a report, where something is wrong with it."""
    path = folder.relative_to(root).as_posix()
    shipped = root == assets.root()
    if away := None if shipped else leaving(folder, root):
        report(folder_rules.link_leaves_site(Span(away.relative_to(root).as_posix())))
        return None
    if not ID.fullmatch(folder.name):
        report(rules.entry_name(Span(path), folder.name))
        return None
    for file, missing in ((MANIFEST, rules.manifest_missing), (CAMPAIGN, rules.part_missing)):
        if not (folder / file).is_file():
            report(missing(Span(path), path, file))
            return None
    text = (folder / MANIFEST).read_bytes()
    report.lines[f"{path}/{MANIFEST}"] = text.decode("utf-8", errors="replace")
    node = parse(text, f"{path}/{MANIFEST}", report)
    if node is None:
        return None
    keys = Keys(node, _KEYS, report)
    summary, today = keys.text("summary", required=True), _day(keys)
    if not keys.sound:
        return None
    replaces = not shipped and (assets.root() / FOLDER / folder.name).is_dir()
    return Beginning(folder.name, " ".join((summary or "").split()), folder, path, today, replaces)


def _day(keys: Keys) -> date | None:
    said = keys.text("today")
    if said is None:
        return None
    try:
        return date.fromisoformat(said)
    except ValueError:
        keys.wrong("today", "a day: 2030-01-01", first_line(keys.place("today")))
        return None


def _text(one: Beginning, file: str, report: Report) -> str:
    text = (one.folder / file).read_bytes().decode("utf-8", errors="replace")
    report.lines[f"{one.path}/{file}"] = text
    return text


def _dates(root: Map, today: date | None, day: date) -> dict[tuple[int, int, int], str]:
    """Return the moments of a definition as long after `day` as they are written after `today`, in whole days."""
    changes: dict[tuple[int, int, int], str] = {}
    for _, value in lines(root):
        found = _MOMENT.fullmatch(value.text) if value is not None and today else None
        if isinstance(value, Scalar) and found and today:
            moved = date.fromisoformat(found[1]) + (day - today)
            changes[place(value)] = moved.isoformat() + (found[2] or "")
    return changes


def _head(one: Beginning, name: str, file: str) -> str:
    """Return the lines above a definition that its folder cannot know."""
    if file == CAMPAIGN:
        return f"# {one.name}: {one.summary}\n{_MORE_KEYS} handbill explain {name}\n\n"
    return f"# Shown by campaigns/{name}.yml.\n"


def _below(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()
