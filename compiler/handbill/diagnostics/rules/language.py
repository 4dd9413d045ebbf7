"""HB4xx: definitions that are well formed, but contradict the rules of the language or each other."""

from handbill.diagnostics.diagnostic import Note
from handbill.diagnostics.rule import Finding, rule
from handbill.diagnostics.span import Span


@rule("HB401", "error")
def tie(promotion: str, other: str, slot: str, priority: int, visitor: str, at: Span) -> Finding:
    """Two promotions of one slot have the same priority and some visitor can get both at once, so which comes is chance.

    Such a visitor is named, as a visitor file has it: what it does not say may be anything. Targeting, the devices and
    words of triggers, `pages` and schedules tell promotions apart, caps and rests do not.

    Wrong: two popups without `priority`.

    Right: `priority: 60` in one of them.
    """
    return Finding(
        f"'{promotion}' and '{other}' share the {slot} slot with priority {priority}, and may come at once to {visitor}",
        "give one a higher priority, or tell them apart by page or device",
        (Note(at, f"'{other}' is here"),),
    )


@rule("HB402", "warning")
def schedule_over(promotion: str, day: str) -> Finding:
    """The schedule of a promotion is over: it is left out of the bundle.

    Wrong, after November: `schedule: { until: 2026-12-01 }`

    Right: a later `until`, or no promotion.
    """
    return Finding(
        f"'{promotion}' ended at {day} and is left out of the bundle", "move 'until', or delete the file"
    )


@rule("HB403", "error")
def span_empty(start: str, end: str) -> Finding:
    """What ends before it begins, or with it, is never.

    Wrong: `schedule: { from: 2026-12-01, until: 2026-11-20 }`

    Right: `schedule: { from: 2026-11-20, until: 2026-12-01 }`. `until` is not included.
    """
    return Finding(f"'{end}' is not after '{start}'", "the end is not included, so it has to be later")


@rule("HB404", "warning")
def not_over_several(lines: int) -> Finding:
    """`not` over a map of two lines means that they are not *both* true; often neither is meant.

    Wrong: `not: { page.type: cart, device.type: mobile }`

    Right: `not: { all: [ { page.type: cart }, { device.type: mobile } ] }` for not both,
    `not: { any: [ { page.type: cart }, { device.type: mobile } ] }` for neither.
    """
    said = "not both" if lines == 2 else f"not all {lines}"
    return Finding(f"this 'not' means: {said}", "write 'all:' or 'any:' below it to say which you mean")


@rule("HB405", "error")
def audience_cycle(chain: tuple[str, ...]) -> Finding:
    """An audience is defined by itself.

    Wrong: `loyal: { audience: regular }` and `regular: { audience: loyal }`

    Right: `regular: { visitor.sessions: { at_least: 3 } }`
    """
    return Finding("audiences go round in a circle: " + " → ".join(chain), "break the circle in one of them")


@rule("HB406", "error")
def never_true(why: str, notes: tuple[Note, ...]) -> Finding:
    """A condition that is true of no visitor: its lines exclude each other, or one of them asks for what never is.

    The lines that are named are the fewest that do.

    Wrong: `cart.value: { at_least: 300, below: 75 }`

    Right: `cart.value: { at_least: 75, below: 300 }`
    """
    return Finding(f"this can never be true: {why}", "change or drop one of these lines", notes)


@rule("HB407", "error")
def endpoint_missing(endpoint: str, what: str) -> Finding:
    """A part of a promotion talks to the shop, and site.yml does not say where: leads of a form, codes of a pool.

    Wrong: a form, and no `endpoints`.

    Right: `endpoints: { leads: /handbill/leads }` in site.yml, and `coupons: /handbill/coupons` beside it for codes.
    """
    return Finding(
        f"{what} needs 'endpoints.{endpoint}' in site.yml",
        f"add  endpoints: {{ {endpoint}: /handbill/{endpoint} }}  to site.yml",
    )


@rule("HB408", "warning")
def form_without_consent(known: tuple[str, ...]) -> Finding:
    """A form asks for an address without a box that asks for leave to write to it.

    Wrong: `fields: [ email ]`

    Right: `fields: [ email, { marketing_consent: { text: "Yes, send me news." } } ]`
    """
    return Finding("this form has no consent field", f"add {' or '.join(known)}")


@rule("HB409", "warning")
def value_public(text: str) -> Finding:
    """A value that is worth something stands in the bundle, where anybody can read it.

    Wrong: `coupon: { generic: ANNA-7F3K }`, a code that is meant for one customer

    Right: `coupon: { generic: WELCOME10 }`, a code that everybody may have; the warning stays, and is harmless
    """
    return Finding(f"anybody can read '{text}' in the bundle", "use a code that everybody may have")


@rule("HB410", "error")
def fact_open(fact: str) -> Finding:
    """A text shows a fact that a link can set, so that anybody could put words into the shop's mouth.

    Wrong: `headline: "Hello {page.query.name}"`

    Right: test it instead, `targeting: { page.query.name: anna }`, and write the text out.
    """
    return Finding(
        f"any link can set {fact}, so a text may not show it", "test it in targeting, and write the text out"
    )


@rule("HB411", "error")
def necessary_with(what: str) -> Finding:
    """`purpose: necessary` lifts a promotion out of the consent gate, so it may remember and collect nothing.

    Wrong: `purpose: necessary` with a form, or with a cap per visitor.

    Right: a plain message, capped per page or session.
    """
    return Finding(f"a promotion of purpose 'necessary' can't have {what}", "drop it, or drop 'purpose'")


@rule("HB412", "error")
def goal_unreachable(goal: str, wanted: str) -> Finding:
    """The goal asks for something that the content never asks the shopper for.

    Wrong: `goal: email` without an e-mail field.

    Right: `content: { form: { fields: [ email ] } }`, or another goal.
    """
    return Finding(f"goal '{goal}' needs {wanted}", "add it to the content, or change the goal")


@rule("HB413", "error")
def repeated(what: str, at: Span) -> Finding:
    """The same thing is said twice, and only one can hold.

    Wrong: `cap: [ { per: session, max: 1 }, { per: session, max: 2 } ]`

    Right: `cap: [ { per: session, max: 1 }, { per: week, max: 2 } ]`
    """
    return Finding(f"{what} is given twice", "keep one of them", (Note(at, "first given here"),))


@rule("HB414", "warning")
def screen_unreached(screen: str) -> Finding:
    """A screen is never shown, because no way leads to it from the first one.

    A form leads to the next screen, and so does a button that does nothing else: one with a link, `close`, `back`,
    `copy`, `scroll`, `add` or `open` does not.

    Wrong: `result:` in a promotion without a form.

    Right: a form, whose answer shows the result.
    """
    return Finding(
        f"no shopper ever sees the screen '{screen}'", "add a form or a button that leads to it, or drop it"
    )


@rule("HB415", "error")
def device_impossible(trigger: str, device: str, devices: tuple[str, ...]) -> Finding:
    """A trigger is asked for on a device where it can't fire.

    Wrong: `tab_return: { device: mobile }` where its manifest says `devices: [desktop]`

    Right: `tab_return: { device: desktop }`
    """
    return Finding(f"{trigger} never fires on {device}", "it fires on: " + ", ".join(devices))


@rule("HB416", "error")
def one_of_missing(owner: str, names: tuple[str, ...]) -> Finding:
    """An extension needs one of several keys, and none is given.

    Wrong: `triggers: [ scroll_depth ]`

    Right: `triggers: [ { scroll_depth: 60% } ]`
    """
    return Finding(f"{owner} needs one of: " + ", ".join(names), f"write {owner}: {{ {names[0]}: … }}")


@rule("HB417", "error")
def use_divided(use: str, at: Span) -> Finding:
    """A use of what Handbill knows belongs to two consent purposes, so whether it is allowed is anybody's guess.

    Wrong: `purposes: { marketing: [promotions], analytics: [promotions, events] }`

    Right: `purposes: { marketing: [promotions], analytics: [events] }`
    """
    return Finding(f"'{use}' belongs to two purposes", "keep one of them", (Note(at, "first given here"),))


@rule("HB419", "error")
def cap_uncounted(most: int, per: str, known: int, instead: str) -> Finding:
    """A cap of showings a session, day or week is higher than browsers can count, and would never hold.

    Of each promotion a browser keeps how often it was shown, and when the last 50 times were. Caps per page and visitor go
    by how often alone, and may be as high as you like.

    Wrong: `cap: { per: week, max: 200 }`

    Right: `cap: { per: week, max: 50 }`, or `cap: { per: visitor, max: 200 }`
    """
    return Finding(
        f"browsers keep when the last {known} showings were, so that {most} a {per} would never hold",
        f"write at most {known}, or {instead}",
    )


@rule("HB430", "error")
def family_taken(name: str, family: str, typed: bool) -> Finding:
    """The shop's own facts have families of their own: a name that begins like a shipped fact would hide it.

    Wrong: `cart.points: { type: number, from: { cookie: points } }`

    Right: `loyalty.points: { type: number, from: { cookie: points } }`; what `handbill.profile` keeps is given a type by
    `profile.points: { type: number }`, without `from`.
    """
    rest = name.partition(".")[2]
    if typed:
        return Finding(f"'{name}' is kept by Handbill and read from nowhere else", "leave 'from' out")
    return Finding(f"the facts of '{family}' are Handbill's own", f"write another family: shop.{rest}")


@rule("HB467", "error")
def text_empty(name: str) -> Finding:
    """A text has no words, so a button, a label or a consent would stand there that nobody can read or hear.

    Wrong: `marketing_consent: ""`

    Right: `marketing_consent: "Yes, send me a mail a month."`; a text that is not wanted is left out.
    """
    return Finding(f"'{name}' says nothing", "write its words, or leave it out")
