"""Ways between screens that hang on an answer: their shape, and whether each answer and each case has its place."""

from collections.abc import Iterator

from handbill.check import values
from handbill.check.context import Context
from handbill.check.nodes import entries, mapping, scalar
from handbill.diagnostics.rules import names, triggers
from handbill.diagnostics.rules import ways as rules
from handbill.model.parameter import Parameter
from handbill.model.site import BlockUse, FieldUse, Option, Screen
from handbill.model.source import Entry, Mapping, Node, Scalar
from handbill.model.ways import ELSE, Case, Ways

_REQUIRED = "required"


def way(parameter: Parameter, node: Node, context: Context) -> Ways | None:
    """Read a screen's name, or a map of fields and their answers; None when it is neither."""
    if isinstance(node, Scalar):
        name = values.name(node, context)
        return Ways((), name, node.at, node.at) if name is not None else None
    example = f"{parameter.name}: {{ size: {{ S: small }}, {ELSE}: other }}"
    found = mapping(node, parameter.name, example, context.report)
    if found is None:
        return None
    if not entries(found):
        context.report(names.part_empty(found.at, parameter.name, example))
        return None
    other = found.entry(ELSE)
    last = scalar(other.value, ELSE, f"{ELSE}: other", context.report) if other else None
    cases = tuple(
        case for line in entries(found) if line is not other for case in _cases(line, parameter, context)
    )
    return Ways(cases, last.text if last else None, found.entries[0].key.at, last.at if last else found.at)


def _cases(line: Entry, parameter: Parameter, context: Context) -> Iterator[Case]:
    field = line.key
    example = f"{parameter.name}: {{ {field.text}: {{ S: small }}, {ELSE}: other }}"
    held = mapping(line.value, field.text, example, context.report)
    for answer in entries(held) if isinstance(held, Mapping) else ():
        screen = scalar(answer.value, answer.key.text, example, context.report)
        if screen is not None:
            yield Case(field.text, answer.key.text, screen.text, field.at, answer.key.at, screen.at)


def check_branches(screens: tuple[Screen, ...], context: Context) -> None:
    """Report ways that ask for what nobody was asked, that leave answers without a way, or that nobody can take."""
    for index, screen in enumerate(screens):
        game = next((use.block.name for use in screen.blocks if use.block.plays), None)
        for use in screen.blocks:
            if game and use.block.captures and _leads_anywhere(use):
                context.report(triggers.parameters_apart(use.at, "go", game, use.block.name))
            ways = [value for value in use.parameters.values() if isinstance(value, Ways)]
            for one in ways:
                asked = _asked(screens[: index + 1])
                if _check_cases(one, asked, _asked(screens[index + 1 :]), context):
                    _check_whole(use, one, context)
            is_last = index + 1 == len(screens)
            if use.captures != use.block.captures and is_last and not _leads_anywhere(use):
                who = f"the last screen's {use.block.name}, which is not sent,"
                context.report(rules.way_missing(use.at, who, "add a screen behind it, or let it be sent"))


def _leads_anywhere(use: BlockUse) -> bool:
    return any(p.type == "way" and p.name in use.parameters for p in use.block.parameters)


def _asked(screens: tuple[Screen, ...]) -> dict[str, tuple[str, ...] | None]:
    """Return the fields of these screens with the answers that each offers, None for one that offers none."""
    found: dict[str, tuple[str, ...] | None] = {}
    for screen in screens:
        for use in screen.blocks:
            for field in use.fields():
                found[field.name] = (*(found.get(field.name) or ()), *_answers(field)) or None
    return found


def _answers(use: FieldUse) -> tuple[str, ...]:
    lists = [value for value in use.parameters.values() if isinstance(value, tuple)]
    return tuple(item.value for value in lists for item in value if isinstance(item, Option))


def _check_cases(
    ways: Ways,
    asked: dict[str, tuple[str, ...] | None],
    later: dict[str, tuple[str, ...] | None],
    context: Context,
) -> bool:
    """Report fields and answers that there are not; say whether all is right with them."""
    choices = tuple(name for name, answers in asked.items() if answers)
    sound = True
    for name in dict.fromkeys(case.field for case in ways.cases):
        of = [case for case in ways.cases if case.field == name]
        answers = asked.get(name)
        if not answers:
            late = name in later and name not in asked
            context.report(rules.branch_field(of[0].field_at, name, name in asked, late, choices))
            sound = False
        for case in of if answers else ():
            if case.value not in (answers or ()):
                context.report(rules.branch_answer(case.value_at, case.value, name, answers or ()))
                sound = False
    return sound


def _check_whole(use: BlockUse, ways: Ways, context: Context) -> None:
    """Report answers that have no way, and what stands behind a field of which every answer has one.

    That is certain only of what the block itself asks: a shopper may have come past an earlier screen.
    """
    own = {field.name: field for field in use.fields() if field.parameters.get(_REQUIRED) is True}
    whole: str | None = None
    for name in dict.fromkeys(case.field for case in ways.cases):
        if whole is not None:
            at = next(case.field_at for case in ways.cases if case.field == name)
            context.report(rules.branch_idle(at, name, whole))
            return
        taken = {case.value for case in ways.cases if case.field == name}
        if name in own and taken.issuperset(_answers(own[name])):
            whole = name
    if whole is not None and ways.other is not None:
        context.report(rules.branch_idle(ways.other_at, ELSE, whole))
    elif whole is None and ways.other is None:
        context.report(rules.way_missing(ways.at, _left(use, ways), f"add '{ELSE}' with a screen"))


def _left(use: BlockUse, ways: Ways) -> str:
    """Say whose way is missing: the answers without a case, or whoever answered nothing."""
    name = ways.cases[0].field if ways.cases else ""
    field = next((field for field in use.fields() if field.name == name), None)
    taken = {case.value for case in ways.cases if case.field == name}
    rest = [f"'{value}'" for value in (_answers(field) if field else ()) if value not in taken]
    return f"who answers {' or '.join(rest)}" if rest else f"who leaves '{name}' out"
