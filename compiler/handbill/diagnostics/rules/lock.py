"""HB770 to HB783: what visitors' browsers keep, and names that change."""

from collections.abc import Iterable, Sequence

from handbill.diagnostics.diagnostic import Note
from handbill.diagnostics.rule import Finding, rule
from handbill.diagnostics.span import Span

ACCEPT = "`handbill lock --accept`"


@rule("HB770", "error")
def lock_version(found: str) -> Finding:
    """`state.lock` was written by another version of Handbill, whose names for what browsers keep may differ.

    Wrong: `version: 2` in a file that this version is to read

    Right: the file as `handbill lock` has written it, of the version that is in use.
    """
    return Finding(
        f"state.lock has version {found}, and this Handbill writes version 1", "use the newer Handbill"
    )


@rule("HB771", "error")
def name_lost(kind: str, name: str, added: Sequence[str], folder: str) -> Finding:
    """A name that visitors' browsers know is gone and another one has come: if it is the same thing, all that they keep would be lost.

    What is kept of a promotion: how often and when it was shown, dismissed, answered, the codes and prizes that it gave.
    Of a campaign: where each visitor stands in it.

    Wrong: `promotions/welcome.yml` becomes `promotions/hello.yml`, and nothing else is said

    Right: `renamed_from: welcome` in `promotions/hello.yml`. If it is another thing, `handbill lock --accept` lets go of the
    old one.
    """
    new = added[0]
    some = f"{folder}/{new}.yml" if len(added) == 1 else f"the file that it is now ({folder}/{new}.yml?)"
    return Finding(
        f"{kind} '{name}' is gone, and {_listed(added)} {_are(added)} new: what browsers keep of '{name}' would be lost",
        f"write `renamed_from: {name}` into {some} if it is the same; else {ACCEPT}",
    )


@rule("HB772", "warning")
def name_gone(kind: str, name: str) -> Finding:
    """Something that visitors' browsers keep something of is not in the site any more, and nothing has come in its place.

    Seen after: `handbill remove`, or a deleted file.

    `handbill lock` lets go of it. Under the same name it would begin where it was left, as long as it stands in `state.lock`.
    """
    return Finding(
        f"{kind} '{name}' is gone, and what browsers keep of it with it",
        "`handbill lock` takes it out of state.lock",
    )


@rule("HB773", "error")
def renamed_wrong(name: str, why: str) -> Finding:
    """`renamed_from` names the ids that this promotion had, the latest first, none of which is in use.

    Wrong, in promotions/hello.yml: `renamed_from: hello`, or `renamed_from: welcome` where there is a
    `promotions/welcome.yml`

    Right: `renamed_from: welcome` once that file has become this one; `renamed_from: [welcome, first]` where it had been
    another one before.
    """
    return Finding(f"'{name}' can't be an earlier name: {why}", "name the id that this one had before")


@rule("HB774", "error")
def renamed_twice(name: str, other: str) -> Finding:
    """Two promotions say that they had the same id: what browsers keep can go to one of them alone.

    Wrong: `renamed_from: welcome` in `promotions/hello.yml` and in `promotions/hi.yml`

    Right: in one of the two.
    """
    return Finding(f"'{other}' was '{name}', too", "leave it out of one of the two")


@rule("HB775", "warning")
def lock_behind(added: Sequence[str], changed: Sequence[str]) -> Finding:
    """`state.lock` does not know all that this site lets browsers keep, so a later change of it would go unnoticed.

    Seen after: a new promotion, a new step at which visitors wait, another length of a `delay`, `renamed_from`, or
    `restart: true`.

    `handbill lock` writes it down; commit the file with the change.
    """
    unknown = f"does not know {_listed(added)} yet" if added else ""
    old = (
        f"has {_listed(changed)} as {'it was' if len(changed) == 1 else 'they were'} before"
        if changed
        else ""
    )
    return Finding(
        f"state.lock {' and '.join(part for part in (unknown, old) if part)}",
        "run `handbill lock` and commit the file",
    )


@rule("HB776", "error")
def experiment_changed(name: str, changes: Iterable[str]) -> Finding:
    """An experiment that runs is changed: visitors were divided by what it said before, and what is counted would be of two different experiments.

    Variants, weights, holdout, namespace and seed stay as they are while it runs; the coverage may grow, for that adds
    visitors and moves none.

    Wrong: `weight: 50` becomes `weight: 80`

    Right: `restart: true` beside it, which divides all visitors anew and counts them anew; or the old values.
    """
    return Finding(
        f"the experiment '{name}' runs, and {'; '.join(changes)}",
        "`restart: true` divides its visitors anew; without it, write the old value",
    )


@rule("HB777", "error")
def experiment_lost(name: str, new: str, promotion: str) -> Finding:
    """An experiment has another name: every visitor's variant would be forgotten, and all be divided anew.

    Wrong: `name: first-offer` becomes `name: first-offers`

    Right: the old name. If it is another experiment, `handbill lock --accept` lets go of the old one.
    """
    return Finding(
        f"the experiment '{name}' of '{promotion}' is now called '{new}': visitors' variants would be lost",
        f"write `name: {name}` if it is the same; else {ACCEPT}",
    )


@rule("HB778", "warning")
def restart_over(name: str, locked: bool) -> Finding:
    """`restart: true` is for the build that changes a running experiment; left behind, it would restart it at the next change unasked.

    Seen: `restart: true` in an experiment that is as `state.lock` has it, or in a site without one.

    Take it out. What has been restarted stays so: `state.lock` holds how often, as `run`.
    """
    if not locked:
        return Finding(
            f"nothing is known of '{name}' that could be restarted: there is no state.lock",
            "run `handbill lock` before a change, so that the build can tell it",
        )
    return Finding(f"the experiment '{name}' is as state.lock has it: nothing restarts", "take `restart` out")


@rule("HB779", "error")
def site_renamed(old: str, new: str) -> Finding:
    """The site's id names the one record of each visitor: with another id, browsers begin with an empty one.

    Wrong: the folder `acme` becomes `acme-shop`, and site.yml has no `id`

    Right: `id: acme` in site.yml. If it is another shop, `handbill lock --accept`.
    """
    return Finding(
        f"the site was '{old}' and is '{new}': all that browsers keep of it would be lost",
        f"write `id: {old}` into site.yml; if it is another shop, {ACCEPT}",
    )


@rule("HB780", "error")
def part_lost(kind: str, name: str, lost: Sequence[str], added: Sequence[str]) -> Finding:
    """A part of a promotion has another name under which browsers keep something, or all of it is kept elsewhere.

    Codes are kept by the name of their pool, prizes by the id of the block that is played, and what `purpose: necessary`
    lifts out of consent is counted apart from all else.

    Wrong: `unique: welcome` becomes `unique: welcome-2`, and who has a code sees none any more

    Right: the old name. If what is kept may go, `handbill lock --accept`.
    """
    return Finding(
        f"browsers keep {_listed(lost)} of {kind} '{name}', which is now {_listed(added)}: that would be lost",
        f"keep the name; if it may go, {ACCEPT}",
    )


@rule("HB781", "warning")
def name_dropped(kind: str, name: str, dropped: Sequence[str], all_of_them: Sequence[str]) -> Finding:
    """An earlier name is not in `renamed_from` any more: who has not come since then would begin anew.

    Seen: `renamed_from: hello` where `state.lock` has `hello` and, before that, `welcome`.

    `renamed_from: [hello, welcome]` keeps both. `handbill lock` lets go of what is not named.
    """
    return Finding(
        f"{kind} '{name}' was {_listed(dropped)}, too, which `renamed_from` does not say any more",
        f"write `renamed_from: [{', '.join(all_of_them)}]`, or run `handbill lock` to let go",
    )


@rule("HB782", "error")
def step_gone(campaign: str, step: str, did: str, heir: tuple[str, Span] | None) -> Finding:
    """A step at which visitors wait is gone from a campaign: the next page leads those who wait there out of it.

    Browsers keep the `id` of the step at which a visitor stands. A step without an `id` is called after what it does, so
    that it has another name when it does something else.

    Wrong: `show: hello` becomes `show: hello-again`, and whoever has not closed `hello` never comes to what follows

    Right: the old name, `id: show-hello`, at that step, or at the one at which they are to go on. If they may leave the
    campaign, `handbill lock --accept`.
    """
    at = f"at '{heir[0]}' if that is the same step" if heir else "at the step at which they are to go on"
    notes = (Note(heir[1], f"'{heir[0]}' is here"),) if heir else ()
    return Finding(
        f"{_step(step, did)} of campaign '{campaign}' is gone: who waits there would leave the campaign",
        f"write `id: {step}` {at}; if they may leave, {ACCEPT}",
        notes,
    )


@rule("HB783", "error")
def step_moved(campaign: str, step: str, did: str, does: str, heir: tuple[str, Span] | None) -> Finding:
    """A step of a campaign has got the id of another one, at which visitors wait: they would go on at the wrong place.

    Steps of a kind that have no `id` are numbered in the order of the file: `delay`, `delay-2`. One that is put before
    others, taken out or moved gives theirs to others.

    Wrong: a new `- delay: 7d` before `- delay: 5s`, which was `delay` and is `delay-2` now: who has waited for five seconds
    waits for seven days, and sees again what comes first

    Right: `id: delay` at the step that it was; an id that is written stays with its step, wherever that stands. If visitors
    may go on elsewhere, `handbill lock --accept`.
    """
    is_now = f"is `{does}` now" if does != did else "is another one now"
    if heir is None:
        at = "at the step at which they are to go on (here, if it is the same)"
    else:
        at = f"at '{heir[0]}', which is the step that it was"
    notes = (Note(heir[1], f"'{step}' was this step"),) if heir else ()
    return Finding(
        f"{_step(step, did)} of campaign '{campaign}' {is_now}: who waits there would go on at the wrong place",
        f"write `id: {step}` {at}; if they may go on here, {ACCEPT}",
        notes,
    )


def _step(step: str, did: str) -> str:
    return f"'{step}' (`{did}`)" if did else f"'{step}'"


def _listed(names: Sequence[str]) -> str:
    quoted = [f"'{name}'" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"


def _are(names: Sequence[str]) -> str:
    return "is" if len(names) == 1 else "are"
