"""From the manifest of a folder to its Entry, one function a kind; those of facts are in `facts.py`."""

from handbill.catalog.contrast import tokens
from handbill.catalog.implied import defaults, targeting_by
from handbill.catalog.keys import Keys
from handbill.catalog.layers import places
from handbill.catalog.manifest import Manifest
from handbill.diagnostics.rules import catalog as rules
from handbill.model.disclosure import Disclosure
from handbill.model.manifest import (
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
    App,
    Block,
    ConsentSource,
    Field,
    Platform,
    Step,
    Template,
    TemplateValue,
    Trigger,
)
from handbill.model.parameter import Parameter
from handbill.model.source import Mapping, Scalar, Sequence

LAYERS = ("dialog", "popover", "inline")
BEHAVIOUR = "behaviour.js"
"""The script of a template."""


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
        waits=manifest.parameter("waits", common["parameters"]),
        parts=parts,
        event_if=manifest.event_if(common["parameters"]),
        later=keys.choice("later", LATER),
        ends=manifest.parameter("ends", common["parameters"]),
        hooks=keys.texts("hooks"),
        keeps=keys.several("keeps", KEPT),
        wanted=keys.flag("wanted"),
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
        covers=keys.flag("covers"),
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
        keys = Keys(node, ("words", "denied", "parameter", "text"), manifest.report)
        words, parameter = keys.texts("words"), keys.text("parameter")
        if not words and parameter is None:
            keys.refuse(rules.manifest_key_missing(node.at, "words"))
        known = [one.name for one in declared]
        if parameter is not None and parameter not in known:
            keys.refuse(
                rules.manifest_reference(keys.place("parameter"), "parameter", parameter, "parameter", known)
            )
        text = keys.text("text", required=True) or ""
        found.append(Disclosure(name.text, words, parameter, text, keys.texts("denied")))
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
    keys = manifest.keys
    return ConsentSource(
        **manifest.common(rich=False),
        answers=keys.choice("answers", ANSWERS),
        needs=keys.lists("needs"),
        names=keys.texts("names"),
        reads=keys.text("reads"),
    )


def step(manifest: Manifest) -> Step:
    """Read `step.yml`."""
    keys = manifest.keys
    common = manifest.common(rich=False, flow=True)
    return Step(
        **common,
        main=manifest.main(common["parameters"]),
        waits=keys.flag("waits"),
        leaves=keys.flag("leaves"),
        one_of=manifest.named("one_of", common["parameters"]),
        uses=keys.several("uses", USES),
        after_submit=keys.flag("after_submit"),
        hears=keys.several("hears", MOMENTS),
    )


def app(manifest: Manifest) -> App:
    """Read `app.yml`."""
    keys = manifest.keys
    return App(
        **manifest.common(rich=False, send=True),
        requests=keys.texts("requests"),
        permits=keys.several("permits", GOALS),
    )
