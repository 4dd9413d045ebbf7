"""Experiments as rows: what decides with the visitor's number on one of several."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbill.model.experiment import Experiment
from handbill.model.rows import SPACE
from handbill.model.site import Site
from handbill.plan.table import Row


def kept_as(site: Site) -> dict[str, str]:
    """Return by what name the record has the variant of each experiment that was begun anew."""
    return {one.name: one.key for one in site.experiments if one.key != one.name}


def row_of(experiment: Experiment, kept: Mapping[str, str]) -> dict[str, Any]:
    """Return the row without its variants: `seed` and `key` where they are not the name; `kept` is `kept_as`."""
    name = experiment.name
    given = (("seed", experiment.salt), ("key", experiment.key))
    own = {key: said for key, said in given if said != name}
    return {"name": name, **own, **_space(experiment, kept)}


def _space(experiment: Experiment, kept: Mapping[str, str]) -> dict[str, Row]:
    """Return the share of a namespace: its seed, from and until, and what must not be assigned besides."""
    share = experiment.share
    if share is None:
        return {}
    return {
        SPACE: [share.seed, share.start, share.until, *(kept.get(other, other) for other in share.others)]
    }
