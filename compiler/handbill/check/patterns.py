"""Regular expressions that every browser of 2024 reads alike, and that none takes seconds for."""

import re

from handbill.check.context import Context
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
    """Why a pattern is refused; `slow` is the part that repeats what repeats."""

    def __init__(self, why: str, slow: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.slow = slow


def check_pattern(node: Scalar, context: Context) -> bool:
    """Say whether the text is a regular expression that may ship; report when it is not."""
    try:
        _Reader(node.text).read()
    except _PatternError as fault:
        slow = rules.pattern_slow(node.at, fault.slow) if fault.slow else None
        context.report(slow or rules.pattern_wrong(node.at, fault.why))
        return False
    return True


class _Reader:
    """Walks a pattern once. `_group` answers whether what it read can match in more than one way without end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._names: set[str] = set()

    def read(self) -> None:
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
        self._group(0)
        if self._at < len(self._text):
            raise _PatternError("closes a group that it did not open")
        self._compile()

    def _compile(self) -> None:
        """Build it as the evaluator of *logic* does, which sees the rest: lookbehinds, ranges of escapes."""
        try:
            compiled(self._text)
        except re.error as error:
            why = "look-behind" in error.msg and "looks back by a changing number of characters"
            raise _PatternError(why or f"can't be read: {error.msg}") from error

    def _group(self, depth: int) -> bool:
        """Read up to the end of the group; True when something in it repeats without end."""
        if depth > 20:
            raise _PatternError("nests groups too deeply")
        endless = False
        while self._at < len(self._text) and self._text[self._at] != ")":
            start = self._at
            inner = self._atom(depth)
            found = _QUANTIFIER.match(self._text, self._at)
            if found is None:
                endless = endless or inner
                continue
            if self._text[start : self._at] in ("^", "$", "\\b", "\\B") or _LOOKS.match(self._text, start):
                raise _PatternError("repeats an anchor")
            self._at = found.end()
            if self._repeats(found):
                if inner:
                    raise _PatternError("", self._text[start : self._at])
                endless = True
            endless = endless or inner
        return endless

    def _atom(self, depth: int) -> bool:
        letter = self._text[self._at]
        if letter == "\\":
            self._escape()
        elif letter == "[":
            self._class()
        elif letter == "(":
            found = _GROUP.match(self._text, self._at)
            if found and found[1]:
                self._name(found[1])
            self._at = found.end() if found else self._at + 1
            inner = self._group(depth + 1)
            if self._at >= len(self._text):
                raise _PatternError("opens a group that it does not close")
            self._at += 1
            return inner
        elif _QUANTIFIER.match(self._text, self._at):
            raise _PatternError(f"has nothing to repeat before '{letter}'")
        else:
            self._at += 1
        return False

    def _name(self, name: str) -> None:
        if name in self._names:
            raise _PatternError(f"names two groups '{name}'")
        self._names.add(name)

    def _escape(self) -> None:
        following = self._text[self._at + 1 : self._at + 2]
        if not following:
            raise _PatternError("ends in a backslash")
        found = _ESCAPE.match(self._text, self._at)
        if found is None and (following.isdigit() or following == "k"):
            raise _PatternError(f"looks for what a group found (\\{following}), which can take seconds")
        if found is None:
            raise _PatternError(f"uses \\{following}, which JavaScript does not have")
        self._at = found.end()

    def _class(self) -> None:
        start = self._at
        self._at += 1
        while self._at < len(self._text) and self._text[self._at] != "]":
            if self._text[self._at] == "\\":
                self._escape()
            else:
                self._at += 1
        if self._at >= len(self._text):
            raise _PatternError("opens a '[' that it does not close")
        self._at += 1
        for first, last in _RANGE.findall(_ESCAPED.sub("", self._text[start + 1 : self._at - 1])):
            if first > last:
                raise _PatternError(f"has a range the wrong way round: {first}-{last}")

    def _repeats(self, found: re.Match[str]) -> bool:
        """Say whether a quantifier has no end that matters."""
        if found[0][0] != "{":
            return found[0][0] != "?"
        most = found[3] if found[2] else found[1]
        if int(most or found[1]) > LONGEST:
            raise _PatternError(f"repeats more than {LONGEST} times")
        if most and int(most) < int(found[1]):
            raise _PatternError(f"repeats at least {found[1]} and at most {most} times")
        return not most or int(most) > 10
