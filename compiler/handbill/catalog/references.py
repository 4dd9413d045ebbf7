"""What manifests say of each other: a trigger's fact, the short keys of blocks."""

from handbill.diagnostics import Report
from handbill.diagnostics.rules import catalog as rules
from handbill.model.manifest import Block, Catalog, Entry, Template


def check_references(catalog: Catalog, report: Report) -> None:
    """Report facts that there are not, and entries that claim the same name."""
    broken_families = {name for kind, name in catalog.broken if kind == "fact family"}
    for trigger in catalog.triggers.values():
        fact = trigger.tests
        if fact and fact not in catalog.facts and fact.partition(".")[0] not in broken_families:
            report(rules.manifest_reference(trigger.at, "tests", fact, "fact", catalog.facts))
    for store in (catalog.triggers, catalog.families, catalog.templates, catalog.fields, catalog.blocks):
        _check_spelling(tuple(store.values()), report)
    _check_keys(tuple(catalog.blocks.values()), report)
    _check_blocks(catalog, report)


def _check_spelling(entries: tuple[Entry, ...], report: Report) -> None:
    """`scroll-depth` beside `scroll_depth` is taken for a slip: it would replace nothing."""
    seen: dict[str, Entry] = {}
    for entry in entries:
        other = seen.setdefault(entry.name.replace("-", "_"), entry)
        if other is not entry:
            report(
                rules.entries_clash(entry.at, entry.name, other.name, "a name but for '-' and '_'", other.at)
            )


def _check_keys(blocks: tuple[Block, ...], report: Report) -> None:
    seen: dict[str, Block] = {}
    for block in blocks:
        for key in (block.key, block.keys):
            other = seen.setdefault(key, block) if key else block
            if other is not block:
                report(rules.entries_clash(block.at, block.name, other.name, f"the key '{key}'", other.at))


def _check_defaults(template: Template, catalog: Catalog, report: Report) -> None:
    """Report blocks, and parameters of theirs, that a template gives a value to and that there are not."""
    for name, given in template.defaults.items():
        block = catalog.blocks.get(name)
        if block is None:
            if ("block", name) not in catalog.broken:
                report(rules.manifest_reference(template.at, "defaults", name, "block", catalog.blocks))
            continue
        known = [parameter.name for parameter in block.parameters]
        for key in given:
            if key not in known:
                report(rules.manifest_reference(template.at, "defaults", key, "parameter", known))


def _check_blocks(catalog: Catalog, report: Report) -> None:
    """Report parameters whose value is a block that there is not, and templates for such a one."""
    for template in catalog.templates.values():
        if (
            template.block
            and template.block not in catalog.blocks
            and ("block", template.block) not in catalog.broken
        ):
            report(rules.manifest_reference(template.at, "block", template.block, "block", catalog.blocks))
        _check_defaults(template, catalog, report)
    for entry in (*catalog.blocks.values(), *catalog.fields.values()):
        for parameter in (inner for outer in entry.parameters for inner in (outer, *outer.keys)):
            name = parameter.block
            if name and name not in catalog.blocks and ("block", name) not in catalog.broken:
                report(rules.manifest_reference(entry.at, "block", name, "block", catalog.blocks))
