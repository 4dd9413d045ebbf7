"""Style sheets without white space and comments, with everything else as written: the one module that knows cssutils.

Only its tokenizer and its list of properties are used. Its object model drops most of what CSS has learnt since 2011, and loads what is imported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from cssutils.profiles import Profiles
from cssutils.tokenize2 import Tokenizer

from handbill.diagnostics import Diagnostic, Report, Span
from handbill.diagnostics.rules import markup as rules
from handbill.emit.css_guard import errors_of, first_change
from handbill.emit.css_lint import unwise
from handbill.emit.css_rules import Rule, Token
from handbill.emit.css_rules import rules as read_rules

_REFUSED = {"expression(", "behavior", "-moz-binding", "@import"}
_URL = re.compile(r"""url\(\s*["']?\s*(.*?)\s*["']?\s*\)""", re.IGNORECASE | re.DOTALL)
_OWN = re.compile(r"#|/(?!/)")
_LOOSE = set("{};,><=~/!")
_NUMBERS = {"NUMBER", "DIMENSION", "PERCENTAGE"}
_ZERO = re.compile(r"^([+-]?)0+(?=\.[0-9])")


def minify(source: str, file: str, report: Report, judged: bool = False) -> str:
    """Return a style sheet as it ships; what can't ship is reported with its place in `file`, and nothing returned.

    `judged`: what is merely unwise is reported as well, as a warning.
    """
    source = re.sub(r"\r\n?|\f", "\n", source)
    text, found = _minified(source, file, judged)
    for diagnostic in found:
        report.lines.setdefault(file, source)
        report(diagnostic)
    return text


@lru_cache(maxsize=256)
def _minified(source: str, file: str, judged: bool) -> tuple[str, tuple[Diagnostic, ...]]:
    tokens = _tokens(source)
    broken = [
        rules.style_broken(Span(file, *at, at[0], at[1] + 1), message=text) for at, text in errors_of(source)
    ]
    refused = [rules.style_refused(place(source, file, t), what=t.text.strip()) for t in tokens if _loads(t)]
    unclosed = [] if broken or refused else list(_unclosed(source, file, tokens))
    if broken or refused or unclosed:
        return "", (*broken, *refused, *unclosed)
    text = "".join(_written(tokens))
    change = first_change(source, text)
    if change is None:
        return text, tuple(_unwise(source, file, tokens)) if judged else ()
    line, column = change.place
    at = Span(file, line, column, line, column + len(change.text))
    return "", (rules.style_not_minifiable(at, after=change.text),)


@lru_cache(maxsize=64)
def _tokens(source: str) -> tuple[Token, ...]:
    """Return the tokens with their own source text: the tokenizer resolves escapes, its places do not."""
    starts = [0]
    for line in source.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    found = [(name, starts[row - 1] + column - 1) for name, _, row, column in Tokenizer().tokenize(source)]
    ends = [offset for _, offset in found[1:]] + [len(source)]
    return tuple(Token(name, source[a:b], a) for (name, a), b in zip(found, ends, strict=True))


@lru_cache(maxsize=64)
def rules_of(source: str) -> tuple[Rule, ...]:
    """Return the rules of a sheet that is sound."""
    return tuple(read_rules(_tokens(source)))


def place(source: str, file: str, token: Token) -> Span:
    """Return where a token of a sheet stands."""
    line = source.count("\n", 0, token.offset) + 1
    column = token.offset - source.rfind("\n", 0, token.offset)
    return Span(file, line, column, line, column + len(token.text.split("\n")[0]))


def _loads(token: Token) -> bool:
    address = _URL.fullmatch(token.text) if token.kind == "URI" else None
    if address:
        return not _OWN.match(address[1])
    return token.text.lower() in _REFUSED or (token.kind == "FUNCTION" and token.text.lower() == "url(")


@cache
def _profiles() -> Profiles:
    return Profiles()


@cache
def _properties() -> frozenset[str]:
    return frozenset(_profiles().propertiesByProfile())


def _accepted(name: str, value: str) -> bool:
    """Tell whether cssutils accepts a value. Its profiles are too old to be asked what is wrong."""
    return name in _properties() and _profiles().validate(name, value)


def _unwise(source: str, file: str, tokens: tuple[Token, ...]) -> Iterator[Diagnostic]:
    for one in unwise(tokens, _properties(), _accepted):
        at = place(source, file, one.at)
        if one.kind == "property":
            yield rules.property_unknown(at, name=one.at.text, near=one.instead)
        elif one.kind == "value":
            yield rules.value_unknown(at, name=one.of, value=one.at.text, near=one.instead)
        elif one.kind == "side":
            yield rules.side_by_hand(at, name=one.at.text, instead=one.instead)
        else:
            yield rules.target_small(at, name=one.at.text, least=one.instead)


def _unclosed(source: str, file: str, tokens: tuple[Token, ...]) -> Iterator[Diagnostic]:
    """Yield what the end of the file closed by itself."""
    open_: list[Token] = []
    closing = {"}": "{", ")": "(", "]": "["}
    for token in tokens:
        last = token.text[-1:]
        if token.kind == "INVALID" or (token.kind == "CHAR" and source.startswith("/*", token.offset)):
            what = "a comment or string is not closed"
            yield rules.style_broken(place(source, file, token), message=what)
            return
        if last in "{([" and token.kind in ("CHAR", "FUNCTION"):
            open_.append(token)
        elif token.kind == "CHAR" and last in closing and open_:
            open_.pop()
    if open_:
        what = f"'{open_[-1].text}' is not closed"
        yield rules.style_broken(place(source, file, open_[-1]), message=what)


def _written(tokens: tuple[Token, ...]) -> Iterator[str]:
    """Yield the texts to join: a space where it separates, no semicolon before a closing brace."""
    last, gap, commented = "", False, False
    pending = ""
    for token in tokens:
        if token.kind in ("S", "COMMENT"):
            gap, commented = gap or token.kind == "S", commented or token.kind == "COMMENT"
            continue
        text = token.text
        if token.kind in _NUMBERS:
            text = _ZERO.sub(r"\1", text)
        if gap and _separates(last, text):
            pending += " "
        elif commented and not gap and last and last not in _LOOSE and text[0] not in _LOOSE:
            pending += "/**/"
        if pending == ";" and text == "}":
            pending = ""
        yield pending
        pending, gap, commented = text, False, False
        last = text[-1]
    yield pending.rstrip(";")


def _separates(last: str, text: str) -> bool:
    if not last or last in _LOOSE or last in "([":
        return False
    if last == ":":
        return text in ("", ";", "}")
    return text[0] not in _LOOSE and text[0] not in ")]"
