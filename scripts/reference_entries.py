"""A page of the reference about one kind of extension: a section an entry."""

from collections.abc import Iterator, Mapping

from handbill.model.manifest import Catalog, ConsentSource, Entry, Platform, Template, Trigger
from handbill.model.parameter import Parameter
from handbill.model.units import written_duration

NOTE = """\
A parameter in bold is required; one marked ★ is what the short form sets: `timer: 20s` is `timer: { after: 20s }`.
"""


def entries_page(title: str, lead: str, entries: Mapping[str, Entry], catalog: Catalog) -> str:
    """Return the page's text."""
    lines = [f"# {title}", "", lead, ""] if lead else [f"# {title}", ""]
    if any(entry.parameters for entry in entries.values()):
        lines += [NOTE]
    for entry in entries.values():
        lines += _section(entry, catalog)
    return "\n".join(lines).rstrip() + "\n"


def row(*cells: str) -> str:
    """Return one row of a table."""
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"


def names(found: tuple[str, ...] | list[str]) -> str:
    """Return names as code, with commas."""
    return ", ".join(f"`{name}`" for name in found)


def _section(entry: Entry, catalog: Catalog) -> Iterator[str]:
    yield f"## `{entry.name}`"
    yield ""
    yield " ".join([entry.summary, *_said(entry, catalog)])
    yield ""
    if entry.parameters:
        yield "| parameter | takes | what it does |"
        yield "|---|---|---|"
        yield from (_parameter(one, getattr(entry, "main", None)) for one in entry.parameters)
        yield ""


def _said(entry: Entry, catalog: Catalog) -> Iterator[str]:
    """Yield a sentence for each thing that the manifest says of the whole entry."""
    if isinstance(entry, Trigger):
        yield from _trigger(entry)
    if isinstance(entry, Template):
        yield "Its slot follows its position." if entry.slot_from else f"Slot: `{entry.slot}`."
    if key := getattr(entry, "key", None):
        yield f"Key of a screen: `{key}`."
    if keys := getattr(entry, "keys", None):
        yield f"Several: `{keys}`."
    if goal := getattr(entry, "goal", None):
        yield f"Goal of a promotion with it: `{goal}`."
    if getattr(entry, "open", False):
        yield "A link can set it, so texts may not show it."
    if use := getattr(entry, "use", None):
        yield f"Needs consent for the use `{use}`."
    if isinstance(entry, ConsentSource):
        yield from _consent(entry)
    if isinstance(entry, Platform):
        yield from _platform(entry, catalog)


def _trigger(entry: Trigger) -> Iterator[str]:
    yield "A state." if entry.state else "An event."
    if entry.tests:
        yield f"Takes the words of `{entry.tests}`."
    if entry.one_of:
        yield f"One of {names(entry.one_of)} has to be given."
    if len(entry.devices) < 3:
        yield f"Fires on {names(entry.devices)} alone."


def _platform(entry: Platform, catalog: Catalog) -> Iterator[str]:
    yield f"Provides {names(entry.provides)}." if entry.provides else "Provides nothing by itself."
    if known := [fact.key for fact in catalog.facts.values() if entry.name in givers(fact, catalog)]:
        yield f"Facts that it knows: {names(known)}."
    if entry.requests:
        yield f"Requests: {names(entry.requests)}."


def _consent(entry: ConsentSource) -> Iterator[str]:
    if entry.reads:
        yield f"Reads {entry.reads}."
    for purpose, needed in entry.needs.items():
        yield f"`{purpose}` needs {names(needed)}."


def givers(fact: object, catalog: Catalog) -> list[str]:
    """Return the platforms that know a fact by themselves."""
    asked = getattr(fact, "asks", None)
    return sorted(p.name for p in catalog.platforms.values() if asked and asked in getattr(p, "gives", ()))


def _parameter(one: Parameter, main: str | None) -> str:
    name = f"**`{one.name}`**" if one.required else f"`{one.name}`"
    kind = f"list of {one.of}" if one.type == "list" else one.type
    limits = [
        f"{word} {_limit(limit, one.of or one.type)}"
        for word, limit in (("at least", one.minimum), ("at most", one.maximum))
        if limit is not None
    ]
    takes = names(one.values) or ", ".join([kind, *limits])
    default = f"Default: `{one.default}`." if one.default else ""
    public = "Public: anybody can read it in the bundle." if one.public else ""
    notes = [one.doc.rstrip(".") + "." if one.doc else "", *_items(one), default, public, *_needs(one)]
    return row(name + (" ★" if one.name == main else ""), takes, " ".join(filter(None, notes)))


def _items(one: Parameter) -> Iterator[str]:
    """Yield what each key of an item is for."""
    for key in one.keys:
        name = f"**`{key.name}`**" if key.required else f"`{key.name}`"
        yield f"{name} ({key.block or key.type}): {key.doc.rstrip('.')}."


def _needs(one: Parameter) -> Iterator[str]:
    if one.endpoint:
        yield f"Needs `endpoints.{one.endpoint}`."
    if one.platform:
        yield f"Needs a platform with `{one.platform}`."


def _limit(limit: float, kind: str) -> str:
    return written_duration(limit) if kind == "duration" else f"{limit:g}{'%' if kind == 'percent' else ''}"
