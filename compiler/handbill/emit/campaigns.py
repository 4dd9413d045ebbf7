"""Elements that campaigns put into the page, as trees."""

from dataclasses import replace
from typing import Any

from handbill.diagnostics import Report
from handbill.emit.markup import outside
from handbill.model.plan import BundlePlan, Elements

CAMPAIGNS = "campaigns"


def with_trees(plan: BundlePlan, report: Report) -> tuple[BundlePlan, list[Any]]:
    """Return the plan with a tree in each place of elements, and these trees."""
    found: list[Any] = []

    def step(row: list[Any]) -> list[Any]:
        given = {name: outside(v, report) if isinstance(v, Elements) else v for name, v in row[2].items()}
        found.extend(given[name] for name, value in row[2].items() if isinstance(value, Elements))
        return [*row[:2], given, *row[3:]]

    rows = [[*row[:5], [step(one) for one in row[5]], *row[6:]] for row in plan.data.get(CAMPAIGNS, ())]
    return (replace(plan, data={**plan.data, CAMPAIGNS: rows}) if found else plan), found
