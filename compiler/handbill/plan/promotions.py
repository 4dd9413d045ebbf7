"""The row of each promotion: its rules by index, its texts in full."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbill.logic.checkout import names_checkout
from handbill.logic.pieces import narrowed
from handbill.model.experiment import Experiment, Variant
from handbill.model.products import ProductsUse
from handbill.model.rows import TEST, VARIANTS
from handbill.model.site import Promotion, Site
from handbill.plan.conditions import Conditions
from handbill.plan.content import Writing
from handbill.plan.designs import Designs, settings_of
from handbill.plan.devices import devices_of
from handbill.plan.experiments import kept_as, row_of
from handbill.plan.facts import Facts
from handbill.plan.locales import Shown, narrow_table, said
from handbill.plan.schedules import schedule_table
from handbill.plan.table import Row, trimmed
from handbill.plan.triggers import Triggers


class Promotions:
    """Rows of `Data.promotions`; collects the designs and the images on the way."""

    def __init__(self, site: Site, facts: Facts, conditions: Conditions, triggers: Triggers) -> None:
        self._site = site
        self._facts = facts
        self._conditions = conditions
        self._triggers = triggers
        self.designs = Designs()
        self.images: dict[str, None] = {}

    def row(self, promotion: Promotion, writing: Writing) -> Row:
        """Return the row, trimmed of empty extras."""
        design = self._design(promotion, writing)
        extras = self._extras(promotion, writing, design)
        self.images.update(dict.fromkeys(writing.images))
        targeting = self._conditions.index(promotion.targeting)
        row = [
            promotion.id,
            design,
            [self._triggers.index(t, devices_of(promotion.targeting)) for t in promotion.triggers],
            targeting,
            self._conditions.page(targeting),
            writing.texts,
            extras,
        ]
        return trimmed(row, blank=({},))

    def _design(self, promotion: Promotion, writing: Writing) -> int:
        parameters = writing.parameters(promotion.template, promotion.parameters)
        screens = writing.screens(promotion)
        settings = settings_of(promotion, self._site, names_checkout(promotion.targeting))
        return self.designs.index(promotion, parameters, screens, settings)

    def _extras(self, promotion: Promotion, writing: Writing, design: int) -> dict[str, Any]:
        extras = self._content(
            promotion, writing, design, {t: s.promotions for t, s in self._site.translations.items()}
        )
        rules = schedule_table(promotion.schedule) if promotion.schedule else {}
        tested = {TEST: self._test(promotion.experiment, promotion, writing)} if promotion.experiment else {}
        return {**rules, **extras, **tested}

    def _test(self, experiment: Experiment, promotion: Promotion, writing: Writing) -> dict[str, Any]:
        """Return the row of an experiment, the variants by name."""
        variants = {
            variant.name: self._variant(number, variant, promotion, writing)
            for number, variant in enumerate(experiment.variants)
        }
        return {**row_of(experiment, kept_as(self._site)), VARIANTS: variants}

    def _variant(self, number: int, variant: Variant, promotion: Promotion, writing: Writing) -> Row:
        buckets: Row = [variant.start, variant.until]
        if variant.shown is None:
            return buckets
        own = writing.anew()
        design = self._design(variant.shown, own)
        languages: dict[str, dict[str, Promotion]] = {}
        for tag, translation in self._site.translations.items():
            other = translation.promotions.get(promotion.id)
            said = other.experiment.variants[number].shown if other and other.experiment else None
            languages[tag] = {promotion.id: said} if said else {}
        extras = self._content(variant.shown, own, design, languages)
        writing.images.extend(own.images)
        return trimmed([*buckets, design, own.texts, extras], blank=({},))

    def _content(
        self,
        promotion: Promotion,
        writing: Writing,
        design: int,
        spoken: Mapping[str, Mapping[str, Promotion]],
    ) -> dict[str, Any]:
        """Return the extras of what it shows; `spoken` has it in other languages, by tag and id."""
        extras: dict[str, Any] = {}
        if writing.stock and (promotion.template.stocked or _for_products(promotion)):
            extras["stock"] = writing.stock
        base = self._shown(promotion, writing, design)
        if mobile := narrow_table(base):
            extras["mobile"] = mobile
        languages: dict[str, Any] = {}
        for tag, promotions in spoken.items():
            if (other := promotions.get(promotion.id)) is not None:
                own = writing.anew()
                structure = self._design(other, own)
                if table := said(base, self._shown(other, own, structure)):
                    languages[tag] = table
                writing.images.extend(own.images)
        return {**extras, "locales": languages} if languages else extras

    def _shown(self, promotion: Promotion, writing: Writing, design: int) -> Shown:
        """Return what was written of a promotion, and what a narrow screen shows of it."""
        if not promotion.mobile:
            return Shown(design, writing.texts, design, writing.texts)
        own = writing.anew()
        narrow = self._design(narrowed(promotion), own)
        writing.images.extend(own.images)
        return Shown(design, writing.texts, narrow, own.texts)


def _for_products(promotion: Promotion) -> bool:
    """Say whether the first screen has nothing to use but products: without them it would be an empty box."""
    used = [b for b in promotion.screens[0].blocks if b.block.goal or b.block.captures or b.block.action]
    return all(any(isinstance(value, ProductsUse) for value in b.parameters.values()) for b in used)
