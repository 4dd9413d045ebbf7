"""Where a shop is: its currency, zone, languages, addresses and pages."""

import re
from contextlib import suppress

from handbill.check import values
from handbill.check.context import Context
from handbill.check.links import link
from handbill.check.nodes import entries, items
from handbill.diagnostics import Span
from handbill.diagnostics.rules import language as language_rules
from handbill.diagnostics.rules import names as name_rules
from handbill.diagnostics.rules import values as rules
from handbill.model.currencies import DIGITS
from handbill.model.source import Mapping, Scalar
from handbill.model.zones import ZoneInfo, available_timezones

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)
_URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?/?", re.ASCII)
_OF_THE_MACHINE = ("localtime", "posixrules", "Factory")
"""Names of the zone data that mean another zone on every machine."""
_PAGE_TYPE = re.compile(r"[a-z][a-z0-9_-]*", re.ASCII)


def single(root: Mapping, key: str) -> Scalar | None:
    """Return the single value of a key, None when it is left out."""
    node = root.get(key)
    return node if isinstance(node, Scalar) else None


def currency(root: Mapping, context: Context) -> str | None:
    """Read `currency`, a code of ISO 4217."""
    node = single(root, "currency")
    return values.choice(node, "currency", tuple(DIGITS), context) if node else None


def zone(root: Mapping, context: Context) -> ZoneInfo | None:
    """Read `timezone`, a name of the IANA data."""
    node = single(root, "timezone")
    if node is None:
        return None
    with suppress(ValueError, OSError, KeyError):
        if node.text not in _OF_THE_MACHINE:
            return ZoneInfo(node.text)
    context.report(rules.choice_unknown(node.at, node.text, "timezone", available_timezones()))
    return None


def locales(root: Mapping, context: Context) -> tuple[str, ...]:
    """Read `locales`, BCP 47 tags, the first of which is the default."""
    node = root.get("locales")
    if node is None:
        return ()
    if not items(node):
        context.report(name_rules.part_empty(node.at, "locales", "locales: [en, nl]"))
    tags = tuple(item for item in items(node) if isinstance(item, Scalar))
    for tag in tags:
        if not _TAG.fullmatch(tag.text):
            context.report(rules.value_wrong(tag.at, tag.text, "language tag", "en, nl or pt-BR"))
    first = {tag.text.lower(): tag for tag in reversed(tags)}
    for tag in tags:
        if (other := first[tag.text.lower()]) is not tag:
            context.report(language_rules.repeated(tag.at, f"the locale '{tag.text}'", other.at))
    return tuple(tag.text for tag in tags if first[tag.text.lower()] is tag)


def url(root: Mapping, context: Context) -> str | None:
    """Read `url`, the shop's own address, without a path."""
    node = single(root, "url")
    if node is not None and not _URL.fullmatch(node.text):
        example = "https://shop.example, without a path"
        context.report(rules.value_wrong(node.at, node.text, "address of a shop", example))
    return node.text.rstrip("/") if node else None


def pages(root: Mapping, context: Context) -> tuple[tuple[str, str], ...]:
    """Read `pages`: page type and the glob of its paths, in the order in which they are tried."""
    node = root.get("pages")
    globs: list[tuple[str, str]] = []
    for entry in entries(node) if isinstance(node, Mapping) else ():
        name, glob = entry.key, entry.value
        if not _PAGE_TYPE.fullmatch(name.text):
            context.report(
                name_rules.name_spelling(name.at, name.text, "page type", "pages: { lookbook: /looks/* }")
            )
        if not isinstance(glob, Scalar):
            continue
        if not glob.text.startswith("/"):
            context.report(rules.value_wrong(glob.at, glob.text, "path", f"{name.text}: /{glob.text}"))
        globs.append((name.text, glob.text))
    return tuple(globs)


def named_endpoints(root: Mapping) -> dict[str, Scalar]:
    """Return what `endpoints` names, each with its address as it is written: right or wrong."""
    node = root.get("endpoints")
    lines = entries(node) if isinstance(node, Mapping) else ()
    return {line.key.text: line.value for line in lines if isinstance(line.value, Scalar)}


def endpoints(root: Mapping, context: Context) -> dict[str, str]:
    """Read `endpoints`: paths on the shop, or whole addresses."""
    named = named_endpoints(root)
    return {name: address.text for name, address in named.items() if is_endpoint(address, context)}


def is_endpoint(node: Scalar, context: Context) -> bool:
    """Say whether something can be sent there; report it where not."""
    if node.text.startswith(("/", "http://", "https://")):
        return link(node, context) is not None
    context.report(
        rules.value_wrong(node.at, node.text, "address to send to", "/handbill/leads or https://…")
    )
    return False


def public(root: Mapping) -> dict[str, Span]:
    """Read `public`: values that look secret and that everybody may read, each with its place."""
    node = root.get("public")
    return {item.text: item.at for item in items(node) if isinstance(item, Scalar)} if node else {}
