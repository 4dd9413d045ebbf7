"""The entry function: from Source and Catalog to Site."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from handbill.check.apps import check_handed
from handbill.check.asking import check_answers
from handbill.check.audiences import audiences
from handbill.check.campaigns import campaigns
from handbill.check.context import Context
from handbill.check.earlier import check_claims
from handbill.check.experiments import experiment_names
from handbill.check.locales import languages, translate
from handbill.check.locked import compare
from handbill.check.namespaces import divided
from handbill.check.nodes import start
from handbill.check.opening import check_opening, check_steps
from handbill.check.own_facts import own_facts
from handbill.check.pictures import pictures_of
from handbill.check.pools import check_shipped, pools
from handbill.check.previews import previews
from handbill.check.promotions import promotion
from handbill.check.proofs import prove
from handbill.check.schedule import is_over, last_open
from handbill.check.site import known_of_site, site_parts
from handbill.check.state import locked_state, state_of
from handbill.diagnostics import Report, Span
from handbill.diagnostics.rules import language as rules
from handbill.model.manifest import Catalog
from handbill.model.site import Campaign, Promotion, Site, Translation
from handbill.model.source import Mapping, Source
from handbill.model.zones import ZoneInfo


def check(source: Source, catalog: Catalog, report: Report, accept: bool = False) -> Site | None:
    """Resolve names, type values and hold the rules of the language over a whole site.

    Everything that is wrong is reported at once. The Site is None when site.yml is missing or anything is an error.
    `accept`: what `state.lock` has otherwise is no error, for it is about to be written.
    """
    before = report.has_errors
    root = next((file.root for file in source.of_kind("site")), None)
    context = _context(source, catalog, report, accept)
    if root is not None:
        context = known_of_site(root, context)
    tongues, context = languages(context)
    catalog = context.catalog
    own = own_facts(context)
    catalog = replace(catalog, facts={**catalog.facts, **own.facts})
    context = replace(context, catalog=catalog, refused=own.refused)
    context = replace(context, audiences=audiences(context), pools=pools(context))
    parts = site_parts(root, context) if root is not None else None
    journeys = campaigns(context)
    found, places = _promotions(source, journeys, context)
    spoken = translate(found, tuple(places), tongues, context)
    promotions, journeys = divided(tuple(spoken.promotions[name] for name in places), journeys, context)
    if root is not None and parts is not None and not before:
        check_answers((found[name] for name in places), parts["consent"], context)
    check_shipped(_shown(found.values(), spoken.translations.values()), context)
    if parts is not None:
        check_handed(promotions, journeys, parts["apps"], context)
    check_claims(context)
    links = previews(context)
    state = state_of(source.site_id, found.values(), journeys)
    if not context.is_broken("site", "site"):
        compare(state, context)
        prove(promotions, places, parts or {}, root, context)
    if parts is None or parts["platform"] is None or before or report.has_errors:
        return None
    scripts = {path: script.text for path, script in source.scripts.items() if script.text}
    return Site(
        id=source.site_id,
        promotions=promotions,
        campaigns=journeys,
        catalog=catalog,
        scripts=scripts,
        translations=spoken.translations,
        coverage=spoken.coverage,
        pictures=context.pictures,
        previews=links,
        state=state,
        day=source.now.astimezone(ZoneInfo(parts["timezone"])).date(),
        **parts,
    )


def _context(source: Source, catalog: Catalog, report: Report, accept: bool) -> Context:
    return Context(
        source,
        catalog,
        report,
        promotions=_ids("promotion", source),
        campaigns=_ids("campaign", source),
        experiments=experiment_names(source, catalog),
        pictures=pictures_of(source),
        lock=locked_state(source, report),
        lock_report=Report() if accept else report,
    )


def _promotions(
    source: Source, journeys: Iterable[Campaign], context: Context
) -> tuple[dict[str, Promotion], dict[str, Span]]:
    """Return the promotions by id, and where the priority stands, or would, of each whose schedule is not over."""
    found: dict[str, Promotion] = {}
    places: dict[str, Span] = {}
    ends: dict[str, str] = {}
    zone = context.zone or ZoneInfo("UTC")
    for file in source.of_kind("promotion"):
        checked = promotion(file, context)
        if checked is None:
            continue
        found[file.id] = checked
        if checked.schedule and is_over(checked.schedule, source.now, zone):
            ends[file.id] = last_open(checked.schedule, _schedule(file.root), zone)
            context.report(rules.schedule_over(_until(file.root), file.id, ends[file.id]))
            continue
        places[file.id] = _place(file.root)
    check_opening(found, places, ends, context)
    check_steps(journeys, ends, context)
    return found, places


def _shown(found: Iterable[Promotion], translations: Iterable[Translation]) -> Iterator[Promotion]:
    """Yield what is shown: promotions, their variants, and both in every language."""
    spoken = (shown for one in translations for shown in one.promotions.values())
    for shown in (*found, *spoken):
        yield from shown.versions


def _ids(kind: str, source: Source) -> frozenset[str]:
    """Return what files of a kind are called, those included that were refused."""
    written = {file.id for file in source.of_kind(kind)}
    return frozenset(written | {name for broken, name in source.broken if broken == kind})


def _schedule(root: Mapping) -> Mapping:
    schedule = root.get("schedule")
    return schedule if isinstance(schedule, Mapping) else Mapping((), start(root))


def _until(root: Mapping) -> Span:
    until = _schedule(root).get("until")
    return until.at if until is not None else start(root)


def _place(root: Mapping) -> Span:
    """Return where the priority stands, or would."""
    priority = root.get("priority")
    return priority.at if priority is not None else start(root)
