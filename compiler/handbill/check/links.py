"""Links and pictures."""

import re
from dataclasses import replace
from urllib.parse import quote

from handbill.check.context import Context
from handbill.check.nodes import entries, head
from handbill.check.pictures import check_picture
from handbill.check.texts import text
from handbill.diagnostics import Report
from handbill.diagnostics.rules import content as content_rules
from handbill.diagnostics.rules import names as name_rules
from handbill.diagnostics.rules import values as rules
from handbill.logic.pieces import is_address
from handbill.model.parameter import Parameter
from handbill.model.pictures import PICTURES, ending
from handbill.model.secrets import names_user
from handbill.model.site import ADDRESS, FactText, Image, Link
from handbill.model.source import Mapping, Node, Scalar

SCHEMES = ("https", "http", "mailto", "tel", "sms")

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(.*)", re.I | re.S)
_HOST = re.compile(r"https?://(?:[^/?#@]*@)?([^/?#:@]+)", re.I)
_FILE = re.compile(r"https?://[^/?#]+/[^?#]*\.(?!html?|php|aspx?)[a-z0-9]{2,4}(?:[?#]|$)", re.I)
_IN_PATH = re.compile(r"https?://[^/?#]+[/?]|[/?]", re.I)
"""How an address begins in which the host is settled."""
_UNRESERVED = "!~*'()"
ADDRESSED = ("text", "choice", "number")
"""Types of facts that may stand in an address."""
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f\\<>\"`]")
_IMAGE = "image: { src: images/tent.svg, alt: A tent at dusk }"


def link(node: Scalar, context: Context, facts: bool = False) -> Link | None:
    """Read an address of an allowed scheme, or a path, query or fragment on the shop; `facts` may stand in what is followed."""
    if names_user(node.text):
        context.report(rules.address_with_name(node.at))
        return None
    told = Report()
    parts = text(node, replace(context, report=told)).parts if facts and "{" in node.text else ()
    if told.diagnostics:
        for one in told.diagnostics:
            context.report(one)
        return None
    filled = [part for part in parts if isinstance(part, FactText)]
    shown = "".join(part if isinstance(part, str) else "0" for part in parts) if filled else node.text
    why = _fault(shown)
    if why is None and "{" in shown:
        why = "has a brace in it: write it percent-encoded"
    if why is None and filled and not _IN_PATH.match(_before(parts)):
        why = "has a fact in it before its path: let a fact stand behind the host, in the path or the query"
    if why is not None:
        context.report(rules.link_wrong(node.at, node.text, why))
        return None
    misfits = [part for part in filled if not _fits(part, context)]
    if misfits:
        return None
    return Link(node.text, node.at, tuple(_encoded(part) for part in parts) if filled else ())


def _before(parts: tuple[str | FactText, ...]) -> str:
    """Return what stands before the first fact."""
    return parts[0] if isinstance(parts[0], str) else ""


def _fits(part: FactText, context: Context) -> bool:
    """Report a fact that an address can't show: it takes words, choices and numbers as they are."""
    if part.fact.type in ADDRESSED and not part.forms and part.format is None:
        return True
    context.report(rules.fact_no_address(part.at, part.key, part.fact.type, part.format or ""))
    return False


def _encoded(part: str | FactText) -> str | FactText:
    """Return a part of an address: what stands in the place of an unknown fact is percent-encoded, as the fact will be."""
    if isinstance(part, str):
        return part
    fallback = quote(part.fallback, safe=_UNRESERVED) if part.fallback else part.fallback
    return replace(part, format=ADDRESS, fallback=fallback)


def file_link(parameter: Parameter, node: Scalar, context: Context) -> Link | None:
    """Read an address; where a file is wanted, none of a host whose addresses are pages, unless it ends as a file's."""
    found = link(node, context, facts=True)
    host = _HOST.match(node.text)
    labels = host[1].lower().split(".") if found and host and not _FILE.match(node.text) else []
    if any(".".join(labels[at:]) in parameter.not_from for at in range(len(labels))):
        context.report(rules.page_for_file(node.at, node.text, parameter.name, ".".join(labels)))
        return None
    return found


def _fault(address: str) -> str | None:
    if _UNSAFE.search(address):
        return "has a space, a backslash or a quote in it: write it percent-encoded"
    if address.startswith("//"):
        return "leaves the shop without saying how: write https:"
    scheme = _SCHEME.fullmatch(address)
    if scheme:
        if scheme[1].lower() not in SCHEMES:
            return f"has the scheme '{scheme[1]}'"
        web = scheme[1].lower() in ("https", "http")
        return None if scheme[2].startswith("//") is web and scheme[2].strip("/") else "is no whole address"
    return None if address[:1] in ("/", "#", "?") and address else "is no address on the shop"


def image(node: Node, context: Context) -> Image | None:
    """Read `{ src, alt }`. `alt` may be an empty text, for a decoration, but is never left out."""
    if not isinstance(node, Mapping):
        context.report(name_rules.shape_wrong(head(node.at), "image", "a map of 'src' and 'alt'", _IMAGE))
        return None
    for line in entries(node):
        if line.key.text not in ("src", "alt"):
            context.report(name_rules.key_unknown(line.key.at, line.key.text, "image", ("src", "alt")))
    src, alt = _part(node, "src", context), _part(node, "alt", context)
    if src is None or alt is None or not picture(src, context):
        return None
    if ending(alt.text) in PICTURES:
        context.report(content_rules.words_are_file(alt.at, alt.text))
    return Image(src.text, text(alt, context), node.at, not is_address(src.text))


def picture(src: Scalar, context: Context) -> bool:
    """Check where a picture is: a file of the site, or an address."""
    if is_address(src.text):
        return link(src, context) is not None
    return _check_file(src, context)


def _part(node: Mapping, key: str, context: Context) -> Scalar | None:
    found = node.get(key)
    if isinstance(found, Scalar):
        return found
    if found is None:
        context.report(name_rules.part_missing(head(node.at), key, "image", _IMAGE))
    else:
        context.report(name_rules.shape_wrong(head(found.at), key, "a single value", _IMAGE))
    return None


def _check_file(src: Scalar, context: Context) -> bool:
    if ending(src.text) not in PICTURES:
        context.report(rules.image_kind(src.at, src.text))
        return False
    if src.text in context.source.assets:
        check_picture(src, context)
        return True
    known = [path for path in context.source.assets if ending(path) in PICTURES]
    context.report(name_rules.file_unknown(src.at, src.text, known))
    return False
