"""A campaign drawn: its steps and the ways between them, as Mermaid text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo

from handbill.logic.journeys import words_of
from handbill.logic.phrases import times
from handbill.logic.walks import END, Row, rows
from handbill.model.campaign import Campaign, StepUse

_ESCAPES = str.maketrans({'"': "#quot;", "<": "#lt;", ">": "#gt;", "\n": " "})
_DONE = "done"


def diagram(campaign: Campaign, zone: tzinfo) -> str:
    """Return a flowchart: https://mermaid.js.org/syntax/flowchart.html. Steps are in the order of the file."""
    walk = rows(campaign)
    begin = ", ".join([campaign.id, *(times(campaign.schedule, zone) if campaign.schedule else [])])
    lines = ["flowchart TD", f'  begin(["{begin}"]) --> s0' if walk else f'  begin(["{begin}"])']
    lines += [f"  {_node(at, row)}" for at, row in enumerate(walk)]
    lines += [f"  {line}" for at, row in enumerate(walk) for line in _ways(at, row)]
    if any(to == END for row in walk for _, to in ways(row)):
        lines.append(f'  {_DONE}(["the end"])')
    return "\n".join(lines) + "\n"


def ways(row: Row) -> Iterator[tuple[str | None, int]]:
    """Yield where a step leads, END out of the campaign, with what the way is called where it has a name."""
    step = row.use.step
    yield from row.ways.items()
    if not step.leaves and (not row.ways or step.divides):
        yield None, row.next
    yield from ((None, to) for to in row.jumps.values())
    if _ends(row):
        yield None, END


def _node(at: int, row: Row) -> str:
    """Write a step; one that parts ways is a rhombus, one that waits is round."""
    said = f'"{_said(row.use)}"'
    left, right = ("{", "}") if row.ways else ("(", ")") if row.use.step.waits else ("[", "]")
    return f"s{at}{left}{said}{right}"


def _said(use: StepUse) -> str:
    return f"{use.step.name} {' · '.join(words_of(use))}".strip().translate(_ESCAPES)


def _ends(row: Row) -> bool:
    return row.use.step.leaves and not row.jumps


def _ways(at: int, row: Row) -> list[str]:
    return [f"s{at} -->{f'|{name}|' if name else ''} {_place(to)}" for name, to in ways(row)]


def _place(row: int) -> str:
    return _DONE if row == END else f"s{row}"
