"""Which fact a key means."""

from handbill.check.context import Context
from handbill.diagnostics import Span
from handbill.diagnostics.rules import names as rules
from handbill.model.manifest import Fact

STAR = "*"


def find(key: str, at: Span, context: Context) -> tuple[Fact, str | None] | None:
    """Return the fact and what stands for `*` in its key; None, and a report, when there is none."""
    facts = context.catalog.facts
    if (fact := facts.get(key)) and STAR not in key:
        return fact, None
    for pattern, fact in facts.items():
        before, star, after = pattern.partition(STAR)
        rest = len(key) - len(before) - len(after)
        if star and rest > 0 and key.startswith(before) and key.endswith(after):
            name = key[len(before) : len(before) + rest]
            return (fact, name) if _is_known(fact, name, at, context) else None
    _report(key, at, context)
    return None


def values(fact: Fact, context: Context) -> tuple[str, ...]:
    """Return the values of a choice, the site's own page types included; none where site.yml can't be asked for them."""
    if fact.values_from is None:
        return fact.values
    if context.is_broken("site", "site"):
        return ()
    return tuple(dict.fromkeys((*fact.values, *context.pages)))


def _is_known(fact: Fact, name: str, at: Span, context: Context) -> bool:
    """Whether a name that the definition gives is one of the site's, where the fact takes no others."""
    names = {
        "promotions": context.promotions,
        "campaigns": context.campaigns,
        "purposes": context.purposes,
        "experiments": frozenset(context.experiments),
    }
    known = names.get(fact.names or "")
    if known is None or name in known:
        return True
    if fact.names != "purposes" or not context.is_broken("site", "site"):
        context.report(rules.name_unknown(at, name, (fact.names or "").removesuffix("s"), known))
    return False


def _report(key: str, at: Span, context: Context) -> None:
    family = key.partition(".")[0]
    broken = context.is_broken("fact family", family) or context.is_broken("facts", "facts")
    if broken or key in context.refused:
        return
    context.report(rules.name_unknown(at, key, context.testing, [*context.values, *context.catalog.facts]))
