"""What a person meant where the YAML parser gave up: its place and its words, and above all the lines themselves."""

from __future__ import annotations

import re
from collections.abc import Callable

from handbill.diagnostics import Diagnostic, Span
from handbill.diagnostics.rules import syntax
from handbill.diagnostics.rules.reading import forbidden_character, key_is_not_text, several_documents
from handbill.yaml.lines import QUOTED, Fault, Lines

_GLUED = re.compile(r"\s*(?:-\s+)*([A-Za-z_][\w.-]*):(?!//)([^\s:].*)")
_BRACKETED = re.compile(r"(\{[^{}]*\}|\[[^\[\]]*\])\s*\S")
_HALF = re.compile(r"\\u([dD][89a-fA-F][0-9a-fA-F]{2})")
_HASH = re.compile(QUOTED + r"|(?<=[\s,{\[:])#[^\s#][^,}\]\s]*")


def explain(text: str, file: str, fault: Fault) -> Diagnostic:
    """Return the diagnostic that says what to type instead."""
    lines = Lines(text, file)
    for reading in _READINGS:
        if found := reading(lines, fault):
            return found
    return syntax.unreadable_yaml(lines.span(*fault.at), problem=fault.problem)


def _in_quotes(lines: Lines, fault: Fault) -> Diagnostic | None:
    if "scalar" not in fault.doing or "quoted" not in fault.doing:
        return None
    if "escape" in fault.problem or "hex" in fault.problem:
        line, column = fault.at
        back = max(lines[line].rfind("\\", 0, column + 1), 0)
        if half := _HALF.match(lines[line], back):
            return forbidden_character(lines.span(line, back, half.end()), character=chr(int(half[1], 16)))
        return syntax.unknown_escape(lines.span(line, back, back + 2))
    return _quote_left_open(lines, *fault.since)


def _quote_left_open(lines: Lines, line: int, column: int) -> Diagnostic:
    quote = lines[line][column : column + 1] or '"'
    return syntax.never_closed(lines.span(line, column, column + 1), mark=quote, closing=quote)


def _tab(lines: Lines, fault: Fault) -> Diagnostic | None:
    line, column = fault.at
    dent = lines[line][: len(lines[line]) - len(lines[line].lstrip())]
    if "\t" in dent:
        column = dent.index("\t")
    elif lines[line][column : column + 1] != "\t":
        return None
    return syntax.tab_in_indentation(lines.span(line, column, column + 1))


def _bad_beginning(lines: Lines, fault: Fault) -> Diagnostic | None:
    """`@home`, `%5`, a backtick; `*.html` and `& more`; `> 75`."""
    line, column = fault.since
    if "cannot start any token" in fault.problem:
        line, column = fault.at
    elif not re.search(r"\b(alias|anchor|tag|block scalar)$", fault.doing):
        return None
    number = re.match(r">\s*(=?)\s*([\d.]+%?)", lines[line][column:])
    if not number:
        return _needs_quotes(lines, line, column)
    comparison = f"{{ {'at_least' if number[1] else 'above'}: {number[2]} }}"
    return _needs_quotes(lines, line, column, ("a comparison", comparison))


def _needs_quotes(lines: Lines, line: int, column: int, instead: tuple[str, str] | None = None) -> Diagnostic:
    value, start = lines.value(line)
    if start != column or not value:  # within brackets: up to the next separator
        value, start = re.split(r"\s*[,}\]]", lines[line][column:])[0].rstrip(), column
    value = value or lines[line][column : column + 1]
    return syntax.needs_quotes(lines.span(line, start, start + len(value)), written=value, instead=instead)


def _dash_or_comma(lines: Lines, fault: Fault) -> Diagnostic | None:
    line, column = fault.at
    value, start = lines.value(line)
    if value and start == column and value[0] in ",-?}]":
        return _needs_quotes(lines, line, column)
    return None


def _after_value(lines: Lines, fault: Fault) -> Diagnostic | None:
    """Something goes on behind `'…'`, `{…}` or `[…]` on the line where the parser stopped."""
    line, column = fault.at
    value, start = lines.value(line)
    if not value or column <= start:
        return None
    if value[0] in "'\"" and lines[line][column : column + 1] not in ",":
        quoted = re.match(QUOTED, value)
        if quoted and start + quoted.end() <= column:
            return _text_after(value[0], lines.span(line, column))
    if value[0] in "{[" and "flow" not in fault.doing:
        bracketed = _BRACKETED.match(value)
        if bracketed and start + bracketed.end() - 1 == column and lines[line][column] not in "}]":
            return syntax.needs_quotes(lines.span(line, start), written=value)
    return None


def _text_after(quote: str, at: Span) -> Diagnostic:
    return syntax.text_after_quote(at, quote="'" if quote == "'" else '"')


def _in_brackets(lines: Lines, fault: Fault) -> Diagnostic | None:
    if "flow" not in fault.doing:
        return None
    line, column = _opening(lines, fault)
    for number in range(line, fault.at[0] + 1):
        for found in _HASH.finditer(lines[number], column if number == line else 0):
            if found[0].startswith("#"):
                return syntax.needs_quotes(lines.span(number, found.start(), found.end()), written=found[0])
    for number in range(line, fault.at[0] + 1):
        if (tab := re.match(r" *\t", lines[number])) and number > line:
            return syntax.tab_in_indentation(lines.span(number, tab.end() - 1, tab.end()))
    opening = lines[line][column : column + 1]
    if opening not in ("{", "["):
        return None
    if fault.at[0] == line and fault.at[1] < len(lines[line]):
        before = lines[line][: fault.at[1]].rstrip()[-1:]
        if before in ("'", '"') and lines[line][fault.at[1]] != ",":
            return _text_after(before, lines.span(*fault.at))
        word = re.search(r"[^\s,{}\[\]]+\s*$", lines[line][: fault.at[1]])
        start = word.start() if word and lines[line][fault.at[1]] == ":" else fault.at[1]
        return syntax.missing_comma(
            lines.span(line, start, fault.at[1] + (start == fault.at[1])), opening=opening
        )
    closing = "}" if opening == "{" else "]"
    return syntax.never_closed(lines.span(line, column, column + 1), mark=opening, closing=closing)


def _opening(lines: Lines, fault: Fault) -> tuple[int, int]:
    """Return where the brackets opened; for a single node the parser names the node's place, not theirs."""
    if "node" not in fault.doing:
        return fault.since
    number = fault.at[0]
    for number in range(fault.at[0], -1, -1):
        bare = re.sub(
            QUOTED, lambda m: " " * len(m[0]), lines[number][: fault.at[1] if number == fault.at[0] else None]
        )
        for column in range(len(bare) - 1, -1, -1):
            if bare[column] in "{[" and not re.search(r"[}\]]", bare[column:].split("#")[0]):
                return number, column
    return fault.since


def _second_colon(lines: Lines, fault: Fault) -> Diagnostic | None:
    if "mapping values are not allowed" not in fault.problem:
        return None
    line, column = fault.at
    value, start = lines.value(line)
    if value and start < column:
        return syntax.colon_in_text(lines.span(line, column, column + 1), text=value)
    above = lines.above(line)
    if glued := _glued(lines, above):
        return glued
    return _below_value(lines, line, above) or syntax.indentation(lines.span(line, lines.dent(line)))


def _below_value(lines: Lines, line: int, above: int) -> Diagnostic | None:
    """A key in the column of a text without one, or further to the right than a key with a value."""
    dent = lines.dent(line)
    key = lines[line].lstrip("- ").partition(":")[0]
    if above < 0 or not key:
        return None
    if lines.dent(above) == dent and ": " not in lines[above]:
        return syntax.line_without_colon(lines.span(above, dent), text=lines[above].strip())
    if lines.dent(above) < dent and lines.value(above)[0]:
        return syntax.indentation(
            lines.span(line, dent, dent + len(key)), key=key, above=lines[above].strip()
        )
    return None


def _glued(lines: Lines, line: int) -> Diagnostic | None:
    found = _GLUED.match(lines[line])
    if not found:
        return None
    return syntax.space_after_colon(lines.span(line, found.start(1)), key=found[1], value=found[2].rstrip())


def _no_colon(lines: Lines, fault: Fault) -> Diagnostic | None:
    if "simple key" not in fault.doing:
        return None
    line, column = fault.since
    text = lines[line][column:].rstrip()
    return _glued(lines, line) or syntax.line_without_colon(lines.span(line, column), text=text)


def _block(lines: Lines, fault: Fault) -> Diagnostic | None:
    """A block of keys or items ended where something stands that is neither."""
    if "block" not in fault.doing:
        return None
    line, column = fault.at
    here = lines[line][column : column + 1]
    if here in ("}", "]"):
        return syntax.never_closed(lines.span(line, column, column + 1), mark=here)
    for number in range(line - 1, fault.since[0] - 1, -1):
        value, start = lines.value(number)
        if value[:1] in ("'", '"') and not re.match(QUOTED, value):
            return _quote_left_open(lines, number, start)
    if lines[line][:column].strip():
        return None
    if here == ":":
        return key_is_not_text(lines.span(line, column, column + 1), kind="empty")
    in_list = "collection" in fault.doing
    if column == fault.since[1] and (in_list or here == "-"):
        among = "a key among the items of a list" if in_list else "an item of a list among keys"
        return syntax.indentation(lines.span(line, column), among=among)
    return _below_value(lines, line, lines.above(line)) or syntax.indentation(lines.span(line, column))


def _after_end(lines: Lines, fault: Fault) -> Diagnostic | None:
    if "document start" not in fault.problem:
        return None
    line = fault.at[0]
    if any(lines[number].startswith("...") for number in range(line)):
        return several_documents(lines.span(line, 0))
    above = lines.above(line)
    if above >= 0 and lines.dent(above) > fault.at[1]:
        return syntax.indentation(lines.span(*fault.at))
    return None


_READINGS: tuple[Callable[[Lines, Fault], Diagnostic | None], ...] = (
    _in_quotes,
    _after_value,
    _tab,
    _bad_beginning,
    _dash_or_comma,
    _in_brackets,
    _second_colon,
    _no_colon,
    _block,
    _after_end,
)
