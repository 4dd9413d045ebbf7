"""HB465, HB466, HB475: promotions that are opened by others, and shown by campaigns."""

from handbill.diagnostics.rule import Finding, rule


@rule("HB465", "error")
def opens_itself(name: str) -> Finding:
    """A promotion opens itself, which is on the screen already.

    Wrong, in promotions/welcome.yml: `button: { label: Open, open: welcome }`

    Right: the id of another promotion, or `go:` for another screen of this one.
    """
    return Finding(f"'{name}' is this promotion", "name another one")


@rule("HB466", "warning")
def opens_over(name: str, until: str) -> Finding:
    """What a promotion opens is not in the bundle any more: its schedule is over, and the button does nothing.

    Wrong: `opens: black-friday` in December

    Right: another promotion, a later `until`, or the same schedule here.
    """
    return Finding(f"'{name}' is over since {until}", "name another one, or take this promotion out too")


@rule("HB475", "warning")
def shows_over(name: str, until: str) -> Finding:
    """What a step of a campaign shows is not in the bundle any more: its schedule is over, and visitors go on behind the step.

    Wrong: `- show: black-friday` in December

    Right: another promotion, a later `until`, or the campaign without the step.
    """
    return Finding(
        f"'{name}' is over since {until}: the step is passed over",
        "show another one, move its 'until', or take the step out",
    )
