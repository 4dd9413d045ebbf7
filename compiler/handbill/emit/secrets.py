"""Looks through the finished files for what a shop must not publish: keys, tokens, and codes of its pools."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache
from html import escape

from handbill.diagnostics import Report, Span
from handbill.diagnostics.rules import coupons
from handbill.diagnostics.rules import secrets as rules
from handbill.emit.data import to_json
from handbill.emit.files import SCRIPT
from handbill.emit.readable import Readable
from handbill.model.secrets import NAMED, known_in, suspects_in
from handbill.model.site import Site
from handbill.model.source import Scalar

POOLS = "coupons/"
SHORTEST = 4
"""Letters of a code below which a word that is the same is taken for a word."""
_WORD = re.compile(r"[^\s\"'<>(),;:!?*/=&#\[\]{}]+")


def check_published(
    site: Site, files: Mapping[str, bytes], written: Mapping[str, str], report: Report
) -> None:
    """Report what would be published in `files` and must not be, where it stands in the site's files.

    `files` are the bundle's by name, `written` what the shop wrote, by path. Keys that are known by their marks are looked for
    in the bundle itself; what is merely random, in what the shop wrote, so that no hash of ours is taken for a secret.
    """
    texts = {path: text for path, text in written.items() if not path.startswith(POOLS)}
    published = _texts(files)
    lifted = set[str]()
    digests = {link.digest for link in site.previews}
    known: dict[str, tuple[str, str]] = {}
    for name, text in published.items():
        for one in known_in(text):
            known.setdefault(one.text, (one.what, name))
    for token, (what, name) in sorted(known.items()):
        if token in site.public:
            lifted.add(token)
            continue
        for at in list(_places(token, texts)) or [site.at]:
            report(rules.secret_shipped(at, what, name))
    lifted |= _check_suspects(site, texts, published, digests.union(known), report)
    for token, at in site.public.items():
        if token not in lifted:
            report(rules.public_unneeded(at, token))
    _check_codes(site, texts, published, report)


def _check_suspects(
    site: Site, texts: Mapping[str, str], published: Mapping[str, str], told: Set[str], report: Report
) -> set[str]:
    """Report what looks like a secret; return what does and is public. `told` are texts that are no suspects."""
    lifted = set[str]()
    readable: Readable | None = None
    for path, text in texts.items():
        for one in suspects_in(text):
            holder = next((n for n, out in published.items() if _holds(out, one.text)), None)
            if holder is None or any(one.text in other for other in told):
                continue
            if one.text in site.public:
                lifted.add(one.text)
                continue
            at = _span(path, text, one.start, len(one.text))
            readable = readable or Readable(site)
            if one.what == NAMED and readable.holds(path, text, one.start, at):
                report(rules.words_name_secret(at, one.text))
            else:
                report(rules.token_shipped(at, one.what, holder))
    return lifted


def _check_codes(site: Site, texts: Mapping[str, str], published: Mapping[str, str], report: Report) -> None:
    """Report codes that one visitor alone is to get."""
    codes: dict[str, tuple[Scalar, str]] = {
        code.text: (code, pool.name)
        for pool in site.pools.values()
        for code in pool.codes
        if len(code.text) >= SHORTEST
    }
    if not codes:
        return
    for path, text in texts.items():
        for word in sorted(_words(text).intersection(codes)):
            if any(_holds(out, word) for out in published.values()):
                code, pool = codes[word]
                at = next(_places(word, {path: text}), Span(path))
                report(coupons.code_shipped(at, word, code.at, pool))


def _texts(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return those files that are text, the script under one of its names."""
    script = files.get(SCRIPT)
    found: dict[str, str] = {}
    for name, content in files.items():
        if name != SCRIPT and content is script:
            continue
        if b"\0" not in content[:1024]:
            found[name] = content.decode("utf-8", "ignore")
    return found


def _holds(published: str, text: str) -> bool:
    """Tell whether a text is in a file, as it is or as scripts and pages write it."""
    return any(form in published for form in {text, to_json({"": text})[5:-2], escape(text)})


def _places(token: str, texts: Mapping[str, str]) -> Iterator[Span]:
    for path, text in texts.items():
        at = text.find(token)
        while at >= 0:
            yield _span(path, text, at, len(token))
            at = text.find(token, at + len(token))


def _span(path: str, text: str, start: int, length: int) -> Span:
    before = text[:start]
    line, column = before.count("\n") + 1, start - before.rfind("\n")
    return Span(path, line, column, line, column + length)


@lru_cache(maxsize=16_384)
def _words(text: str) -> frozenset[str]:
    return frozenset(word.rstrip(".") for word in _WORD.findall(text))
