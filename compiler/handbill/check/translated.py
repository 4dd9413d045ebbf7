"""The texts of one promotion in one language, held against those that it translates."""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field, replace

from handbill.check.context import Context
from handbill.check.instead import MOBILE, lines, piece
from handbill.check.nodes import head
from handbill.check.paths import Place, Spot, spots
from handbill.check.variant_paths import own
from handbill.diagnostics import Span
from handbill.diagnostics.rules import language as language_rules
from handbill.diagnostics.rules import locales as rules
from handbill.diagnostics.rules import names as name_rules
from handbill.logic.pieces import with_pieces
from handbill.model.experiment import Experiment, Variant
from handbill.model.site import Piece, Promotion
from handbill.model.source import Entry, Mapping, Node


@dataclass(slots=True)
class Texts:
    """What a language says: `pieces` by their places, `narrow` those of narrow screens; `given` is where each stands."""

    pieces: dict[Place, Piece] = field(default_factory=dict[Place, Piece])
    narrow: dict[Place, Piece] = field(default_factory=dict[Place, Piece])
    given: dict[Place, Span] = field(default_factory=dict[Place, Span])

    def read(self, node: Node, known: MappingOf[str, Spot], what: str, context: Context) -> None:
        """Add what `{ content.headline: … }` says; `known` are the promotion's paths, `what` calls a text of it."""
        if not isinstance(node, Mapping):
            context.report(
                name_rules.shape_wrong(node.at, context.locale, "a map of texts", "{ content.headline: … }")
            )
            return
        for line in lines(node, known, context):
            if line.key.text.startswith(MOBILE):
                self._narrow(line, known, what, context)
            elif spot := known.get(line.key.text):
                said = _said(line, spot, context)
                if said is not None and self._is_first(spot.place, line, context):
                    self.pieces[spot.place] = said
            else:
                context.report(name_rules.name_unknown(line.key.at, line.key.text, what, known))

    def _narrow(self, line: Entry, known: MappingOf[str, Spot], what: str, context: Context) -> None:
        spot = known.get(line.key.text.removeprefix(MOBILE))
        if spot is None:
            paths = [MOBILE + path for path in known]
            context.report(name_rules.name_unknown(line.key.at, line.key.text, what, paths))
            return
        said = piece(line, spot, context)
        if said is not None and self._is_first((MOBILE, *spot.place), line, context):
            self.narrow[spot.place] = said

    def _is_first(self, place: Place, line: Entry, context: Context) -> bool:
        first = self.given.setdefault(place, line.key.at)
        if first is line.key.at:
            return True
        context.report(
            language_rules.repeated(line.key.at, f"'{line.key.text}' in '{context.locale}'", first)
        )
        return False


def _said(line: Entry, spot: Spot, context: Context) -> Piece | None:
    """Read what stands in a place instead; report facts of the original that it leaves out."""
    said = piece(line, spot, context)
    if said is not None:
        shown = [part.key for part in replace(spot, content=said).shown]
        for key in dict.fromkeys(part.key for part in spot.shown):
            if key not in shown:
                context.report(rules.fact_lost(head(line.value.at), key, context.locales[0]))
    return said


def in_words_of(promotion: Promotion, texts: Texts) -> Promotion:
    """Return the promotion as a language has it. A narrow screen gets a text in that language rather than a short one."""
    kept = {place: said for place, said in promotion.mobile.items() if place not in texts.pieces}
    screens = with_pieces(promotion.screens, texts.pieces)
    found = replace(promotion, screens=screens, mobile={**kept, **texts.narrow})
    return replace(found, experiment=_tested(promotion, texts)) if promotion.experiment else found


def _tested(promotion: Promotion, texts: Texts) -> Experiment | None:
    """Return the experiment in a language: what a variant says otherwise has words of its own there, or stays."""
    said = {spot.place: spot.content for spot in spots(promotion.screens).values()}

    def spoken(variant: Variant) -> Variant:
        if variant.shown is None:
            return variant
        now = {spot.place: spot.content for spot in spots(variant.shown.screens).values()}
        kept = Texts(
            {
                **{
                    place: other for place, other in texts.pieces.items() if now.get(place) == said.get(place)
                },
                **own(variant.name, texts.pieces),
            },
            {
                **{p: other for p, other in texts.narrow.items() if now.get(p) == said.get(p)},
                **own(variant.name, texts.narrow),
            },
        )
        return replace(variant, shown=in_words_of(variant.shown, kept))

    tested = promotion.experiment
    return tested and replace(tested, variants=tuple(spoken(variant) for variant in tested.variants))
