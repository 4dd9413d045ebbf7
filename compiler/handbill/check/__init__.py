"""From Source to Site: names resolved, values typed, rules of the language held. Pure: no files, no clock."""

from handbill.check.whole import check

__all__ = ["check"]
