"""From the manifests of facts, and of what a shop's own facts are read from, to their Entries."""

from handbill.catalog.keys import Keys
from handbill.catalog.manifest import Manifest
from handbill.diagnostics.rules import catalog as rules
from handbill.model.manifest import (
    ADDRESS_PARTS,
    FACT_TYPES,
    KEPT,
    MOMENTS,
    USES,
    Fact,
    FactFamily,
    FactSource,
)

WATCH = "watch"
_FACT_KEYS = (
    *("type", "doc", "unit", "values", "values_from", "names", "live", "keeps"),
    *("use", "open", "export", "argument", "lower", "example", "watch", "records"),
    *("asks", "raw", "always", "whole", "minimum", "form", "first", "address"),
)


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
        names=keys.choice("names", ("promotions", "purposes", "campaigns", "experiments")),
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
