"""From the bytes of a file to text that is safe to parse: UTF-8, line feeds, no character that cannot be seen."""

import re

from handbill.diagnostics import Diagnostic, Span
from handbill.diagnostics.rules import reading

MAX_BYTES = 1024 * 1024
"""A definition is written by hand; what is larger came here by mistake."""

# YAML 1.1, which libyaml speaks, breaks lines at NEL, U+2028 and U+2029 and YAML 1.2 does not: places would be off.
_REFUSED = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_BOM = b"\xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\0")


def normalise(text: str) -> str:
    """Return the text with every line ending as a line feed, so that a checkout on Windows gives the same bundle."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode(data: bytes, file: str, most: int = MAX_BYTES) -> str | Diagnostic:
    """Return the text of a file, without byte-order mark and with line feeds only, or why it is refused."""
    if len(data) > most:
        return reading.file_too_large(Span(file), limit=most)
    if data.startswith(_WIDE) or data[1:4:2] == b"\0\0":
        return reading.not_utf8(Span(file), offset=0, wide=True)
    body = data.removeprefix(_BOM)
    try:
        text = normalise(body.decode())
    except UnicodeDecodeError as error:
        before = normalise(body[: error.start].decode())
        offset = error.start + len(data) - len(body)
        return reading.not_utf8(_place(before, file), offset=offset, byte=body[error.start])
    if refused := _REFUSED.search(text):
        return reading.forbidden_character(_place(text[: refused.start()], file), character=refused.group())
    return text


def _place(before: str, file: str) -> Span:
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Span(file, line, column, line, column + 1)
