"""What a form agrees on with the shopper: a consent for each kind of address."""

from collections.abc import Sequence

from handbill.check.context import Context
from handbill.diagnostics import Span
from handbill.diagnostics.rules import forms as rules
from handbill.diagnostics.rules import language as language_rules
from handbill.model.site import FieldUse


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
    """Whether a consent is one for the addresses that a form asks for; for none, where it asks for none."""
    return permits in asked if asked else permits is None
