"""HB45x: what a site's definitions can and can't come to, proven for every visitor. What is not decided is not told."""

from handbill.diagnostics.diagnostic import Note
from handbill.diagnostics.rule import Finding, rule
from handbill.diagnostics.span import Span


@rule("HB451", "error")
def never_shows(promotion: str, why: str, notes: tuple[Note, ...]) -> Finding:
    """No visitor can ever get a promotion, because lines of its rules contradict each other.

    The lines that are named are the fewest that do: without any one of them the others could hold. They come from the
    targeting and its audiences, from triggers, the schedule and rests, and from the `pages` of site.yml.

    Wrong: `targeting: { device.type: mobile }` with `triggers: [ { exit_intent: { device: desktop } } ]`

    Right: `targeting: { device.type: desktop }`, or a trigger that fires on phones, too.
    """
    return Finding(f"'{promotion}' can never show: {why}", "change or drop one of these lines", notes)


@rule("HB452", "warning")
def shows_after_change(promotion: str, why: str, notes: tuple[Note, ...]) -> Finding:
    """A promotion comes only when a fact becomes another one between its trigger and its coming.

    The trigger fires on one value, the targeting lets another one through. It can be meant, and hardly ever is.

    Wrong: `triggers: [ { cart_value: { at_least: 75 } } ]` with `targeting: { cart.value: { below: 50 } }`

    Right: the same amount in both, or in one of them.
    """
    return Finding(
        f"'{promotion}' shows only if something changes after its trigger: {why}",
        "let the trigger and the targeting ask for the same",
        notes,
    )


@rule("HB453", "warning")
def trigger_in_vain(trigger: str, promotion: str, why: str, notes: tuple[Note, ...]) -> Finding:
    """One of several triggers can never bring the promotion, though another can.

    Wrong: `triggers: [ { timer: 20s }, { exit_intent: { device: desktop } } ]` with
    `targeting: { device.type: mobile }`

    Right: `triggers: [ { timer: 20s } ]`
    """
    return Finding(f"{trigger} never brings '{promotion}': {why}", "drop it, or let the others agree", notes)


@rule("HB454", "warning")
def always_true(says: str) -> Finding:
    """A line of conditions holds for every visitor there can be, so it keeps nobody away.

    A line that holds wherever its fact is known, such as one that lists every value of a choice, keeps those away of
    whom it is not known. It is not warned of, unless the fact always is.

    Wrong: `page.path: { glob: "*" }`

    Right: no such line.
    """
    return Finding(f"this keeps nobody away: {says}", "drop it, or ask for more")


@rule("HB455", "warning")
def implied(says: str, notes: tuple[Note, ...]) -> Finding:
    """A line of conditions says nothing that other lines of the same file do not say already.

    Wrong: `cart.value: { at_least: 75, above: 50 }`

    Right: `cart.value: { at_least: 75 }`
    """
    return Finding(f"this follows from what else is asked: {says}", "drop it, or ask for more", notes)


@rule("HB456", "warning")
def never_first(promotion: str, other: str, at: Span) -> Finding:
    """A promotion never comes before another one of its slot, which has a higher priority and is never away.

    The other one may come whenever this one may, by a trigger that is at least as early, and neither a cap beyond the
    page view nor a rest keeps it away.

    Wrong: a banner of priority 60 for everybody that comes at once and comes back always, and one of 50 for the cart.

    Right: the priorities the other way round, or a rest for the first: `after: { dismissal: 1d }`.
    """
    return Finding(
        f"'{promotion}' never comes first: '{other}' goes before it and is there whenever it is",
        "give it the higher priority, or let the other one rest",
        (Note(at, f"'{other}' is here"),),
    )


@rule("HB457", "warning")
def tie_undecided(promotion: str, other: str, slot: str, priority: int, at: Span) -> Finding:
    """Two promotions of one slot have the same priority, and whether some visitor gets both can't be decided.

    Where it happens, the one whose id comes first in the alphabet goes first.

    Wrong: two popups of priority 50 that only what an expression looks ahead for tells apart.

    Right: `priority: 60` in one of them.
    """
    return Finding(
        f"'{promotion}' and '{other}' share the {slot} slot with priority {priority}, and may meet",
        "give one a higher priority; as it is, the alphabet decides",
        (Note(at, f"'{other}' is here"),),
    )


@rule("HB458", "warning")
def meets_arrivals(promotion: str) -> Finding:
    """A promotion covers the whole page for somebody who has just come from a search on a phone.

    Google ranks such pages lower: what was searched for should be seen first. What the law asks for
    (`purpose: necessary`) is exempt, and bars and corners leave most of the page free.

    Wrong: `template: fullscreen` with `triggers: [ page_load ]` for everybody.

    Right: `triggers: [ { scroll_depth: 40% } ]`, `page_load: { device: desktop }`, a banner or a corner instead, or
    `targeting: { traffic.channel: { not_in: [search] } }`.
    """
    return Finding(
        f"'{promotion}' covers the whole page of those who come from a search on a phone, before they have seen it",
        "wait for scroll_depth or five seconds, or use a banner there: search engines rank such pages lower",
    )
