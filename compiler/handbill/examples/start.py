"""The file that a new promotion begins with: a preview of its template, and for each key what it is for.

Keys that the preview leaves out come from `templates/beginnings/<slot>.yml`; comments above a key travel with it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from handbill import assets
from handbill.diagnostics import Report
from handbill.examples.states import previews
from handbill.model.manifest import Catalog, Template
from handbill.model.parameter import Parameter
from handbill.model.source import Mapping, Node, Scalar, written
from handbill.yaml import parse

USUAL_PRIORITY = 50
_COMMENTS = {
    "description": "For you and your colleagues; nobody else reads it.",
    "goal": "What it is for, by which reports judge it: email, phone, click, order, view or consent.",
    "priority": "Where several want the same place, the highest number goes first.",
    "triggers": "When it comes: a list of triggers, whichever is first.",
    "targeting": "Who gets it: facts, and what each has to be. All lines hold at once; {} is everyone.",
    "frequency": "How often: the cap counts showings, 'after' is the rest after an answer.",
    "schedule": "From when until when, in the shop's zone.",
    "content": "What it shows. 'intro' and 'result' are the screens before and after this one.",
    "screens": "What it shows, screen by screen; the first one comes first.",
    "on_submit": "What happens with a lead, beside being sent to the shop.",
    "theme": "What it looks like, where that differs from the theme of site.yml.",
    "mobile": "What a screen narrower than 600 px shows instead.",
}
_ABOUT_THE_PREVIEW = "x-"
_ORDER = ("description", "template", "goal", "priority", "triggers", "targeting", "frequency", "schedule")


@dataclass(frozen=True, slots=True)
class _Part:
    """A key with its value as written, and the comment above it, both in whole lines."""

    comment: str
    text: str


def names(catalog: Catalog) -> list[str]:
    """Return what a promotion can begin from: templates, and their further previews as `template.preview`."""
    found = [(name, preview) for name, one in catalog.templates.items() for preview, _ in previews(one)]
    return [".".join(filter(None, parts)) for parts in found]


def beginning(template: Template, preview: str, priority: int) -> str:
    """Return the text of a promotion that is like a preview of the template."""
    tree = dict(previews(template))[preview]
    file = ".".join(filter(None, ("preview", preview, "yml")))
    parts = _parts(template.files[file], tree)
    for key, part in _usual(template, tree).items():
        parts.setdefault(key, part)
    parts.setdefault(
        "description", _Part("", f"description: {json.dumps(template.summary, ensure_ascii=False)}\n")
    )
    parts["template"] = _Part("", _template(template, tree, template.files[file].split("\n")))
    parts["priority"] = _Part("", f"priority: {priority}\n")
    rest = [key for key in parts if key not in _ORDER and not key.startswith(_ABOUT_THE_PREVIEW)]
    ordered = [key for key in _ORDER if key in parts] + rest
    top = f"# {template.name}: {template.summary}\n# docs/language.md explains every key.\n"
    return "\n".join([top, *(_written(key, parts[key]) for key in ordered)])


def _written(key: str, part: _Part) -> str:
    usual = f"# {_COMMENTS[key]}\n" if key in _COMMENTS else ""
    return (part.comment or usual) + part.text


def _usual(template: Template, tree: Mapping) -> dict[str, _Part]:
    """Return what the slot's own beginning says."""
    text = (assets.root() / "templates" / "beginnings" / f"{_slot(template, tree)}.yml").read_text("utf-8")
    found = parse(text.encode(), "", Report())
    return _parts(text, found) if found else {}


def _slot(template: Template, tree: Mapping) -> str:
    used = tree.get("template")
    given = used.get(template.slot_from) if isinstance(used, Mapping) and template.slot_from else None
    return given.text if isinstance(given, Scalar) else template.slot


def _parts(text: str, tree: Mapping) -> dict[str, _Part]:
    """Cut a file into its keys; comments belong to the key below them."""
    lines = text.splitlines(keepends=True)
    starts = [entry.key.at.line - 1 for entry in tree]
    parts: dict[str, _Part] = {}
    for entry, start, following in zip(tree, starts, [*starts[1:], len(lines)], strict=True):
        above = start
        while above and lines[above - 1].startswith("#"):
            above -= 1
        end = following
        while end > start + 1 and following < len(lines) and lines[end - 1].startswith(("#", "\n")):
            end -= 1
        body = "".join(lines[start:end]).rstrip() + "\n"
        parts[entry.key.text] = _Part("".join(lines[above:start]), body)
    return parts


def _template(template: Template, tree: Mapping, source: list[str]) -> str:
    """Return the key `template` with every parameter: those that the preview leaves out as comments."""
    used = tree.get("template")
    entries = used if isinstance(used, Mapping) else ()
    given = {entry.key.text: _as_written(entry.value, source) for entry in entries}
    lines = [
        "# How it looks. Take away a # to give a parameter another value than the one that stands there."
    ]
    lines += ["template:", f"  name: {template.name}"]
    for parameter in template.parameters:
        if parameter.name in given:
            lines.append(f"  {parameter.name}: {given[parameter.name]}  # {_about(parameter)}")
        else:
            lines.append(f"  # {parameter.name}: {parameter.default or '…'}  # {_about(parameter)}")
    return "\n".join(lines) + "\n"


def _as_written(node: Node, source: list[str]) -> str:
    """Return a value with its quotes, if it stands on one line."""
    at = node.at
    if at.line != at.end_line:
        return written(node)
    return source[at.line - 1][at.column - 1 : at.end_column - 1]


def _about(parameter: Parameter) -> str:
    values = f" ({', '.join(parameter.values)})" if parameter.values else ""
    return " ".join(parameter.doc.split()).rstrip(".") + values
