"""HB721–HB729: campaigns, their steps and the ways through them."""

from handbill.diagnostics.diagnostic import Note
from handbill.diagnostics.rule import Finding, rule
from handbill.diagnostics.span import Span


@rule("HB721", "error")
def steps_in_one_item(first: str, second: str) -> Finding:
    """One item of the list names two steps, so that nothing says which comes first.

    Wrong: `- { show: welcome, delay: 2d }`

    Right: `- show: welcome`, and below it `- delay: 2d`
    """
    return Finding(f"'{first}' and '{second}' stand in one item", f"begin a new item: - {second}: …")


@rule("HB722", "error")
def again_unknown(text: str) -> Finding:
    """When a campaign may begin again is neither a word nor a length of time.

    Wrong: `again: monthly`

    Right: `again: 30d`, `page`, `session` or `never`
    """
    return Finding(f"'again' takes no '{text}'", "write never, page, session, or a length of time: 30d")


@rule("HB723", "error")
def step_unreached(step: str, before: str, at: Span) -> Finding:
    """No visitor can come to a step, because what stands before it never goes on there.

    Wrong: `- end: finished`, and below it `- show: welcome`

    Right: take out the step, or put it where a way leads: before the `end`, or behind the `id` of a `goto`.
    """
    return Finding(
        f"no way leads to '{step}'",
        "take it out, or lead a way to it",
        (Note(at, f"'{before}' goes elsewhere"),),
    )


@rule("HB724", "error")
def cycle_without_wait(steps: tuple[str, ...]) -> Finding:
    """A way leads back to a step before it, and nothing on it waits: a visitor would go round for ever.

    Wrong: `- { if: { visitor.new: true }, id: look, then: [ { goto: look } ] }`

    Right: `then: [ { delay: 1d }, { goto: look } ]`
    """
    way = " → ".join((*steps, steps[0]))
    return Finding(f"these steps lead round without waiting: {way}", "put a delay between them: - delay: 1d")


@rule("HB725", "error")
def enrols_round(campaigns: tuple[str, ...]) -> Finding:
    """Campaigns enrol each other, and nothing on the way waits.

    Wrong: `a.yml` begins with `- enroll: b`, and `b.yml` with `- enroll: a`.

    Right: leave one of them out, or let time go by first: `- delay: 7d`
    """
    way = " → ".join((*campaigns, campaigns[0]))
    if not campaigns[1:]:
        return Finding(f"'{campaigns[0]}' enrols those in itself who are in it", "take out the step")
    return Finding(f"these campaigns enrol each other without waiting: {way}", "take out one of the steps")


@rule("HB726", "warning")
def enrols_in_turns(campaigns: tuple[str, ...]) -> Finding:
    """Campaigns enrol each other, and visitors wait on the way.

    Nobody goes round at once, but they come back to where they were as often as `again` lets them.

    Unwise: `a.yml` ends with `- enroll: b`, and `b.yml` with `- enroll: a`.

    Better: let one of them end without the other.
    """
    way = " → ".join((*campaigns, campaigns[0]))
    return Finding(f"these campaigns enrol each other: {way}", "take out one of the steps")


@rule("HB727", "warning")
def wait_without_end(parameter: str, sure: str) -> Finding:
    """A step waits for what some visitors never do, and they stay there for good.

    Unwise: `until: submitted` (who closes the form stays)

    Better: `until: [submitted, closed]`, or a length of time among them: `[submitted, 7d]`
    """
    return Finding(
        f"some visitors never come to this '{parameter}'", f"add '{sure}', or a length of time: 7d"
    )


@rule("HB728", "warning")
def never_begins(campaign: str) -> Finding:
    """Nobody comes into a campaign: it has no triggers, and no other campaign enrols visitors in it.

    Idle: a campaign without `enroll: { triggers: [ … ] }`

    Better: `enroll: { triggers: [page_load] }`, or `- enroll: ID` in another campaign.
    """
    return Finding(f"nobody is ever enrolled in '{campaign}'", "write enroll: { triggers: [page_load] }")


@rule("HB729", "error")
def way_missing(step: str, names: tuple[str, ...]) -> Finding:
    """A step that parts ways has none to part.

    Wrong: `- if: { visitor.new: true }`

    Right: `- if: { visitor.new: true }`, and below it `then: [ { show: welcome } ]`
    """
    return Finding(f"'{step}' leads nowhere", f"write {' or '.join(names)} below it: {names[0]}: [ … ]")


@rule("HB730", "error")
def code_unsafe(what: str, instead: str) -> Finding:
    """A script that a campaign calls does what a content security policy stops, or what makes code of a text.

    It runs in the shop's page, whatever policy that has: no `eval`, no HTML from a text, no elements that load code.

    Wrong:
    ```js
    export default () => { document.querySelector("h1").innerHTML = "<b>Welcome</b>"; };
    ```
    Right:
    ```js
    export default () => { document.querySelector("h1").textContent = "Welcome"; };
    ```
    """
    return Finding(f"{what} has no place in a script that a campaign calls", instead)


@rule("HB720", "error")
def code_missing() -> Finding:
    """A script that a campaign calls does not export what can be called: a function, as its default.

    Wrong:
    ```js
    export const greet = () => { document.body.classList.add("greeted"); };
    ```
    Right:
    ```js
    export default () => { document.body.classList.add("greeted"); };
    ```
    """
    return Finding("nothing here can be called", "write export default () => { … };")


@rule("HB790", "error")
def weights_wrong(total: int) -> Finding:
    """The weights of a step's paths are the shares of the visitors in percent, and do not sum to 100.

    Wrong: `paths: { percent: { weight: 40, steps: [] }, shipping: { weight: 40, steps: [] } }`

    Right: `paths: { percent: { weight: 50, steps: [] }, shipping: { weight: 50, steps: [] } }`
    """
    return Finding(f"these weights sum to {total}", "change them so that they sum to 100")
