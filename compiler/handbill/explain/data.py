"""Answers as JSON. `handbill.explain()` of a development build hands back gates of the same shape."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from handbill.explain.answers import Answer, Answered, Passed
from handbill.explain.diagram import diagram, ways
from handbill.explain.situation import Situation
from handbill.logic.journeys import words_of
from handbill.logic.walks import END, Row, rows
from handbill.model.campaign import Campaign
from handbill.model.zones import ZoneInfo


def document(answers: Sequence[Answer], site: str, visitor: str | None, situation: Situation) -> str:
    """Return the JSON document that `--output json` prints; shapes: docs/commands.md."""
    data = {
        "site": site,
        "visitor": visitor,
        "at": situation.at.isoformat(timespec="minutes"),
        "promotions": [promotion(answer) for answer in answers],
    }
    return json.dumps(data, indent=2, ensure_ascii=False)


def journey(campaign: Campaign, site: str, zone: ZoneInfo) -> str:
    """Return the JSON document of a campaign; null stands for the end, and for a way without a name."""
    walk = rows(campaign)
    data = {
        "site": site,
        "campaign": campaign.id,
        "steps": [_step(row, walk) for row in walk],
        "mermaid": diagram(campaign, zone),
    }
    return json.dumps(data, indent=2, ensure_ascii=False)


def _step(row: Row, walk: Sequence[Row]) -> dict[str, Any]:
    use = row.use
    return {
        "id": use.id,
        "step": use.step.name,
        "says": words_of(use),
        "at": f"{use.at.file}:{use.at.line}",
        "ways": [{"way": way, "to": None if to == END else walk[to].use.id} for way, to in ways(row)],
    }


def promotion(answer: Answer) -> dict[str, Any]:
    """Return one promotion; null stands for what can't be told."""
    found = {
        "promotion": answer.promotion.id,
        "shows": answer.shows,
        "by": answer.by,
        "gates": [_gate(passed) for passed in answer.gates],
    }
    tested, given = answer.promotion.experiment, answer.given
    if tested is None or given is None:
        return found
    return {**found, "experiment": tested.name, "variant": given.variant, "why": given.why}


def _gate(passed: Passed) -> dict[str, Any]:
    return {
        "gate": passed.gate.name,
        "truth": passed.truth,
        "conditions": [_line(line) for line in passed.lines],
    }


def _line(answered: Answered) -> dict[str, Any]:
    line = answered.line
    row: dict[str, Any] = {
        "condition": line.what,
        "truth": answered.truth,
        "seen": answered.seen.raw,
        "wanted": line.wanted,
        "at": f"{line.at.file}:{line.at.line}" if line.at else None,
    }
    return {**row, "of": [_line(part) for part in answered.of]} if answered.of else row
