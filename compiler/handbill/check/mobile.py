"""What a narrow screen shows instead: `mobile: { content.headline: Wait! }`."""

from collections.abc import Mapping as MappingOf

from handbill.check.comparisons import scalar_of
from handbill.check.context import Context
from handbill.check.nodes import entries
from handbill.check.paths import Spot, spots
from handbill.check.texts import text
from handbill.diagnostics.rules import names as rules
from handbill.model.site import Screen, Text
from handbill.model.source import Mapping, Node, Scalar

_EXAMPLE = "mobile: { content.headline: Wait! }"


def mobile(node: Node | None, screens: tuple[Screen, ...], context: Context) -> dict[tuple[str, str], Text]:
    """Return the texts that differ, by block id and parameter."""
    if not isinstance(node, Mapping):
        return {}
    paths = narrow(spots(screens))
    texts: dict[tuple[str, str], Text] = {}
    for entry in entries(node):
        target = paths.get(entry.key.text)
        if target is None:
            _refuse(entry.key, paths, context)
        elif single := scalar_of(entry.value, entry.key.text, _EXAMPLE, context):
            texts[target] = text(single, context)
    return texts


def narrow(known: MappingOf[str, Spot]) -> dict[str, tuple[str, str]]:
    """Return those that a narrow screen may show otherwise: the texts of blocks, by block id and parameter."""
    texts = {path: spot.place for path, spot in known.items() if isinstance(spot.content, Text)}
    return {path: (place[0], place[1]) for path, place in texts.items() if len(place) == 2}


def _refuse(key: Scalar, paths: dict[str, tuple[str, str]], context: Context) -> None:
    if key.text.partition(".")[0] in ("theme", "template"):
        context.report(rules.not_built(key.at, f"'{key.text}' for narrow screens"))
    else:
        context.report(rules.name_unknown(key.at, key.text, "text of this promotion", paths))
