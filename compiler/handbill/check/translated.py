"""The texts of one promotion in one language, held against those that it translates."""

from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field, replace

from handbill.check.comparisons import scalar_of
from handbill.check.context import Context
from handbill.check.disclosed import check_translated
from handbill.check.links import image, link, picture
from handbill.check.mobile import narrow
from handbill.check.nodes import entries, head
from handbill.check.paths import Piece, Place, Spot, Whole, spots, with_pieces
from handbill.check.rich import read_content
from handbill.check.texts import text
from handbill.check.variant_paths import own
from handbill.diagnostics import Span
from handbill.diagnostics.rules import language as language_rules
from handbill.diagnostics.rules import locales as rules
from handbill.diagnostics.rules import names as name_rules
from handbill.model.experiment import Experiment, Variant
from handbill.model.manifest import Field
from handbill.model.site import FactText, Image, Link, Promotion, Text
from handbill.model.source import Entry, Mapping, Node

MOBILE = "mobile."
_IMAGE = "{ src: images/tent-nl.svg, alt: Een tent }"


@dataclass(slots=True)
class Texts:
    """What a language says: `pieces` by their places, `narrow` those of narrow screens; `given` is where each stands."""

    pieces: dict[Place, Piece] = field(default_factory=dict[Place, Piece])
    narrow: dict[tuple[str, str], Text] = field(default_factory=dict[tuple[str, str], Text])
    given: dict[Place, Span] = field(default_factory=dict[Place, Span])

    def read(self, node: Node, known: MappingOf[str, Spot], what: str, context: Context) -> None:
        """Add what `{ content.headline: … }` says; `known` are the promotion's paths, `what` calls a text of it."""
        if not isinstance(node, Mapping):
            context.report(
                name_rules.shape_wrong(node.at, context.locale, "a map of texts", "{ content.headline: … }")
            )
            return
        for line in _lines(node, known):
            if line.key.text.startswith(MOBILE):
                self._narrow(line, known, what, context)
            elif spot := known.get(line.key.text):
                piece = _piece(line, spot, context)
                if piece is not None and self._is_first(spot.place, line, context):
                    self.pieces[spot.place] = piece
            else:
                context.report(name_rules.name_unknown(line.key.at, line.key.text, what, known))

    def _narrow(self, line: Entry, known: MappingOf[str, Spot], what: str, context: Context) -> None:
        paths = {MOBILE + path: (path, place) for path, place in narrow(known).items()}
        if line.key.text not in paths:
            context.report(name_rules.name_unknown(line.key.at, line.key.text, what, paths))
            return
        path, place = paths[line.key.text]
        piece = _piece(line, known[path], context, facts=False)
        if isinstance(piece, Text) and self._is_first((MOBILE, *place), line, context):
            self.narrow[place] = piece

    def _is_first(self, place: Place, line: Entry, context: Context) -> bool:
        first = self.given.setdefault(place, line.key.at)
        if first is line.key.at:
            return True
        context.report(
            language_rules.repeated(line.key.at, f"'{line.key.text}' in '{context.locale}'", first)
        )
        return False


def _lines(node: Mapping, known: MappingOf[str, Spot], start: str = "") -> Iterator[Entry]:
    """Yield the lines by their whole paths: `content: { headline: … }` is `content.headline: …`."""
    for line in entries(node):
        path = start + line.key.text
        inside = f"{path}.".removeprefix(MOBILE)
        if isinstance(line.value, Mapping) and path not in known and any(p.startswith(inside) for p in known):
            yield from _lines(line.value, known, f"{path}.")
        else:
            yield Entry(replace(line.key, text=path), line.value) if start else line


def _piece(line: Entry, spot: Spot, context: Context, facts: bool = True) -> Piece | None:
    """Read what stands in a place instead; None for an empty text, which means the original."""
    said = _read(line, spot, context)
    if said is not None and facts:
        shown = [_key(part) for part in replace(spot, content=said).shown]
        for key in dict.fromkeys(_key(part) for part in spot.shown):
            if key not in shown:
                context.report(rules.fact_lost(head(line.value.at), key, context.locales[0]))
    if said is not None and isinstance(spot.entry, Field) and spot.place[-1] == spot.entry.main:
        check_translated(spot.entry, said, head(line.value.at), context)
    return said


def _read(line: Entry, spot: Spot, context: Context) -> Piece | None:
    key, node = line.key.text, line.value
    # What the template works out may be shown in other words too.
    context = replace(context, values={p.fact.key: p.fact for p in spot.shown if p.fact.template})
    if isinstance(spot.content, Image) and not isinstance(node, Mapping):
        wanted = "a map of 'src' and 'alt'"
        context.report(name_rules.shape_wrong(head(node.at), key, wanted, f"{key}: {_IMAGE}"))
        return None
    if isinstance(spot.content, Image):
        return image(node, context)
    single = scalar_of(node, key, f"{key}: …", context)
    if single is None or not single.text.strip():
        return None
    if isinstance(spot.content, str):
        return single.text if picture(single, context) else None
    if spot.parameter is None or spot.place[-1] != spot.parameter.name:
        return link(single, context) if isinstance(spot.content, Link) else text(single, context)
    found = read_content(context, spot.parameter, single)
    return found if isinstance(found, Whole) else None


def _key(part: FactText) -> str:
    return part.fact.key.replace("*", part.name or "*")


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
                    place: piece for place, piece in texts.pieces.items() if now.get(place) == said.get(place)
                },
                **own(variant.name, texts.pieces),
            },
            {place: text for place, text in texts.narrow.items() if now.get(place) == said.get(place)},
        )
        return replace(variant, shown=in_words_of(variant.shown, kept))

    tested = promotion.experiment
    return tested and replace(tested, variants=tuple(spoken(variant) for variant in tested.variants))
