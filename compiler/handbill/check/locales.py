"""The languages of a shop: files of `locales/`, and `locales:` of promotions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from handbill.catalog.translations import ENGLISH
from handbill.check.context import Context
from handbill.check.coverage import coverage
from handbill.check.messages import Messages, read_messages, saying, shipped
from handbill.check.nodes import entries, start
from handbill.check.paths import Place, Spot
from handbill.check.translated import Texts, in_words_of
from handbill.check.variant_paths import all_spots
from handbill.diagnostics import Span
from handbill.diagnostics.rules import locales as rules
from handbill.diagnostics.rules import names as name_rules
from handbill.model.languages import shorter
from handbill.model.site import Coverage, Piece, Promotion, Text, Translation
from handbill.model.source import File
from handbill.model.source import Mapping as Map

LOCALE, PROMOTION = "locale", "promotion"
_LOCALES = "locales"
_OWN = "text of this promotion"

Paths = Mapping[str, Mapping[str, Spot]]
"""The contents of each promotion by its id and their paths."""


@dataclass(frozen=True, slots=True)
class Languages:
    """The shop's languages by tag: its files, the messages that they give, and what the entries bring.

    `english` is what the entries say without a translation.
    """

    files: Mapping[str, File]
    given: Mapping[str, Messages]
    shipped: Mapping[str, Messages]
    english: Messages

    def chain(self, tag: str) -> tuple[str, ...]:
        """Return the languages that a text is looked up in, the strongest last: `pt`, `pt-BR`."""
        return (*(each for each in reversed(shorter(tag)) if each in self.given), tag)

    def messages(self, tag: str) -> Messages:
        """Return everything that entries say in a language."""
        said = dict(self.shipped[tag])
        for each in self.chain(tag):
            said.update(self.given[each])
        return said


@dataclass(frozen=True, slots=True)
class Spoken:
    """Every promotion in the first language, the other languages by tag, and how complete each is."""

    promotions: Mapping[str, Promotion]
    translations: Mapping[str, Translation]
    coverage: tuple[Coverage, ...]


def languages(context: Context) -> tuple[Languages, Context]:
    """Read what the files say of messages; return the context whose entries speak the first language."""
    files = {
        file.id: file
        for file in context.source.of_kind(LOCALE)
        if _is_listed(file.id, start(file.root), context)
    }
    given: dict[str, Messages] = {tag: {} for tag in context.locales}
    given.update({tag: read_messages(file.root.get("messages"), context) for tag, file in files.items()})
    brought = {tag: shipped(tag, context) for tag in context.locales}
    found = Languages(files, given, brought, shipped(ENGLISH, context))
    return found, replace(context, catalog=saying(context.catalog, found.messages(context.locales[0])))


def _is_listed(tag: str, at: Span, context: Context) -> bool:
    if tag not in context.locales and not context.is_broken("site", "site"):
        context.report(rules.locale_unlisted(at, tag, context.locales))
    return tag in context.locales


def translate(
    found: Mapping[str, Promotion], shown: tuple[str, ...], known: Languages, context: Context
) -> Spoken:
    """Return every promotion that was `found` in every language. Those that are not `shown` are only held to it."""
    first, *others = context.locales
    if not others and not known.files and not _owned(context) and known.shipped[first] == known.english:
        return Spoken(found, {}, ())
    paths = {name: all_spots(promotion) for name, promotion in found.items()}
    said = _said(paths, known, context)
    base = {name: in_words_of(promotion, said[first, name]) for name, promotion in found.items()}
    translations: dict[str, Translation] = {}
    given: dict[str, dict[str, frozenset[Place]]] = {first: {}}
    for name in shown:
        brought = _brought(paths[name], known.shipped[first])
        own = {spot.place for spot in paths[name].values() if not spot.is_default}
        given[first][name] = frozenset(own.union(brought, said[first, name].pieces))
    for tag in others:
        changed: dict[str, Promotion] = {}
        given[tag] = {}
        for name in shown:
            texts = [said[each, name] for each in known.chain(tag)]
            brought = _brought(paths[name], known.shipped[tag], said[first, name].pieces)
            promotion = _in_words(base[name], [Texts(brought), *texts])
            given[tag][name] = frozenset({*brought, *(place for each in texts for place in each.pieces)})
            if promotion != base[name]:
                changed[name] = promotion
        translations[tag] = Translation(changed, known.messages(tag))
    messages = {tag: known.messages(tag) for tag in context.locales}
    table = coverage([base[name] for name in shown], paths, given, messages)
    return Spoken(base, translations, tuple(row for row in table if row.missing or row.tag != first))


def _owned(context: Context) -> bool:
    return any(file.root.get(_LOCALES) for file in context.source.of_kind(PROMOTION))


def _brought(paths: Mapping[str, Spot], words: Messages, but: Iterable[Place] = ()) -> dict[Place, Piece]:
    """Return the entries' own words in a language, where the definition gives no others."""
    found: dict[Place, Piece] = {}
    for spot in paths.values():
        key = (spot.entry.kind, spot.entry.name, spot.parameter.name if spot.parameter else "")
        if spot.is_default and key in words and spot.place not in but:
            found[spot.place] = Text((words[key],), spot.entry.at)
    return found


def _in_words(promotion: Promotion, texts: list[Texts]) -> Promotion:
    for each in texts:
        promotion = in_words_of(promotion, each)
    return promotion


def _said(paths: Paths, known: Languages, context: Context) -> dict[tuple[str, str], Texts]:
    """Return what is said by language and promotion, in the files of the languages and in those of the promotions."""
    said = {(tag, name): Texts() for tag in context.locales for name in paths}
    for tag, file in known.files.items():
        _read_file(file, said, paths, replace(context, locale=tag))
    for file in context.source.of_kind(PROMOTION):
        own = file.root.get(_LOCALES)
        for line in entries(own) if isinstance(own, Map) and file.id in paths else ():
            tag = line.key.text
            if _is_listed(tag, line.key.at, context):
                said[tag, file.id].read(line.value, paths[file.id], _OWN, replace(context, locale=tag))
    return said


def _read_file(file: File, said: Mapping[tuple[str, str], Texts], paths: Paths, context: Context) -> None:
    promotions = file.root.get("promotions")
    for line in entries(promotions) if isinstance(promotions, Map) else ():
        name = line.key.text
        if name in paths:
            said[context.locale, name].read(line.value, paths[name], f"text of '{name}'", context)
        elif name not in context.promotions:
            context.report(name_rules.name_unknown(line.key.at, name, PROMOTION, context.promotions))
