"""The steps of a campaign: which they are, what they take, and what each is called."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from functools import partial

from handbill.check import facts, plain, scripts, unbuilt, values
from handbill.check.arguments import arguments
from handbill.check.called import STEPS, VALUES, ids, is_long
from handbill.check.chances import ID, experiment, paths
from handbill.check.conditions import conditions
from handbill.check.context import Context
from handbill.check.nodes import entries, head, items, mapping, scalar, sequence
from handbill.check.own_values import own_values
from handbill.diagnostics import Span
from handbill.diagnostics.rules import apps as app_rules
from handbill.diagnostics.rules import campaigns as rules
from handbill.diagnostics.rules import language as language_rules
from handbill.diagnostics.rules import names as name_rules
from handbill.model import units
from handbill.model.campaign import Answer, Answers, Module, StepUse, StepValue, Way
from handbill.model.html import Html
from handbill.model.manifest import Step
from handbill.model.parameter import Parameter
from handbill.model.source import Entry, Mapping, Node, Scalar
from handbill.model.values import Duration, Value

_ID = re.compile(r"[a-z][a-z0-9-]*")
_EXAMPLE = "steps: [ { show: welcome }, { delay: 2d } ]"
_CAMPAIGNS, APPS = "campaigns", "apps"


class Steps:
    """Reads the steps of one campaign. What is called by itself is numbered where the name is taken."""

    def __init__(self, context: Context, campaign: str = "") -> None:
        self._context = context
        self._campaign_id = campaign
        self._ids: dict[str, Span] = {}
        self._readers: MappingOf[str, Callable[[str, Parameter, Node], StepValue | None]] = {
            "conditions": self._conditions,
            "steps": self._way,
            "signals": self._signals,
            "script": self._script,
            "html": self._html,
            "paths": self._paths,
            "answers": self._answers,
        }

    def campaign(self, node: Node | None) -> tuple[StepUse, ...]:
        """Read the list of a campaign, and hold the steps that others name to those that there are."""
        if node is None:
            return ()
        self._take_ids(node)
        return self._steps(node, STEPS)

    def after_submit(self, node: Node, what: str) -> tuple[StepUse, ...]:
        """Read the list of what is done once a form is sent."""
        self._take_ids(node)
        return self._steps(node, what)

    def _take_ids(self, node: Node) -> None:
        """Note every `id` that is written, before any step is called by itself or named by another."""
        for written in ids(node, self._context.catalog.steps):
            if not _ID.fullmatch(written.text):
                self._context.report(name_rules.name_spelling(written.at, written.text, "id", "id: hello"))
            first = self._ids.setdefault(written.text, written.at)
            if first is not written.at:
                what = f"the id '{written.text}'"
                self._context.report(language_rules.repeated(written.at, what, first))

    def _steps(self, node: Node, what: str) -> tuple[StepUse, ...]:
        found = sequence(node, what, _EXAMPLE, self._context.report)
        if found is None:
            return ()
        return tuple(use for item in found.items if (use := self._step(item)))

    def _step(self, node: Node) -> StepUse | None:
        """Read one item: a map in which one key names the step, or its name alone."""
        named = self._named(node)
        if named is None:
            return None
        step, line = named
        at = line.key.at
        read = partial(self._read, step)
        beside = self._beside(step, node, line) if isinstance(node, Mapping) else ()
        lines = beside
        given: Mapping | None = None
        if line.key is not line.value:
            within = self._within(step, line)
            if within is None:
                return None
            lines = (*within, *beside)
            given = Mapping(lines, at)
        ways = tuple(one.name for one in step.parameters if one.type == STEPS and one.name in step.one_of)
        one_of = () if ways else step.one_of
        found: dict[str, StepValue] = arguments(
            step, step.main, given, at, read, self._context, (ID,), one_of
        )
        if ways and not any(line.key.text in ways for line in beside):
            self._context.report(rules.way_missing(at, step.name, ways))
        written = next((e.value for e in lines if e.key.text == ID and isinstance(e.value, Scalar)), None)
        name = written.text if isinstance(written, Scalar) else self._called(step, found)
        use = StepUse(step, name, found, at, own_id=written is not None)
        return experiment(use, given, self._campaign_id, self._context) if step.divides else use

    def _within(self, step: Step, line: Entry) -> tuple[Entry, ...] | None:
        """Return the parameters that stand behind the step's name; None, and a report, when something else does."""
        if step.main and not is_long(step, line.value):
            return (Entry(Scalar(step.main, line.key.at), line.value),)
        what = f"{step.name}: {{ {step.parameters[0].name}: … }}" if step.parameters else step.name
        inner = mapping(line.value, step.name, what, self._context.report)
        return entries(inner) if inner else None

    def _beside(self, step: Step, node: Mapping, line: Entry) -> tuple[Entry, ...]:
        """Return the parameters that stand beside the step's name, and its `id`."""
        known = [ID, *(one.name for one in step.parameters if step.main and one.name != step.main)]
        others = [one for one in entries(node) if one is not line]
        for one in others:
            if one.key.text in self._context.catalog.steps and one.key.text not in known:
                self._context.report(rules.steps_in_one_item(one.key.at, step.name, one.key.text))
            elif one.key.text not in known:
                self._context.report(name_rules.key_unknown(one.key.at, one.key.text, step.name, known))
        return tuple(one for one in others if one.key.text in known)

    def _named(self, node: Node) -> tuple[Step, Entry] | None:
        """Return the step that an item is, and the line that says so."""
        known = self._context.catalog.steps
        if isinstance(node, Scalar):
            step = known.get(node.text)
            if step is None:
                unbuilt.unknown(node.at, node.text, "step", known, self._context)
            return (step, Entry(node, node)) if step else None
        if not isinstance(node, Mapping):
            self._context.report(name_rules.shape_wrong(head(node.at), STEPS, "one step an item", _EXAMPLE))
            return None
        lines = [line for line in entries(node) if line.key.text in known]
        if not lines:
            self._unknown(node)
            return None
        return known[lines[0].key.text], lines[0]

    def _unknown(self, node: Mapping) -> None:
        first = next((line.key for line in entries(node) if line.key.text != ID), None)
        if first is None:
            self._context.report(name_rules.shape_wrong(head(node.at), STEPS, "one step an item", _EXAMPLE))
        else:
            unbuilt.unknown(first.at, first.text, "step", self._context.catalog.steps, self._context)

    def _called(self, step: Step, found: MappingOf[str, StepValue]) -> str:
        """Return a name that a step keeps when others are put before it: what it does, and to what."""
        about = found.get(step.main or next((one.name for one in step.parameters), ""))
        words = [step.name, *([about] if isinstance(about, str) else [])]
        name = re.sub(r"[^a-z0-9]+", "-", "-".join(words).lower()).strip("-")
        free = name
        count = 1
        while free in self._ids:
            count += 1
            free = f"{name}-{count}"
        self._ids[free] = step.at
        return free

    def _read(self, step: Step, parameter: Parameter, node: Node) -> StepValue | None:
        """Read one parameter, which mistakes in it call by what stands in the file."""
        what = step.name if parameter.name == step.main else parameter.name
        if parameter.type in self._readers:
            return self._readers[parameter.type](what, parameter, node)
        if parameter.type == VALUES:
            return own_values(step, what, node, self._context)
        if parameter.names in (_CAMPAIGNS, STEPS) and isinstance(node, Scalar):
            known = self._context.campaigns if parameter.names == _CAMPAIGNS else self._ids
            if node.text not in known:
                what = parameter.names.removesuffix("s")
                self._context.report(name_rules.name_unknown(node.at, node.text, what, known))
                return None
        if parameter.names == APPS and isinstance(node, Scalar) and node.text not in self._context.apps:
            self._no_app(node)
            return None
        return plain.read(self._context, parameter, node)

    def _no_app(self, node: Scalar) -> None:
        """Report an app that there is not, or that the site does not list."""
        listed, known = self._context.apps, self._context.catalog.apps
        if self._context.is_broken("site", "site") or self._context.is_broken("app", node.text):
            return
        if node.text in known:
            self._context.report(app_rules.app_not_listed(node.at, node.text, listed))
        else:
            self._context.report(
                name_rules.name_unknown(node.at, node.text, "app", sorted({*listed, *known}))
            )

    def _answers(self, what: str, _: Parameter, node: Node) -> StepValue | None:
        """Read names of fields, and of facts, which have a point in them."""
        found: list[Answer] = []
        if not items(node):
            self._context.report(name_rules.part_empty(head(node.at), what, f"{what}: [email]"))
        for item in items(node):
            if not isinstance(item, Scalar):
                self._context.report(name_rules.shape_wrong(head(item.at), what, "names", f"{what}: [email]"))
            elif "." not in item.text:
                found.append(Answer(item.text, None, None, item.at))
            elif known := facts.find(item.text, item.at, self._context):
                found.append(Answer(item.text, *known, item.at))
        return Answers(tuple(found))

    def _conditions(self, what: str, _: Parameter, node: Node) -> StepValue:
        return conditions(node, what, self._context)

    def _way(self, what: str, _: Parameter, node: Node) -> StepValue:
        return Way(self._steps(node, what))

    def _paths(self, what: str, _: Parameter, node: Node) -> StepValue | None:
        """Read the ways between which chance decides, with their buckets."""
        return paths(node, what, self._steps, self._context)

    def _script(self, what: str, _: Parameter, node: Node) -> StepValue | None:
        """Read the path of a module that does something."""
        found = scripts.module(node, what, self._context)
        if found is None or found.unfit:
            for fault in found.unfit if found else ():
                self._context.report(fault)
            return None
        return Module(found.path)

    def _html(self, what: str, _: Parameter, node: Node) -> StepValue | None:
        found = scalar(node, what, f'{what}: "<p>Hello</p>"', self._context.report)
        return Html(found.text, found.at) if found else None

    def _signals(self, what: str, parameter: Parameter, node: Node) -> Value | None:
        """Read what is waited for: words of the parameter's, lengths of time."""
        found = [self._signal(what, parameter, item) for item in items(node)]
        kept = tuple(one for one in found if one is not None)
        if not found:
            self._context.report(name_rules.part_empty(head(node.at), what, f"{what}: {parameter.values[0]}"))
        if not found or len(kept) < len(found):
            return None
        sure = any(isinstance(one, Duration) for one in kept)
        if not sure and not any(set(way) <= set(kept) for way in parameter.always):
            self._context.report(rules.wait_without_end(head(node.at), what, parameter.always[0][0]))
        return kept

    def _signal(self, what: str, parameter: Parameter, node: Node) -> Duration | str | None:
        if not isinstance(node, Scalar):
            example = f"{what}: [{', '.join(parameter.values[:2])}]"
            self._context.report(name_rules.shape_wrong(head(node.at), what, "a word or a list", example))
            return None
        ms = units.duration(node.text)
        return values.choice(node, what, parameter.values, self._context) if ms is None else Duration(ms)
