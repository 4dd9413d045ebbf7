"""HB431 to HB436: when something may show."""

from handbill.diagnostics.diagnostic import Note
from handbill.diagnostics.rule import Finding, rule
from handbill.diagnostics.span import Span


@rule("HB431", "error")
def hours_overlap(span: str, other: str, at: Span) -> Finding:
    """Two spans of hours have a time in common, which one of them is there for already.

    What goes over midnight goes on in the early hours of the next day.

    Wrong: `hours: [09:00-13:00, 12:00-18:00]`, or `[01:00-03:00, 22:00-02:00]`

    Right: `hours: [09:00-12:00, 13:00-18:00]`
    """
    return Finding(
        f"'{span}' overlaps '{other}'",
        "make one span of them, or two that are apart",
        (Note(at, f"'{other}' is here"),),
    )


@rule("HB432", "warning")
def pause_outside(side: str, bound: str) -> Finding:
    """An exception of a schedule lies where nothing shows anyway: before `from`, or behind `until`.

    Wrong: `schedule: { until: 2026-12-24, except: [2026-12-25] }`

    Right: `schedule: { until: 2027-01-10, except: [2026-12-25] }`
    """
    key = "from" if side == "before" else "until"
    return Finding(
        f"this exception lies {side} '{bound}', where nothing shows anyway", f"drop it, or move '{key}'"
    )


@rule("HB433", "warning")
def enrolment_over(campaign: str, day: str) -> Finding:
    """The schedule of a campaign is over: nobody begins it any more.

    It stays in the bundle, for those who are in it go on to its end.

    Wrong, after November: `schedule: { until: 2026-12-01 }`

    Right: a later `until`, or no such campaign, once nobody is in it.
    """
    return Finding(
        f"nobody begins '{campaign}' since {day}; who is in it goes on",
        "move 'until', or delete the file once nobody is in it",
    )


@rule("HB434", "error")
def enrolment_never(campaign: str) -> Finding:
    """The schedule of a campaign leaves no time at which anybody could begin it.

    Wrong: `schedule: { from: 2026-11-23, until: 2026-11-28, only: { days: [sat, sun] } }`

    Right: `schedule: { from: 2026-11-23, until: 2026-11-30, only: { days: [sat, sun] } }`
    """
    return Finding(
        f"the schedule of '{campaign}' is never open",
        "move 'from' or 'until', or take back what leaves nothing between them",
    )
