"""Asking for consent: what asks, what hears the answer, and what the two need of each other."""

from handbill.diagnostics.rule import Finding, rule


@rule("HB448", "error")
def asking_misplaced(block: str, template: str, known: tuple[str, ...]) -> Finding:
    """What a visitor agrees to is asked above everything else and before anything is kept, and only there.

    Wrong: `template: popup` with `content: { consent: {} }`, which would need the consent that it asks for.

    Right: `template: consent-banner` with `content: { headline: Your choice, consent: {} }`
    """
    return Finding(
        f"{block} stands in a {template}, which shows only once there is consent",
        "use the template: " + ", ".join(known),
    )


@rule("HB449", "error")
def asking_fixed(key: str, template: str) -> Finding:
    """What asks for consent stands above all slots and comes until it is answered: nothing of it is counted or kept.

    Wrong: `template: consent-banner` with `frequency: { after: { dismissal: 7d } }`

    Right: `template: consent-banner` without it. `triggers: [ { click: "#cookie-settings" } ]` brings it back by hand.
    """
    return Finding(f"a promotion of the template {template} has no '{key}'", f"leave '{key}' out")


@rule("HB468", "error")
def answer_unheard(block: str, known: tuple[str, ...]) -> Finding:
    """A promotion asks visitors for consent, and no source of the site's consent hears what they say.

    Wrong: `template: consent-banner`, and `consent: { source: page }` in site.yml.

    Right: `consent: { source: own }`
    """
    return Finding(
        f"no source of the site's consent hears what visitors answer to this {block}",
        "write in site.yml: " + " or ".join(f"consent: {{ source: {name} }}" for name in known),
    )


@rule("HB469", "error")
def answer_unasked(source: str, known: tuple[str, ...]) -> Finding:
    """Consent is to come from visitors' answers, and no promotion of the site asks them, so nothing would ever show.

    Wrong: `consent: { source: own }`, and no promotion that asks.

    Right: a file `promotions/privacy.yml` with `template: consent-banner`
    """
    return Finding(
        f"consent comes from '{source}', and no promotion asks for it",
        "add a promotion of the template: " + ", ".join(known),
    )
