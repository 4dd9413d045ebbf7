"""Why a value is empty: what stands in its place says what was meant."""

import re

from handbill.diagnostics import Diagnostic, Span
from handbill.diagnostics.rules import reading, syntax
from handbill.model.source import Entry, Node, Scalar

_COMMENT = re.compile(r"\s*(#[^\s#].*?)\s*$")
_COMPARISON = re.compile(r"[|>][-+]?(\d+)\s*$")
_WORD_AND_VALUE = re.compile(r"([A-Za-z_][\w.-]*):(\S.*)")


def why_empty(text: str, value: Node, key: Scalar | None, beside: list[Entry] | None) -> Diagnostic:
    """Word the refusal of an empty value.

    `key` is None in a list; `beside` are the entries before it of a map in braces, None for a map without them.
    """
    at = value.at
    line = _line(text, at.line)
    rest = line[at.column - 1 :]
    written = value.text if isinstance(value, Scalar) else ""
    if key is not None and beside is not None and not written and _lacks_colon(text, key):
        return _word_in_braces(line, key, beside)
    if not written and (comment := _COMMENT.match(rest)):
        start = at.column + comment.start(1)
        place = Span(at.file, at.line, start, at.line, start + len(comment[1]))
        return syntax.needs_quotes(place, written=comment[1])
    if comparison := _COMPARISON.match(rest):
        place = Span(at.file, at.line, at.column, at.line, len(line.rstrip()) + 1)
        above = ("a comparison", f"{{ above: {comparison[1]} }}") if rest[0] == ">" else None
        return syntax.needs_quotes(place, written=rest.rstrip(), instead=above)
    if rest.startswith("&"):
        return syntax.needs_quotes(at, written=rest[: at.end_column - at.column])
    place = key.at if key is not None and not written else at
    return reading.empty_value(place, key=key.text if key else None, written=written)


def _line(text: str, number: int) -> str:
    """Return a line by its number from 1; the end of a file may lie on one more than there are."""
    lines = text.split("\n")
    return lines[number - 1] if number <= len(lines) else ""


def _lacks_colon(text: str, key: Scalar) -> bool:
    line = _line(text, key.at.end_line)
    return not line[key.at.end_column - 1 :].lstrip().startswith(":")


def _word_in_braces(line: str, key: Scalar, beside: list[Entry]) -> Diagnostic:
    """`{ label: Yes, please }`, `{a:1}`, or `{fact}`, which is a text."""
    at = key.at
    if beside and isinstance(before := beside[-1].value, Scalar) and not before.quoted and before.text:
        place = Span(at.file, before.at.line, before.at.column, at.end_line, at.end_column)
        return syntax.comma_in_braces(place, before=before.text, after=key.text)
    start, end = line.rfind("{", 0, at.column), line.find("}", at.column - 1)
    whole = line[start : end + 1] if start >= 0 and end >= 0 else "{" + key.text + "}"
    spaced = _WORD_AND_VALUE.fullmatch(key.text)
    if spaced and (beside or whole != "{" + key.text + "}"):
        return syntax.space_after_colon(at, key=spaced[1], value=spaced[2])
    if beside or start < 0 or end < 0:
        return reading.empty_value(at, key=key.text)
    place = Span(at.file, at.line, start + 1, at.line, end + 2)
    instead = ("a map", f"{{ {spaced[1]}: {spaced[2]} }}") if spaced else None
    return syntax.needs_quotes(place, written=whole, instead=instead)
