"""The one YAML reader. It keeps the place of every key and value, and interprets none of them.

`parse` answers for whole files; `compose` is for a caller that goes on with what it could read of a faulty one.
"""

from handbill.diagnostics import Diagnostic, Report
from handbill.model.source import Mapping
from handbill.yaml.build import build
from handbill.yaml.decode import MAX_BYTES, decode, normalise

__all__ = ["MAX_BYTES", "compose", "decode", "normalise", "parse"]


def compose(text: str, file: str) -> tuple[Mapping | None, list[Diagnostic]]:
    """Return the map that a decoded file holds, as far as it can be read, and everything wrong with it."""
    return build(text, file)


def parse(data: bytes, file: str, report: Report) -> Mapping | None:
    """Return the map that a file holds, or None once `report` has been told why there is none.

    `file` is the path that the spans carry.
    """
    text = decode(data, file)
    if not isinstance(text, str):
        report(text)
        return None
    root, found = compose(text, file)
    for diagnostic in found:
        report(diagnostic)
    return None if found else root
