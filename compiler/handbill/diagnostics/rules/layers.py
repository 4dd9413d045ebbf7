"""HB421 to HB423: blocks that are placed freely."""

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
