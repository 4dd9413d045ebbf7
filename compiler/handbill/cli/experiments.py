"""How many visitors the experiments of a site need, in words and as data."""

from collections.abc import Iterable, Iterator
from typing import Any

from handbill.logic.power import ERROR, POWER, need_of
from handbill.model.experiment import Experiment
from handbill.model.lock import CAMPAIGN


def lines(experiments: Iterable[Experiment]) -> Iterator[str]:
    """Yield a line for each experiment that declares an effect."""
    for tested in experiments:
        aim, need = tested.aim, need_of(tested)
        if aim and need:
            yield (
                f"{tested.name}: to tell {_percent(aim.target)} from {_percent(aim.baseline)} (an effect of "
                f"{_percent(aim.effect)}), each variant needs {need.each:,} visitors; '{need.smallest.name}' with "
                f"{_percent(need.share)} has them when {_met(tested, need.all)} "
                f"(two-sided {_percent(ERROR)}, power {_percent(POWER)})"
            )


def _met(tested: Experiment, visitors: int) -> str:
    if tested.kind == CAMPAIGN:
        return f"{visitors:,} have come to the step of '{tested.of}'"
    return f"'{tested.of}' has come up for {visitors:,}"


def said(experiments: Iterable[Experiment]) -> dict[str, Any]:
    """Return the key of the JSON document, none for a site without an experiment that declares an effect."""
    rows = [
        {
            "experiment": tested.name,
            tested.kind: tested.of,
            "baseline": aim.baseline,
            "target": round(aim.target, 9),
            "each": need.each,
            "all": need.all,
            "smallest": need.smallest.name,
        }
        for tested in experiments
        if (aim := tested.aim) and (need := need_of(tested))
    ]
    return {"experiments": rows} if rows else {}


def _percent(share: float) -> str:
    return f"{round(share * 100, 3):g}%"
