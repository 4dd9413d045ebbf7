"""The sandbox that templates render in: the one module that knows Jinja."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jinja2 import StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.loaders import FunctionLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from handbill.diagnostics import Span
from handbill.sandbox.placing import TextChangedError

PLACE = "hb-at"
"""Attribute that remembers, until the markup has been checked, where an element was written: `file:line:column`."""

FILTERS = (
    "abs", "capitalize", "d", "default", "e", "escape", "first", "float", "int", "join", "last", "length", "list", "lower",
    "max", "min", "reject", "replace", "reverse", "round", "select", "sort", "string", "title", "trim", "unique", "upper",
)  # fmt: skip
MOST_STEPS = 10_000
MOST_OUTPUT = 200_000

_WIDE = 512
"""Bits of whole numbers that may be multiplied: squares of squares have no end."""

_TEMPLATE = "top-level template code"
"""What Jinja calls the frame of a whole template, in the traces that it writes."""

_NO_KEY = re.compile(r"'dict object' has no attribute ('.*')")
_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)")


class TemplateError(Exception):
    """A template that does not render, and where; `changed` when it is because it changed a text, `cause` what it met."""

    def __init__(
        self, file: str, line: int, message: str, changed: bool = False, cause: Exception | None = None
    ) -> None:
        super().__init__(message)
        self.cause = cause
        self.file = file
        self.line = line
        self.message = message
        self.changed = changed


class _Places(Extension):
    """Writes every element's place into it."""

    def filter_stream(self, stream: TokenStream) -> TokenStream | Iterator[Token]:
        source = getattr(self.environment, "sources", {}).get(stream.name, "")
        return _placed(stream, source, stream.name or "")


def _placed(stream: TokenStream, source: str, name: str) -> Iterator[Token]:
    at = 0
    for token in stream:
        if token.type != "data":
            yield token
            continue
        start = max(source.find(token.value, at), at)
        at = start + len(token.value)

        def mark(found: re.Match[str], start: int = start) -> str:
            before = source[: start + found.start()]
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            return f'{found[0]} {PLACE}="{name}:{line}:{column}"'

        yield Token(token.lineno, token.type, _TAG.sub(mark, token.value))


class _Sandbox(ImmutableSandboxedEnvironment):
    intercepted_binops = frozenset(["*", "**", "%"])
    sources: dict[str, str]

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "**" or not all(isinstance(v, int | float) for v in (left, right)):
            raise SecurityError(f"'{operator}' is for numbers, and '**' is not there")
        if operator == "*" and all(isinstance(v, int) and v.bit_length() > _WIDE for v in (left, right)):
            raise SecurityError("numbers of that size are not there")
        return super().call_binop(context, operator, left, right)

    def join_path(self, template: str, parent: str) -> str:
        return f"{parent.rpartition('/')[0]}/{template}"


class Templates:
    """Renders templates by name; `load` returns the text of a name, None when there is none.

    A name is the file's path as diagnostics show it. An include is looked up beside the template that includes it.
    """

    def __init__(self, load: Callable[[str], str | None]) -> None:
        self._load = load
        self._env = _Sandbox(
            undefined=StrictUndefined,
            autoescape=True,
            loader=FunctionLoader(self._source),
            extensions=[_Places],
            keep_trailing_newline=True,
        )
        self._env.sources = {}
        self._env.filters = {k: v for k, v in self._env.filters.items() if k in FILTERS}
        self._env.globals.clear()

    def render(self, name: str, variables: Mapping[str, Any]) -> str:
        """Return the rendered markup. Raises TemplateError with the place of what went wrong."""
        steps = iter(range(MOST_STEPS))

        def limited(*bounds: int) -> Iterator[int]:
            for number in range(*bounds):
                if next(steps, None) is None:
                    raise SecurityError(f"more than {MOST_STEPS} steps")
                yield number

        try:
            template = self._env.get_template(name)
            size = 0
            chunks: list[str] = []
            for chunk in template.generate({**variables, "range": limited}):
                size += len(chunk)
                chunks.append(chunk)
                if size > MOST_OUTPUT:
                    raise SecurityError(f"more than {MOST_OUTPUT} characters")
            return "".join(chunks)
        except TemplateSyntaxError as error:
            raise TemplateError(error.name or name, error.lineno, error.message or "") from None
        except TemplateNotFound as error:
            raise TemplateError(*self._place(error, name), f"there is no '{error.name}' beside it") from None
        except TextChangedError as error:
            raise TemplateError(*self._place(error, name), "", changed=True) from None
        except RecursionError as error:
            raise self._without_end(error, name) from None
        except Exception as error:
            raise TemplateError(
                *self._place(error, name), _NO_KEY.sub(r"nothing is called \1", str(error)), cause=error
            ) from None

    def _source(self, name: str) -> tuple[str, str, None] | None:
        text = self._load(name)
        if text is None:
            return None
        self._env.sources[name] = text
        return text, name, None

    def _without_end(self, error: RecursionError, name: str) -> TemplateError:
        """Say which templates include each other in a circle, and where it closes; else what is nested too deeply."""
        whole = [
            (frame.filename, frame.lineno or 1)
            for frame in traceback.extract_tb(error.__traceback__)
            if frame.filename in self._env.sources and frame.name == _TEMPLATE
        ]
        for at, (file, _) in enumerate(whole):
            seen = [name for name, _ in whole[:at]]
            if file in seen:
                circle = " → ".join([*seen[seen.index(file) :], file])
                return TemplateError(*whole[at - 1], f"it includes itself: {circle}", cause=error)
        return TemplateError(*self._place(error, name), "it is nested too deeply", cause=error)

    @staticmethod
    def _place(error: Exception, name: str) -> tuple[str, int]:
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if frame.filename.endswith(".jinja"):
                return frame.filename, frame.lineno or 1
        return name, 1


def marked(source: str, at: Span, file: str) -> str:
    """Return markup of a definition's in which every element knows its place.

    `at` is where the markup stands, `file` the text of the definition.
    """
    lines, written = source.split("\n"), file.split("\n")
    block = at.end_line > at.line
    quoted = at.end_column - at.column > len(source)

    def mark(found: re.Match[str]) -> str:
        before = source[: found.start()].split("\n")
        # A block of several lines begins on the line below its mark, and is indented there.
        line = at.line + len(before) - 1 + block
        indent = (
            len("".join(written[line - 1 : line])) - len(lines[len(before) - 1])
            if block
            else at.column - (not quoted)
        )
        column = max(indent, 0) + len(before[-1]) + 1
        return f'{found[0]} {PLACE}="{at.file}:{line}:{column}"'

    return _TAG.sub(mark, source)


def safe(markup: str) -> Markup:
    """Mark rendered markup as such, so that another template can place it."""
    return Markup(markup)  # noqa: S704


__all__ = ["PLACE", "TemplateError", "Templates", "marked", "safe"]
