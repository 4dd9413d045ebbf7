"""What a form agrees on with the shopper: a consent for each kind of address, and what each consent must say."""

import re
from collections.abc import Sequence

from handbill.check.context import Context
from handbill.diagnostics import Span
from handbill.diagnostics.rules import forms as rules
from handbill.diagnostics.rules import language as language_rules
from handbill.model.disclosure import Disclosure
from handbill.model.manifest import Field
from handbill.model.site import FieldUse, Text

SHOP = "{shop}"
_PART = "…"
_SPACE = re.compile(r"\s+")


def check_agreed(uses: Sequence[FieldUse], beside: Sequence[FieldUse], at: Span, context: Context) -> None:
    """Warn of addresses without a consent, and of consents without an address, in a form that is sent.

    `beside` are the fields of forms that are sent with it.
    """
    fields = context.catalog.fields
    together = (*uses, *beside)
    permitted = {use.field.permits for use in together if use.field.permits}
    asked = dict.fromkeys(use.field.goal for use in together if use.field.goal)
    if not any(use.field.consents for use in together):
        known = tuple(name for name, one in fields.items() if one.consents and _suits(one.permits, asked))
        context.report(language_rules.form_without_consent(at, known))
    else:
        for goal in asked:
            known = tuple(name for name, one in fields.items() if one.permits == goal)
            if known and goal not in permitted:
                context.report(rules.consent_unasked(at, goal, known))
    for use in uses:
        about = use.field.permits
        if about and about not in asked:
            known = tuple(name for name, one in fields.items() if one.goal == about)
            context.report(rules.consent_of_nothing(use.at, use.field.name, about, known))


def _suits(permits: str | None, asked: dict[str, None]) -> bool:
    return permits is None or not asked or permits in asked


def check_disclosed(use: FieldUse, context: Context) -> None:
    """Report what a consent does not say and must."""
    main = use.parameters.get(use.field.main or "")
    if main is not None:
        _disclose(use.field, main, (*use.parameters,), use.at, context)


def check_translated(field: Field, said: object, at: Span, context: Context) -> None:
    """Report what the words of a consent do not say, and must, in another language. Its links are the same in all."""
    _disclose(field, said, tuple(one.name for one in field.parameters), at, context)


def _disclose(field: Field, text: object, given: Sequence[str], at: Span, context: Context) -> None:
    said = _SPACE.sub(" ", text.literal) if isinstance(text, Text) else ""
    missing = tuple(
        (one.name.replace("_", " "), one.text.replace(SHOP, context.shop))
        for one in field.discloses
        if not (one.parameter in given if one.parameter else _is_said(one, said, context.shop))
    )
    if missing:
        context.report(rules.disclosure_incomplete(at, field.name, missing))


def _is_said(one: Disclosure, said: str, shop: str) -> bool:
    phrases = (phrase.replace(SHOP, shop) for phrase in one.words)
    return any(all(_holds(said, part.strip()) for part in phrase.split(_PART)) for phrase in phrases)


def _holds(said: str, part: str) -> bool:
    return part in said if part.isupper() else part.casefold() in said.casefold()
