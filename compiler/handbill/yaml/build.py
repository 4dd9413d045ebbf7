"""From libyaml's events to nodes that know their places.

Events rather than PyYAML's `compose`: they are no recursion (libyaml's own dies at some 50,000 levels), they show
tags and aliases as they were written, and they take half the time. The one file that imports PyYAML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import yaml as pyyaml

from handbill.diagnostics import Diagnostic, Span
from handbill.diagnostics.rules import reading, syntax
from handbill.model.source import Entry, Mapping, Node, Scalar, Sequence
from handbill.yaml.empty import why_empty
from handbill.yaml.fault import explain
from handbill.yaml.lines import Fault, Lines

MAX_DEPTH = 64
MAX_VALUES = 100_000
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
# What only an escape in double quotes can bring into a value; a tab or a line feed may be wanted.
_UNSAFE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
MAX_FOUND = 50


class _StopError(Exception):
    """The rest of the file cannot be read."""


class _Open:
    """A map or list whose end has not come yet; `keys` is None for a list, `before` what the file held until here."""

    __slots__ = (
        "anchor",
        "before",
        "column",
        "entries",
        "flow",
        "height",
        "items",
        "key",
        "keys",
        "line",
        "mute",
    )

    def __init__(self, event: Any, is_map: bool, mute: bool, before: int) -> None:
        self.line: int = event.start_mark.line + 1
        self.column: int = event.start_mark.column + 1
        self.flow: bool = event.flow_style
        self.anchor: str | None = event.anchor
        self.mute = mute
        self.before = before
        self.entries: list[Entry] = []
        self.items: list[Node] = []
        self.keys: dict[str, Span] | None = {} if is_map else None
        self.key: Scalar | None = None
        self.height = 1


class _Builder:
    """Takes events one by one. What is wrong with a key or value is told, and the rest is read all the same."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self.found: list[Diagnostic] = []
        self.stack: list[_Open] = []
        self.anchors: dict[str, tuple[Node, int, int]] = {}
        self.root: Node | None = None
        self.documents = 0
        self.values = 0

    def tell(self, diagnostic: Diagnostic) -> None:
        self.found.append(diagnostic)
        if len(self.found) >= MAX_FOUND:
            raise _StopError

    def span(self, event: Any) -> Span:  # the stubs allow events without marks; no parser makes one
        start, end = event.start_mark, event.end_mark
        return Span(self.file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def on_document(self, event: pyyaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            self.tell(reading.several_documents(self.span(event)))
            raise _StopError

    def on_scalar(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark  # as span() does; this is the one that costs
        at = Span(self.file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        style, value = event.style, event.value
        node = Scalar(value, at, bool(style))
        if event.tag is not None:
            self.refuse_tag(at, event.tag)
        if style == '"' and (unsafe := _UNSAFE.search(value)):
            self.tell(reading.forbidden_character(at, character=unsafe.group(), escaped=True))
        if event.anchor:
            self.anchors[event.anchor] = (node, 1, 0)
        self.count(1, at)
        self.put(node, value in _NULLS if not style else not value and style in "|>")

    def on_alias(self, event: Any) -> None:
        at = self.span(event)
        node, size, height = self.anchors.get(event.anchor, (None, 1, 0))
        if node is None:
            self.tell(syntax.needs_quotes(at, written=f"*{event.anchor}"))
            node = Scalar(f"*{event.anchor}", at, True)
        elif isinstance(node, Scalar):
            node = Scalar(node.text, at, node.quoted)
        self.count(size, at)
        if len(self.stack) + height > MAX_DEPTH:
            self.too_deep(at)
        if height and self.stack:
            self.stack[-1].height = max(self.stack[-1].height, height + 1)
        self.put(node)

    def on_start(self, event: Any, is_map: bool) -> None:
        if event.tag is not None:
            self.refuse_tag(self.span(event), event.tag)
        if len(self.stack) >= MAX_DEPTH:
            self.too_deep(self.span(event))
        outer = self.stack[-1] if self.stack else None
        mute = outer is not None and outer.mute
        if outer and not mute and outer.keys is not None and outer.key is None:
            mute = True
            self.tell(self.collection_as_key(outer, event, is_map))
        self.stack.append(_Open(event, is_map, mute, self.values))
        self.count(1)

    def collection_as_key(self, outer: _Open, event: Any, is_map: bool) -> Diagnostic:
        """Word why a map or list is no key; right behind the brace of its map, `{{`, it was meant as a fact in a text."""
        at = self.span(event)
        if not (outer.flow and is_map and (outer.line, outer.column + 1) == (at.line, at.column)):
            return reading.key_is_not_text(at, kind="a map" if is_map else "a list")
        inner = re.compile(r"\{\s*([^{}\n]*?)\s*\}").match(self.text, event.start_mark.index)
        both = Span(at.file, outer.line, outer.column, at.end_line, at.end_column)
        return syntax.doubled_braces(both, inner=inner[1] if inner and inner[1] else "visitor.city")

    def on_end(self, event: Any) -> None:
        open_ = self.stack.pop()
        line, column = event.end_mark.line + 1, event.end_mark.column + 1
        if (
            not open_.flow
        ):  # it ends where the next thing begins, perhaps lines below: its last child says more
            last = open_.items[-1] if open_.items else open_.entries[-1].value if open_.entries else None
            line, column = (last.at.end_line, last.at.end_column) if last else (0, 0)
            # an alias to something above, or nothing that could be kept
            line, column = max((line, column), (open_.line, open_.column))
        at = Span(self.file, open_.line, open_.column, line, column)
        is_list = open_.keys is None
        node: Node = Sequence(tuple(open_.items), at) if is_list else Mapping(tuple(open_.entries), at)
        if open_.anchor:
            self.anchors[open_.anchor] = (node, self.values - open_.before, open_.height)
        if self.stack:
            self.stack[-1].height = max(self.stack[-1].height, open_.height + 1)
        self.put(node)

    def count(self, size: int, at: Span | None = None) -> None:
        """Count values, with all that an alias stands for."""
        self.values += size
        if self.values > MAX_VALUES:
            self.tell(reading.too_many_values(at or Span(self.file), limit=MAX_VALUES))
            raise _StopError

    def put(self, node: Node, empty: bool = False) -> None:
        """Put a finished node where it belongs."""
        if not self.stack:
            self.root = node
            return
        open_ = self.stack[-1]
        key = open_.key
        if open_.keys is not None and key is None:
            self.add_key(open_, node, empty)
            return
        if empty and not open_.mute and (key is None or key.text):
            self.tell(why_empty(self.text, node, key, open_.entries if open_.flow else None))
        if key is None or open_.keys is None:
            open_.items.append(node)
            return
        open_.key = None
        if open_.keys.get(key.text) is key.at:  # else it was refused
            open_.entries.append(Entry(key, node))

    def add_key(self, open_: _Open, node: Node, empty: bool) -> None:
        """Judge a key; one that is refused is kept until its value has come, and both are left out."""
        keys = open_.keys if open_.keys is not None else {}
        if not isinstance(node, Scalar) or (empty and node.text in ("", "~")):
            if isinstance(node, Scalar) and not open_.mute:
                self.tell(reading.key_is_not_text(node.at, kind="empty"))
            open_.key = Scalar("", node.at)
            return
        open_.key = node
        if node.text == "<<" and not node.quoted:
            self.tell(reading.merge_key(node.at))
        elif node.text in keys:
            self.tell(reading.duplicate_key(node.at, key=node.text, first=keys[node.text]))
        else:
            keys[node.text] = node.at

    def refuse_tag(self, at: Span, tag: str) -> None:
        written = tag.replace("tag:yaml.org,2002:", "!!")
        self.tell(reading.tag_refused(at, tag=written))

    def too_deep(self, at: Span) -> None:
        self.tell(reading.nested_too_deep(at, limit=MAX_DEPTH))
        raise _StopError


def _events(text: str) -> Iterator[pyyaml.Event]:
    # The C parser takes a tenth of the pure one's time; a Python without libyaml still reads everything.
    loader: Any = getattr(pyyaml, "CSafeLoader", pyyaml.SafeLoader)(text)
    return iter(loader.get_event, None)


def build(text: str, file: str) -> tuple[Mapping | None, list[Diagnostic]]:
    """Return the map that the text holds, as far as it can be read, and everything wrong with it."""
    builder = _Builder(text, file)
    take: dict[type[pyyaml.Event], Callable[..., None]] = {
        pyyaml.DocumentStartEvent: builder.on_document,
        pyyaml.ScalarEvent: builder.on_scalar,
        pyyaml.AliasEvent: builder.on_alias,
        pyyaml.MappingStartEvent: partial(builder.on_start, is_map=True),
        pyyaml.SequenceStartEvent: partial(builder.on_start, is_map=False),
        pyyaml.MappingEndEvent: builder.on_end,
        pyyaml.SequenceEndEvent: builder.on_end,
    }
    try:
        for event in _events(text):
            if handle := take.get(type(event)):
                handle(event)
    except _StopError:
        return None, builder.found
    except pyyaml.MarkedYAMLError as error:
        return None, _with(_why(text, file, _fault(error)), builder.found)
    except (pyyaml.YAMLError, ValueError, OverflowError) as error:
        builder.found.append(syntax.unreadable_yaml(Span(file), problem=str(error)))
        return None, builder.found
    if isinstance(builder.root, Mapping):
        return builder.root, builder.found
    return None, [*builder.found, _no_map(builder.root, file)]


def _why(text: str, file: str, fault: Fault) -> Diagnostic:
    """Word where the parser gave up. libyaml 0.2.6 reads ahead on a line and stops by itself at a thousand levels."""
    if "nesting depth" in fault.problem:
        return reading.nested_too_deep(Lines(text, file).span(*fault.at, fault.at[1] + 1), limit=MAX_DEPTH)
    return explain(text, file, fault)


def _fault(error: pyyaml.MarkedYAMLError) -> Fault:
    stop, since = error.problem_mark, error.context_mark
    at = (stop.line, stop.column) if stop else (0, 0)
    return Fault(at, (since.line, since.column) if since else at, error.context or "", error.problem or "")


def _with(last: Diagnostic, found: list[Diagnostic]) -> list[Diagnostic]:
    """Add where the parser gave up, unless it is the echo of what was found just before it."""
    vague = last.code in ("HB021", "HB022")
    if vague and any(last.at.line - 1 <= d.at.line <= last.at.line for d in found):
        return found
    return [*(d for d in found if (d.at.line, d.at.column) != (last.at.line, last.at.column)), last]


def _no_map(root: Node | None, file: str) -> Diagnostic:
    at = root.at if root else Span(file)
    if root is None or (isinstance(root, Scalar) and not root.quoted and root.text in _NULLS):
        return reading.empty_file(at)
    if isinstance(root, Scalar) and (line := re.fullmatch(r"([\w.-]+):(\S.*)", root.text)):
        return syntax.space_after_colon(at, key=line[1], value=line[2])
    return reading.not_a_map(at, kind="a list" if isinstance(root, Sequence) else "a single text")
