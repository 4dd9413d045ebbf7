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


@rule("HB545", "error")
def asking_beside(block: str) -> Finding:
    """A question of consent is answered freely: no clock presses, no gift rewards a yes, nothing else is to be used there.

    Texts, pictures, links and elements of your own may stand beside it, and buttons that lead on or away.

    Wrong: `template: consent-banner` with `countdown: { for: 5m }`

    Right: `template: consent-banner` with `body: "We ask first. [What we keep](/privacy)"`
    """
    return Finding(
        f"{block} stands beside a question of consent, which it may not press or reward", "leave it out"
    )


@rule("HB546", "error")
def asking_unanswered(block: str, answers: tuple[str, ...]) -> Finding:
    """A button beside a question of consent looks like one of its answers, and takes it away unanswered.

    Whatever it says, nothing is kept, and the next page asks again. The question has a yes and a no of its own that look
    the same.

    Wrong: `consent: {}` with `button: { label: Accept, close: true }`

    Right: `consent: { accept: Accept }`
    """
    named = ", ".join(f"'{name}'" for name in answers)
    return Finding(
        f"this {block} is no answer: it takes the question away, and the next page asks again",
        f"leave it out; what the question's own buttons say is {named}" if named else "leave it out",
    )


@rule("HB547", "error")
def asking_outshone(block: str, name: str, values: tuple[str, ...]) -> Finding:
    """A button beside a question of consent stands out as much as the answers do, and draws the eye away from them.

    Wrong: `consent: {}` with `button: { label: What we keep, link: /privacy }`

    Right: `button: { label: What we keep, link: /privacy, look: plain }`, or a link in the text.
    """
    said = " or ".join(f"{name}: {value}" for value in values)
    return Finding(f"this {block} looks as the answers to the question do, and is none", f"write {said}")


@rule("HB548", "error")
def asking_again(trigger: str, brought: tuple[str, ...]) -> Finding:
    """A trigger brings a question of consent to those who have answered it, whether or not they have asked for that.

    Wrong: `template: consent-banner` with `triggers: [ { timer: 20s } ]`

    Right: `triggers: [ consent_missing ]`, or `triggers: [ { all: [ { timer: 20s }, consent_missing ] } ]`; and
    `{ click: "#cookie-settings" }` beside it for those who change their mind.
    """
    named = " or ".join(brought)
    return Finding(
        f"{trigger} brings this question to those who have answered it, too",
        f"write {named}, or put the two together: all: [ {trigger}, {named} ]",
    )


@rule("HB570", "error")
def purpose_ungranted(source: str, purpose: str) -> Finding:
    """A source of consent has names of its own for what it asks, and none of them is said to stand for a purpose.

    Nothing would ever be granted. Its own names are in docs/consent.md, and in what your consent tool is set up with.

    Wrong: `source: onetrust` with `purposes: { ads: [pixels] }`

    Right: `source: { onetrust: { purposes: { ads: C0004 } } }`
    """
    return Finding(
        f"'{source}' does not say what grants '{purpose}'",
        f"write source: {{ {source}: {{ purposes: {{ {purpose}: … }} }} }}",
    )
