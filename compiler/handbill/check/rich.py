"""Parameters that hold what a shopper reads: those of blocks and fields."""

import re
from collections.abc import Callable
from functools import partial

from handbill.check import plain
from handbill.check.asking import purposes
from handbill.check.context import Context
from handbill.check.items import items
from handbill.check.links import file_link, image
from handbill.check.marking import markup
from handbill.check.nodes import head, within
from handbill.check.options import options
from handbill.check.prefill import fact
from handbill.check.texts import text
from handbill.check.ways import way
from handbill.diagnostics.rules import content as content_rules
from handbill.diagnostics.rules import language as language_rules
from handbill.diagnostics.rules import names as rules
from handbill.model.parameter import PURPOSES, Parameter
from handbill.model.site import Content, Html
from handbill.model.source import Node, Scalar

_NODES: dict[str, Callable[[Parameter, Node, Context], Content | None]] = {
    "image": lambda _, node, context: image(node, context),
    "options": options,
    PURPOSES: purposes,
    "way": way,
}
_SCALARS: dict[str, tuple[Callable[[Parameter, Scalar, Context], Content | None], str]] = {
    "content": (lambda parameter, node, context: text(_said(parameter, node, context), context), "a text"),
    "markup": (lambda parameter, node, context: markup(_said(parameter, node, context), context), "a text"),
    "html": (lambda _, node, __: Html(node.text, node.at), "a text"),
    "link": (file_link, "an address"),
    "fact": (fact, "the name of a fact"),
}


_TAG = re.compile(
    r"</?(?P<name>a|b|big|br|center|div|em|font|h[1-6]|i|img|li|ol|p|s|small|span|strong|sub|sup|u|ul)\b[^<>]*>",
    re.I,
)
"""A tag of those elements that texts of shops have; nothing else in angle brackets is taken for one."""


def _said(parameter: Parameter, node: Scalar, context: Context) -> Scalar:
    """Report a text without a word, which nobody could read, and tags in one, which everybody would."""
    if not node.text.strip():
        context.report(language_rules.text_empty(node.at, parameter.name))
    tag = _TAG.search(node.text)
    if tag:
        at = within(node, *tag.span())
        context.report(
            content_rules.text_with_tags(at, tag[0], tag["name"].lower(), parameter.type == "markup")
        )
    return node


def read_content(context: Context, parameter: Parameter, node: Node) -> Content | None:
    """Read a text, link, picture, fact, list of options or plain value."""
    if (whole := _NODES.get(parameter.type)) is not None:
        return whole(parameter, node, context)
    if (known := _SCALARS.get(parameter.type)) is not None:
        read, wanted = known
        if not isinstance(node, Scalar):
            context.report(rules.shape_wrong(head(node.at), parameter.name, wanted, f"{parameter.name}: …"))
            return None
        return read(parameter, node, context)
    if parameter.keys:
        return items(parameter, node, partial(read_content, context), context)
    return plain.read(context, parameter, node)
