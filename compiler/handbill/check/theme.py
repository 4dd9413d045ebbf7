"""Theme tokens: custom properties of the promotion's root."""

from handbill.check.comparisons import scalar_of
from handbill.check.context import Context
from handbill.check.nodes import entries
from handbill.check.values import READERS
from handbill.check.values_style import style
from handbill.diagnostics.rules import names as rules
from handbill.model.source import Mapping, Node

TOKENS = {
    "accent": "color",
    "accent-text": "color",
    "text": "color",
    "background": "color",
    "radius": "length",
    "font": "",
    "shadow": "",
}
"""Token → type of its value; none stands for any value of CSS."""
_EXAMPLE = 'theme: { accent: "#0a7d5c", radius: 12px }'


def theme(node: Node | None, context: Context) -> dict[str, str]:
    """Read tokens and their values of CSS."""
    tokens: dict[str, str] = {}
    for entry in entries(node) if isinstance(node, Mapping) else ():
        if entry.key.text not in TOKENS:
            context.report(rules.key_unknown(entry.key.at, entry.key.text, "theme", TOKENS))
            continue
        single = scalar_of(entry.value, entry.key.text, _EXAMPLE, context)
        read = READERS.get(TOKENS[entry.key.text], style)
        value = read(single, context) if single else None
        if isinstance(value, str):
            tokens[entry.key.text] = value
    return tokens
