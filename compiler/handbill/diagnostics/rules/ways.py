"""HB488, HB489, HB497, HB498, HB540: ways between screens, and those that hang on an answer."""

from handbill.diagnostics.rule import Finding, rule
from handbill.diagnostics.suggest import did_you_mean


@rule("HB488", "error")
def branch_field(name: str, is_asked: bool, is_later: bool, known: tuple[str, ...]) -> Finding:
    """A way hangs on the answer of a field that has not been asked by then, or that offers no answers to choose from.

    Wrong: `go: { siez: { S: small }, else: large }` below a form that asks for `size`.

    Right: `go: { size: { S: small }, else: large }`
    """
    if is_asked:
        message = f"'{name}' offers no answers to choose a way by"
    elif is_later:
        message = f"'{name}' is asked on a later screen"
    else:
        message = f"no field '{name}' is asked on this screen or before it"
    choice = "ask it by a field with options, as 'choice' is"
    return Finding(message, did_you_mean(name, [one for one in known if one != name]) if known else choice)


@rule("HB489", "error")
def branch_answer(value: str, field: str, known: tuple[str, ...]) -> Finding:
    """A way hangs on an answer that its field does not offer.

    Wrong: `go: { size: { XL: large }, else: small }` where `size` offers S, M and L.

    Right: `go: { size: { L: large }, else: small }`. An answer goes by its value, not by its label.
    """
    return Finding(f"'{field}' has no answer '{value}'", did_you_mean(value, known))


@rule("HB497", "error")
def way_missing(who: str, remedy: str) -> Finding:
    """Some shoppers would have no screen to go on to.

    Wrong: `go: { size: { S: small, M: small } }` where `size` also offers L, need not be answered, or stands on an
    earlier screen that a shopper may have come past.

    Right: `go: { size: { S: small, M: small }, else: large }`
    """
    return Finding(f"{who} has nowhere to go on to", remedy)


@rule("HB498", "warning")
def branch_idle(name: str, whole: str) -> Finding:
    """Every answer of a field that has to be answered has its way already, so what stands behind it is never asked.

    Idle: `go: { size: { S: small, L: large }, else: other }` where `size` is required and offers S and L.

    Better: without the `else`.
    """
    return Finding(f"'{name}' is never asked: each answer of '{whole}' has its way", "take it out")


@rule("HB540", "warning")
def way_nowhere(screen: str, back: bool, others: tuple[str, ...]) -> Finding:
    """A way leads nowhere: to the screen on which it stands, or back from the one with which the promotion begins.

    Unwise: `screens: { hello: { headline: Hello, button: { label: Go on, go: hello } }, more: { headline: More } }`

    Better: `button: { label: Go on, go: more }`

    Unwise: `content: { headline: Hello, button: { label: Back, back: true } }`

    Better: `button: { label: Not now, close: true }`, or the way back on a later screen.
    """
    if back:
        help_ = (
            "put it on a screen behind this one" if others else "write close: true for a button that closes"
        )
        return Finding(f"nobody comes to the screen '{screen}' from another one to go back to", help_)
    named = ", ".join(others)
    help_ = f"name another screen: {named}" if others else "write close: true, or add a screen to lead to"
    return Finding(f"this leads to '{screen}', the screen that it stands on", help_)
