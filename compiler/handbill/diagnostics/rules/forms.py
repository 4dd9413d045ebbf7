"""HB49x, HB543, HB544: what forms ask, and what they have to say when they do."""

from handbill.diagnostics.diagnostic import Note
from handbill.diagnostics.rule import Finding, rule
from handbill.diagnostics.span import Span


@rule("HB490", "error")
def disclosure_incomplete(field: str, missing: tuple[tuple[str, str], ...]) -> Finding:
    """A consent box leaves out what the law or the networks want said before somebody agrees.

    Every part that is missing is named, with words that say it. A text in a language that the field's manifest does not
    know is tested by phrases of a folder of the shop's own, `runtime_js/forms/fields/sms_consent/`.

    Wrong: `sms_consent: { text: Text me offers }`

    Right: `sms_consent: { text: "Yes, send me recurring automated marketing messages from Acme Outdoor. Consent is not a
    condition of purchase. Up to 4 messages a month. Message and data rates may apply. Reply STOP to cancel, HELP for
    help.", terms: /terms, privacy: /privacy }`
    """
    names = ", ".join(name for name, _ in missing)
    added = " ".join(text for _, text in missing)
    return Finding(f"{field} does not say: {names}", f"add: {added}")


@rule("HB491", "warning")
def consent_of_nothing(field: str, goal: str, known: tuple[str, ...]) -> Finding:
    """A form asks for leave to use what it does not ask for.

    Unwise: `fields: [ { text: First name }, { marketing_consent: "Yes, send me news." } ]`

    Better: `fields: [ email, { marketing_consent: "Yes, send me news." } ]`
    """
    return Finding(f"{field} is about {goal}, which this form does not ask for", "add: " + ", ".join(known))


@rule("HB492", "error")
def bounds_crossed(low: str, high: str, name: str, other: str) -> Finding:
    """The least of two bounds is more than the most: no answer of a field is right then, no step among the steps.

    Wrong: `number: { label: Age, min: 99, max: 18 }`

    Right: `number: { label: Age, min: 18, max: 99 }`
    """
    return Finding(f"{name} {low} is more than {other} {high}", "swap them, or leave one out")


@rule("HB493", "error")
def fact_unfit(fact: str, kind: str, known: tuple[str, ...]) -> Finding:
    """A fact stands where a value is wanted that can be written into a field, and is of no such type.

    Wrong: `text: { label: Tags, prefill: visitor.tags }`

    Right: `text: { label: First name, prefill: profile.first_name }`
    """
    return Finding(
        f"{fact} is of type {kind}, which can't stand in a field",
        "facts that can are of type: " + ", ".join(known),
    )


@rule("HB494", "error")
def prefill_open(fact: str) -> Finding:
    """A link could fill in a field with words of its own choosing, and the shopper would send them.

    Facts that a link can set fill in a field only where its answers are declared, as those of a choice or a number are,
    or where the fact is itself a choice or a number.

    Wrong: `text: { label: Size, prefill: page.query.size }`

    Right: `choice: { label: Size, options: [S, M, L], prefill: page.query.size }`
    """
    return Finding(
        f"any link can set {fact}, so it may not fill in a field of free text",
        "use a choice or a number field, or a fact that no link can set",
    )


@rule("HB495", "error")
def option_twice(value: str, at: Span) -> Finding:
    """Two answers of one list are the same to the lead, so that nobody can tell which was meant.

    Wrong: `options: [ S, M, S ]`

    Right: `options: [ S, M, L ]`
    """
    return Finding(
        f"'{value}' is among the options twice", "keep one of them", (Note(at, "first given here"),)
    )


@rule("HB496", "warning")
def consent_unasked(goal: str, known: tuple[str, ...]) -> Finding:
    """A form asks for an address of some kind, and a box in it asks for leave for another kind alone.

    Unwise: `fields: [ email, phone, { marketing_consent: "Yes, send me news." } ]`

    Better: a consent box for each, `marketing_consent` for mails and `sms_consent` for messages to a phone.
    """
    return Finding(f"this form asks for {goal} and has no consent field for it", "add: " + ", ".join(known))


@rule("HB499", "error")
def consent_varies(field: str, fact: str) -> Finding:
    """The words of a consent differ from visitor to visitor, so that nobody can say later what was agreed to.

    A lead carries the words with their SHA-256, which is worked out at build. Words that greet somebody stand in a text
    of their own above the form.

    Wrong: `marketing_consent: "Yes {profile.name|you}, send me news."`

    Right: `marketing_consent: "Yes, send me news."`
    """
    return Finding(f"{{{fact}}} changes the words of {field}", "say it without, the same to everybody")


@rule("HB543", "error")
def disclosure_denied(field: str, name: str, said: str, text: str) -> Finding:
    """A consent box says the opposite of what has to be said before somebody agrees.

    Wrong: `sms_consent: { text: "… Consent is a condition of purchase. No message and data rates apply. …" }`

    Right: `sms_consent: { text: "… Consent is not a condition of purchase. Message and data rates may apply. …" }`
    """
    return Finding(f"{field} says '{said}', the opposite of: {name}", f"take it out, and say: {text}")


@rule("HB544", "error")
def disclosure_nowhere(href: str, name: str, field: str) -> Finding:
    """A link that a consent has to have leads to the page on which it stands, so nobody can read what is agreed to.

    Wrong: `sms_consent: { text: "…", terms: "#", privacy: "#" }`

    Right: `sms_consent: { text: "…", terms: /policies/terms, privacy: /policies/privacy }`
    """
    return Finding(
        f"'{name}' of {field} is '{href}', which leads nowhere", f"write its address: {name}: /{name}"
    )
