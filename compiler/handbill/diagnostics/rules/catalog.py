"""HB1xx: what an extension folder lacks or says wrongly."""

from collections.abc import Iterable

from handbill.diagnostics.diagnostic import Note
from handbill.diagnostics.rule import Finding, rule
from handbill.diagnostics.span import Span
from handbill.diagnostics.suggest import did_you_mean, nearest

_SEE = "as docs/extending.md describes it"
_HOLDS = {
    "preview.yml": "a promotion of this template to show in 'handbill gallery': content: { headline: Hello }",
    "cases.json": "with what a browser does and what comes of it, as docs/extending.md describes it",
}
"""File of an extension folder → what it is for, for those whose name does not say it."""


@rule("HB101", "error")
def manifest_missing(folder: str, manifest: str) -> Finding:
    """An extension folder has no manifest.

    A folder below `targeting/triggers/`, `templates/promotions/` and the like is one entry, and its manifest says
    what it is.

    Wrong: `targeting/triggers/shake/` holds `trigger.js` alone.

    Right: it also holds `trigger.yml`. A folder that is no entry begins with `_`: `targeting/triggers/_shared/`.
    """
    return Finding(f"{folder}/ has no {manifest}", f"add {manifest}, or begin the folder's name with '_'")


@rule("HB102", "error")
def part_missing(folder: str, file: str, like: str | None = None) -> Finding:
    """An extension folder lacks a file that its kind cannot do without: its script, or its markup.

    Wrong: `targeting/triggers/shake/` with `trigger.yml` alone.

    Right: `trigger.yml` and `trigger.js`, which exports `watch`.
    """
    instead = (
        f"add it, or write like: {like} to have the one of '{like}'"
        if like
        else f"add {file}, {_HOLDS.get(file, _SEE)}"
    )
    return Finding(f"{folder}/ has no {file}", instead)


@rule("HB103", "warning")
def cases_missing(folder: str, file: str) -> Finding:
    """An extension folder has nothing by which it can be tried: `cases.json`, `preview.yml` or `fixtures/`.

    Wrong: `targeting/triggers/shake/` with `trigger.yml` and `trigger.js`.

    Right: the same with `cases.json`: `[{ "name": "fires once", "use": "shake", "page": "tall", "do": [], "fires": 0 }]`.
    """
    return Finding(f"{folder}/ has no {file}", f"add {file}, {_HOLDS.get(file, _SEE)}")


@rule("HB104", "error")
def manifest_key_unknown(key: str, known: Iterable[str]) -> Finding:
    """A manifest holds a key that nothing reads.

    Wrong: `sumary: The visitor shakes the phone.`

    Right: `summary: The visitor shakes the phone.` Keys that begin with `x-` are free.
    """
    near = nearest(key, known)
    return Finding(
        f"'{key}' is no key of a manifest here",
        f"did you mean '{near}'?" if near else "one of: " + ", ".join(sorted(known)),
    )


@rule("HB105", "error")
def manifest_key_missing(key: str, known: Iterable[str] = ()) -> Finding:
    """A manifest lacks a key that its kind needs.

    Wrong: `trigger.yml` without `kind`.

    Right: `kind: event`.
    """
    words = ", ".join(known)
    example = _WRITTEN.get(key, f"add '{key}', {_SEE}")
    return Finding(f"'{key}' is missing", f"write {key}: … with one of: {words}" if words else example)


_WRITTEN = {
    "summary": "write summary: and one sentence that says what it is",
    "doc": "write doc: and what the parameter means",
}


@rule("HB106", "error")
def manifest_value(key: str, wanted: str) -> Finding:
    """A value of a manifest is not of the kind that its key takes.

    Wrong: `parameters: { after: { type: time } }`

    Right: `parameters: { after: { type: duration } }`
    """
    return Finding(f"'{key}' takes {wanted}")


@rule("HB107", "error")
def manifest_reference(key: str, name: str, what: str, known: Iterable[str]) -> Finding:
    """A manifest names a parameter or a fact that there is not.

    Wrong: `main: after` where `parameters` has no `after`.

    Right: `main: delay`, with `parameters: { delay: { type: duration } }`.
    """
    return Finding(f"'{key}' names '{name}', which is no {what}", did_you_mean(name, known))


@rule("HB108", "error")
def entry_name(name: str) -> Finding:
    """An extension folder's name is the entry's name: small letters, digits, `-` and `_`, a letter first.

    Wrong: `targeting/triggers/Shake It/`

    Right: `targeting/triggers/shake_it/`
    """
    return Finding(
        f"'{name}' is no name of an entry",
        "use a-z, 0-9, '-' and '_', with a letter first, or begin it with '_'",
    )


@rule("HB109", "error")
def entries_clash(name: str, other: str, what: str, at: Span) -> Finding:
    """Two of the shop's own extension folders claim the same name, so a definition could mean either.

    Wrong: `runtime_js/blocks/stars/` and `runtime_js/blocks/rating/`, both with `key: stars`.

    Right: two different keys. To replace a shipped entry, give the folder exactly the shipped one's name.
    """
    return Finding(
        f"'{name}' and '{other}' share {what}",
        "rename one of them",
        (Note(at, f"'{other}' is here"),),
    )
