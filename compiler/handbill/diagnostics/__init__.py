"""What Handbill tells its user about a mistake: where, what, the nearest right name, the next step.

`diagnostics.rules` holds one function per code; the other modules hold the shapes and the rendering.
"""

from handbill.diagnostics.diagnostic import Diagnostic, Note, Severity
from handbill.diagnostics.report import Report
from handbill.diagnostics.rule import RULES, Finding, Rule, rule
from handbill.diagnostics.span import Span
from handbill.diagnostics.suggest import did_you_mean, nearest

__all__ = [
    "RULES",
    "Diagnostic",
    "Finding",
    "Note",
    "Report",
    "Rule",
    "Severity",
    "Span",
    "did_you_mean",
    "nearest",
    "rule",
]
