"""HB701 to HB713: experiments."""

from collections.abc import Iterable, Mapping

from handbill.diagnostics.rule import Finding, rule
from handbill.diagnostics.span import Span
from handbill.diagnostics.suggest import nearest


@rule("HB701", "error")
def nothing_compared(variants: int, paths: bool = False) -> Finding:
    """An experiment compares: it has two variants, or one and a holdout; a step `test` of a campaign has two paths.

    Wrong: `experiment: { variants: { plain: { weight: 50 } } }`

    Right: `experiment: { holdout: 10%, variants: { plain: { weight: 50 } } }`, or a second variant.
    """
    found = f"{'one' if variants else 'no'} {'path' if paths else 'variant'}"
    return Finding(
        f"the experiment has {found} and nothing to compare it with",
        "add a path; one with `steps: []` does nothing" if paths else "add a variant, or a holdout",
    )


@rule("HB702", "error")
def path_not_changed(path: str, allowed: Iterable[str]) -> Finding:
    """A variant changes what a promotion shows, never when, to whom or how often.

    Wrong: `change: { triggers: [ { timer: 5s } ] }`

    Right: `change: { content.headline: Wait! }`, or a path under `theme` or `template`.
    """
    known = tuple(allowed)
    near = nearest(path.partition(".")[0], known)
    meant = f"; did you mean '{near}'?" if near else ""
    return Finding(
        f"a variant can't change '{path}'",
        f"it changes paths under {', '.join(known[:-1])} and {known[-1]}{meant}",
    )


@rule("HB703", "error")
def path_blocked(path: str, key: str) -> Finding:
    """A path of `change` leads into a key that is a single value in this promotion.

    Wrong: `change: { content.button.label: Buy }` where the promotion says `button: Shop now`

    Right: exchange the whole of it, `content.button: Buy`, or write the promotion's as a map.
    """
    return Finding(
        f"'{path}' leads into '{key}', which is no map in this promotion",
        f"change the path that ends in '{key}'",
    )


@rule("HB704", "error")
def name_reserved(name: str) -> Finding:
    """`holdout` is what events and facts call the visitors who are shown nothing.

    Wrong: `variants: { holdout: { weight: 50 } }`

    Right: another name, or `holdout: 10%` beside `variants`.
    """
    return Finding(f"'{name}' is no name for a variant", f"take another one, or write '{name}: 10%'")


@rule("HB705", "error")
def rule_varies(variant: str, what: str) -> Finding:
    """A variant's template brings another slot, place or rule than the promotion's, so that more differs than what is shown.

    Wrong, where the promotion is a popup: `change: { template: banner }`

    Right: a template of the same slot, or two promotions.
    """
    return Finding(
        f"the template of the variant '{variant}' changes the {what} of the promotion",
        "take one of the same slot, or write two promotions",
    )


@rule("HB706", "error")
def share_wrong(key: str, text: str) -> Finding:
    """A holdout is more than nobody and less than everybody; a coverage may be everybody.

    Wrong: `holdout: 100%`

    Right: `holdout: 10%`; leave the key out for none.
    """
    most, without = ("below 100%", "none") if key == "holdout" else ("at most 100%", "everybody")
    return Finding(f"'{text}' is no {key}", f"a share above 0%, {most}; leave the key out for {without}")


@rule("HB707", "error")
def variants_same(variant: str, other: str, paths: bool = False) -> Finding:
    """Two variants show the same, or two paths of a step `test` do the same, and would differ by chance alone.

    Wrong: `variants: { one: { weight: 50 }, two: { weight: 50 } }`

    Right: one of them has a `change`.
    """
    if paths:
        return Finding(
            f"the path '{variant}' does what '{other}' does", "give it other steps, or leave it out"
        )
    return Finding(
        f"the variant '{variant}' shows what '{other}' shows", "give it a 'change', or leave it out"
    )


@rule("HB708", "error")
def name_taken(name: str, first: Span) -> Finding:
    """Two promotions, or steps of campaigns, have an experiment of the same name; a visitor's variant is kept by that name.

    Wrong, in two promotions: `experiment: { name: first-offer, … }`

    Right: another name, or none: then it is the promotion's.
    """
    return Finding(
        f"there is an experiment '{name}' already, at {first.file}:{first.line}", "give it another name"
    )


@rule("HB709", "error")
def namespace_full(namespace: str, experiment: str, wanted: Mapping[str, int], left: int) -> Finding:
    """The experiments of a namespace share its visitors, and nobody is in two; together they take more than there are.

    Each takes its `coverage` of the namespace, which is all of it where that is left out.

    Wrong, in two promotions: `experiment: { namespace: offers, … }`

    Right: `coverage: 50%` in each, or another namespace for one of them.
    """
    taken = ", ".join(f"'{name}' takes {share(part)}" for name, part in wanted.items())
    rest = f"'coverage: {share(left)}' would fit" if left else "nothing is left"
    return Finding(
        f"the namespace '{namespace}' is full: {taken}, {share(sum(wanted.values()))} in all",
        f"{rest} for '{experiment}'; give the others less, or this one another namespace",
    )


@rule("HB710", "warning")
def namespace_alone(namespace: str, near: str) -> Finding:
    """An experiment is alone in its namespace, and there is another whose name is almost the same.

    Wrong, where others say `namespace: offers`: `namespace: offer`

    Right: the same name, or one that can't be taken for it.
    """
    return Finding(f"no other experiment is in the namespace '{namespace}'", f"did you mean '{near}'?")


@rule("HB711", "error")
def aim_half(given: str, missing: str) -> Finding:
    """How many visitors an experiment needs depends on what they do now and on how much that is to change.

    Wrong: `experiment: { effect: 20%, … }`

    Right: `experiment: { baseline: 3%, effect: 20%, … }`, which is to tell 3.6% from 3%.
    """
    return Finding(f"'{given}' says nothing without '{missing}'", f"add '{missing}', or leave '{given}' out")


@rule("HB712", "error")
def aim_impossible(baseline: float, target: float) -> Finding:
    """The baseline is the share of visitors who do now what the experiment is about, the effect how much of that comes on top.

    Wrong: `baseline: 60%, effect: 80%`, for that would be 108% of them

    Right: `baseline: 3%, effect: 20%`, which is to tell 3.6% from 3%.
    """
    return Finding(
        f"nothing can go from {baseline * 100:g}% to {target * 100:g}%",
        "a baseline above 0%, an effect above 0%, and together below 100%",
    )


@rule("HB713", "error")
def path_beyond(path: str, key: str, item: str, count: int) -> Finding:
    """A path of `change` names an item of a list by its number, from 0 on; there is none of that number.

    Wrong, where the promotion has two buttons: `change: { content.buttons.2.label: Buy }`

    Right: `content.buttons.1.label` for the second; to have more or fewer items, exchange the list: `content.buttons: […]`.
    """
    last = f"0 to {count - 1}" if count > 2 else "0 and 1" if count == 2 else "0" if count else ""
    what = "an item" if count == 1 else f"{count} items" if count else "no items"
    numbers = f": {last}" if last else ""
    beyond = f"there is no '{item}' in '{key}'"
    return Finding(
        f"'{path}' leads nowhere: {beyond}, which has {what}{numbers}",
        f"name one of its items by its number, or exchange the whole list by the path that ends in '{key}'",
    )


def share(buckets: int) -> str:
    """Return a number of the 10,000 buckets as it may be written: `12.5%`."""
    return f"{buckets / 100:g}%"
