"""previews.yml: the links to previews that `handbill preview` has written down."""

import re

from handbill.check.context import Context
from handbill.check.nodes import entries
from handbill.check.values_time import moment
from handbill.diagnostics.rules import previews as rules
from handbill.model.site import Preview
from handbill.model.source import Entry, Mapping, Scalar

_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


def previews(context: Context) -> tuple[Preview, ...]:
    """Return the links that have not ended. What is wrong with one, and which have ended, is reported."""
    file = next(iter(context.source.of_kind("previews")), None)
    found = [_preview(entry, context) for entry in entries(file.root)] if file else []
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.id))


def _preview(entry: Entry, context: Context) -> Preview | None:
    rows = entry.value
    digest, until = (rows.get("sha256"), rows.get("until")) if isinstance(rows, Mapping) else (None, None)
    if not isinstance(digest, Scalar) or not isinstance(until, Scalar):
        return None
    name, whole = entry.key.text, bool(_DIGEST.fullmatch(digest.text))
    if not whole:
        context.report(rules.preview_digest(digest.at, name, digest.text))
    ends = moment(until, context)
    if not whole or ends is None:
        return None
    if ends.utc <= context.source.now:
        context.report(rules.preview_over(until.at, name, until.text))
        return None
    return Preview(name, digest.text, ends)
