"""Regular expressions that every browser of 2024 reads alike, and that none takes seconds for."""

from __future__ import annotations

import re

from handbill.check.ambiguity import TooLargeError, slow_part
from handbill.check.context import Context
from handbill.check.pattern_tree import (
    ANY,
    Chain,
    Chars,
    Choice,
    Look,
    Part,
    Ranges,
    Repeat,
    joined,
    members,
    turned,
)
from handbill.diagnostics.rules import values as rules
from handbill.logic.patterns import compiled
from handbill.model.source import Scalar

LONGEST = 1_000

_FOREIGN = (
    (re.compile(r"\(\?P"), "names a group as Python does: write (?<name>…)"),
    (re.compile(r"\(\?[a-zA-Z-]+[:)]"), "sets flags, which JavaScript has no place for"),
    (re.compile(r"\(\?[>|#(&R0-9]"), "uses a group that JavaScript does not have"),
    (re.compile(r"[*+?}]\+"), "uses a possessive quantifier, which JavaScript does not have"),
)
_ESCAPE = re.compile(
    r"\\(?:[dDwWsSbBtnvfr]|0(?!\d)|[^0-9A-Za-z]|x[0-9a-fA-F]{2}|u(?!\{|[dD][89a-fA-F])[0-9a-fA-F]{4}"
    r"|u\{(?:10|0?[0-9a-fA-F])?[0-9a-fA-F]{1,4}\})",
    re.DOTALL,
)
_GROUP = re.compile(r"\(\?(?::|=|!|<=|<!|<([A-Za-z_]\w*)>)|\(", re.ASCII)
_LOOKS = re.compile(r"\(\?<?[=!]")
_ESCAPED = re.compile(r"\\.")
_RANGE = re.compile(r"([^\\])-([^\\])")
_QUANTIFIER = re.compile(r"(?:[*+?]|\{(\d+)(,(\d*))?\})\??", re.ASCII)


class _PatternError(Exception):
    """Why a pattern is refused."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def check_pattern(node: Scalar, context: Context) -> bool:
    """Say whether the text is a regular expression that may ship; report when it is not."""
    try:
        slow = slow_part(_Reader(node.text).read())
    except _PatternError as fault:
        context.report(rules.pattern_wrong(node.at, fault.why))
        return False
    except TooLargeError:
        context.report(rules.pattern_wrong(node.at, "is too large"))
        return False
    if slow is not None:
        context.report(rules.pattern_slow(node.at, slow or node.text))
    return slow is None


class _Reader:
    """Walks a pattern once, and makes a tree of it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._names: set[str] = set()

    def read(self) -> Part:
        """Return the tree; a pattern that is refused raises."""
        if not self._text:
            raise _PatternError("is empty")
        if len(self._text) > LONGEST:
            raise _PatternError(f"is longer than {LONGEST} characters")
        if "[[:" in _ESCAPED.sub("", self._text):
            raise _PatternError("uses a POSIX class, which JavaScript does not have")
        bare = re.sub(r"\\.|\[(?!\[:)(?:\\.|[^\]\\])*\]", "x", self._text)
        for foreign, why in _FOREIGN:
            if foreign.search(bare):
                raise _PatternError(why)
        tree = self._group(0)
        if self._at < len(self._text):
            raise _PatternError("closes a group that it did not open")
        self._compile()
        return tree

    def _compile(self) -> None:
        """Build it as the evaluator of *logic* does, which sees the rest: lookbehinds, ranges of escapes."""
        try:
            compiled(self._text)
        except re.error as error:
            why = "look-behind" in error.msg and "looks back by a changing number of characters"
            raise _PatternError(why or f"can't be read: {error.msg}") from error

    def _group(self, depth: int) -> Part:
        """Read up to the end of the group."""
        if depth > 20:
            raise _PatternError("nests groups too deeply")
        options: list[Part] = []
        parts: list[Part] = []
        while self._at < len(self._text) and self._text[self._at] != ")":
            if self._text[self._at] == "|":
                self._at += 1
                options.append(Chain(tuple(parts)))
                parts = []
            else:
                parts.append(self._quantified(depth))
        last = Chain(tuple(parts))
        return Choice((*options, last)) if options else last

    def _quantified(self, depth: int) -> Part:
        start = self._at
        part = self._atom(depth)
        found = _QUANTIFIER.match(self._text, self._at)
        if found is None:
            return part
        if isinstance(part, Look):
            raise _PatternError("repeats an anchor")
        self._at = found.end()
        least, most = self._times(found)
        return Repeat(part, least, most, self._text[start : self._at])

    def _times(self, found: re.Match[str]) -> tuple[int, int | None]:
        if found[0][0] != "{":
            return {"*": (0, None), "+": (1, None), "?": (0, 1)}[found[0][0]]
        most = found[3] if found[2] else found[1]
        if int(most or found[1]) > LONGEST:
            raise _PatternError(f"repeats more than {LONGEST} times")
        if most and int(most) < int(found[1]):
            raise _PatternError(f"repeats at least {found[1]} and at most {most} times")
        return int(found[1]), int(most) if most else None

    def _atom(self, depth: int) -> Part:
        letter = self._text[self._at]
        if letter == "\\":
            escape = self._escape()
            return Look() if escape[1] in "bB" else Chars(members(escape))
        if letter == "[":
            return self._class()
        if letter == "(":
            return self._bracket(depth)
        if _QUANTIFIER.match(self._text, self._at):
            raise _PatternError(f"has nothing to repeat before '{letter}'")
        self._at += 1
        if letter in "^$":
            return Look(start=letter == "^")
        return Chars(ANY if letter == "." else ((ord(letter), ord(letter)),))

    def _bracket(self, depth: int) -> Part:
        found = _GROUP.match(self._text, self._at)
        if found and found[1]:
            self._name(found[1])
        self._at = found.end() if found else self._at + 1
        inner = self._group(depth + 1)
        if self._at >= len(self._text):
            raise _PatternError("opens a group that it does not close")
        self._at += 1
        return Look(inner) if found and _LOOKS.match(found[0]) else inner

    def _name(self, name: str) -> None:
        if name in self._names:
            raise _PatternError(f"names two groups '{name}'")
        self._names.add(name)

    def _escape(self) -> str:
        following = self._text[self._at + 1 : self._at + 2]
        if not following:
            raise _PatternError("ends in a backslash")
        found = _ESCAPE.match(self._text, self._at)
        if found is None and (following.isdigit() or following == "k"):
            raise _PatternError(f"looks for what a group found (\\{following}), which can take seconds")
        if found is None:
            raise _PatternError(f"uses \\{following}, which JavaScript does not have")
        self._at = found.end()
        return found[0]

    def _class(self) -> Part:
        start = self._at
        self._at += 1
        ranges: list[tuple[int, int]] = []
        if around := self._text[self._at : self._at + 1] == "^":
            self._at += 1
        while self._at < len(self._text) and self._text[self._at] != "]":
            ranges += self._span()
        if self._at >= len(self._text):
            raise _PatternError("opens a '[' that it does not close")
        self._at += 1
        for first, last in _RANGE.findall(_ESCAPED.sub("", self._text[start + 1 : self._at - 1])):
            if first > last:
                raise _PatternError(f"has a range the wrong way round: {first}-{last}")
        found = joined(ranges)
        return Chars(turned(found) if around else found)

    def _span(self) -> Ranges:
        """Read one member of a class, or two with a hyphen between them."""
        first = self._member()
        if self._text[self._at : self._at + 1] != "-" or self._text[self._at + 1 : self._at + 2] in ("]", ""):
            return first
        here = self._at
        self._at += 1
        last = self._member()
        if len(first) == len(last) == 1 and first[0][0] == first[0][1] <= last[0][0] == last[0][1]:
            return ((first[0][0], last[0][1]),)
        self._at = here
        return first

    def _member(self) -> Ranges:
        if self._text[self._at] == "\\":
            return members(self._escape())
        self._at += 1
        number = ord(self._text[self._at - 1])
        return ((number, number),)
