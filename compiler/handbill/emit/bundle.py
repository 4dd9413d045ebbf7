"""*emit*: generates the bundle from its plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from handbill import assets
from handbill.diagnostics import Diagnostic, Report
from handbill.diagnostics.rules import markup as rules
from handbill.diagnostics.rules import output as output_rules
from handbill.emit import campaigns, images, layers, styles, themes
from handbill.emit.code import Code, code_of
from handbill.emit.controls import comes_back, forms_with, kinds, may_be_wrong, tells_together
from handbill.emit.data import stretch, to_script
from handbill.emit.effects import check_gates, effects_of
from handbill.emit.files import MAP, SCRIPT, bundle_of
from handbill.emit.fold import Known
from handbill.emit.hosts import with_hosts
from handbill.emit.mangle import SHORT, mangled
from handbill.emit.markup import Rendered, render
from handbill.emit.measured import BASE, STYLE, given_by, measure, worn_by
from handbill.emit.module import SITE
from handbill.emit.policy import watched
from handbill.emit.secrets import check_published
from handbill.emit.sizes import DATA, EXPLAIN, PARTS, parts_of
from handbill.emit.tailor import classes_of, settled, worn
from handbill.emit.tree import has_element, has_stop
from handbill.emit.words import Words
from handbill.model.bundle import Bundle
from handbill.model.manifest import Entry, Field
from handbill.model.plan import BlockRender, BundlePlan, Design, FieldRender, Import, Part
from handbill.model.rows import extras_of_campaign, shown_rows, test_rows
from handbill.model.site import Site

ACTIONS = "runtime_js/dom/actions.js"
"""Exports, by their names, the actions that every template may use."""

GATES = "gates"
"""The table of a development build, which stands between the others and what is seen."""
LOCALES, SPOKEN = "locales", "spoken"
"""The messages of a site with several languages: those of the markup, and those that scripts show."""
LOOKS = ("designs", "frames", "screens", "css")
FORMS = "controls"
"""Which kinds of controls there are."""
CONTROLS = ("a", "button", "input", "select", "textarea")
"""What a shopper can use; a screen without any counts as engaged when it was looked at."""


def emit(
    plan: BundlePlan,
    report: Report,
    read_asset: Callable[[str], bytes],
    runtime: Mapping[str, str] | None = None,
) -> Bundle | None:
    """Return the bundle of a plan, None when something is wrong with markup, style or script.

    `read_asset` returns the bytes of a file of the site. `runtime` replaces the text of modules by their path.
    """
    scripts = {f"{SITE}{path}": text for path, text in plan.site.scripts.items()}
    modules = {**plan.site.catalog.modules, **scripts, **(runtime or {})}
    words = Words(plan.sayings)
    rendered = render(plan.designs, plan.entries, report, words)
    plan, rendered.outside = campaigns.with_trees(plan, report)
    if LOCALES in plan.data:
        plan = _in_languages(plan, rendered, words)
    constant = themes.shared([design.theme for design in plan.designs])
    looks = _looks(plan, rendered, constant, report)
    files, names = images.gather(plan, read_asset, report)
    imports, parts = _with_actions(plan, rendered, modules, report)
    code = code_of(imports, parts, modules, _known(plan, looks, parts["actions"]), SCRIPT, report)
    if code is None or report.has_errors:
        return None
    record = {
        **with_hosts(plan.record, plan, looks["designs"], rendered),
        "watched": _effects(plan, code, modules, report),
    }
    given = given_by(code.minified.text.decode())
    for at, design in enumerate(plan.designs):
        measure(design, _worn(design), rendered, at, given, report)
    found = _tables(plan, code, names)
    gates = {GATES: found.pop(GATES)} if GATES in found else {}
    flags = {k: v for k, v in _asked(looks, code).items() if k not in LOOKS}
    seen = {**{k: looks[k] for k in LOOKS}, **_dressed(looks, _tailored(plan, looks, constant, code))}
    data = mangled({**found, **flags, **gates, **seen})
    script = code.minified.text + f"({to_script(data)});\n//# sourceMappingURL={MAP}\n".encode()
    weights = parts_of(code.minified, _stretches(data), script)
    bundle = bundle_of(plan.site, script, code.mapping, files, weights, record)
    check_published(plan.site, bundle.files, _written(plan, modules, report), report)
    return None if report.has_errors else bundle


def _stretches(data: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the stretches of the tables by the parts of the bundle that they are counted among."""
    shown = tuple(SHORT[k] for k in LOOKS)
    rest = tuple(k for k in data if k not in (*shown, GATES))
    tables = {DATA: stretch(data, rest).encode(), PARTS[-1][1]: stretch(data, shown).encode()}
    if GATES in data:
        tables[EXPLAIN] = stretch(data, (GATES,)).encode()
    return tables


def _written(plan: BundlePlan, modules: Mapping[str, str], report: Report) -> dict[str, str]:
    """Return what the shop itself wrote, by path; frames of diagnostics can show all of it."""
    files = [
        (e.place(n), text)
        for e in plan.entries
        if not e.shipped
        for n, text in e.files.items()
        if n not in e.lent
    ]
    scripts = [(path.removeprefix(SITE), text) for path, text in modules.items() if path.startswith(SITE)]
    for path, text in (*files, *scripts):
        report.lines.setdefault(path, text)
    return report.lines


def _effects(
    plan: BundlePlan, code: Code, modules: Mapping[str, str], report: Report
) -> list[dict[str, Any]]:
    """Return what the code watches, for the manifest; report what it does without a gate."""
    effects = effects_of(code.minified)
    platform = plan.site.platform
    check_gates(effects, frozenset({platform.folder} if platform.requests else ()), modules, report)
    return watched(effects, plan.gates)


def _in_languages(plan: BundlePlan, rendered: Rendered, words: Words) -> BundlePlan:
    """Return the plan with the messages that the markup shows, in every language."""
    trees = [rendered.frames, rendered.screens]
    (rendered.frames, rendered.screens), said = words.settled(trees, tuple(plan.data[LOCALES]))
    return replace(plan, data={**plan.data, LOCALES: said})


def _known(plan: BundlePlan, looks: Mapping[str, Any], actions: Part) -> Known:
    """Return the keys that the tables of this site have, which decide what the page can ever ask for."""
    settings = [design.settings for design in plan.designs]
    rows = plan.data["promotions"]
    found = [extras for _, extras in shown_rows(rows)]
    # What has a schedule is asked about it by the same code.
    found += [extras_of_campaign(row) for row in plan.data.get("campaigns", ())]
    shared = {
        "data": frozenset(plan.data) | {k for k, v in looks.items() if v or k in LOOKS} | {"messages"},
        "parts": frozenset(plan.parts),
        "parts.layers": frozenset(plan.parts["layers"]),
        "parts.actions": frozenset(actions),
        "data.kept": frozenset(plan.data.get("kept", ())),
        "data.endpoints": frozenset(plan.data["endpoints"]),
        "data.controls": frozenset(looks[FORMS]),
        "design": _keys(settings) | {"frame", "screens", "css"},
        "extras": _keys(found),
        "calendar": _keys(extras["only"] for extras in found if "only" in extras),
        "test": _keys(test_rows(rows, plan.data.get("campaigns", ()))),
    }
    paths = {i.local: i.path for i in plan.imports}
    given = [(paths[local], _given(plan, kind)) for kind, local in enumerate(plan.parts["triggers"])]
    return Known(tuple(sorted(shared.items())), tuple(given))


def _given(plan: BundlePlan, kind: int) -> frozenset[str]:
    return _keys([row[1] for row in plan.data["triggers"] if row[0] == kind])


def _keys(rows: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    return frozenset(key for row in rows for key in row)


def _tables(plan: BundlePlan, code: Code, names: Mapping[str, str]) -> dict[str, Any]:
    """Return the plan's data with its images' names, and only those tables and messages that a script asks for."""
    data: dict[str, Any] = {**plan.data, "promotions": images.placed(plan.data["promotions"], names)}
    if "goods" in data:
        data["goods"] = images.stocked(data["goods"], names)
    data = {k: v for k, v in data.items() if ("data", k) in code.members}
    asked = {b for a, b in code.members if a == "messages"}
    messages = {k: v for k, v in data.pop("messages", {}).items() if k in asked}
    spoken = {
        tag: {k: v for k, v in said.items() if k in asked} for tag, said in data.pop(SPOKEN, {}).items()
    }
    if messages:
        data["messages"] = messages
    return {**data, SPOKEN: spoken} if any(spoken.values()) else data


def _asked(looks: Mapping[str, Any], code: Code) -> dict[str, Any]:
    """Return what is seen, with those kinds of controls alone that a script asks for."""
    kept = {kind: 1 for kind in looks[FORMS] if (FORMS, kind) in code.members}
    return {k: v for k, v in looks.items() if k != FORMS} | ({FORMS: kept} if kept else {})


def _looks(
    plan: BundlePlan, rendered: Rendered, constant: Mapping[str, str], report: Report
) -> dict[str, Any]:
    """Return the tables of what is seen: designs, frames, screens, style sheets."""
    sheets: list[str] = []
    designs: list[dict[str, Any]] = []
    for design, (frame, screens) in zip(plan.designs, rendered.designs, strict=True):
        *plain, (_, narrow) = _worn(design)
        texts = [_sheet(entry, report, file) if entry else _base(report) for entry, file in plain]
        dress = _sheet(design.template, report, narrow)
        texts += [layers.sheet(design, dress), themes.sheet(design.theme, constant)]
        for text in texts:
            if text and text not in sheets:
                sheets.append(text)
        css = [sheets.index(text) for text in texts if text]
        designs.append({"frame": frame, "screens": screens, "css": css, **design.settings})
    looks = {"designs": designs, "frames": rendered.frames, "screens": rendered.screens, "css": sheets}
    controls = dict.fromkeys(sorted(set(kinds(rendered.screens))), 1)
    return {**looks, FORMS: controls, **{name: 1 for name, holds in _flags(rendered).items() if holds}}


def _worn(design: Design) -> list[tuple[Entry | None, str]]:
    """Return the sheets that a promotion wears: see worn_by."""
    shown = [inner for _, screen in design.screens for b in screen for inner in b.all()]
    blocks = {b.block.name: b.block for b in shown}
    fields = _fields(shown)
    entries = [*(blocks[n] for n in sorted(blocks)), *(fields[n] for n in sorted(fields)), design.template]
    return worn_by(design, entries, sorted(blocks))


def _flags(rendered: Rendered) -> dict[str, bool]:
    """Return what some screens have and others do not: the page asks nothing of what none has."""
    screens = rendered.screens
    promotions = [[(name, screens[index]) for name, index in own.items()] for _, own in rendered.designs]
    everything = (rendered.frames, screens, rendered.outside)
    return {
        "svg": any(has_element(trees, "svg") for trees in everything),
        "tabs": any(has_stop(trees) for trees in everything),
        "silent": any(not has_element(screen, *CONTROLS) for screen in screens),
        "several": any(may_be_wrong(screen) > 1 for screen in screens),
        "steps": any(comes_back(own) for own in promotions),
        "told": any(tells_together(own) for own in promotions),
        "keeps": forms_with(screens, "data-keep"),
        "ways": forms_with(screens, "data-go"),
    }


def _fields(shown: Iterable[BlockRender]) -> dict[str, Field]:
    """Return the fields of the forms among these blocks, by name."""
    lists = (value for block in shown for _, value in block.parameters if isinstance(value, tuple))
    return {use.field.name: use.field for uses in lists for use in uses if isinstance(use, FieldRender)}


def _tailored(
    plan: BundlePlan, looks: Mapping[str, Any], constant: Mapping[str, str], code: Code
) -> list[str]:
    """Return the sheets with nothing that no element wears and no script asks for."""
    classes = {name for string in code.strings for name in string.split()}
    classes.update(classes_of([looks["frames"], looks["screens"]]))
    screens = [Counter(classes_of(screen)) for screen in looks["screens"]]
    several = {name for counted in screens for name, times in counted.items() if times > 1}
    varying = themes.varying([design.theme for design in plan.designs], constant)
    return worn(settled(looks["css"], constant, varying), classes, several)


def _dressed(looks: Mapping[str, Any], sheets: list[str]) -> dict[str, Any]:
    """Return the tables of sheets and designs without the sheets that came out empty."""
    kept = [index for index, sheet in enumerate(sheets) if sheet]
    designs = [
        {**design, "css": [kept.index(index) for index in design["css"] if index in kept]}
        for design in looks["designs"]
    ]
    return {"designs": designs, "css": [sheets[index] for index in kept]}


def _sheet(entry: Entry, report: Report, file: str = STYLE) -> str:
    source = entry.files.get(file)
    # The shipped sheets are judged by a test, so that no build pays for it.
    return styles.minify(source, entry.place(file), report, not entry.shipped) if source else ""


def _base(report: Report) -> str:
    return styles.minify((assets.root() / BASE).read_text("utf-8"), BASE, report)


def _with_actions(
    plan: BundlePlan, rendered: Rendered, modules: Mapping[str, str], report: Report
) -> tuple[tuple[Import, ...], dict[str, Part]]:
    """Return imports and parts with exactly the actions that the markup names."""
    offered = plan.parts["actions"]
    own = dict(offered) if isinstance(offered, Mapping) else {}
    everywhere = _exports(modules.get(ACTIONS, ""))
    imports = list(plan.imports)
    actions: dict[str, str] = {}
    for name, at in sorted(rendered.actions.items()):
        if name in own:
            actions[name] = own[name]
        elif name in everywhere:
            actions[name] = f"action_{name}"
            imports.append(Import(ACTIONS, name, actions[name]))
        else:
            report(rules.action_unknown(at, name=name, known=(*own, *everywhere)))
    return tuple(imports), {**plan.parts, "actions": actions}


def _exports(text: str) -> tuple[str, ...]:
    from handbill.emit.module import module_of

    return tuple(sorted(module_of(ACTIONS, text).exports))


def is_over(site: Site, bundle: Bundle) -> bool:
    """Tell whether a bundle is larger than its site wants."""
    return site.budget is not None and bundle.brotli > site.budget


def over_limit(site: Site, release: Bundle) -> Diagnostic:
    """Say how far a release is over its site's limit, and what is largest in it."""
    largest = sorted(release.parts, key=lambda p: -p.brotli)[:3]
    rows = tuple((p.name, p.brotli) for p in largest)
    at = site.budget_at or site.at
    return output_rules.bundle_over_limit(at, size=release.brotli, limit=site.budget or 0, largest=rows)
