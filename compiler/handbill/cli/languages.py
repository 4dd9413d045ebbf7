"""How complete the languages of a site are, in words and as data."""

from collections.abc import Iterator
from typing import Any

from handbill.model.site import Coverage

MOST = 5
"""So many missing texts are named on a line; the JSON form names all."""


def lines(coverage: tuple[Coverage, ...]) -> Iterator[str]:
    """Yield a line a language: `nl: 14 of 18 texts; missing: promotions/welcome.yml content.body, content.note`."""
    for one in coverage:
        said = f"{one.tag}: {one.texts - len(one.missing)} of {one.texts} texts"
        yield f"{said}; missing: {_named(one.missing)}" if one.missing else said


def _named(missing: tuple[str, ...]) -> str:
    """Name the first few, each file once."""
    words: list[str] = []
    before = ""
    for name in missing[:MOST]:
        file, _, path = name.partition(" ")
        words.append(path if file == before else name)
        before = file
    rest = len(missing) - MOST
    return ", ".join(words) + (f" and {rest} more" if rest > 0 else "")


def said(coverage: tuple[Coverage, ...]) -> dict[str, Any]:
    """Return the key of the JSON document, none for a site with one language that lacks nothing."""
    rows = [
        {
            "locale": one.tag,
            "texts": one.texts,
            "translated": one.texts - len(one.missing),
            "missing": one.missing,
        }
        for one in coverage
    ]
    return {"locales": rows} if rows else {}
