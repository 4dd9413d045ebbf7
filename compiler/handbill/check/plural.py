"""What a count calls things: `{cart.count:plural(one=# item, other=# items)}`."""

import re

from handbill.check.context import Context
from handbill.diagnostics import Span
from handbill.diagnostics.rules import locales as rules
from handbill.model.languages import CATEGORIES, OTHER, needed_forms, plural_forms

PLURAL = "plural"
_CALL = re.compile(r"\s*(?P<key>[^\s:|]*)\s*:\s*plural\s*\((?P<forms>.*?)\)\s*(?:\|(?P<fallback>.*))?", re.S)
_FORM = re.compile(r"(?:^|,)\s*(\w+)\s*=", re.S)
_NUMBER = re.compile(r"0|[1-9][0-9]*", re.ASCII)
_SAME_AS = {"zero": "0", "one": "1", "two": "2"}

Forms = tuple[tuple[str, str], ...]


def called(inner: str) -> tuple[str, str, str | None] | None:
    """Return the fact's key, what stands between the brackets, and the fallback; None when this is no plural."""
    found = _CALL.fullmatch(inner)
    return (found["key"], found["forms"], found["fallback"]) if found else None


def forms(written: str, at: Span, context: Context) -> Forms | None:
    """Read `one=# item, other=# items`: a form each, by category or number. None when that is reported."""
    starts = list(_FORM.finditer(written))
    ends = [*(start.start() for start in starts[1:]), len(written)][: len(starts)]
    found = [(s[1], written[s.end() : end].strip()) for s, end in zip(starts, ends, strict=True)]
    names = [name for name, _ in found]
    why = (
        _fault(names)
        if starts and starts[0].start() == 0
        else f"'plural({written.strip()})' begins with no form"
    )
    if why is not None:
        context.report(rules.plural_wrong(at, why, plural_forms(context.locale)))
        return None
    _check_language(names, at, context)
    return tuple(found)


def _fault(names: list[str]) -> str | None:
    for name in names:
        if name not in CATEGORIES and not _NUMBER.fullmatch(name):
            return f"'{name}' is no form of a plural"
        if names.count(name) > 1:
            return f"the form '{name}' is given twice"
    return None if OTHER in names else "a plural needs the form 'other'"


def _check_language(names: list[str], at: Span, context: Context) -> None:
    """Warn of forms that the language never asks for, and of those that it asks for and that are not there."""
    known = plural_forms(context.locale)
    unused = [n for n in names if n in CATEGORIES and n not in known]
    lacking = [n for n in needed_forms(context.locale) if n not in names and _SAME_AS.get(n) not in names]
    if unused or lacking:
        context.report(rules.plural_of_language(at, context.locale, known, tuple(unused), tuple(lacking)))
