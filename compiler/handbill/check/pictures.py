"""Pictures that a promotion shows: their versions, and whether a page can bear them."""

from collections import defaultdict

from handbill.check.context import Context
from handbill.diagnostics.rules import pictures as rules
from handbill.model.pictures import DRAWN, Picture, Sides, Version, ending, named_as_versions
from handbill.model.source import Scalar, Source

_BYTES = 500_000
"""What a shopper on the way waits for a second; a version for large and sharp screens may have twice that."""
_SIDE = 3_200
"""Pixels: half of a window of 3,200, or all of one of 1,600 on a screen that is twice as sharp."""
_LIKE = 0.01


def pictures_of(source: Source) -> dict[str, Picture]:
    """Return the pictures whose sides are known, each with its versions, by path."""
    versions: dict[str, list[Version]] = defaultdict(list)
    for stem, version in named_as_versions(source.pictures):
        versions[f"{stem}.{ending(version.path)}"].append(version)
    return {
        path: Picture(
            sides, () if _scales(path) else tuple(versions[path.rpartition(".")[0] + "." + ending(path)])
        )
        for path, sides in source.pictures.items()
        if sides
    }


def _scales(path: str) -> bool:
    return ending(path) == DRAWN


def check_picture(src: Scalar, context: Context) -> None:
    """Report versions that show something else than the picture says, and files that are too large, at `src`."""
    path, sides = src.text, context.source.pictures
    if sides.get(path) is None:
        if path in sides:
            context.report(rules.picture_unread(src.at, path, _scales(path)))
        return
    picture = context.pictures[path]
    _check_weight(src, path, _BYTES, context)
    for version in picture.versions:
        found = sides.get(version.path)
        if found is None:
            context.report(rules.picture_unread(src.at, version.path, False))
        elif not _alike(picture.sides, found):
            context.report(
                rules.version_shape(src.at, version.path, _said(found), path, _said(picture.sides))
            )
        elif (wanted := _width(version, picture.sides)) and abs(found.width - wanted) > 1:
            context.report(rules.version_width(src.at, version.path, found.width, wanted))
        else:
            _check_weight(src, version.path, _BYTES * 2, context)
    used = {version.path for version in picture.versions}
    stem = path.rpartition(".")[0]
    for of, version in named_as_versions(sides):
        if of == stem and version.path not in used and not _is_shown(of, version, context):
            context.report(rules.version_unused(src.at, version.path, path, _scales(path)))


def _is_shown(of: str, version: Version, context: Context) -> bool:
    """Say whether a version belongs to another picture of that name: `tent.png` beside `tent.jpg`."""
    return any(
        version in picture.versions for path, picture in context.pictures.items() if path.startswith(f"{of}.")
    )


def _check_weight(src: Scalar, path: str, limit: int, context: Context) -> None:
    size, sides = context.source.assets[path], context.source.pictures[path]
    wide = sides is not None and not _scales(path) and max(sides.width, sides.height) > _SIDE
    if size > limit or wide:
        said = None if sides is None or _scales(path) else _said(sides)
        context.report(rules.picture_heavy(src.at, path, size, said))


def _alike(one: Sides, other: Sides) -> bool:
    """Say whether two shapes are one, but for what rounding to whole pixels makes of it."""
    small, large = sorted((one, other), key=lambda sides: sides.width)
    return abs(large.height * small.width / large.width - small.height) <= max(1, small.height * _LIKE)


def _width(version: Version, of: Sides) -> int:
    return version.width or round(of.width * (version.times or 1))


def _said(sides: Sides) -> str:
    return f"{sides.width:,} × {sides.height:,} px"
