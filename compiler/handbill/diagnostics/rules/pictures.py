"""HB560 to HB564: the files of pictures."""

from handbill.diagnostics.rule import Finding, rule


@rule("HB560", "error")
def version_shape(version: str, sides: str, picture: str, own: str) -> Finding:
    """A version of a picture has another shape, so the page would jump, or cut it, when a browser chooses it.

    A version is the same picture in another size: it lies beside it, and is called like it, with `@2x` or `-800w`.

    Wrong: `images/tent.jpg` of 800 × 600 px with `images/tent@2x.jpg` of 1,600 × 900 px

    Right: `images/tent@2x.jpg` of 1,600 × 1,200 px
    """
    return Finding(
        f"{version} is {sides}, and {picture} is {own}: another shape",
        "cut both alike, or rename the one that is another picture",
    )


@rule("HB561", "error")
def version_width(version: str, width: int, wanted: int) -> Finding:
    """A version of a picture is not as wide as its name says, and browsers go by the name.

    Wrong: `images/tent-800w.jpg` of 640 × 480 px

    Right: `images/tent-640w.jpg`; and `images/tent@2x.jpg` is twice as wide as `images/tent.jpg`.
    """
    return Finding(
        f"{version} is {width:,} px wide, and its name says {wanted:,}",
        "rename it, or save it in the size of its name",
    )


@rule("HB562", "warning")
def picture_heavy(path: str, size: int, sides: str | None) -> Finding:
    """A picture is far larger than it can be shown, so shoppers wait for what nobody sees.

    The limits are 500 kB, a megabyte for a version, and 3,200 px on a side.

    Unwise: `src: images/tent.jpg` as it came from the camera, with 4 MB

    Right: the picture 1,200 px wide, as `webp` or `avif`, with `images/tent@2x.webp` beside it for sharp screens
    """
    amount = f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1_000)):,} kB"
    shown = f"{amount}, {sides}" if sides else amount
    help_ = (
        "save it at most 1,600 px wide, as webp or avif, and larger versions beside it: docs/language.md, Pictures"
        if sides
        else "make the drawing simpler, or save it as webp"
    )
    return Finding(f"{path} is larger than it can be shown: {shown}", help_)


@rule("HB563", "warning")
def version_unused(version: str, picture: str, drawn: bool) -> Finding:
    """A file is called like a version of a picture, and no browser is offered it.

    A version has the ending of its picture. A drawing (`svg`) is sharp in every size, and takes none.

    Unwise: `images/tent@2x.png` beside `images/tent.jpg`

    Right: `images/tent@2x.jpg`
    """
    why = "a drawing needs no versions" if drawn else "it is of another kind of file"
    ending = picture.rpartition(".")[2]
    help_ = "remove it" if drawn else f"save it as {version.rpartition('.')[0]}.{ending}, or rename it"
    return Finding(f"{version} looks like a version of {picture}, but {why}", help_)


@rule("HB564", "warning")
def picture_unread(path: str, drawn: bool) -> Finding:
    """The sides of a picture can't be read from its file, so the page can't keep the place free that it will take.

    The file is damaged or is not what its ending says, or a drawing has neither `width` and `height` nor a `viewBox`.

    Unwise: `images/tent.png` that is empty, or `<svg xmlns="http://www.w3.org/2000/svg">…`

    Right: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 320">…`
    """
    if drawn:
        return Finding(f"{path} does not say how large it is", 'give its <svg> a viewBox="0 0 WIDTH HEIGHT"')
    return Finding(f"how large {path} is can't be read", "save it again: it is damaged, or of another kind")
