"""Answers as a person reads them: a line a gate, a line a condition, and one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handbill.diagnostics import Span
from handbill.explain.answers import Answer, Answered
from handbill.explain.seen import UNKNOWN
from handbill.explain.situation import Situation
from handbill.explain.variants import AS_WRITTEN
from handbill.model.site import Site, TriggerUse
from handbill.model.zones import ZoneInfo
from handbill.plan.gates import local

MARKS = {True: "✓", False: "✗", None: "?"}
DEFAULT = "default"
"""Stands where a rule would, that no file states."""
WIDEST = 44
"""A longer cell pushes its own line, not the whole column."""

_PAINT = {True: "\x1b[32m", False: "\x1b[31m", None: "\x1b[33m"}
_STRONG, _FAINT, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


@dataclass(frozen=True, slots=True)
class _Row:
    """`stem` is the tree before the mark."""

    stem: str
    truth: bool | None
    what: str
    seen: str = ""
    wanted: str = ""
    at: str = ""


def text(answer: Answer, about: str, color: bool = False) -> str:
    """Return one promotion's gates as a table, between a line that says of whom and the verdict."""
    rows = [row for passed in answer.gates for row in _gate(passed.gate.name, passed.truth, passed.lines)]
    page = _Page(rows, color)
    lines = [page.title(f"{answer.promotion.id} · {about}"), "", page.header()]
    return (
        "\n".join([*lines, *(page.row(row) for row in rows), "", *_variant(answer), page.verdict(answer)])
        + "\n"
    )


def _variant(answer: Answer) -> tuple[str, ...]:
    """Return the line that says which variant the visitor gets, and why."""
    tested, found = answer.promotion.experiment, answer.given
    return (f"{tested.name}: {found.variant or UNKNOWN}; {found.why}",) if tested and found else ()


def summary(answers: Sequence[Answer], about: str, color: bool = False) -> str:
    """Return a line for each of several promotions, those that come first at the top."""
    page = _Page([], color)
    width = max((len(a.promotion.id) for a in answers), default=0)
    ordered = sorted(answers, key=lambda a: (a.promotion.slot, -a.promotion.priority, a.promotion.id))
    lines = [
        f"{page.mark(a.shows)} {a.promotion.id:{width}}  {a.promotion.slot:6}  "
        f"{a.promotion.priority:4}  {outcome(a)}"
        for a in ordered
    ]
    return "\n".join([page.title(about), "", *lines]) + "\n"


def about(situation: Situation, site: Site, visitor: str | None, address: str | None) -> str:
    """Return of whom, when and where the answers are."""
    when = f"{local(situation.at, ZoneInfo(site.timezone))} {site.timezone}"
    where = address or (None if visitor else "/")
    return " · ".join([visitor or "a first-time visitor", *([where] if where else []), when])


def outcome(answer: Answer) -> str:
    """Return the verdict without its subject."""
    if answer.shows is None:
        return f"may show: {answer.by} can't be told"
    if answer.shows:
        variant = f" as {answer.given.variant}" if answer.given and answer.given.variant != AS_WRITTEN else ""
        return f"would show{variant}{_cause(answer)}"
    unknown = any(g.gate.name == answer.by and g.truth is None for g in answer.gates)
    return f"would not show: {answer.by}{' is unknown' if unknown else ''}"


def _cause(answer: Answer) -> str:
    names = list(dict.fromkeys(_fired(use) for use in answer.fires))
    if not names:
        idle = f", but no trigger of it fires on {answer.device}"
        return idle if answer.promotion.triggers else " when it is asked for"
    return f" on {' or '.join(names)}" if len(names) < 3 else f" on {', '.join(names[:-1])} or {names[-1]}"


def _fired(use: TriggerUse) -> str:
    """Return a trigger's name, of a combination with its parts: `all (timer, scroll_depth)`."""
    parts = ", ".join(_fired(part) for part in use.parts)
    return f"{use.trigger.name} ({parts})" if parts else use.trigger.name


def place(at: Span | None) -> str:
    """Return `file:line`."""
    return DEFAULT if at is None else f"{at.file}:{at.line}"


def _gate(name: str, truth: bool | None, lines: Sequence[Answered]) -> Iterator[_Row]:
    yield _Row("", truth, name)
    for line in lines:
        yield from _line(line, "  ", "  ")


def _line(answered: Answered, stem: str, below: str) -> Iterator[_Row]:
    line = answered.line
    yield _Row(stem, answered.truth, line.what, answered.seen.text, line.wanted, place(line.at))
    for part in answered.of:
        last = part is answered.of[-1]
        yield from _line(part, below + ("└─ " if last else "├─ "), below + ("   " if last else "│  "))


class _Page:
    def __init__(self, rows: Sequence[_Row], color: bool) -> None:
        self._color = color
        self._what = _width([f"{row.stem}  {row.what}" for row in rows])
        self._seen = _width([row.seen for row in rows])
        self._wanted = _width([row.wanted for row in rows])

    def title(self, words: str) -> str:
        return self._paint(_STRONG, words)

    def mark(self, truth: bool | None) -> str:
        return self._paint(_PAINT[truth], MARKS[truth])

    def header(self) -> str:
        return self._paint(_FAINT, self._cells(" " * self._what, "seen", "wanted", "where"))

    def row(self, row: _Row) -> str:
        what = f"{row.what:{max(0, self._what - len(row.stem) - 2)}}"
        if not row.stem:
            return f"{self.mark(row.truth)} {self._paint(_STRONG, row.what)}"
        stem = self._paint(_FAINT, row.stem) if row.stem.strip() else row.stem
        cells = self._cells(what, row.seen, row.wanted, self._paint(_FAINT, row.at))
        return f"{stem}{self.mark(row.truth)} {cells}"

    def verdict(self, answer: Answer) -> str:
        return self._paint(_STRONG + _PAINT[answer.shows], f"{answer.promotion.id} {outcome(answer)}")

    def _cells(self, what: str, seen: str, wanted: str, at: str) -> str:
        return f"{what}  {seen:{self._seen}}  {wanted:{self._wanted}}  {at}".rstrip()

    def _paint(self, role: str, words: str) -> str:
        return f"{role}{words}{_PLAIN}" if self._color else words


def _width(cells: Sequence[str]) -> int:
    return min(WIDEST, max((len(cell) for cell in cells), default=0))
