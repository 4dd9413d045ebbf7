"""What parts of a promotion need of the site: endpoints, and what its platform can do."""

from handbill.check.context import Context
from handbill.check.goals import blocks
from handbill.check.nodes import head, start
from handbill.diagnostics.rules import items as item_rules
from handbill.diagnostics.rules import language as rules
from handbill.diagnostics.rules import names
from handbill.model.manifest import Template
from handbill.model.parameter import Parameter
from handbill.model.site import BlockUse, Screen
from handbill.model.source import Mapping


def check_needs(screens: tuple[Screen, ...], context: Context) -> None:
    """Report every parameter that asks for an endpoint or a function of the platform that there is not."""
    if context.is_broken("site", "site"):
        return
    for use in blocks(screens):
        for holder, parameter, value in use.given():
            if value is not False:
                _check(holder, parameter, context)


def check_made_for(template: Template, screens: tuple[Screen, ...], root: Mapping, context: Context) -> None:
    """Report a template whose screens lack the block, or that lacks the screen, that it is made for."""
    if not screens:
        return
    line = root.entry("screens") or root.entry("content")
    at = head(line.key.at) if line else start(root)
    in_full = line is not None and line.key.text == "screens"
    wanted = context.catalog.blocks.get(template.block or "")
    if wanted and wanted.name not in {use.block.name for use in blocks(screens)}:
        key = wanted.name if in_full else wanted.key or wanted.name
        shown = f"blocks: [ {{ {key}: … }} ]" if in_full else f"content: {{ {key}: … }}"
        context.report(names.part_missing(at, key, template.name, shown))
    name = template.screen
    if name and name not in {screen.name for screen in screens}:
        shown = f"{line.key.text if line else 'content'}: {{ {name}: … }}"
        context.report(names.part_missing(at, name, template.name, shown))


def _check(use: BlockUse, parameter: Parameter, context: Context) -> None:
    what = f"'{parameter.name}' of {use.block.name}"
    if parameter.endpoint and parameter.endpoint not in context.endpoints:
        context.report(rules.endpoint_missing(use.at, parameter.endpoint, what))
    platform = context.platform
    if parameter.platform and platform and parameter.platform not in platform.provides:
        able = tuple(
            name for name, one in context.catalog.platforms.items() if parameter.platform in one.provides
        )
        context.report(item_rules.platform_lacks(use.at, what, parameter.platform, platform.name, able))
