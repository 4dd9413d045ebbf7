"""HB421 to HB423, HB565 and HB566: blocks that are placed freely."""

from collections.abc import Iterable

from handbill.diagnostics.rule import Finding, rule


@rule("HB421", "error")
def place_refused(block: str, template: str | None, free: Iterable[str]) -> Finding:
    """A block says where it stands, and its template puts blocks where it thinks best, one below the other.

    A template whose manifest has `places` leaves that to the blocks. A block within another stands where that one puts it.

    Wrong: `template: popup` with `headline: { text: Hello, at: { left: 5%, top: 20% } }`

    Right: `template: canvas`, or the headline without `at`
    """
    names = " or ".join(f"'{name}'" for name in sorted(free))
    if template is None:
        return Finding(
            f"'at' of {block}, which stands within another block", "leave it out, or place the outer one"
        )
    return Finding(
        f"'at' of {block} places it freely, and '{template}' places its blocks itself",
        f"leave it out, or take the template {names}" if names else "leave it out",
    )


@rule("HB422", "error")
def place_unfit(block: str, problem: str, help_: str | None) -> Finding:
    """A block stands where it can't be seen, read or hit.

    A box has to lie on its ground; a picture may reach beyond the edge and is cut off there, so long as some of it is
    seen. What can be read or hit is at least 24 pixels wide and high, on the smallest screen too: the ground of wide
    screens is shown at seven eighths of its size or more, that of narrow ones in a window of 320 pixels.

    Wrong: `at: { left: 80%, top: 10%, width: 40% }`

    Right: `at: { left: 60%, top: 10%, width: 40% }`
    """
    return Finding(f"{block} {problem}", help_ or "leave one of the two out")


@rule("HB423", "warning")
def ground_unknown(block: str, picture: str, screen: str) -> Finding:
    """Words stand on a picture, and whether they can be read depends on what it shows.

    The build knows the colours of a theme, not those of a picture. A plate in the colour of the background makes the
    contrast known; a theme's colours are chosen to be read on it.

    Wrong: `headline: { text: Hello, at: { left: 5%, top: 20% } }` over `image: { …, at: { width: 100% } }`

    Right: `headline: { text: Hello, at: { left: 5%, top: 20%, plate: true } }`, or beside the picture
    """
    return Finding(
        f"{block} stands on {picture} on {screen} screens, so whether it can be read is not known",
        "write plate: true in its 'at', or place it beside the picture",
    )


@rule("HB565", "error")
def control_covered(above: str, below: str, screen: str) -> Finding:
    """A block lies on one that shoppers press or fill in, and takes the clicks that are meant for it.

    A box is there to be hit as a whole, also where its words do not reach. Of two that meet, the one of the higher
    `layer` lies above, among equals the one that comes later.

    Wrong: `headline: { text: Hello, at: { width: 100%, height: 100%, layer: 9 } }` over
    `button: { …, at: { left: 5%, top: 30%, width: 30%, height: 10% } }`

    Right: `headline: { text: Hello, at: { width: 100%, height: 25% } }`
    """
    return Finding(
        f"{above} lies on {below} on {screen} screens, and takes the clicks that are meant for it",
        f"move one of the two, make {above} smaller, or give {below} the higher layer",
    )


@rule("HB566", "warning")
def words_covered(above: str, below: str, screen: str) -> Finding:
    """A block lies on the words of another, so that neither can be read where they meet.

    A box whose `height` is not given counts as one line here, though its words may need more.

    Unwise: `headline: { …, at: { top: 5%, height: 40% } }` with `body: { …, at: { top: 10%, height: 40% } }`

    Right: `body: { …, at: { top: 45%, height: 40% } }`
    """
    return Finding(
        f"{above} lies on {below} on {screen} screens, and hides words or stands among them",
        "move one of the two, or make it smaller",
    )
