"""HB785 to HB787: files by which one site hands something on to another."""

from handbill.diagnostics.rule import Finding, rule


@rule("HB785", "error")
def parcel_wrong(why: str, path: str = "") -> Finding:
    """A file is none that `handbill export` has written, or has something in it that may not come into a site.

    What comes in lies in the folders that definitions name, under plain names, is no larger than 20 MB in all, and is what
    its name says. Nothing of site.yml, `state.lock` or `pages/` is in it.

    Wrong: `"../../.bashrc": { "text": "…" }` among the `files`

    Right: the file as `handbill export` wrote it.
    """
    return Finding(
        f"'{path}' {why}" if path else f"this {why}", "take a file that `handbill export` has written"
    )


@rule("HB786", "error")
def already_there(what: str) -> Finding:
    """Something that an import would bring is in the site already, and is another one. Nothing is overwritten, and of an import with a conflict nothing is taken.

    Wrong: importing a `promotions/welcome.yml` into a site that has a promotion `welcome` of its own

    Right: give one of the two another name first (`renamed_from` keeps what browsers have of it), or leave the import.
    """
    return Finding(
        f"{what} is there already, and is another one", "rename yours, or write the two into one by hand"
    )


@rule("HB787", "error")
def not_mergeable(what: str) -> Finding:
    """A file of the site is written so that nothing can be put into it without writing it anew.

    Wrong: `targeting/audiences.yml` with all audiences between one pair of braces

    Right: an audience a line, `staff: { … }`, one below the other.
    """
    return Finding(
        f"{what} can't be put into this file as it is written", "write its keys line by line, without braces"
    )
