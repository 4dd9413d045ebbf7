"""What a narrow screen shows instead: `mobile: { content.headline: Wait! }`."""

from handbill.check.context import Context
from handbill.check.instead import lines, piece
from handbill.check.paths import Place, spots
from handbill.diagnostics import Span
from handbill.diagnostics.rules import language as language_rules
from handbill.diagnostics.rules import names as rules
from handbill.model.site import Piece, Screen
from handbill.model.source import Mapping, Node


def mobile(node: Node | None, screens: tuple[Screen, ...], context: Context) -> dict[Place, Piece]:
    """Return the texts, links, pictures and elements that differ, by their places."""
    if not isinstance(node, Mapping):
        return {}
    known = spots(screens)
    found: dict[Place, Piece] = {}
    given: dict[Place, Span] = {}
    for line in lines(node, known, context):
        key = line.key
        spot = known.get(key.text)
        if spot is None and key.text.partition(".")[0] in ("theme", "template"):
            context.report(rules.not_built(key.at, f"'{key.text}' for narrow screens"))
        elif spot is None:
            context.report(
                rules.name_unknown(key.at, key.text, "text, link or picture of this promotion", known)
            )
        elif (first := given.setdefault(spot.place, key.at)) is not key.at:
            context.report(language_rules.repeated(key.at, f"'{key.text}' in 'mobile'", first))
        elif (said := piece(line, spot, context)) is not None:
            found[spot.place] = said
    return found
