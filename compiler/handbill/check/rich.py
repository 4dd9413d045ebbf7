"""Parameters that hold what a shopper reads: those of blocks and fields."""

from collections.abc import Callable
from functools import partial

from handbill.check import plain
from handbill.check.context import Context
from handbill.check.items import items
from handbill.check.links import image, link
from handbill.check.marking import markup
from handbill.check.nodes import head
from handbill.check.texts import text
from handbill.diagnostics.rules import names as rules
from handbill.model.manifest import Parameter
from handbill.model.site import Content, Html
from handbill.model.source import Node, Scalar

_SCALARS: dict[str, Callable[[Scalar, Context], Content | None]] = {
    "content": text,
    "markup": markup,
    "html": lambda node, _: Html(node.text, node.at),
    "link": link,
}


def read_content(context: Context, parameter: Parameter, node: Node) -> Content | None:
    """Read a text, link, picture or plain value."""
    if parameter.type == "image":
        return image(node, context)
    if (read := _SCALARS.get(parameter.type)) is not None:
        if not isinstance(node, Scalar):
            wanted = "an address" if parameter.type == "link" else "a text"
            context.report(rules.shape_wrong(head(node.at), parameter.name, wanted, f"{parameter.name}: …"))
            return None
        return read(node, context)
    if parameter.keys:
        return items(parameter, node, partial(read_content, context), context)
    return plain.read(context, parameter, node)
