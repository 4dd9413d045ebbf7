"""Renders each distinct structure once and turns it into the trees of the page."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeGuard

from handbill.diagnostics import Report, Span
from handbill.diagnostics.rules import markup as rules
from handbill.emit import layers
from handbill.emit.accessible import doubled_ids, elements, misplaced_headings, unnamed
from handbill.emit.allowed import ROOTS
from handbill.emit.html import Element, UnreadableError, read
from handbill.emit.html5 import adjusted
from handbill.emit.tree import DO, SCREEN, Trees, forbidden, misplaced, place_of
from handbill.emit.unclosed import Blame, blamed
from handbill.emit.words import Words
from handbill.model.layers import Place
from handbill.model.manifest import Entry
from handbill.model.plan import (
    AskedSlots,
    BlockRender,
    Design,
    Elements,
    FieldRender,
    ImageSlots,
    ItemRender,
    OptionSlot,
    Passage,
    Passages,
    Slot,
    Structure,
    Wrapped,
)
from handbill.sandbox.confined import Confined, Files
from handbill.sandbox.jinja import PLACE, TemplateError, Templates, marked, safe
from handbill.sandbox.placing import Placed, PlacedAsked, PlacedImage, PlacedOption

ALONE = {"index": 1, "count": 1}
"""The place of a screen that is the only one."""
NO_WORDS = Words(())
TEMPLATED = ".jinja"
TEMPLATE, BLOCK, FIELD = "template.html.jinja", "block.html.jinja", "field.html.jinja"


@dataclass(slots=True)
class Rendered:
    """The tables `frames` and `screens`, and for each design the index of its frame and of each screen by name."""

    frames: list[Any] = field(default_factory=list[Any])
    screens: list[list[Any]] = field(default_factory=list[list[Any]])
    designs: list[tuple[int, dict[str, int]]] = field(default_factory=list[tuple[int, dict[str, int]]])
    actions: dict[str, Span] = field(default_factory=dict[str, Span])
    outside: list[Any] = field(default_factory=list[Any])
    """Trees that campaigns put into the shop's page."""


def outside(found: Elements, report: Report) -> list[Any]:
    """Return what stands in the shop's page, outside of any promotion: trees, and texts between them."""
    stage = _Stage((), report, NO_WORDS)
    roots = stage.read(f"<div>{stage.marked(found)}</div>", found.at) or []
    for diagnostic in unnamed(roots, lambda e: place_of(e, found.at)):
        report(diagnostic)
    for name, again, first in doubled_ids(roots):
        at, other = (place_of(e, found.at) for e in (again, first))
        report(rules.id_twice(at, name, other, None, None, False))
    acting = [e for root in roots for e in elements(root) if DO in e.attributes]
    for element in acting:
        instead = "leave it out: it belongs to what a promotion shows"
        report(
            rules.attribute_refused(place_of(element, found.at), name=DO, tag=element.tag, instead=instead)
        )
    return stage.trees.tree(roots[0], found.at)[2:] if roots else []


def render(
    designs: tuple[Design, ...], entries: tuple[Entry, ...], report: Report, words: Words = NO_WORDS
) -> Rendered:
    """Render all designs; what is wrong with a template is reported at its place in the template."""
    stage = _Stage(entries, report, words)
    found = Rendered(actions=stage.trees.actions)
    for design in designs:
        frame = _indexed(found.frames, stage.frame(design))
        count = len(design.screens)
        names = layers.names(design)
        screens = {
            name: _indexed(found.screens, stage.screen(blocks, {"index": index, "count": count}, names))
            for index, (name, blocks) in enumerate(design.screens, 1)
        }
        found.designs.append((frame, screens))
    return found


def _indexed(table: list[Any], row: Any) -> int:
    if row not in table:
        table.append(row)
    return table.index(row)


@lru_cache(maxsize=4)
def _templates(files: Files) -> Templates:
    """Return the shipped templates of one state of the folders; compiled once, in watch mode too."""
    return Templates(dict(files).get)


def _files(entries: Sequence[Entry]) -> dict[str, str]:
    """Return the files of entries by path.

    What is included is looked for beside the file that includes it, also where another folder lends it.
    """
    files = {posixpath.join(e.folder, name): text for e in entries for name, text in e.files.items()}
    return files | {e.place(name): e.files[name] for e in entries for name in e.lent}


class _Stage:
    def __init__(self, entries: tuple[Entry, ...], report: Report, words: Words) -> None:
        files = _files(entries)
        self._templates = Confined(tuple(sorted(files.items())))
        self._trusted = _templates(tuple(sorted(_files([e for e in entries if e.shipped]).items())))
        self._files = files
        self._shipped = {e.place(name) for e in entries for name in e.files if e.shipped or name in e.lent}
        self._report = report
        self._words = words
        self._frames: dict[str, list[Any]] = {}
        self._blocks: dict[str, tuple[list[Element], list[list[Any]]]] = {}
        self.trees = Trees(report)

    def frame(self, design: Design) -> list[Any]:
        variables = {
            "template": {name: self._value(value) for name, value in design.parameters},
            "messages": self._words.of(design.template),
            "screens": tuple(name for name, _ in design.screens),
        }
        key = f"{design.template.folder}{design.parameters}{variables['screens']}"
        if key not in self._frames:
            roots = self._elements(design.template, TEMPLATE, variables)
            self._frames[key] = self._checked_frame(roots, self._span(design.template, TEMPLATE))
        return self._frames[key]

    def screen(
        self, blocks: tuple[BlockRender, ...], place: dict[str, int], names: Mapping[Place, str]
    ) -> list[Any]:
        """Return the trees of a screen's blocks; `place` is its index from 1, and the count of screens.

        `names` are the classes of those that are placed freely.
        """
        roots: list[Element] = []
        trees: list[list[Any]] = []
        holders: dict[int, BlockRender] = {}
        for block in blocks:
            elements_, trees_ = self._block(block, place)
            roots += elements_
            holders.update((id(e), block) for root in elements_ for e in elements(root))
            trees += [["div", {"class": names[block.place]}, *trees_]] if block.place else trees_
        for diagnostic in misplaced_headings(roots, lambda e: place_of(e, Span(BLOCK))):
            self._report(diagnostic)
        for name, again, first in doubled_ids(roots):
            pair = [self._written(e, holders[id(e)]) for e in (again, first)]
            # What a shipped block brings is nobody's mistake; what the author wrote beside it can be changed.
            (at, own), (other_at, other) = sorted(pair, key=lambda one: one[1] is not None)
            self._report(rules.id_twice(at, name, other_at, own, other, at.file.endswith(TEMPLATED)))
        return trees

    def _written(self, element: Element, holder: BlockRender) -> tuple[Span, str | None]:
        """Return where an author wrote an element, or the block that brings it, and that block's name."""
        at = place_of(element, holder.at)
        return (holder.at, holder.block.name) if at.file in self._shipped or at == holder.at else (at, None)

    def _block(self, block: BlockRender, place: dict[str, int]) -> tuple[list[Element], list[list[Any]]]:
        key = f"{block.block.folder}#{block.id}{place}{_key(block.parameters)}"
        if key not in self._blocks:
            given = {name: self._value(value) for name, value in block.parameters}
            variables = {**given, "parameters": given}
            variables |= {"id": block.id, "messages": self._words.of(block.block), "screen": place}
            at = self._span(block.block, BLOCK)
            roots = self._elements(block.block, BLOCK, variables)
            for diagnostic in unnamed(roots, lambda e: place_of(e, at)):
                self._report(diagnostic)
            self._blocks[key] = roots, [self.trees.tree(root, at) for root in roots]
        return self._blocks[key]

    def _value(self, value: Structure | FieldRender | ItemRender) -> Any:
        if isinstance(value, Slot):
            return Placed(value)
        if isinstance(value, ImageSlots):
            return PlacedImage(value)
        if isinstance(value, Passages):
            return {"parts": [_passage(one) for one in value.of]}
        if isinstance(value, Elements):
            markup = self.marked(value)
            # What an open element would take in stands behind it.
            return safe(markup if self.read(f"<div>{markup}</div>.", value.at) is not None else "")
        if isinstance(value, OptionSlot):
            return PlacedOption(value)
        if isinstance(value, ItemRender):
            return {name: self._value(v) for name, v in value.parameters}
        if isinstance(value, AskedSlots):
            return PlacedAsked(value)
        if isinstance(value, FieldRender):
            variables = {name: self._value(v) for name, v in value.parameters}
            variables |= {"name": value.name, "messages": self._words.of(value.field)}
            return safe(self._rendered(value.field, FIELD, variables))
        if isinstance(value, BlockRender):
            given = {name: self._value(v) for name, v in value.parameters}
            variables = {**given, "parameters": given}
            variables |= {"id": value.id, "messages": self._words.of(value.block), "screen": ALONE}
            return safe(self._rendered(value.block, BLOCK, variables))
        if isinstance(value, tuple):
            parts = [self._value(v) for v in value]
            holds_markup = value and isinstance(value[0], FieldRender | BlockRender)
            return safe("".join(parts)) if holds_markup else tuple(parts)
        return value

    def _rendered(self, entry: Entry, file: str, variables: dict[str, Any]) -> str:
        try:
            templates = self._trusted if entry.shipped else self._templates
            return templates.render(entry.place(file), variables)
        except TemplateError as error:
            source = self._files.get(error.file, "")
            self._report.lines.setdefault(error.file, source)
            at = _line(error.file, source, error.line)
            changed = (
                rules.text_changed(at) if error.changed else rules.template_fails(at, message=error.message)
            )
            self._report(changed)
            return ""

    def _elements(self, entry: Entry, file: str, variables: dict[str, Any]) -> list[Element]:
        """Render and read; return the elements at the top, none when something is wrong with them."""
        at = self._span(entry, file)
        markup = self._rendered(entry, file, variables)
        self._report.lines.setdefault(at.file, self._files.get(at.file, ""))
        return self.read(markup, at, holds_screens=file == TEMPLATE) or []

    def marked(self, found: Elements) -> str:
        """Return an author's markup in which each element says where it stands."""
        return marked(found.source, found.at, self._report.lines.get(found.at.file, ""))

    def read(self, markup: str, at: Span, *, holds_screens: bool = False) -> list[Element] | None:
        """Return the elements at the top; None, and a report, when something in them is refused or reads two ways."""
        root = None
        try:
            root = read(markup)
            root = adjusted(root, markup)
        except UnreadableError as error:
            self._report_unreadable(error, root, markup, at)
            return None
        if (blame := blamed(markup)) and blame.stray:
            self._report_blame(blame, at)
            return None
        roots = [c for c in root.children if isinstance(c, Element)]
        wrong = [d for r in roots for d in forbidden(r, at)]
        if not holds_screens:
            wrong += [misplaced(e, at) for r in roots for e in elements(r) if SCREEN in e.attributes]
        for diagnostic in wrong:
            self._report(diagnostic)
        return None if wrong else roots

    def _report_unreadable(self, error: UnreadableError, root: Element | None, markup: str, at: Span) -> None:
        """Report what is refused in markup that reads two ways, else the tag that is to blame, else the difference."""
        drawn = root is None or any(e.tag == "svg" for e in elements(root))  # whose names are not settled yet
        refused = (
            []
            if drawn or root is None
            else [d for r in root.children if isinstance(r, Element) for d in forbidden(r, at)]
        )
        for diagnostic in refused:
            self._report(diagnostic)
        if refused:
            return
        within = place_of(error.element, at) if error.element else at
        if blame := blamed(markup):
            self._report_blame(blame, within)
        else:
            self._report(rules.markup_unreadable(within, str(error), error.instead))

    def _report_blame(self, blame: Blame, at: Span) -> None:
        within = place_of(Element(blame.tag, {PLACE: blame.place}), at)
        self._report(rules.markup_unreadable(within, blame.message, blame.instead))

    def _checked_frame(self, roots: list[Element], at: Span) -> list[Any]:
        for diagnostic in unnamed(roots, lambda e: place_of(e, at)):
            self._report(diagnostic)
        for name, again, first in doubled_ids(roots):
            self._report(
                rules.id_twice(place_of(again, at), name, place_of(first, at), None, None, own=False)
            )
        screens = [e for r in roots for e in elements(r) if SCREEN in e.attributes]
        if not roots and self._report.has_errors:
            return []
        if len(roots) != 1:
            self._report(rules.frame_wrong(at, message=f"this has {len(roots)} at the top"))
        elif len(screens) != 1 or screens[0] is roots[0]:
            self._report(rules.frame_wrong(place_of(roots[0], at), message=f"this has {len(screens)} inside"))
        elif roots[0].tag not in ROOTS:
            self._report(rules.frame_wrong(place_of(roots[0], at), message=f"it can't be a <{roots[0].tag}>"))
        return self.trees.tree(roots[0], at) if roots else []

    @staticmethod
    def _span(entry: Entry, file: str) -> Span:
        return Span(entry.place(file))


def _passage(one: Passage) -> dict[str, Any]:
    """Return a paragraph as a template sees it: its words, or the words of each point."""
    return {"text": _words(one.of), "points": [_words(point) for point in one.points]}


def _words(pieces: tuple[Slot | Wrapped, ...]) -> Any:
    return safe("".join(_piece(piece) for piece in pieces))


def _piece(piece: Slot | Wrapped) -> str:
    if isinstance(piece, Slot):
        return str(Placed(piece))
    href = f' class="link" href="{Placed(piece.href)}"' if piece.href else ""
    return f"<{piece.tag}{href}>{_words(piece.of)}</{piece.tag}>"


def _line(file: str, source: str, number: int) -> Span:
    """Return the span of a line without the white space around it."""
    text = [*source.split("\n"), ""][min(number, source.count("\n") + 1) - 1]
    start = len(text) - len(text.lstrip()) + 1
    return Span(file, number, start, number, max(start, len(text.rstrip())) + 1)


def _key(value: Any) -> str:
    """Return a text that is equal for equal structures; entries count by their folder."""
    if isinstance(value, ItemRender):
        return f"{{{_key(value.parameters)}}}"
    if isinstance(value, FieldRender):
        return f"{value.field.folder}#{value.name}{_key(value.parameters)}"
    if isinstance(value, BlockRender):
        return f"{value.block.folder}#{value.id}{_key(value.parameters)}"
    return f"({','.join(_key(v) for v in value)})" if _is_tuple(value) else repr(value)


def _is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    return isinstance(value, tuple)
