"""A stretch of a file that the user wrote."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From `line:column` up to, not including, `end_line:end_column`; all count from 1.

    `file` is relative to the site's folder with `/` between its parts (for a shipped entry:
    relative to the folder of the assets).
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
