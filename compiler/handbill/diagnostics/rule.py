"""The register of codes: a decorated function per code, whose docstring is what `handbill rule CODE` prints."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from inspect import cleandoc
from typing import Concatenate, ParamSpec

from handbill.diagnostics.diagnostic import Diagnostic, Note, Severity
from handbill.diagnostics.span import Span

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a code says about one place."""

    message: str
    help: str | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A code, its name (the function's), and its explanation in Markdown."""

    code: str
    severity: Severity
    name: str
    explanation: str


RULES: dict[str, Rule] = {}


def rule(
    code: str, severity: Severity
) -> Callable[[Callable[P, Finding]], Callable[Concatenate[Span, P], Diagnostic]]:
    """Register a function that words one code; the result takes the place as its first argument."""

    def register(word: Callable[P, Finding]) -> Callable[Concatenate[Span, P], Diagnostic]:
        if code in RULES:
            raise ValueError(f"{code} is taken by {RULES[code].name}")
        RULES[code] = Rule(code, severity, word.__name__, cleandoc(word.__doc__ or ""))

        @wraps(word)
        def diagnose(at: Span, /, *args: P.args, **kwargs: P.kwargs) -> Diagnostic:
            found = word(*args, **kwargs)
            return Diagnostic(code, severity, at, found.message, found.help, found.notes)

        return diagnose

    return register
