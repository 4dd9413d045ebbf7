"""HB795 and HB796: links to previews."""

from handbill.diagnostics.rule import Finding, rule


@rule("HB795", "error")
def preview_digest(name: str, found: str) -> Finding:
    """The `sha256` of a preview is what `handbill preview --link` wrote: 64 small letters and digits, from 0 to f.

    The file holds no tokens: everybody may read a bundle, and a token that stood in it would be a link for everybody.

    Wrong: `sha256: my-secret-word`

    Right: the line as the command wrote it.
    """
    why = f"has {len(found)} characters" if len(found) != 64 else "has other letters than 0 to 9 and a to f"
    return Finding(
        f"the sha256 of the preview '{name}' {why}: no token can have this digest",
        f"`handbill preview --end {name}` takes it out, `handbill preview --link` makes a new one",
    )


@rule("HB796", "warning")
def preview_over(name: str, until: str) -> Finding:
    """A link to a preview has ended: it is left out of the bundle, where it would do nothing.

    Wrong, after November: `until: 2026-12-01 09:00`

    Right: without this preview, or with a new link.
    """
    return Finding(
        f"the preview '{name}' ended at {until} and is left out of the bundle",
        f"`handbill preview --end {name}` takes it out of previews.yml",
    )
