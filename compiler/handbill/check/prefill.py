"""Facts that a field is filled in with: `prefill: profile.first_name`."""

from handbill.check import facts
from handbill.check.context import Context
from handbill.diagnostics.rules import forms as rules
from handbill.model.parameter import Parameter
from handbill.model.site import FactText, Text
from handbill.model.source import Scalar

CLOSED = ("choice", "number")
WRITTEN = ("text", *CLOSED, "boolean")
"""Types whose values are the same to a person and to a field."""


def fact(parameter: Parameter, node: Scalar, context: Context) -> Text | None:
    """Read the name of a fact; in the page its value stands in the text's place, or nothing while it is unknown."""
    found = facts.find(node.text, node.at, context)
    if found is None:
        return None
    known, name = found
    if known.type not in WRITTEN:
        context.report(rules.fact_unfit(node.at, node.text, known.type, WRITTEN))
        return None
    if known.open and known.type not in CLOSED and not parameter.closed:
        context.report(rules.prefill_open(node.at, node.text))
        return None
    return Text((FactText(known, name, None, None, node.at),), node.at)
