"""Diagnostics as a person reads them, each with the line that it is about."""

from collections.abc import Iterable, Mapping, Sequence

from handbill.diagnostics.diagnostic import Diagnostic
from handbill.diagnostics.render_frame import frame, visible
from handbill.diagnostics.span import Span

_PAINT = {
    "error": "\x1b[1;31m",
    "warning": "\x1b[1;33m",
    "note": "\x1b[1;36m",
    "gutter": "\x1b[34m",
    "strong": "\x1b[1m",
    "help": "\x1b[1;32m",
}
_PLAIN = "\x1b[0m"


class _Page:
    def __init__(self, texts: Mapping[str, str], color: bool) -> None:
        self.texts = texts
        self.color = color

    def paint(self, role: str, words: str) -> str:
        return f"{_PAINT[role]}{words}{_PLAIN}" if self.color else words

    def diagnostic(self, found: Diagnostic) -> list[str]:
        """Return the lines of one diagnostic; its frames share one gutter."""
        numbers = [found.at.line, *(note.at.line for note in found.notes)]
        gutter = len(str(max(numbers)))
        message, help_ = visible(found.message), visible(found.help or "")
        head = self.paint(found.severity, f"{found.severity}[{found.code}]")
        lines = [f"{head}{self.paint('strong', ': ' + message)}"]
        lines += self.place(found.at, gutter, found.severity)
        for note in found.notes:
            lines.append(f"{self.paint('note', 'note')}: {visible(note.message)}")
            lines += self.place(note.at, gutter, "note")
        if help_:
            lines.append(f"{self.paint('help', 'help')}: {help_}")
        return lines

    def place(self, at: Span, gutter: int, role: str) -> list[str]:
        """Return the arrow to a place and, where its file can be shown, its line with carets below."""
        lines = [f"{' ' * gutter}{self.paint('gutter', '-->')} {at}"]
        found = frame(self.texts[at.file], at) if at.file in self.texts else None
        if found is None:
            return lines
        edge = self.paint("gutter", f"{' ' * gutter} |")
        number = self.paint("gutter", f"{at.line:>{gutter}} |")
        carets = " " * found.start + self.paint(role, "^" * found.length)
        return [*lines, edge, f"{number} {found.line}".rstrip(), f"{edge} {carets}"]


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Return how many there are: `2 errors, 1 warning`; of none, an empty text."""
    severities = [found.severity for found in diagnostics]
    counts = ((severities.count(word), word) for word in ("error", "warning"))
    return ", ".join(_count(number, word) for number, word in counts if number)


def text(diagnostics: Sequence[Diagnostic], lines: Mapping[str, str], color: bool = False) -> str:
    """Return all diagnostics with their frames, and a last line that counts them.

    `lines` maps the path of a file to its text; a place in any other file is named without its line.
    """
    if not diagnostics:
        return ""
    page = _Page(lines, color)
    blocks = ["\n".join(page.diagnostic(found)) for found in diagnostics]
    return "\n\n".join([*blocks, summary(diagnostics)]) + "\n"
