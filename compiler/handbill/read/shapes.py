"""The shape of each kind of file, key by key.

Keys that a catalog defines (parameters of templates and triggers, blocks, fields, facts) are left to *check*, and so
is the type of every value.
"""

from handbill.read.shape import ANYTHING, Shape, either, keyed, listed, named, one_or_more, value

CONDITIONS = named(ANYTHING, "{ visitor.new: true }")
TRIGGERS = listed(either(value("exit_intent"), named(ANYTHING, "{ timer: 20s }")), "[ { timer: 20s } ]")
SCREEN = named(ANYTHING, "{ headline: Hello }")
_TOKENS = named(value('"#0a7d5c"'), '{ accent: "#0a7d5c" }')
THEME = keyed('{ accent: "#0a7d5c" }', (), value('"#0a7d5c"'), dark=_TOKENS)

_CAP = keyed("{ per: session, max: 1 }", ("per", "max"), per=value("session"), max=value("1"))
FREQUENCY = keyed(
    "{ cap: { per: session, max: 1 } }",
    cap=either(_CAP, listed(_CAP, "[ { per: session, max: 1 } ]")),
    after=keyed(
        "{ dismissal: 7d }",
        dismissal=value("7d"),
        submission=value("never"),
        conversion=value("30d"),
        unanswered=value("1d"),
        engagement=value("2d"),
    ),
)
SCHEDULE = keyed(
    "{ from: 2026-11-20, until: 2026-12-01 }",
    from_=value("2026-11-20 09:00"),
    until=value("2026-12-01"),
    zone=value("visitor"),
    except_=listed(
        either(
            value("2026-12-25"),
            keyed(
                "{ from: 2026-12-24, until: 2026-12-27 }",
                ("from", "until"),
                from_=value("2026-12-24"),
                until=value("2026-12-27"),
            ),
        ),
        "[2026-12-25]",
    ),
    only=keyed(
        "{ days: [mon, tue], hours: 09:00-18:00 }",
        days=one_or_more("mon", "[mon, tue]"),
        month_days=one_or_more("1", "[1, 15, last]"),
        hours=one_or_more("09:00-18:00", "[09:00-12:00, 13:00-18:00]"),
    ),
)
_VARIANT = keyed(
    "{ weight: 50 }",
    weight=value("50"),
    change=named(ANYTHING, "{ content.headline: Hello }"),
)
EXPERIMENT = keyed(
    "{ holdout: 10%, variants: { plain: { weight: 50 }, bold: { weight: 50 } } }",
    name=value("first-offer"),
    seed=value("first-offer-2"),
    namespace=value("offers"),
    holdout=value("10%"),
    coverage=value("50%"),
    baseline=value("3%"),
    effect=value("20%"),
    restart=value("true"),
    variants=named(_VARIANT, "{ plain: { weight: 50 }, bold: { weight: 50 } }"),
)
PROMOTION = keyed(
    "template: popup",
    ("template",),
    description=value("Ten percent for an e-mail address."),
    renamed_from=one_or_more("welcome", "[welcome]"),
    template=either(value("popup"), keyed("", ("name",), ANYTHING, name=value("popup"))),
    goal=value("email"),
    purpose=value("necessary"),
    priority=value("60"),
    slot=value("modal"),
    triggers=TRIGGERS,
    targeting=CONDITIONS,
    frequency=FREQUENCY,
    schedule=SCHEDULE,
    content=SCREEN,
    screens=named(SCREEN, "{ ask: { blocks: [ { heading: Hello } ] } }"),
    mobile=named(ANYTHING, "{ content.headline: Hello }"),
    locales=named(named(ANYTHING, "{ content.headline: Hallo }"), "{ nl: { content.headline: Hallo } }"),
    theme=THEME,
    experiment=EXPERIMENT,
    on_submit=listed(ANYTHING, "[ { add_to_segment: newsletter } ]"),
)
_SOURCE = either(value("page"), named(named(ANYTHING, "{}"), "{ onetrust: {} }"))
CONSENT = keyed(
    "{ source: page }",
    ("source",),
    source=either(_SOURCE, listed(_SOURCE, "[page]")),
    purposes=named(one_or_more("promotions", "[promotions]"), "{ marketing: [promotions] }"),
    respect=one_or_more("gpc", "[gpc]"),
)
SITE = keyed(
    "language: 1",
    ("language", "name", "currency", "timezone", "consent"),
    language=value("1"),
    name=value("Acme Outdoor"),
    id=value("acme"),
    url=value("https://shop.example"),
    currency=value("EUR"),
    timezone=value("Europe/Amsterdam"),
    locales=one_or_more("en", "[en]"),
    platform=value("page"),
    pages=named(value("/products/*"), "{ product: /products/* }"),
    consent=CONSENT,
    retention=named(value("180d"), "{ marketing: 180d }"),
    endpoints=keyed(
        "{ leads: /handbill/leads }",
        leads=value("/handbill/leads"),
        events=value("/handbill/events"),
        coupons=value("/handbill/coupons"),
    ),
    apps=named(named(ANYTHING, "{}"), "{ klaviyo: { company: ABC123 } }"),
    slots=named(
        keyed("{ max: 1, gap: 30s }", max=value("1"), gap=value("30s"), per_page=value("1")),
        "{ modal: { max: 1, gap: 30s } }",
    ),
    limits=keyed("{ bundle: 25kB }", bundle=value("25kB"), promotions_per_session=value("3")),
    sessions=keyed("{ idle: 30m }", idle=value("30m"), longest=value("24h")),
    conversions=keyed("{ window: 14d }", window=value("14d"), suppress=value("30d")),
    bots=value("exclude"),
    public=one_or_more("tk83ls0qpw", "[tk83ls0qpw]"),
    views=keyed("{ engaged_after: 8s }", engaged_after=value("8s")),
    theme=THEME,
)
FACT = keyed(
    "{ type: text, from: { cookie: tier } }",
    ("type",),
    type=value("text"),
    doc=value("The visitor's tier."),
    unit=value("points"),
    values=listed(value("gold"), "[gold, silver]"),
    from_=named(ANYTHING, "{ cookie: tier }"),
)
CAMPAIGN = keyed(
    "steps: [ { show: welcome } ]",
    ("steps",),
    description=value("Customers who come back are greeted."),
    renamed_from=one_or_more("vip", "[vip]"),
    goal=value("order"),
    priority=value("60"),
    alone=value("true"),
    enroll=keyed("{ triggers: [page_load] }", triggers=TRIGGERS, targeting=CONDITIONS, again=value("never")),
    schedule=SCHEDULE,
    exit_when=CONDITIONS,
    steps=listed(ANYTHING, "[ { show: welcome } ]"),
)
LOCALE = keyed(
    "messages: { close: Sluiten }",
    promotions=named(
        named(ANYTHING, "{ content.headline: Hallo }"), "{ welcome: { content.headline: Hallo } }"
    ),
    messages=named(ANYTHING, "{ close: Sluiten }"),
)
POOL = keyed(
    "description: Made by the shop as they are asked for.",
    ("description",),
    description=value("Made by the shop as they are asked for."),
)
_PREVIEW = keyed(
    "{ sha256: 9f86d081…, until: 2026-12-04 }",
    ("sha256", "until"),
    sha256=value("the digest that the command wrote"),
    until=value("2026-12-04 09:00"),
)
PREVIEWS = named(_PREVIEW, "{ p-9f86d081: { sha256: 9f86d081…, until: 2026-12-04 } }")

_KEPT = keyed(
    "{ area: promotions }",
    ("area",),
    area=value("promotions"),
    keys=listed(value('"prize:wheel"'), '["prize:wheel"]'),
    renamed_from=listed(value("hello"), "[hello]"),
    steps=listed(named(value("delay 5s"), "delay: delay 5s"), "[ { delay: delay 5s } ]"),
)
_TRIAL = keyed(
    "{ promotion: welcome, seed: welcome, run: 1, variants: { plain: 1, bold: 1 } }",
    ("seed", "run", "variants"),
    promotion=value("welcome"),
    campaign=value("vip"),
    seed=value("welcome"),
    run=value("1"),
    coverage=value("100%"),
    holdout=value("10%"),
    namespace=value("checkout"),
    variants=listed(named(value("1"), "plain: 1"), "[ { plain: 1 }, { bold: 1 } ]"),
)
LOCK = keyed(
    "{ version: 1, site: acme }",
    ("version", "site"),
    version=value("1"),
    site=value("acme"),
    promotions=named(_KEPT, "{ welcome: { area: promotions } }"),
    campaigns=named(_KEPT, "{ vip: { area: campaigns } }"),
    experiments=named(_TRIAL, "{ first-offer: { promotion: welcome } }"),
)

OF_KIND: dict[str, tuple[str, Shape]] = {
    "site": ("site.yml", SITE),
    "promotion": ("a promotion", PROMOTION),
    "audiences": ("audiences.yml", named(CONDITIONS, "{ visitor.new: true }")),
    "facts": ("facts.yml", named(FACT, "{ type: text, from: { cookie: tier } }")),
    "campaign": ("a campaign", CAMPAIGN),
    "locale": ("a locale", LOCALE),
    "pool": ("a pool of codes", POOL),
    "previews": ("previews.yml", PREVIEWS),
    "lock": ("state.lock", LOCK),
}
"""Each kind of file: what it is called in messages, and its shape."""
