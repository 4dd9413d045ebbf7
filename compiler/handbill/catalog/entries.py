"""From the manifest of a folder to its Entry, one function a kind."""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from typing import Any

from handbill.catalog.contrast import contrast, tokens
from handbill.catalog.implied import defaults, targeting_by
from handbill.catalog.keys import Keys
from handbill.catalog.layers import places
from handbill.catalog.parameters import parameters
from handbill.diagnostics import Report
from handbill.diagnostics.rules import catalog as rules
from handbill.model.manifest import (
    ADDRESS_PARTS,
    ANSWERS,
    DEVICES,
    FACT_TYPES,
    GOALS,
    KEPT,
    LATER,
    MOMENTS,
    PARTS,
    SLOTS,
    SOLID,
    USES,
    Block,
    ConsentSource,
    Disclosure,
    Fact,
    FactFamily,
    FactSource,
    Field,
    Platform,
    Template,
    TemplateValue,
    Trigger,
)
from handbill.model.parameter import Parameter
from handbill.model.source import Mapping, Scalar, Sequence

LAYERS = ("dialog", "popover", "inline")
WATCH = "watch"
BEHAVIOUR = "behaviour.js"
"""The script of a template."""

_FACT_KEYS = [
    "type",
    "doc",
    "unit",
    "values",
    "values_from",
    "names",
    "live",
    "keeps",
    "use",
    "open",
    "export",
    "argument",
    "lower",
    "example",
    "watch",
    "records",
    "asks",
    "raw",
    "always",
    "whole",
    "minimum",
    "form",
    "first",
    "address",
]


@dataclass(frozen=True, slots=True)
class Manifest:
    """A parsed manifest with what its folder says: the Entry's name, place and files."""

    kind: str
    name: str
    folder: str
    shipped: bool
    files: MappingOf[str, str]
    lent: frozenset[str]
    keys: Keys
    report: Report

    def common(self, rich: bool = True) -> dict[str, Any]:
        """Return the arguments that every Entry takes. `rich`: the parameters may hold texts of a promotion."""
        return {
            "kind": self.kind,
            "name": self.name,
            "summary": self.keys.text("summary", required=True) or "",
            "at": self.keys.node.at,
            "folder": self.folder,
            "shipped": self.shipped,
            "files": self.files,
            "like": self.keys.text("like"),
            "lent": self.lent,
            "parameters": parameters(self.keys, rich, self.report),
            "messages": self.keys.words("messages"),
            "contrast": contrast(self.keys),
            "refused": self.keys.words("refused"),
        }

    def main(self, declared: tuple[Parameter, ...]) -> str | None:
        """Return the parameter of the short form."""
        return self.parameter("main", declared)

    def parameter(self, key: str, declared: tuple[Parameter, ...]) -> str | None:
        """Return the parameter that a key of the manifest names."""
        name = self.keys.text(key)
        self._refer(key, () if name is None else (name,), declared)
        return name

    def event_if(self, declared: tuple[Parameter, ...]) -> dict[str, str]:
        """Return the values of parameters that make an event of a state."""
        given = self.keys.words("event_if")
        self._refer("event_if", tuple(given), declared)
        return given

    def named(self, key: str, declared: tuple[Parameter, ...]) -> tuple[str, ...]:
        """Return the parameters that a key of the manifest lists."""
        names = self.keys.texts(key)
        self._refer(key, names, declared)
        return names

    def action(self, script: str) -> str | None:
        """Return the name of the action that `script` exports `attach` for."""
        return self.export("action", script)

    def export(self, key: str, script: str) -> str | None:
        """Return the value of a key that means nothing without `script`."""
        name = self.keys.text(key)
        if name is not None and script not in self.files:
            self.keys.refuse(rules.part_missing(self.keys.place(key), self.folder, script))
        return name

    def actions(self) -> dict[str, str]:
        """Return further actions by name, each with the script that exports `attach` for it."""
        given = self.keys.words("actions")
        for script in given.values():
            if script not in self.files:
                self.keys.refuse(rules.part_missing(self.keys.place("actions"), self.folder, script))
        return given

    def _refer(self, key: str, names: tuple[str, ...], declared: tuple[Parameter, ...]) -> None:
        known = [parameter.name for parameter in declared]
        for name in names:
            if name not in known:
                self.keys.refuse(
                    rules.manifest_reference(self.keys.place(key), key, name, "parameter", known)
                )


def trigger(manifest: Manifest) -> Trigger:
    """Read `trigger.yml`."""
    keys = manifest.keys
    common = manifest.common(rich=False)
    devices = keys.texts("devices") or DEVICES
    if unknown := [device for device in devices if device not in DEVICES]:
        keys.wrong("devices", f"{', '.join(DEVICES)}, not '{unknown[0]}'", keys.place("devices"))
    parts = keys.choice("parts", PARTS)
    return Trigger(
        **common,
        state=keys.choice("kind", ("state", "event"), required=parts is None) == "state",
        main=manifest.main(common["parameters"]),
        tests=keys.text("tests"),
        by_device=keys.flag("by_device"),
        one_of=manifest.named("one_of", common["parameters"]),
        devices=devices,
        at_once=keys.flag("at_once"),
        parts=parts,
        event_if=manifest.event_if(common["parameters"]),
        later=keys.choice("later", LATER),
        ends=manifest.parameter("ends", common["parameters"]),
        hooks=keys.texts("hooks"),
        keeps=keys.several("keeps", KEPT),
    )


def template(manifest: Manifest) -> Template:
    """Read `template.yml`."""
    keys = manifest.keys
    common = manifest.common(rich=False)
    slot, source = _slot(keys, common["parameters"])
    return Template(
        **common,
        slot=slot,
        slot_from=source,
        layer=keys.choice("layer", LAYERS, required=True) or LAYERS[0],
        action=manifest.action(BEHAVIOUR),
        into=manifest.parameter("into", common["parameters"]),
        reserves=manifest.named("reserves", common["parameters"]),
        places=places(manifest.named("places", common["parameters"]), common["parameters"], keys),
        tokens=tokens(keys),
        values=_values(manifest, common["parameters"]),
        screens=keys.words("screens"),
        targeting=_conditions(keys),
        triggers=_triggers(keys),
        stocked=keys.flag("stocked"),
        block=keys.text("block"),
        screen=keys.text("screen"),
        targeting_by=targeting_by(keys, common["parameters"]),
        defaults=defaults(keys, common["parameters"]),
        necessary=keys.flag("necessary"),
    )


def _values(manifest: Manifest, declared: tuple[Parameter, ...]) -> tuple[TemplateValue, ...]:
    """Read what the texts of a template may show of it."""
    found: list[TemplateValue] = []
    for name, node in manifest.keys.maps("values"):
        keys = Keys(node, ("type", "doc", "of", "currency", "asks"), manifest.report)
        of = keys.text("of")
        if of is not None and of not in [parameter.name for parameter in declared]:
            known = [parameter.name for parameter in declared]
            keys.refuse(rules.manifest_reference(keys.place("of"), "of", of, "parameter", known))
        kind = keys.choice("type", FACT_TYPES, required=True) or FACT_TYPES[0]
        doc = keys.text("doc", required=True) or ""
        found.append(TemplateValue(name.text, kind, doc, of, keys.text("currency"), keys.text("asks")))
        manifest.keys.sound = manifest.keys.sound and keys.sound
    if found and BEHAVIOUR not in manifest.files:
        at = manifest.keys.place("values")
        manifest.keys.refuse(rules.part_missing(at, manifest.folder, BEHAVIOUR))
    return tuple(found)


def _conditions(keys: Keys) -> Mapping | None:
    node = keys.node.get("targeting")
    if node is not None and not isinstance(node, Mapping):
        keys.wrong("targeting", "a map of conditions", node.at)
    return node if isinstance(node, Mapping) else None


def _triggers(keys: Keys) -> Sequence | None:
    node = keys.node.get("triggers")
    if node is not None and not isinstance(node, Sequence):
        keys.wrong("triggers", "a list of triggers", node.at)
    return node if isinstance(node, Sequence) else None


def _slot(keys: Keys, declared: tuple[Parameter, ...]) -> tuple[str, str | None]:
    """Read `slot: modal` or `slot: { from: position }`; in the latter the parameter's values are slots."""
    node = keys.node.get("slot")
    if not isinstance(node, Mapping):
        return keys.choice("slot", SLOTS, required=True) or SLOTS[0], None
    source = node.get("from")
    name = source.text if isinstance(source, Scalar) else ""
    parameter = next((p for p in declared if p.name == name), None)
    if parameter is None:
        keys.refuse(rules.manifest_reference(node.at, "slot", name, "parameter", [p.name for p in declared]))
        return SLOTS[0], None
    if not parameter.values or set(parameter.values) - set(SLOTS) or parameter.default is None:
        keys.wrong("slot", "a parameter whose values are slots, with a default", node.at)
    return parameter.default or SLOTS[0], name


def block(manifest: Manifest) -> Block:
    """Read `block.yml`."""
    keys = manifest.keys
    common = manifest.common()
    return Block(
        **common,
        main=manifest.main(common["parameters"]),
        key=keys.text("key"),
        keys=keys.text("keys"),
        order=keys.whole("order", 50),
        action=manifest.action("block.js"),
        captures=keys.flag("captures"),
        goal=keys.choice("goal", GOALS),
        one_of=manifest.named("one_of", common["parameters"]),
        gate=manifest.export("gate", "block.js"),
        zone=keys.flag("zone"),
        actions=manifest.actions(),
        plays=keys.flag("plays"),
        solid=_solid(manifest, common["parameters"]),
    )


def _solid(manifest: Manifest, declared: tuple[Parameter, ...]) -> str | None:
    """Read whether something can be seen through a block: `true`, or the parameter without which it can't."""
    if manifest.keys.text("solid") == SOLID:
        return SOLID
    return manifest.parameter("solid", declared)


def field(manifest: Manifest) -> Field:
    """Read `field.yml`."""
    keys = manifest.keys
    common = manifest.common()
    return Field(
        **common,
        main=manifest.main(common["parameters"]),
        consents=keys.flag("consents"),
        goal=keys.choice("goal", GOALS),
        permits=keys.choice("permits", GOALS),
        action=manifest.action("field.js"),
        one_of=manifest.named("one_of", common["parameters"]),
        discloses=_disclosures(manifest, common["parameters"]),
    )


def _disclosures(manifest: Manifest, declared: tuple[Parameter, ...]) -> tuple[Disclosure, ...]:
    """Read `discloses`: what the text of a consent must say, each with the words that say it or a parameter that does."""
    found: list[Disclosure] = []
    for name, node in manifest.keys.maps("discloses"):
        keys = Keys(node, ("words", "parameter", "text"), manifest.report)
        words, parameter = keys.texts("words"), keys.text("parameter")
        if not words and parameter is None:
            keys.refuse(rules.manifest_key_missing(node.at, "words"))
        known = [one.name for one in declared]
        if parameter is not None and parameter not in known:
            keys.refuse(
                rules.manifest_reference(keys.place("parameter"), "parameter", parameter, "parameter", known)
            )
        found.append(Disclosure(name.text, words, parameter, keys.text("text", required=True) or ""))
        if not keys.sound:
            manifest.keys.sound = False
    return tuple(found)


def platform(manifest: Manifest) -> Platform:
    """Read `platform.yml`."""
    keys = manifest.keys
    return Platform(
        **manifest.common(rich=False),
        provides=keys.texts("provides"),
        gives=keys.texts("gives"),
        requests=keys.texts("requests"),
    )


def consent_source(manifest: Manifest) -> ConsentSource:
    """Read `source.yml`."""
    return ConsentSource(**manifest.common(rich=False), answers=manifest.keys.choice("answers", ANSWERS))


def fact_source(manifest: Manifest) -> FactSource:
    """Read the `source.yml` of `targeting/sources/`."""
    keys = manifest.keys
    common = manifest.common(rich=False)
    return FactSource(
        **common,
        main=manifest.main(common["parameters"]),
        open=keys.flag("open"),
        use=keys.choice("use", USES),
        watches=keys.flag("watches"),
    )


def family(manifest: Manifest) -> FactFamily:
    """Read `facts.yml`; the facts know their family by its finished Entry."""
    common = manifest.common(rich=False)
    common["watches"] = manifest.keys.flag("watches")
    common["keeps"] = manifest.keys.several("keeps", KEPT)
    bare = FactFamily(**common)
    found: list[Fact] = []
    for name, node in manifest.keys.maps("facts", required=True):
        keys = Keys(node, _FACT_KEYS, manifest.report)
        found.append(_fact(bare, name.text, keys))
        if not keys.sound:
            manifest.keys.sound = False
    return FactFamily(**common, facts=tuple(found))


def _fact(family: FactFamily, name: str, keys: Keys) -> Fact:
    """Read one fact. `family` lacks its facts, else a fact would hold itself."""
    kind = keys.choice("type", FACT_TYPES, required=True) or FACT_TYPES[0]
    values, more = keys.texts("values"), keys.choice("values_from", ("pages",))
    if kind == "choice" and not values:
        keys.refuse(rules.manifest_key_missing(keys.node.at, "values"))
    records = keys.words("records")
    if unknown := [moment for moment in records if moment not in MOMENTS]:
        keys.wrong("records", f"{', '.join(MOMENTS)}, not '{unknown[0]}'", keys.place("records"))
    return Fact(
        key=f"{family.name}.{name}",
        type=kind,
        doc=keys.text("doc", required=True) or "",
        family=family,
        export=keys.text("export") or _export(name),
        live=keys.flag("live"),
        use=keys.choice("use", USES),
        open=keys.flag("open"),
        values=values,
        values_from=more,
        names=keys.choice("names", ("promotions", "purposes")),
        unit=keys.text("unit"),
        argument=keys.choice("argument", ("currency", "zone")),
        lower=keys.flag("lower"),
        watch=keys.text("watch") or (WATCH if family.watches else None),
        keeps=keys.several("keeps", KEPT) or family.keeps,
        records=tuple(records.items()),
        asks=keys.text("asks"),
        raw=keys.text("raw"),
        always=keys.flag("always"),
        whole=keys.flag("whole"),
        minimum=keys.bound("minimum"),
        form=keys.text("form"),
        example=keys.written("example"),
        first=keys.text("first"),
        address=keys.choice("address", ADDRESS_PARTS),
    )


def _export(name: str) -> str:
    """Return the function's name for a fact: `query.*` is read by `query`, `referrer-host` by `referrer_host`."""
    return "_".join(part for part in name.replace("-", "_").split(".") if part != "*")
