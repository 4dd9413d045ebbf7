"""What asks visitors for consent: the purposes that it names, where it may stand, and who hears the answer."""

from collections.abc import Iterable

from handbill.check.context import Context
from handbill.check.goals import blocks
from handbill.check.nodes import entries, head
from handbill.check.texts import text
from handbill.check.values import boolean
from handbill.diagnostics.rules import asking as rules
from handbill.diagnostics.rules import names as name_rules
from handbill.model.consent import ConsentUse
from handbill.model.manifest import CONSENT, NEEDED, Template
from handbill.model.parameter import Parameter
from handbill.model.site import Asked, BlockUse, Promotion, Screen, Text
from handbill.model.source import Mapping, Node, Scalar

ALL = "all"
"""The default of a parameter of purposes: each with the words of the block."""
NAME, TEXT, ALWAYS = "name", "text", "always"
FIXED = ("frequency", "slot")
_WORDS = "{ name: Offers, text: Offers that fit you. }"


def purposes(parameter: Parameter, node: Node, context: Context) -> tuple[Asked, ...]:
    """Read `{ marketing: { name: …, text: … } }`: every purpose of the site, those that are described first."""
    found: dict[str, Asked] = {}
    if isinstance(node, Mapping):
        for line in entries(node):
            if line.key.text in context.purposes:
                asked = _asked(line.key, line.value, context)
                found |= {asked.purpose: asked} if asked else {}
            elif not context.is_broken("site", "site"):
                known = context.purposes
                context.report(name_rules.name_unknown(line.key.at, line.key.text, "purpose", known))
    elif not (isinstance(node, Scalar) and node.text == ALL):
        example = f"{parameter.name}: {{ marketing: {_WORDS} }}"
        context.report(name_rules.shape_wrong(head(node.at), parameter.name, "a map of purposes", example))
    written = node.keys if isinstance(node, Mapping) else ()
    rest = sorted(context.purposes.difference(written))
    return (*found.values(), *(Asked(purpose, None, None, node.at) for purpose in rest))


def _asked(key: Scalar, node: Node, context: Context) -> Asked | None:
    if not isinstance(node, Mapping):
        context.report(
            name_rules.shape_wrong(
                head(node.at), key.text, "a map of 'name' and 'text'", f"{key.text}: {_WORDS}"
            )
        )
        return None
    words: dict[str, Text] = {}
    for line in entries(node):
        if line.key.text not in (NAME, TEXT, ALWAYS):
            context.report(name_rules.key_unknown(line.key.at, line.key.text, key.text, (NAME, TEXT, ALWAYS)))
        elif not isinstance(line.value, Scalar):
            example = f"{line.key.text}: …"
            context.report(name_rules.shape_wrong(head(line.value.at), line.key.text, "a text", example))
        elif line.key.text != ALWAYS:
            words[line.key.text] = text(line.value, context)
    for name in (NAME, TEXT):
        if node.get(name) is None:
            context.report(name_rules.part_missing(key.at, name, key.text, f"{key.text}: {_WORDS}"))
    given = node.get(ALWAYS)
    always = isinstance(given, Scalar) and bool(boolean(given, context))
    return Asked(key.text, words[NAME], words[TEXT], key.at, always) if {NAME, TEXT} <= set(words) else None


def check_words(use: BlockUse, context: Context) -> None:
    """Report purposes of the site that neither the definition nor the block has words for."""
    for value in use.parameters.values() if use.block.asks else ():
        for asked in value if isinstance(value, tuple) else ():
            if isinstance(asked, Asked) and asked.name is None and asked.purpose not in use.block.messages:
                example = f"purposes: {{ {asked.purpose}: {_WORDS} }}"
                owner = use.block.name
                context.report(name_rules.part_missing(use.at, f"purposes.{asked.purpose}", owner, example))


def check_asking(root: Mapping, screens: tuple[Screen, ...], template: Template, context: Context) -> None:
    """Report what asks without standing above everything, and keys that what stands there can't have."""
    if template.slot == CONSENT:
        for key in FIXED:
            entry = root.entry(key)
            if entry is not None:
                context.report(rules.asking_fixed(entry.key.at, key, template.name))
        return
    known = _names(t.name for t in context.catalog.templates.values() if t.slot == CONSENT)
    for use in blocks(screens):
        if use.block.asks:
            context.report(rules.asking_misplaced(use.at, use.block.name, template.name, known))


def check_answers(promotions: Iterable[Promotion], sources: tuple[ConsentUse, ...], context: Context) -> None:
    """Report promotions whose answer nobody hears, and a source whose question no promotion asks."""
    heard = [use for use in sources if use.source.answers]
    asking = [use for p in promotions for use in blocks(p.screens) if use.block.asks]
    if not heard:
        known = _names(source.name for source in context.catalog.consent.values() if source.answers)
        for use in asking:
            context.report(rules.answer_unheard(use.at, use.block.name, known))
    elif not asking:
        known = _names(t.name for t in context.catalog.templates.values() if t.slot == CONSENT)
        for one in (one for one in heard if one.source.answers == NEEDED):
            context.report(rules.answer_unasked(one.at, one.name, known))


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names))
