"""Which promotions are measured for what can be read in them: those that wear a sheet of the shop's own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from handbill import assets
from handbill.diagnostics import Report
from handbill.emit.css_cascade import Sheet
from handbill.emit.legible import check_legible, hosted
from handbill.emit.markup import Rendered
from handbill.emit.styles import rules_of
from handbill.emit.tailor import classes_of
from handbill.model.manifest import Entry
from handbill.model.plan import Design

BASE = "runtime_js/dom/base.css"
STYLE = "style.css"
NARROW_STYLE = "style.narrow.css"
"""What a template that has `places` wears besides where the ground of narrow screens is shown."""
_CLASSES = re.compile(r"""(?:class(?:Name|List)|["']class["'])[^;}]*""")
_STRING = re.compile(r"""["'`]([\w -]+)["'`]""")


def worn_by(
    design: Design, entries: Iterable[Entry], blocks: Iterable[str]
) -> list[tuple[Entry | None, str]]:
    """Return the sheets of a promotion in their order: the entry that a file is of, none for that of all promotions.

    `entries`: its blocks, its fields and its template; `blocks`: the names of its blocks.
    """
    everything = tuple(entries)
    tokens = sorted({*design.theme.light, *design.theme.dark})
    return [
        (None, BASE),
        *((entry, STYLE) for entry in everything),
        *((design.template, f"style.{name}.css") for name in blocks),
        *((entry, f"theme.{token}.css") for entry in everything for token in tokens),
        (design.template, NARROW_STYLE),
    ]


def measure(
    design: Design,
    worn: Iterable[tuple[Entry | None, str]],
    rendered: Rendered,
    at: int,
    given: frozenset[str],
    report: Report,
) -> None:
    """Report the texts of a promotion that can't be read, if it wears a sheet of the shop's.

    `at`: its number among the designs. `given`: classes that scripts may give.
    """
    sheets = [sheet for entry, file in worn if (sheet := _sheet(entry, file))]
    if not any(sheet.own for sheet in sheets):
        return
    number, screens = rendered.designs[at]
    frame = rendered.frames[number]
    shown = [rendered.screens[index] for index in dict.fromkeys(screens.values())]
    # What a script takes from an element it had at first, and was seen with.
    later = given.difference(classes_of([frame, shown]))
    for screen in shown:
        check_legible(hosted(frame, screen), sheets, design.theme, later, report)


def given_by(script: str) -> frozenset[str]:
    """Return the classes that a script may give to an element."""
    found = (text for part in _CLASSES.findall(script) for text in _STRING.findall(part))
    return frozenset(name for text in found for name in text.split())


def _sheet(entry: Entry | None, file: str) -> Sheet | None:
    if entry is None:
        text = (assets.root() / file).read_text("utf-8")
        return Sheet(file, text, rules_of(text), False)
    source = entry.files.get(file)
    if not source:
        return None
    own = not entry.shipped and file not in entry.lent
    return Sheet(entry.place(file), source, rules_of(source), own, file == NARROW_STYLE)
