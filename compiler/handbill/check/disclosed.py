"""What a consent must say before somebody agrees, and whether it says that or the opposite."""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingOf

from handbill.check.context import Context
from handbill.check.nodes import head
from handbill.diagnostics import Span
from handbill.diagnostics.rules import forms as rules
from handbill.model.disclosure import Disclosure
from handbill.model.manifest import Field
from handbill.model.site import Content, FactText, FieldUse, Link, Text

SHOP = "{shop}"
_PART = "…"
_SPACE = re.compile(r"\s+")
_QUESTION = re.compile(r"[^.!?؟]*[?؟]")
_NOWHERE = "#?"
"""What an address consists of that leads to the page on which it stands."""


def check_disclosed(use: FieldUse, context: Context) -> None:
    """Report what a consent does not say and must, and links of it that lead nowhere."""
    main = use.parameters.get(use.field.main or "")
    idle = set(_idle(use.field, use.parameters, context))
    if main is not None:
        _check_same_for_all(use.field, main, context)
        _disclose(use.field, main, {*use.parameters, *idle}, use.at, context)


def check_translated(field: Field, said: object, at: Span, context: Context) -> None:
    """Report what the words of a consent do not say, and must, in another language. Its links are the same in all."""
    _check_same_for_all(field, said, context)
    _disclose(field, said, {one.name for one in field.parameters}, at, context)


def _check_same_for_all(field: Field, text: object, context: Context) -> None:
    """Report a fact in the words of a consent, whose hash is that of words which are the same for everybody."""
    if field.consents and isinstance(text, Text):
        for part in text.parts:
            if isinstance(part, FactText):
                context.report(rules.consent_varies(head(text.at), field.name, part.key))


def _idle(field: Field, given: MappingOf[str, Content], context: Context) -> Iterator[str]:
    """Report each link that must lead to something and leads nowhere."""
    for one in field.discloses:
        link = given.get(one.parameter or "")
        if isinstance(link, Link) and not link.href.strip(_NOWHERE):
            context.report(rules.disclosure_nowhere(link.at, link.href, one.parameter or "", field.name))
            yield one.parameter or ""


def _disclose(field: Field, text: object, given: set[str], at: Span, context: Context) -> None:
    said = _SPACE.sub(" ", text.literal).replace("\u2019", "'") if isinstance(text, Text) else ""
    missing: list[tuple[str, str]] = []
    for one in field.discloses:
        name, words = one.name.replace("_", " "), one.text.replace(SHOP, context.shop)
        if denied := _denied(one, said):
            context.report(rules.disclosure_denied(at, field.name, name, denied, words))
        elif one.parameter not in given if one.parameter else not _is_said(one, said, context.shop):
            missing.append((name, words))
    if missing:
        context.report(rules.disclosure_incomplete(at, field.name, tuple(missing)))


def _denied(one: Disclosure, said: str) -> str | None:
    """Return the words that say the opposite, unless they are part of a phrase that says what is wanted."""
    meant = [range(*found.span()) for found in _found(one.words, said)] if one.denied else []
    for found in _found(one.denied, said):
        if not any(found.start() in where and found.end() - 1 in where for where in meant):
            return found[0]
    return None


def _found(phrases: Iterable[str], said: str) -> Iterator[re.Match[str]]:
    """Yield where phrases stand as whole words."""
    for phrase in phrases:
        yield from re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", said, re.I)


def _is_said(one: Disclosure, said: str, shop: str) -> bool:
    if one.denied:
        said = _QUESTION.sub("", said)
    phrases = (phrase.replace(SHOP, shop) for phrase in one.words)
    return any(all(_holds(said, part.strip()) for part in phrase.split(_PART)) for phrase in phrases)


def _holds(said: str, part: str) -> bool:
    return part in said if part.isupper() else part.casefold() in said.casefold()
