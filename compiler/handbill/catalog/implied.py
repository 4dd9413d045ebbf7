"""What a template implies by its parameters: conditions by a choice, and what blocks take where they say nothing."""

from handbill.catalog.keys import Keys
from handbill.diagnostics import Span
from handbill.diagnostics.rules import catalog as rules
from handbill.model.parameter import Parameter
from handbill.model.source import Mapping, Scalar


def targeting_by(keys: Keys, declared: tuple[Parameter, ...]) -> dict[str, dict[str, Mapping]]:
    """Read parameter → value → conditions."""
    found: dict[str, dict[str, Mapping]] = {}
    for name, node in keys.maps("targeting_by"):
        values = next((p.values for p in declared if p.name == name.text), None)
        if values is None:
            _refuse(keys, name.at, "targeting_by", name.text, [p.name for p in declared if p.values])
            continue
        found[name.text] = {}
        for entry in node:
            if entry.key.text not in values:
                keys.wrong(name.text, "one of: " + ", ".join(values), entry.key.at)
            elif not isinstance(entry.value, Mapping):
                keys.wrong(entry.key.text, "a map of conditions", entry.value.at)
            else:
                found[name.text][entry.key.text] = entry.value
    return found


def defaults(keys: Keys, declared: tuple[Parameter, ...]) -> dict[str, dict[str, str]]:
    """Read block → its parameter → a parameter of the template."""
    found: dict[str, dict[str, str]] = {}
    known = [parameter.name for parameter in declared]
    for name, node in keys.maps("defaults"):
        found[name.text] = {}
        for entry in node:
            if isinstance(entry.value, Scalar) and entry.value.text in known:
                found[name.text][entry.key.text] = entry.value.text
            else:
                text = entry.value.text if isinstance(entry.value, Scalar) else ""
                _refuse(keys, entry.value.at, entry.key.text, text, known)
    return found


def _refuse(keys: Keys, at: Span, key: str, name: str, known: list[str]) -> None:
    keys.refuse(rules.manifest_reference(at, key, name, "parameter", known))
