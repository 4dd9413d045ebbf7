"""Parameters that hold what a shopper reads: those of blocks and fields."""

from handbill.check import plain
from handbill.check.context import Context
from handbill.check.links import image, link
from handbill.check.nodes import head
from handbill.check.texts import text
from handbill.diagnostics.rules import names as rules
from handbill.model.manifest import Parameter
from handbill.model.site import Content
from handbill.model.source import Node, Scalar


def read_content(context: Context, parameter: Parameter, node: Node) -> Content | None:
    """Read a text, link, picture or plain value."""
    if parameter.type == "image":
        return image(node, context)
    if parameter.type in ("content", "link"):
        if not isinstance(node, Scalar):
            wanted = "a text" if parameter.type == "content" else "an address"
            context.report(rules.shape_wrong(head(node.at), parameter.name, wanted, f"{parameter.name}: …"))
            return None
        return text(node, context) if parameter.type == "content" else link(node, context)
    return plain.read(context, parameter, node)
