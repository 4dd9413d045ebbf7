"""What secrets look like: keys by the marks that those who issue them give them, and tokens by how random they are."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_WORD = r"(?<![A-Za-z0-9_-])"
KNOWN: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("a private key", ("PRIVATE KEY",), r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----"),
    ("a private key of Klaviyo", ("pk_",), _WORD + r"pk_(?!live_|test_)[A-Za-z0-9_]{24,}"),
    ("a secret of Shopify", ("shp",), _WORD + r"shp(?:at|ss|ca|pa|tka)_[A-Za-z0-9]{24,}"),
    ("a secret key of Stripe", ("k_live_", "k_test_"), _WORD + r"[sr]k_(?:live|test)_[A-Za-z0-9]{10,}"),
    ("a signing secret", ("whsec_",), _WORD + r"whsec_[A-Za-z0-9+/=]{16,}"),
    ("a secret of WooCommerce", ("ck_", "cs_"), _WORD + r"c[ks]_[0-9a-f]{40}"),
    ("an access key of Amazon", ("AKIA", "ASIA"), _WORD + r"A[KS]IA[0-9A-Z]{16}(?![A-Za-z0-9])"),
    ("a key of Google", ("AIza",), _WORD + r"AIza[A-Za-z0-9_-]{35}"),
    ("a client secret of Google", ("GOCSPX-",), _WORD + r"GOCSPX-[A-Za-z0-9_-]{20,}"),
    (
        "a token of GitHub",
        ("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"),
        _WORD + r"(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{40,})",
    ),
    ("a token of GitLab", ("glpat-",), _WORD + r"glpat-[A-Za-z0-9_-]{20,}"),
    ("a token of Slack", ("xox",), _WORD + r"xox[abeoprs]-[A-Za-z0-9-]{10,}"),
    (
        "a hook of Slack",
        ("hooks.slack.com/",),
        r"hooks\.slack\.com/(?:services|workflows|triggers)/[A-Za-z0-9/]{20,}",
    ),
    ("a key of SendGrid", ("SG.",), _WORD + r"SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}"),
    ("a key of Mailchimp", ("-us",), _WORD + r"[0-9a-f]{32}-us[0-9]{1,2}\b"),
    ("a key of Mailgun", ("key-",), _WORD + r"key-[0-9a-f]{32}"),
    ("a key of Brevo", ("xkeysib-", "xsmtpsib-"), _WORD + r"x(?:key|smtp)sib-[0-9a-f]{32,}-[A-Za-z0-9]{8,}"),
    ("a token of HubSpot", ("pat-",), _WORD + r"pat-[a-z]{2}[0-9]-[0-9a-f-]{36}"),
    (
        "a signed token (JWT)",
        ("eyJ",),
        _WORD + r"eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}",
    ),
    ("a password in an address", ("://",), r"://[^\s/?#@:\"'`<>{}\\]+:[^\s/?#@\"'`<>{}\\]+@(?=[\w\[])"),
)
"""What it is, texts of which one is always in it, and its pattern. Keys that are made to be published are not here, save
those of Google: which of them may be read by everybody is decided in an account, and no pattern can tell."""

_KNOWN = tuple((what, marks, re.compile(pattern)) for what, marks, pattern in KNOWN)
_ASSIGNED = re.compile(
    r"(?i)(?:secret|token|passw(?:or)?d|passphrase|api_?-?key|private_?-?key|access_?-?key|auth_?-?key|credentials?)"
    r"""[\w-]*["']?[ \t]*(?:=|:)[ \t]*["'`]?(?P<value>[^\s"'`,;{}()\[\]<>]{8,200})"""
)
_RUN = re.compile(r"[A-Za-z0-9+]{20,200}")
_TOKEN = re.compile(r"(?<![A-Za-z0-9+/=_.-])(?:[A-Za-z0-9+/]{40}|[A-Za-z0-9_-]{32,200})(?![A-Za-z0-9+/=_-])")
"""What may be a token with marks in it: a secret of Amazon's has 40 letters, digits, `+` and `/`."""
_MARKS = re.compile(r"[/_-]")
_ADDRESS = re.compile(r"https?://[^\s\"'<>?#]*")
_NAMED = re.compile(r"https?:[/\\]*[^/\\?#]*@", re.IGNORECASE)
_CHANGES = 0.25
"""Share of neighbours of different kinds, from which on letters and digits are no words: 0.6 in random ones."""
_MIXED = 0.45
"""The same share of letters of both cases and digits, where marks part them."""
_MOST_MARKS = 4
"""More part the words of a slug."""
_BITS = 3.2
"""Bits a character from which on a run is random: 3.6 in 32 random digits to the base of 16."""


NAMED = "the value of a secret"
"""What is one by its name alone."""


@dataclass(frozen=True, slots=True)
class Secret:
    """What looks like one: `text` at `start` of the text that holds it, and what it is."""

    start: int
    text: str
    what: str


def known_in(text: str) -> Iterator[Secret]:
    """Yield the keys that say by their marks what they are."""
    for what, marks, pattern in _KNOWN:
        if any(mark in text for mark in marks):
            for found in pattern.finditer(text):
                yield Secret(found.start(), found[0], what)


def names_user(address: str) -> bool:
    """Say whether an address of the web has somebody's name before its host, with or without a password."""
    return _NAMED.match(address) is not None


@lru_cache(maxsize=16_384)
def suspects_in(text: str) -> tuple[Secret, ...]:
    """Return what is called a secret, and what nobody would write by hand: long, random letters and digits.

    Paths of addresses are left out: what they name is fetched by everybody. So are ids of the form of a UUID, which are
    public as often as not.
    """
    found = [
        Secret(one.start("value"), one["value"].rstrip("."), NAMED)
        for one in _ASSIGNED.finditer(text)
        if _is_value(one["value"])
    ]
    if _RUN.search(text) or _TOKEN.search(text):
        bare = _ADDRESS.sub(lambda one: " " * len(one[0]), text)
        marked = [one for one in _TOKEN.finditer(bare) if _is_token(one[0])]
        runs = [
            one
            for one in _RUN.finditer(bare)
            if _is_random(one[0]) and not any(o.start() <= one.start() < o.end() for o in marked)
        ]
        found += [Secret(one.start(), one[0], "a random token") for one in (*marked, *runs)]
    return tuple(found)


def _is_value(text: str) -> bool:
    """Tell a value from a name, a path and an address."""
    plain = not text.startswith(("/", "http", "$", ".")) and "." not in text.strip(".")
    return plain and any(c.isdigit() for c in text) and any(c.isalpha() for c in text)


def _is_random(run: str) -> bool:
    kinds = _kinds(run)
    if kinds.count("0") < 2 or _changes(kinds) < _CHANGES * (len(run) - 1):
        return False
    shares = [count / len(run) for count in Counter(run).values()]
    return -sum(share * math.log2(share) for share in shares) >= _BITS


def _is_token(run: str) -> bool:
    """Tell a random token with a few marks in it from paths, slugs and names, whose words have one kind of letters."""
    plain = _MARKS.sub("", run)
    kinds = _kinds(plain)
    mixed = len({*kinds}) == 3 and kinds.count("0") >= 3 and _changes(kinds) >= _MIXED * (len(plain) - 1)
    return 0 < len(run) - len(plain) <= _MOST_MARKS and mixed


def _kinds(run: str) -> list[str]:
    return ["0" if c.isdigit() else "A" if c.isupper() else "a" for c in run]


def _changes(kinds: list[str]) -> int:
    return sum(a != b for a, b in pairwise(kinds))
