"""HB46x: how a promotion looks, and the clocks that it shows."""

from handbill.diagnostics.rule import Finding, rule


@rule("HB460", "error")
def contrast_low(
    token: str,
    reads: str,
    named: str,
    on: str,
    needs: str,
    nearest: str | None,
    scheme: str,
    quoted: bool = True,
) -> Finding:
    """A text, or the edge of what can be used, does not stand out enough from what lies below it.

    The contrast is that of WCAG 2: 4.5 to 1 for text, 3 to 1 for the edge of a control. Which text stands on which
    ground is said by the manifests of the template and the blocks that a promotion uses, and of a shop's own sheets
    measured where colour and ground are certain; large text needs 3 there. Each token of the theme is judged
    as that promotion shows it, in the light scheme and in the dark one. The colour that is named is the nearest of the
    same hue with which everything that the token is part of can be read.

    Wrong: `theme: { accent: "#ffd54a", accent-text: "#fff" }`

    Right: `theme: { accent: "#ffd54a" }`, for the text on the accent is chosen when it is left out
    """
    help_ = (
        (f'write {token}: "{nearest}"' if quoted else f"write {token}: {nearest}") + ", the nearest that does"
        if nearest
        else f"no lightness of this hue will do: change what it meets, or leave {token} out"
    )
    return Finding(f"{named} on {on} reads at {reads} to 1{scheme}, and needs {needs}", help_)


@rule("HB461", "warning")
def color_unknown(text: str) -> Finding:
    """A colour that only the page can work out, so whether a text can be read on it is not known.

    Known are hexadecimal colours, names, `rgb()`, `hsl()`, `hwb()`, `lab()`, `lch()`, `oklab()`, `oklch()`, `color()` in
    `srgb`, `srgb-linear` and `display-p3`, `light-dark()`, and `color-mix()` in `srgb` and `oklab`, of numbers alone.

    Wrong: `theme: { accent: currentcolor }`

    Right: `theme: { accent: "#0a7d5c" }`
    """
    return Finding(
        f"what '{text}' looks like is not known before the page",
        'write it as "#rrggbb" to have its contrast checked',
    )


@rule("HB462", "error")
def refused(name: str, why: str, instead: str) -> Finding:
    """A key or a value that other tools have and that will not be here, for the reason that the message gives.

    Wrong: `countdown: { for: 2h, loop: true }`

    Right: `countdown: { for: 2h }`, which is over when it is over, or `countdown: { daily: 17:00 }`, if five o'clock is
    the end of something on each day
    """
    return Finding(f"{name} is refused: {why}", instead)


@rule("HB463", "warning")
def moment_past(text: str, what: str) -> Finding:
    """A countdown to a moment that is over shows nothing that is still to come.

    Wrong, after November: `countdown: { until: 2026-12-01 }`

    Right: a later moment, or no countdown.
    """
    return Finding(f"'{text}' is over, so {what} begins at zero", f"move it, or leave {what} out")


@rule("HB464", "warning")
def moment_outside(text: str, what: str, end: str, from_: bool) -> Finding:
    """A countdown and the schedule of its promotion do not meet: the one ends before the other has begun.

    Wrong: `schedule: { until: 2026-11-30 }` with `countdown: { until: 2026-12-24 }`, of which nobody sees the end

    Right: `schedule: { until: 2026-12-24 }`
    """
    if from_:
        return Finding(
            f"{what} is over at {text}, before the promotion begins at {end}", "move one of the two"
        )
    return Finding(f"the promotion ends at {end}, before {what} comes to {text}", "move one of the two")


@rule("HB418", "warning")
def space_unreserved(template: str, lengths: tuple[str, ...]) -> Finding:
    """What stands in the page comes after it, so the page below jumps unless the place is kept free from the start.

    `embed.html` beside the bundle has the rules that keep it free, for the shop's own style sheet.

    Unwise: `template: { name: embed, selector: "#offer" }`

    Right: `template: { name: embed, selector: "#offer", height: 220px, mobile_height: 260px }`
    """
    shown = ", ".join(f"{length}: 220px" for length in lengths)
    return Finding(
        f"the page jumps when '{template}' comes into it: no space is reserved there", f"write {shown}"
    )
