"""`renamed_from:`: the ids that something had before, under which browsers may still keep what belongs to it."""

import re

from handbill.check.context import Context
from handbill.check.nodes import items
from handbill.diagnostics.rules import lock as rules
from handbill.model.lock import CAMPAIGN, PROMOTION
from handbill.model.source import Mapping, Scalar

KEY = "renamed_from"
_ID = re.compile(r"[a-z][a-z0-9-]*")


def earlier_names(root: Mapping, kind: str, name: str, context: Context) -> tuple[str, ...]:
    """Return the earlier ids of a promotion or campaign, the latest first; those that can't be are reported."""
    return tuple(item.text for item in _usable(root, kind, name, context))


def check_claims(context: Context) -> None:
    """Report an id that two of a kind say they had."""
    for kind in (PROMOTION, CAMPAIGN):
        taken: dict[str, str] = {}
        for file in context.source.of_kind(kind):
            for item in _written(file.root):
                other = taken.setdefault(item.text, file.id)
                if other != file.id:
                    context.report(rules.renamed_twice(item.at, item.text, other))


def _usable(root: Mapping, kind: str, name: str, context: Context) -> list[Scalar]:
    present = context.campaigns if kind == CAMPAIGN else context.promotions
    found: list[Scalar] = []
    for item in _written(root):
        if not _ID.fullmatch(item.text):
            why = "an id begins with a letter, and has small letters, digits and '-' alone"
        elif item.text == name:
            why = "it is the one that this file has"
        elif item.text in present:
            why = f"there is a {kind} of that name"
        elif any(item.text == other.text for other in found):
            why = "it is named twice"
        else:
            found.append(item)
            continue
        context.report(rules.renamed_wrong(item.at, item.text, why))
    return found


def _written(root: Mapping) -> tuple[Scalar, ...]:
    node = root.get(KEY)
    return tuple(item for item in items(node) if isinstance(item, Scalar)) if node is not None else ()
