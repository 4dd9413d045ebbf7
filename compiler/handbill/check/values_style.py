"""Colours, lengths, times and selectors: CSS that a definition may hold, checked well enough that it can break nothing else."""

import re

from handbill.check.context import Context
from handbill.color.names import NAMES
from handbill.diagnostics.rules import values as rules
from handbill.model.source import Scalar

_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{4}|[0-9a-f]{6}|[0-9a-f]{8})", re.I | re.ASCII)
_BARE_HEX = re.compile(r"[0-9a-f]{3}(?:[0-9a-f]{3})?", re.I | re.ASCII)
_COLOR_CALL = re.compile(
    r"(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark)\((?:[^;{}<>\"'\\/]|/(?!\*))*\)", re.I
)
_LENGTH = re.compile(
    r"0|-?\d*\.?\d+(?:px|em|%|vw|vh|dvw|dvh|svw|svh|lvw|lvh|vmin|vmax|ch|ex|cqw|cqh|cqi|cqb)", re.ASCII
)
_LENGTH_CALL = re.compile(r"(?:calc|min|max|clamp)\([-+*/%.,()a-z0-9\s]*\)", re.ASCII)
_QUOTED = re.compile(r"""\[(?:"[^"]*"|'[^']*'|[^\]"'])*\]|"[^"]*"|'[^']*'""")
_NAMELESS = re.compile(
    r"""(?<!\\)[.#](?!-?(?:[a-z_\\]|[^\x00-\x7f])|--)  # a class or an id without a name
    | ^[>+~,] | [>+~]\s*[>+~,] | ,\s*,  # two combinators, or nothing before one""",
    re.I | re.X,
)
_LONGEST = 1
"""Seconds that a movement may take."""
_TIME = re.compile(r"0|\d*\.?\d+m?s", re.ASCII)
_ROOT_EM = re.compile(r"\drem\b")


def color(node: Scalar, context: Context) -> str | None:
    """Read a colour of CSS."""
    text = node.text
    known = _HEX.fullmatch(text) or text.lower() in NAMES
    if known or (_COLOR_CALL.fullmatch(text) and balanced(text)):
        return text
    example = f'"#{text}"' if _BARE_HEX.fullmatch(text) else '"#0a7d5c", teal or rgb(10 125 92)'
    context.report(rules.value_wrong(node.at, text, "colour", example))
    return None


def length(node: Scalar, context: Context) -> str | None:
    """Read a length of CSS. `rem` is refused: shops set the page's root size anywhere from 10 to 17 px."""
    text = node.text
    if _ROOT_EM.search(text):
        context.report(rules.value_wrong(node.at, text, "length that is the same in every shop", "px or em"))
    elif _LENGTH.fullmatch(text) or (_LENGTH_CALL.fullmatch(text) and balanced(text)):
        return text
    else:
        context.report(rules.value_wrong(node.at, text, "length", "a number and a unit: 12px, 1.5em, 50%"))
    return None


def time(node: Scalar, context: Context) -> str | None:
    """Read a length of time of CSS; `0` is none."""
    if _TIME.fullmatch(node.text):
        seconds = float(node.text.rstrip("ms") or 0) / (1000 if node.text.endswith("ms") else 1)
        if seconds > _LONGEST:
            context.report(
                rules.value_out_of_range(
                    node.at, node.text, f"at most {_LONGEST}s: who waits for a movement can't act"
                )
            )
        return "0s" if node.text == "0" else node.text
    context.report(rules.value_wrong(node.at, node.text, "time of a movement", "0.3s, 200ms, or 0 for none"))
    return None


def style(node: Scalar, context: Context) -> str | None:
    """Read the value of a custom property: anything that ends where it ends and loads nothing."""
    text = node.text
    if (
        text.strip()
        and balanced(text)
        and not re.search(r"[;{}<>!\\]|/\*|url\(|expression\(|image-set\(", text, re.I)
    ):
        return text
    context.report(
        rules.value_wrong(node.at, text, "value of CSS", "a value without ';', braces and addresses")
    )
    return None


def selector(node: Scalar, context: Context) -> str | None:
    """Read a CSS selector: not empty, quotes and brackets closed. The browser has the last word on it."""
    text = node.text.strip()
    sound = balanced(text) and not _NAMELESS.search(_QUOTED.sub("[]", text))
    if text and sound and not re.search(r"[{};<]", text) and text[-1] not in ">+~,.#:":
        return text
    context.report(
        rules.value_wrong(
            node.at, node.text, "CSS selector", "'#reviews', '.buy' or '[data-offer]' in quotes"
        )
    )
    return None


def balanced(text: str) -> bool:
    """Say whether quotes, parentheses and brackets close, and in order."""
    closing: list[str] = []
    quote = ""
    for letter in text:
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        elif letter in "([":
            closing.append(")" if letter == "(" else "]")
        elif letter in ")]" and (not closing or closing.pop() != letter):
            return False
    return not quote and not closing
