"""What templates, blocks and fields say by themselves (Close, Send, Copied), in the languages of the shop."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from handbill.catalog.translations import translated
from handbill.check.comparisons import scalar_of
from handbill.check.context import Context
from handbill.check.nodes import entries
from handbill.diagnostics.rules import locales as rules
from handbill.diagnostics.rules import names as name_rules
from handbill.model.manifest import Catalog, Entry
from handbill.model.source import Mapping as Map
from handbill.model.source import Node, Scalar

E = TypeVar("E", bound=Entry)
Key = tuple[str, str, str]
"""Kind and name of the entry, and name of the message, or of the parameter whose default it is."""
Messages = dict[Key, str]


def speakers(catalog: Catalog) -> Iterator[Entry]:
    """Yield the entries whose words shoppers read."""
    yield from catalog.templates.values()
    yield from catalog.blocks.values()
    yield from catalog.fields.values()


def shipped(tag: str, context: Context) -> Messages:
    """Return what the entries bring in a language: their messages, and the defaults of their texts."""
    return {
        (entry.kind, entry.name, name): text
        for entry in speakers(context.catalog)
        for name, text in translated(entry, tag, context.report).items()
    }


def read_messages(node: Node | None, context: Context) -> Messages:
    """Read `{ close: Sluiten, email.invalid: … }`; what is mistaken is reported and left out."""
    known = _by_name(context.catalog)
    found: Messages = {}
    for line in entries(node) if isinstance(node, Map) else ():
        keys = _meant(line.key, known, context)
        text = scalar_of(line.value, line.key.text, f"{line.key.text}: …", context)
        if text and text.text:
            found.update(dict.fromkeys(keys, text.text))
    return found


def _meant(name: Scalar, known: dict[str, Messages], context: Context) -> tuple[Key, ...]:
    """Return the messages that a name stands for."""
    keys = known.get(name.text, {})
    if not keys:
        context.report(name_rules.name_unknown(name.at, name.text, "message", known))
    if len(set(keys.values())) > 1:
        said = sorted({f"{entry}.{message}" for _, entry, message in keys})
        context.report(rules.message_divided(name.at, name.text, said))
        return ()
    return tuple(keys)


def _by_name(catalog: Catalog) -> dict[str, Messages]:
    """Return the messages by their bare name, which may be that of several, and by entry and name."""
    found: dict[str, Messages] = {}
    for entry in speakers(catalog):
        for name, text in entry.messages.items():
            for said in (name, f"{entry.name}.{name}"):
                found.setdefault(said, {})[entry.kind, entry.name, name] = text
    return found


def saying(catalog: Catalog, words: Mapping[Key, str]) -> Catalog:
    """Return the catalog whose entries say these words instead of their own."""
    return replace(
        catalog,
        templates={name: _saying(entry, words) for name, entry in catalog.templates.items()},
        blocks={name: _saying(entry, words) for name, entry in catalog.blocks.items()},
        fields={name: _saying(entry, words) for name, entry in catalog.fields.items()},
    )


def _saying(entry: E, words: Mapping[Key, str]) -> E:
    kind, owner = entry.kind, entry.name
    messages = {name: words.get((kind, owner, name), text) for name, text in entry.messages.items()}
    given = tuple(
        replace(p, default=words.get((kind, owner, p.name), p.default))
        if p.default and p.name not in messages
        else p
        for p in entry.parameters
    )
    if messages == entry.messages and given == entry.parameters:
        return entry
    return replace(entry, messages=messages, parameters=given)
