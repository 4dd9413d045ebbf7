"""The text of `state.lock`: sorted, a line a value, the same for the same site."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbill.model.lock import Kept, State, Trial
from handbill.yaml.writing import text_of as yaml_of

FILE = "state.lock"
_HEAD = """\
# What visitors' browsers keep of this site. `handbill lock` writes it, `handbill build` holds the site against it: commit it.
"""


def text_of(state: State) -> str:
    """Return the file of a state."""
    parts: dict[str, Any] = {
        "version": "1",
        "site": state.site,
        "promotions": _sorted({name: _kept(one) for name, one in state.promotions.items()}),
        "campaigns": _sorted({name: _kept(one) for name, one in state.campaigns.items()}),
        "experiments": _sorted({name: _trial(one) for name, one in state.experiments.items()}),
    }
    return _HEAD + yaml_of({name: part for name, part in parts.items() if part})


def _sorted(rows: Mapping[str, Any]) -> dict[str, Any]:
    return dict(sorted(rows.items()))


def _kept(one: Kept) -> dict[str, Any]:
    steps = [{step.id: step.does} for step in one.steps]
    rows: dict[str, Any] = {"area": one.area, "keys": one.keys, "renamed_from": one.was, "steps": steps}
    return {name: row for name, row in rows.items() if row}


def _trial(one: Trial) -> dict[str, Any]:
    rows: dict[str, Any] = {
        one.kind: one.of,
        "seed": one.seed,
        "run": str(one.run),
        "coverage": f"{one.coverage:g}%",
        "holdout": f"{one.holdout:g}%",
        "namespace": one.namespace,
        "variants": [{name: weight} for name, weight in one.variants],
    }
    return {name: row for name, row in rows.items() if row}
