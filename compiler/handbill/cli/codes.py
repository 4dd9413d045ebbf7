"""All diagnostics there are. The register fills as modules are imported, so all are."""

from importlib import import_module
from pkgutil import iter_modules

from handbill.diagnostics import RULES, Rule, rules


def every_rule() -> dict[str, Rule]:
    """Return every rule by its code, sorted."""
    for module in iter_modules(rules.__path__, rules.__name__ + "."):
        import_module(module.name)
    return dict(sorted(RULES.items()))
